/* Draws from distributions. Every draw takes exactly one number from the
 * stream and is the quantile of the uniform number made from it, so it depends
 * on no library's sampler: the same seed gives the same draw wherever log, exp
 * and lgamma round alike. */
#ifndef RECKON_LANG_SAMPLER_H
#define RECKON_LANG_SAMPLER_H

#include "base/error.h"
#include "base/rng.h"
#include "lang/distribution.h"

/* Uniform on the open interval (0, 1): an odd multiple of 2^-53. */
double sampler_unit(struct rng *rng);

/* Uniform on (low, high), low < high, both finite. */
double sampler_uniform(struct rng *rng, double low, double high);

/* Standard normal, by Wichura's inversion. */
double sampler_normal(struct rng *rng);

/* Exponential with mean 1. */
double sampler_exponential(struct rng *rng);

/* From any distribution of the table; `parameter` as from distribution_fill.
 * An error as from distribution_fill, or where the drawn value is too large
 * for a double. The stream advances by one number even then. */
bool sampler_draw(const struct distribution *distribution, struct rng *rng,
                  const double *parameter, double *out, struct error *error);

/* The same without looking at the parameters, which must come from
 * distribution_fill. */
bool sampler_draw_filled(const struct distribution *distribution,
                         struct rng *rng, const double *parameter, double *out,
                         struct error *error);

#endif
