/* The solvers for quantiles, on distributions so simple that the answer is
 * known: what they find, and how often they ask. */
#include <float.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lang/quantile.h"

static int asked;

static struct tails exponential_tails(double x, const double *parameter)
{
    (void)parameter;
    asked++;
    return (struct tails){-expm1(-x), exp(-x)};
}

static double exponential_density(double x, const double *parameter)
{
    (void)parameter;
    return exp(-x);
}

static const struct distribution_method exponential = {
    .density = exponential_density, .tails = exponential_tails};

/* Heads before the first tail of a coin. */
static struct tails coin_tails(double x, const double *parameter)
{
    (void)parameter;
    asked++;
    double upper = ldexp(1, -(int)x - 1);
    return (struct tails){1 - upper, upper};
}

static void from_zero_on(const double *parameter, double *low, double *high)
{
    (void)parameter;
    *low = 0;
    *high = HUGE_VAL;
}

static double one(const double *parameter)
{
    (void)parameter;
    return 1;
}

static const struct distribution_method coin = {
    .support = from_zero_on, .tails = coin_tails, .mean = one};

static struct tails constant_tails(double x, const double *parameter)
{
    (void)x;
    return (struct tails){*parameter, 1 - *parameter};
}

static const struct distribution_method constant = {.support = from_zero_on,
                                                    .density =
                                                        exponential_density,
                                                    .tails = constant_tails,
                                                    .mean = one};

/* Halving alone would ask 60 times. */
static void a_continuous_quantile_is_found_in_a_few_steps(void **state)
{
    static const struct {
        double lower, upper, start, x;
        int most;
    } rows[] = {
        {0.5, 0.5, 1, 0.69314718055994531, 8},
        {0.1, 0.9, 1, 0.10536051565782628, 8},
        {1, 1e-30, 1, 69.077552789821371, 12},
        {1e-30, 1, 1e-3, 1e-30, 8},
        {0.5, 0.5, 0, 0.69314718055994531, 30}, /* no start */
        {0.5, 0.5, DBL_MAX, 0.69314718055994531, 30},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        asked = 0;
        double x = quantile_positive(
            &exponential, NULL, (struct tails){rows[i].lower, rows[i].upper},
            rows[i].start, DBL_MAX);
        if (!(fabs(x - rows[i].x) <= 1e-14 * rows[i].x) || asked > rows[i].most)
            fail_msg("row %zu: %.17g after %d", i, x, asked);
    }
}

static void a_discrete_quantile_is_the_least_with_that_probability(void **state)
{
    static const struct {
        double lower, upper, x;
        int most;
    } rows[] = {
        {0.25, 0.75, 0, 8},           {0.5, 0.5, 0, 8},
        {0.5000001, 0.4999999, 1, 8}, {0.75, 0.25, 1, 8},
        {1, 0x1p-1000, 999, 24}, /* doubling, then halving */
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        asked = 0;
        double x = quantile_discrete(
            &coin, NULL, (struct tails){rows[i].lower, rows[i].upper}, 0);
        if (x != rows[i].x || asked > rows[i].most)
            fail_msg("row %zu: %g after %d", i, x, asked);
    }
}

static void where_there_is_none_the_quantile_is_no_number(void **state)
{
    const double never[] = {0.2, (double)NAN};
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct tails half = {0.5, 0.5};
        assert_true(isnan(quantile_discrete(&constant, &never[i], half, 0)));
        double x = quantile_positive(&constant, &never[i], half, 1, DBL_MAX);
        assert_true(i ? isnan(x) : isinf(x));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_continuous_quantile_is_found_in_a_few_steps),
        cmocka_unit_test(
            a_discrete_quantile_is_the_least_with_that_probability),
        cmocka_unit_test(where_there_is_none_the_quantile_is_no_number),
    };
    return cmocka_run_group_tests_name("quantile", tests, NULL, NULL);
}
