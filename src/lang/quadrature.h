/* Integrals of functions that are given as callbacks. The callback may fail;
 * its error is then the integral's. It is called at most
 * QUADRATURE_EVALUATIONS times. */
#ifndef RECKON_LANG_QUADRATURE_H
#define RECKON_LANG_QUADRATURE_H

#include <stdbool.h>

#include "base/error.h"

enum { QUADRATURE_EVALUATIONS = 200000 };

/* A real function; also what lang/search.h takes. */
struct numeric_function {
    bool (*evaluate)(void *context, double x, double *value,
                     struct error *error);
    void *context;
};

/* The integral from `low` to `high`, each possibly infinite (HUGE_VAL); with
 * low > high its negative. To 1e-10 of the integral of |f|, else ERROR_DOMAIN.
 * Integrable singularities are allowed at the ends; a peak far narrower than
 * the interval and away from 0 may be missed, as by every such rule. */
bool quadrature_integral(const struct numeric_function *function, double low,
                         double high, double *out, struct error *error);

#endif
