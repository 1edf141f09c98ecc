/* How each distribution is computed; used by distribution.c and quantile.c
 * only. Parameters have been checked; x is finite. A result that does not
 * exist is NaN. */
#ifndef RECKON_LANG_DISTRIBUTION_METHOD_H
#define RECKON_LANG_DISTRIBUTION_METHOD_H

#include "lang/incomplete.h"

struct distribution_method {
    void (*support)(const double *parameter, double *low, double *high);
    /* Discrete ones are asked for whole x within the support only. */
    double (*density)(double x, const double *parameter);
    struct tails (*tails)(double x, const double *parameter);
    /* x with these tails, both above 0; NULL for a discrete distribution, whose
     * quantiles are found by bisection. */
    double (*quantile)(struct tails p, const double *parameter);
    double (*mean)(const double *parameter);
    double (*variance)(const double *parameter);
};

#define DISTRIBUTION(id, name, title, kind, least, most, p1, p2, p3)           \
    extern const struct distribution_method distribution_method_##name;
#include "lang/distribution.def"
#undef DISTRIBUTION

#endif
