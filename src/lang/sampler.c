#include "lang/sampler.h"

#include <math.h>

#include "lang/incomplete.h"

/* Above this mean a search from 0 upward takes longer than bisection. */
static const double search_mean = 30;

double sampler_unit(struct rng *rng)
{
    return ((double)(rng_next(rng) >> 12) + 0.5) * 0x1p-52;
}

double sampler_uniform(struct rng *rng, double low, double high)
{
    double unit = sampler_unit(rng);
    return unit < 0.5 ? low + (high - low) * unit
                      : high - (high - low) * (1 - unit);
}

double sampler_normal(struct rng *rng)
{
    double unit = sampler_unit(rng);
    return normal_quantile(tails_make(unit, 1 - unit));
}

double sampler_exponential(struct rng *rng)
{
    return -log(sampler_unit(rng));
}

/* The least k with P(X <= k) > unit, by adding up the probabilities. */
static double poisson_search(double mean, double unit)
{
    double term = exp(-mean), sum = term, k = 0;
    while (sum <= unit && term > 1e-20) {
        k++;
        term *= mean / k;
        sum += term;
    }
    return k;
}

static double binomial_search(double size, double prob, double unit)
{
    double odds = prob / (1 - prob);
    double term = exp(size * log1p(-prob)), sum = term, k = 0;
    while (sum <= unit && k < size && term > 1e-20) {
        k++;
        term *= (size - k + 1) / k * odds;
        sum += term;
    }
    return k;
}

static bool draw(const struct distribution *distribution, double unit,
                 const double *parameter, double *out, struct error *error)
{
    if (distribution->id == DISTRIBUTION_POIS && parameter[0] <= search_mean) {
        *out = poisson_search(parameter[0], unit);
        return true;
    }
    if (distribution->id == DISTRIBUTION_BINOM && parameter[1] <= 0.5 &&
        parameter[0] * parameter[1] <= search_mean) {
        *out = binomial_search(parameter[0], parameter[1], unit);
        return true;
    }
    return distribution_quantile_filled(distribution, unit, parameter, out,
                                        error);
}

bool sampler_draw(const struct distribution *distribution, struct rng *rng,
                  const double *parameter, double *out, struct error *error)
{
    double unit = sampler_unit(rng), checked[DISTRIBUTION_PARAMETERS];
    return distribution_fill(distribution, parameter,
                             (size_t)distribution->most, checked, error) &&
           draw(distribution, unit, checked, out, error);
}

bool sampler_draw_filled(const struct distribution *distribution,
                         struct rng *rng, const double *parameter, double *out,
                         struct error *error)
{
    return draw(distribution, sampler_unit(rng), parameter, out, error);
}
