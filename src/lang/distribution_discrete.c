/* Discrete distributions: binomial, negative binomial and geometric (failures
 * before the success), Poisson, hypergeometric. */
#include <math.h>

#include "lang/distribution_method.h"
#include "lang/saddle.h"

/* binomial: size, prob */

static void binom_support(const double *p, double *low, double *high)
{
    *low = p[1] == 1 ? p[0] : 0;
    *high = p[1] == 0 ? 0 : p[0];
}

static double binom_density(double x, const double *p)
{
    return saddle_binomial(x, p[0] - x, p[1], 1 - p[1]);
}

static struct tails binom_tails(double x, const double *p)
{
    double size = p[0], prob = p[1];
    if (x < 0)
        return tails_make(0, 1);
    if (x >= size || prob == 0)
        return tails_make(1, 0);
    if (prob == 1)
        return tails_make(0, 1);
    return tails_swap(incomplete_beta(x + 1, size - x, prob, 1 - prob));
}

static double binom_mean(const double *p)
{
    return p[0] * p[1];
}

static double binom_variance(const double *p)
{
    return p[0] * p[1] * (1 - p[1]);
}

const struct distribution_method distribution_method_binom = {
    .support = binom_support,
    .density = binom_density,
    .tails = binom_tails,
    .mean = binom_mean,
    .variance = binom_variance,
};

/* negative binomial: size, prob */

static void nbinom_support(const double *p, double *low, double *high)
{
    *low = 0;
    *high = p[1] == 1 ? 0 : HUGE_VAL;
}

static double nbinom_density(double x, const double *p)
{
    double size = p[0], prob = p[1];
    return size / (size + x) * saddle_binomial(size, x, prob, 1 - prob);
}

static struct tails nbinom_tails(double x, const double *p)
{
    if (x < 0)
        return tails_make(0, 1);
    if (p[1] == 1)
        return tails_make(1, 0);
    return incomplete_beta(p[0], x + 1, p[1], 1 - p[1]);
}

static double nbinom_mean(const double *p)
{
    return p[0] * (1 - p[1]) / p[1];
}

static double nbinom_variance(const double *p)
{
    return p[0] * (1 - p[1]) / p[1] / p[1];
}

const struct distribution_method distribution_method_nbinom = {
    .support = nbinom_support,
    .density = nbinom_density,
    .tails = nbinom_tails,
    .mean = nbinom_mean,
    .variance = nbinom_variance,
};

/* geometric: prob */

static void geom_support(const double *p, double *low, double *high)
{
    *low = 0;
    *high = p[0] == 1 ? 0 : HUGE_VAL;
}

static double geom_density(double x, const double *p)
{
    return x == 0 ? p[0] : p[0] * exp(x * log1p(-p[0]));
}

static struct tails geom_tails(double x, const double *p)
{
    if (x < 0)
        return tails_make(0, 1);
    double logarithm = (x + 1) * log1p(-p[0]);
    return tails_make(-expm1(logarithm), exp(logarithm));
}

static double geom_mean(const double *p)
{
    return (1 - p[0]) / p[0];
}

static double geom_variance(const double *p)
{
    return (1 - p[0]) / p[0] / p[0];
}

const struct distribution_method distribution_method_geom = {
    .support = geom_support,
    .density = geom_density,
    .tails = geom_tails,
    .mean = geom_mean,
    .variance = geom_variance,
};

/* The two that follow add up the smaller tail from its largest term outward,
 * each term from the one before; a term too small to count ends the sum. */
static const double negligible = 1e-18;

/* Poisson: lambda */

static void pois_support(const double *p, double *low, double *high)
{
    *low = 0;
    *high = p[0] == 0 ? 0 : HUGE_VAL;
}

static double pois_density(double x, const double *p)
{
    return saddle_poisson(x, p[0]);
}

static struct tails pois_tails(double x, const double *p)
{
    double mean = p[0], sum = 0;
    if (x < 0)
        return tails_make(0, 1);
    if (mean == 0)
        return tails_make(1, 0);
    if (x < mean) {
        double term = saddle_poisson(x, mean);
        for (double k = x; k >= 0 && term > sum * negligible; k--) {
            sum += term;
            term *= k / mean;
        }
        return tails_make(sum, 1 - sum);
    }
    double term = saddle_poisson(x + 1, mean);
    for (double k = x + 2; term > sum * negligible; k++) {
        sum += term;
        term *= mean / k;
    }
    return tails_make(1 - sum, sum);
}

static double pois_mean(const double *p)
{
    return p[0];
}

const struct distribution_method distribution_method_pois = {
    .support = pois_support,
    .density = pois_density,
    .tails = pois_tails,
    .mean = pois_mean,
    .variance = pois_mean,
};

/* hypergeometric: m marked, n unmarked, k drawn */

static void hyper_support(const double *p, double *low, double *high)
{
    *low = fmax(0, p[2] - p[1]);
    *high = fmin(p[0], p[2]);
}

static double hyper_density(double x, const double *p)
{
    double marked = p[0], unmarked = p[1], drawn = p[2];
    double all = marked + unmarked;
    if (drawn == 0 || drawn == all)
        return 1; /* one possible value only */
    double prob = drawn / all, rest = (all - drawn) / all;
    return saddle_binomial(x, marked - x, prob, rest) *
           saddle_binomial(drawn - x, unmarked - drawn + x, prob, rest) /
           saddle_binomial(drawn, all - drawn, prob, rest);
}

static struct tails hyper_tails(double x, const double *p)
{
    double marked = p[0], unmarked = p[1], drawn = p[2];
    double low, high, sum = 0;
    hyper_support(p, &low, &high);
    if (x < low)
        return tails_make(0, 1);
    if (x >= high)
        return tails_make(1, 0);
    double other = unmarked - drawn; /* unmarked left = other + k */
    double mode = floor((drawn + 1) * (marked + 1) / (marked + unmarked + 2));
    if (x < mode) {
        double term = hyper_density(x, p);
        for (double k = x; k >= low && term > sum * negligible; k--) {
            sum += term;
            term *= k * (other + k) / ((marked - k + 1) * (drawn - k + 1));
        }
        return tails_make(sum, 1 - sum);
    }
    double term = hyper_density(x + 1, p);
    for (double k = x + 1; k <= high && term > sum * negligible; k++) {
        sum += term;
        term *= (marked - k) * (drawn - k) / ((k + 1) * (other + k + 1));
    }
    return tails_make(1 - sum, sum);
}

static double hyper_mean(const double *p)
{
    double all = p[0] + p[1];
    return all > 0 ? p[2] * (p[0] / all) : 0;
}

static double hyper_variance(const double *p)
{
    double all = p[0] + p[1];
    if (all < 2)
        return 0;
    return p[2] * (p[0] / all) * (p[1] / all) * ((all - p[2]) / (all - 1));
}

const struct distribution_method distribution_method_hyper = {
    .support = hyper_support,
    .density = hyper_density,
    .tails = hyper_tails,
    .mean = hyper_mean,
    .variance = hyper_variance,
};
