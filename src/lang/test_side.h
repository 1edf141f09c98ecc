/* What the functions for hypothesis tests share: which side counts as extreme,
 * and probabilities from the distribution table. */
#ifndef RECKON_LANG_TEST_SIDE_H
#define RECKON_LANG_TEST_SIDE_H

#include "lang/distribution.h"
#include "lang/function.h"

enum side { SIDE_BOTH, SIDE_LESS, SIDE_GREATER };

/* Argument `index` as 'two', 'less' or 'greater' (of the alternative, as in R);
 * 'two' where it is left out. */
bool side_get(struct call *call, uint32_t index, enum side *out);

/* P(X <= x) and P(X > x); the parameters as in distribution.def. */
bool side_tails(struct call *call, enum distribution_id id, double x,
                double first, double second, double *lower, double *upper);

/* The x with P(X > x) = p. */
bool side_quantile(struct call *call, enum distribution_id id, double p,
                   double first, double second, double *out);

/* Sets the result to the p-value of a symmetric statistic. */
bool side_give(struct call *call, enum distribution_id id, double x,
               double parameter, enum side side);

/* A level of confidence as argument `index`, between 0 and 1: gives the tail
 * beyond each end. */
bool side_level(struct call *call, uint32_t index, double *tail);

#endif
