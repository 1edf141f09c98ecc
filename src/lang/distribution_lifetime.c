/* Positive distributions with a closed inverse: lognormal, exponential,
 * Weibull. */
#include <math.h>

#include "lang/distribution_method.h"

static void support_positive(const double *parameter, double *low, double *high)
{
    (void)parameter;
    *low = 0;
    *high = HUGE_VAL;
}

/* -log of the upper tail, from whichever tail is exact */
static double hazard(struct tails p)
{
    return p.lower < p.upper ? -log1p(-p.lower) : -log(p.upper);
}

/* lognormal: mean and standard deviation of the logarithm */

static double lnorm_density(double x, const double *p)
{
    return x > 0 ? distribution_method_norm.density(log(x), p) / x : 0;
}

static struct tails lnorm_tails(double x, const double *p)
{
    return x > 0 ? distribution_method_norm.tails(log(x), p) : tails_make(0, 1);
}

static double lnorm_quantile(struct tails tails, const double *p)
{
    return exp(distribution_method_norm.quantile(tails, p));
}

static double lnorm_mean(const double *p)
{
    return exp(p[0] + 0.5 * p[1] * p[1]);
}

static double lnorm_variance(const double *p)
{
    double square = p[1] * p[1];
    return expm1(square) * exp(2 * p[0] + square);
}

const struct distribution_method distribution_method_lnorm = {
    .support = support_positive,
    .density = lnorm_density,
    .tails = lnorm_tails,
    .quantile = lnorm_quantile,
    .mean = lnorm_mean,
    .variance = lnorm_variance,
};

/* exponential: rate */

static double exp_density(double x, const double *p)
{
    return x >= 0 ? p[0] * exp(-p[0] * x) : 0;
}

static struct tails exp_tails(double x, const double *p)
{
    if (x <= 0)
        return tails_make(0, 1);
    return tails_make(-expm1(-p[0] * x), exp(-p[0] * x));
}

static double exp_quantile(struct tails tails, const double *p)
{
    return hazard(tails) / p[0];
}

static double exp_mean(const double *p)
{
    return 1 / p[0];
}

static double exp_variance(const double *p)
{
    return 1 / p[0] / p[0];
}

const struct distribution_method distribution_method_exp = {
    .support = support_positive,
    .density = exp_density,
    .tails = exp_tails,
    .quantile = exp_quantile,
    .mean = exp_mean,
    .variance = exp_variance,
};

/* Weibull: shape, scale */

static double weibull_density(double x, const double *p)
{
    if (x < 0)
        return 0;
    double power = pow(x / p[1], p[0]);
    if (isinf(power))
        return 0;
    return p[0] / p[1] * pow(x / p[1], p[0] - 1) * exp(-power);
}

static struct tails weibull_tails(double x, const double *p)
{
    if (x <= 0)
        return tails_make(0, 1);
    double power = pow(x / p[1], p[0]);
    return tails_make(-expm1(-power), exp(-power));
}

static double weibull_quantile(struct tails tails, const double *p)
{
    return p[1] * pow(hazard(tails), 1 / p[0]);
}

static double weibull_mean(const double *p)
{
    return p[1] * tgamma(1 + 1 / p[0]);
}

/* log(gamma(1 + 2e) / gamma(1 + e)^2), which is near 1.6 e^2 for small e */
static double weibull_spread(double e)
{
    if (e > 0.01) {
        int sign;
        return lgamma_r(1 + 2 * e, &sign) - 2 * lgamma_r(1 + e, &sign);
    }
    /* the series of log gamma(1 + e): zeta(k) / k (2^k - 2) (-e)^k */
    static const double zeta[] = {1.644934066848226436, 1.202056903159594285,
                                  1.082323233711138192, 1.036927755143369926,
                                  1.017343061984449140, 1.008349277381922827,
                                  1.004077356197944339, 1.002008392826082214};
    double sum = 0, power = e * e;
    for (int k = 2; k <= 9; k++) {
        sum += zeta[k - 2] / k * ((1 << k) - 2) * power;
        power *= -e;
    }
    return sum;
}

static double weibull_variance(const double *p)
{
    double mean = weibull_mean(p);
    return mean * mean * expm1(weibull_spread(1 / p[0]));
}

const struct distribution_method distribution_method_weibull = {
    .support = support_positive,
    .density = weibull_density,
    .tails = weibull_tails,
    .quantile = weibull_quantile,
    .mean = weibull_mean,
    .variance = weibull_variance,
};
