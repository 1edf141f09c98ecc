/* Distributions by location and scale: normal, uniform, Cauchy, logistic. */
#include <math.h>

#include "lang/distribution_method.h"

static const double pi = 3.141592653589793238462643383280;
static const double sqrt_two_pi = 2.506628274631000502415765284811;

static void support_real(const double *parameter, double *low, double *high)
{
    (void)parameter;
    *low = -HUGE_VAL;
    *high = HUGE_VAL;
}

/* normal: mean, standard deviation */

static double norm_density(double x, const double *p)
{
    double z = (x - p[0]) / p[1];
    return exp(-0.5 * z * z) / (sqrt_two_pi * p[1]);
}

static struct tails norm_tails(double x, const double *p)
{
    return normal_tails((x - p[0]) / p[1]);
}

static double norm_quantile(struct tails tails, const double *p)
{
    return p[0] + p[1] * normal_quantile(tails);
}

static double norm_mean(const double *p)
{
    return p[0];
}

static double norm_variance(const double *p)
{
    return p[1] * p[1];
}

const struct distribution_method distribution_method_norm = {
    .support = support_real,
    .density = norm_density,
    .tails = norm_tails,
    .quantile = norm_quantile,
    .mean = norm_mean,
    .variance = norm_variance,
};

/* uniform: minimum, maximum */

static void unif_support(const double *p, double *low, double *high)
{
    *low = p[0];
    *high = p[1];
}

static double unif_density(double x, const double *p)
{
    return x >= p[0] && x <= p[1] ? 1 / (p[1] - p[0]) : 0;
}

static struct tails unif_tails(double x, const double *p)
{
    if (x <= p[0])
        return tails_make(0, 1);
    if (x >= p[1])
        return tails_make(1, 0);
    double width = p[1] - p[0];
    return tails_make((x - p[0]) / width, (p[1] - x) / width);
}

static double unif_quantile(struct tails tails, const double *p)
{
    double width = p[1] - p[0];
    return tails.lower < tails.upper ? p[0] + tails.lower * width
                                     : p[1] - tails.upper * width;
}

static double unif_mean(const double *p)
{
    return p[0] + (p[1] - p[0]) / 2;
}

static double unif_variance(const double *p)
{
    return (p[1] - p[0]) * (p[1] - p[0]) / 12;
}

const struct distribution_method distribution_method_unif = {
    .support = unif_support,
    .density = unif_density,
    .tails = unif_tails,
    .quantile = unif_quantile,
    .mean = unif_mean,
    .variance = unif_variance,
};

/* Cauchy: location, scale */

static double cauchy_density(double x, const double *p)
{
    double z = (x - p[0]) / p[1];
    return 1 / (pi * p[1] * (1 + z * z));
}

static struct tails cauchy_tails(double x, const double *p)
{
    double z = (x - p[0]) / p[1];
    double tail = atan2(1, fabs(z)) / pi;
    return z > 0 ? tails_make(1 - tail, tail) : tails_make(tail, 1 - tail);
}

static double cauchy_quantile(struct tails tails, const double *p)
{
    double tail = fmin(tails.lower, tails.upper);
    double z = tail < 0.25 ? 1 / tan(pi * tail) : tan(pi * (0.5 - tail));
    return p[0] + p[1] * (tails.lower < tails.upper ? -z : z);
}

static double cauchy_moment(const double *p)
{
    (void)p;
    return (double)NAN;
}

const struct distribution_method distribution_method_cauchy = {
    .support = support_real,
    .density = cauchy_density,
    .tails = cauchy_tails,
    .quantile = cauchy_quantile,
    .mean = cauchy_moment,
    .variance = cauchy_moment,
};

/* logistic: location, scale */

static double logis_density(double x, const double *p)
{
    double e = exp(-fabs((x - p[0]) / p[1]));
    return e / (p[1] * (1 + e) * (1 + e));
}

static struct tails logis_tails(double x, const double *p)
{
    double z = (x - p[0]) / p[1];
    return tails_make(1 / (1 + exp(-z)), 1 / (1 + exp(z)));
}

static double logis_quantile(struct tails tails, const double *p)
{
    return p[0] + p[1] * log(tails.lower / tails.upper);
}

static double logis_variance(const double *p)
{
    return p[1] * p[1] * (pi * pi / 3);
}

const struct distribution_method distribution_method_logis = {
    .support = support_real,
    .density = logis_density,
    .tails = logis_tails,
    .quantile = logis_quantile,
    .mean = norm_mean,
    .variance = logis_variance,
};
