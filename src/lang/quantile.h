/* Quantiles by solving for x with the forward tails. GSL's own inverses are
 * not used: several never return, or are silently wrong, at arguments of a
 * first course. */
#ifndef RECKON_LANG_QUANTILE_H
#define RECKON_LANG_QUANTILE_H

#include "lang/distribution_method.h"

/* For a continuous distribution on [0, high], high possibly DBL_MAX: the x
 * whose tails are p, both above 0. Solved on the smaller tail; NaN if that
 * cannot be met, infinite if x would be above DBL_MAX. */
double quantile_positive(const struct distribution_method *method,
                         const double *parameter, struct tails p, double start,
                         double high);

/* For a discrete distribution: the least x with P(X <= x) >= p.lower, taken on
 * the smaller tail; `slack` is how far that tail's probability may be off by
 * having been computed as one minus the other. NaN if there is none below
 * 2^53. */
double quantile_discrete(const struct distribution_method *method,
                         const double *parameter, struct tails p, double slack);

#endif
