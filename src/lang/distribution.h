/* Probability distributions under R's names, parameters and defaults: density,
 * both tails, quantile, mean and variance, for any argument either a finite
 * value or an error that names the argument; nothing hangs.
 *
 * Accuracy: 1e-9 relative or better over the whole domain of the table, in both
 * tails (1e-12 where the parameters are those of a first course). The limits of
 * the domain are those of distribution.def.
 *
 * Every `parameter` below is an array of DISTRIBUTION_PARAMETERS numbers as
 * filled by distribution_fill. Nothing allocates; nothing is remembered. */
#ifndef RECKON_LANG_DISTRIBUTION_H
#define RECKON_LANG_DISTRIBUTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum { DISTRIBUTION_PARAMETERS = 3 };

enum distribution_id {
#define DISTRIBUTION(id, name, title, kind, least, most, p1, p2, p3)           \
    DISTRIBUTION_##id,
#include "lang/distribution.def"
#undef DISTRIBUTION
    DISTRIBUTION_COUNT
};

struct distribution_parameter {
    const char *name;  /* as R calls it, "sd"; NULL: there is none */
    const char *title; /* as a sentence calls it, "standard deviation" */
    int domain;        /* index into the domains of distribution.c */
    double standard;   /* value when left out */
};

struct distribution {
    enum distribution_id id;
    const char *name;  /* R's stem, "norm" */
    const char *title; /* "normal" */
    bool discrete;     /* on whole numbers, with masses for densities */
    int least, most;   /* number of parameters that may be given */
    struct distribution_parameter parameter[DISTRIBUTION_PARAMETERS];
};

/* The row of the table. */
const struct distribution *distribution_at(enum distribution_id id);

/* The row with R's stem `name` ("norm"), or NULL. */
const struct distribution *distribution_find(const char *name, size_t length);

/* Copies the `count` given parameters, adds the defaults, and checks number and
 * domain; whole numbers come out exactly whole. */
bool distribution_fill(const struct distribution *distribution,
                       const double *given, size_t count, double *parameter,
                       struct error *error);

/* Density at x; for a discrete distribution the probability of x, which is 0
 * where x is not whole. */
bool distribution_density(const struct distribution *distribution, double x,
                          const double *parameter, double *out,
                          struct error *error);

/* P(X <= x). */
bool distribution_cumulative(const struct distribution *distribution, double x,
                             const double *parameter, double *out,
                             struct error *error);

/* P(X > x), as accurate relatively as the lower tail. */
bool distribution_upper(const struct distribution *distribution, double x,
                        const double *parameter, double *out,
                        struct error *error);

/* The x with P(X <= x) = p; for a discrete distribution the least x with
 * P(X <= x) >= p. p = 0 and p = 1 give the ends of the support, an error where
 * these are infinite. */
bool distribution_quantile(const struct distribution *distribution, double p,
                           const double *parameter, double *out,
                           struct error *error);

/* distribution_quantile for 0 < p < 1, without looking at the parameters, which
 * come from distribution_fill: for many draws from one distribution. */
bool distribution_quantile_filled(const struct distribution *distribution,
                                  double p, const double *parameter,
                                  double *out, struct error *error);

/* distribution_quantile for P(X > x) = p (discrete: the least x with P(X > x) <= p). */
bool distribution_quantile_upper(const struct distribution *distribution,
                                 double p, const double *parameter, double *out,
                                 struct error *error);

/* An error where the moment is infinite or does not exist. */
bool distribution_mean(const struct distribution *distribution,
                       const double *parameter, double *out,
                       struct error *error);
bool distribution_variance(const struct distribution *distribution,
                           const double *parameter, double *out,
                           struct error *error);

/* The least and greatest possible value; either may be infinite. */
bool distribution_support(const struct distribution *distribution,
                          const double *parameter, double *low, double *high,
                          struct error *error);

#endif
