/* Gamma, chi-square and beta: densities as saddle-point probabilities times
 * something simple, quantiles solved for. */
#include <float.h>
#include <math.h>

#include "lang/distribution_method.h"
#include "lang/quantile.h"
#include "lang/saddle.h"

static void support_positive(const double *parameter, double *low, double *high)
{
    (void)parameter;
    *low = 0;
    *high = HUGE_VAL;
}

/* gamma: shape, rate */

/* P(X <= x) where x times the rate is too small for a double */
static double gamma_start(double x, const double *p)
{
    int sign;
    return exp(p[0] * (log(x) + log(p[1])) - lgamma_r(p[0] + 1, &sign));
}

static double gamma_density(double x, const double *p)
{
    if (x < 0)
        return 0;
    if (x == 0)
        return p[0] < 1 ? HUGE_VAL : p[0] == 1 ? p[1] : 0;
    double scaled = x * p[1];
    if (scaled < DBL_MIN)
        return gamma_start(x, p) * p[0] / x;
    return saddle_poisson(p[0], scaled) * p[0] / x;
}

static struct tails gamma_tails(double x, const double *p)
{
    double scaled = x * p[1];
    if (x > 0 && scaled < DBL_MIN) {
        double lower = gamma_start(x, p);
        return tails_make(lower, 1 - lower);
    }
    return incomplete_gamma(p[0], scaled);
}

static double gamma_mean(const double *p)
{
    return p[0] / p[1];
}

static double gamma_variance(const double *p)
{
    return p[0] / p[1] / p[1];
}

/* Solved at rate 1, so that the rate cannot cause overflow on the way. */
static double gamma_quantile(struct tails tails, const double *p)
{
    const double standard[] = {p[0], 1};
    return quantile_positive(&distribution_method_gamma, standard, tails, p[0],
                             DBL_MAX) /
           p[1];
}

const struct distribution_method distribution_method_gamma = {
    .support = support_positive,
    .density = gamma_density,
    .tails = gamma_tails,
    .quantile = gamma_quantile,
    .mean = gamma_mean,
    .variance = gamma_variance,
};

/* chi-square: df; the gamma distribution with shape df/2 and rate 1/2 */

static double chisq_density(double x, const double *p)
{
    const double as_gamma[] = {p[0] / 2, 0.5};
    return gamma_density(x, as_gamma);
}

static struct tails chisq_tails(double x, const double *p)
{
    return incomplete_gamma(p[0] / 2, x / 2);
}

static double chisq_quantile(struct tails tails, const double *p)
{
    const double as_gamma[] = {p[0] / 2, 0.5};
    return gamma_quantile(tails, as_gamma);
}

static double chisq_mean(const double *p)
{
    return p[0];
}

static double chisq_variance(const double *p)
{
    return 2 * p[0];
}

const struct distribution_method distribution_method_chisq = {
    .support = support_positive,
    .density = chisq_density,
    .tails = chisq_tails,
    .quantile = chisq_quantile,
    .mean = chisq_mean,
    .variance = chisq_variance,
};

/* beta: two shapes */

static void beta_support(const double *p, double *low, double *high)
{
    (void)p;
    *low = 0;
    *high = 1;
}

static double beta_density(double x, const double *p)
{
    if (x < 0 || x > 1)
        return 0;
    if (x == 0)
        return p[0] < 1 ? HUGE_VAL : p[0] == 1 ? p[1] : 0;
    if (x == 1)
        return p[1] < 1 ? HUGE_VAL : p[1] == 1 ? p[0] : 0;
    return saddle_beta(p[0], p[1], x, 1 - x) / x / (1 - x);
}

static struct tails beta_tails(double x, const double *p)
{
    if (x <= 0)
        return tails_make(0, 1);
    if (x >= 1)
        return tails_make(1, 0);
    return incomplete_beta(p[0], p[1], x, 1 - x);
}

/* Solved from the nearer end, where x has its full accuracy. */
static double beta_quantile(struct tails tails, const double *p)
{
    double start = p[0] / (p[0] + p[1]);
    struct tails half = beta_tails(0.5, p);
    if (tails.lower <= tails.upper ? tails.lower <= half.lower
                                   : tails.upper >= half.upper)
        return quantile_positive(&distribution_method_beta, p, tails, start, 1);
    const double mirrored[] = {p[1], p[0]};
    return 1 - quantile_positive(&distribution_method_beta, mirrored,
                                 tails_swap(tails), 1 - start, 1);
}

static double beta_mean(const double *p)
{
    return p[0] / (p[0] + p[1]);
}

static double beta_variance(const double *p)
{
    double sum = p[0] + p[1];
    return p[0] / sum * (p[1] / sum) / (sum + 1);
}

const struct distribution_method distribution_method_beta = {
    .support = beta_support,
    .density = beta_density,
    .tails = beta_tails,
    .quantile = beta_quantile,
    .mean = beta_mean,
    .variance = beta_variance,
};
