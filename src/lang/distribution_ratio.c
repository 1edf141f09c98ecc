/* The distributions of tests of means and variances, t and F, through the
 * incomplete beta function; their quantiles are solved for. */
#include <float.h>
#include <math.h>

#include "lang/distribution_method.h"
#include "lang/quantile.h"
#include "lang/saddle.h"

static const double sqrt_two_pi = 2.506628274631000502415765284811;

/* F: two df. X = df1 x / (df1 x + df2) is beta with shapes df1/2, df2/2. */

struct split {
    double x, y; /* x + y = 1, each with full relative accuracy */
};

static struct split f_split(double x, const double *p)
{
    double ratio = p[0] / p[1] * x;
    if (ratio <= 1)
        return (struct split){ratio / (1 + ratio), 1 / (1 + ratio)};
    ratio = p[1] / p[0] / x;
    return (struct split){1 / (1 + ratio), ratio / (1 + ratio)};
}

static void f_support(const double *parameter, double *low, double *high)
{
    (void)parameter;
    *low = 0;
    *high = HUGE_VAL;
}

static double f_density(double x, const double *p)
{
    if (x < 0)
        return 0;
    if (x == 0)
        return p[0] < 2 ? HUGE_VAL : p[0] == 2 ? 1 : 0;
    struct split split = f_split(x, p);
    return saddle_beta(p[0] / 2, p[1] / 2, split.x, split.y) / x;
}

static struct tails f_tails(double x, const double *p)
{
    if (x <= 0)
        return tails_make(0, 1);
    struct split split = f_split(x, p);
    return incomplete_beta(p[0] / 2, p[1] / 2, split.x, split.y);
}

static double f_quantile(struct tails tails, const double *p)
{
    return quantile_positive(&distribution_method_f, p, tails, 1, DBL_MAX);
}

static double f_mean(const double *p)
{
    return p[1] > 2 ? p[1] / (p[1] - 2) : HUGE_VAL;
}

static double f_variance(const double *p)
{
    double a = p[0], b = p[1];
    if (b <= 2)
        return (double)NAN;
    if (b <= 4)
        return HUGE_VAL;
    return 2 * b * b * (a + b - 2) / (a * (b - 2) * (b - 2) * (b - 4));
}

const struct distribution_method distribution_method_f = {
    .support = f_support,
    .density = f_density,
    .tails = f_tails,
    .quantile = f_quantile,
    .mean = f_mean,
    .variance = f_variance,
};

/* t: df. Solved for |x|, whose "lower tail" is the mass around 0. */

static void t_support(const double *p, double *low, double *high)
{
    (void)p;
    *low = -HUGE_VAL;
    *high = HUGE_VAL;
}

/* log of the density, which may be too small for a double where it is not
 * yet small beside 1/x */
static double t_density_logarithm(double x, double df)
{
    double size = fabs(x);
    double constant = -saddle_deviance(df / 2, (df + 1) / 2) +
                      saddle_stirling_error((df + 1) / 2) -
                      saddle_stirling_error(df / 2);
    double square =
        size > 1e150 ? 2 * log(size) - log(df) : log1p(size * size / df);
    return constant - log(sqrt_two_pi) - (df + 1) / 2 * square;
}

static double t_density(double x, const double *p)
{
    return exp(t_density_logarithm(x, p[0]));
}

/* Mass within and beyond the size of x. */
static struct tails t_size_tails(double x, const double *p)
{
    double df = p[0], size = fabs(x);
    if (size > 1e150) {
        /* the leading term, which is all that doubles can hold */
        double upper =
            exp(t_density_logarithm(size, df) + log(size) + log(2 / df));
        return tails_make(1 - upper, upper);
    }
    double square = size * size;
    return tails_swap(incomplete_beta(df / 2, 0.5, df / (df + square),
                                      square / (df + square)));
}

static double t_size_density(double x, const double *p)
{
    return 2 * t_density(x, p);
}

static struct tails t_tails(double x, const double *p)
{
    struct tails size = t_size_tails(x, p);
    struct tails tails = {0.5 + size.lower / 2, size.upper / 2};
    return x > 0 ? tails : tails_swap(tails);
}

static double t_quantile(struct tails tails, const double *p)
{
    static const struct distribution_method size_method = {
        .density = t_size_density,
        .tails = t_size_tails,
    };
    double tail = fmin(tails.lower, tails.upper);
    if (tail >= 0.5)
        return 0;
    struct tails size = {1 - 2 * tail, 2 * tail};
    double x = quantile_positive(&size_method, p, size, 1, DBL_MAX);
    return tails.lower < tails.upper ? -x : x;
}

static double t_mean(const double *p)
{
    return p[0] > 1 ? 0 : (double)NAN;
}

static double t_variance(const double *p)
{
    if (p[0] <= 1)
        return (double)NAN;
    return p[0] > 2 ? p[0] / (p[0] - 2) : HUGE_VAL;
}

const struct distribution_method distribution_method_t = {
    .support = t_support,
    .density = t_density,
    .tails = t_tails,
    .quantile = t_quantile,
    .mean = t_mean,
    .variance = t_variance,
};
