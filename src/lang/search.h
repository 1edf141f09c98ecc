/* Roots and minima of functions given as callbacks (lang/quadrature.h), by
 * Brent's methods. The callback may fail; its error is then the search's. */
#ifndef RECKON_LANG_SEARCH_H
#define RECKON_LANG_SEARCH_H

#include "lang/quadrature.h"

/* A root between `low` and `high`, where the function must differ in sign.
 * Where it jumps from one sign to the other there is none: an error. */
bool search_root(const struct numeric_function *function, double low,
                 double high, double *out, struct error *error);

/* Where the function is least between `low` and `high`, ends included, and the
 * value there (`least` may be NULL). The least of 64 equal steps is refined, so
 * of several minima the lowest is found if it is wide enough. The place is
 * good to about 1e-8 relative, as values cannot tell closer. */
bool search_minimum(const struct numeric_function *function, double low,
                    double high, double *out, double *least,
                    struct error *error);

#endif
