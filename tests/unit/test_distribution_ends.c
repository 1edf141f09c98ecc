/* The distributions at the ends of their supports and of their parameters, by
 * their definitions; between them is test_distribution.c. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lang/distribution.h"
#include "lang/gsl_door.h"

struct given {
    const char *stem;
    double parameter[DISTRIBUTION_PARAMETERS];
};

typedef bool function(const struct distribution *, double, const double *,
                      double *, struct error *);

static const struct distribution *find(const char *stem)
{
    const struct distribution *distribution =
        distribution_find(stem, strlen(stem));
    assert_non_null(distribution);
    return distribution;
}

static void is(function *f, const struct given *given, double x, double wanted)
{
    double value = (double)NAN;
    struct error error = {0};
    const double *p = given->parameter;
    if (!f(find(given->stem), x, p, &value, &error) ||
        fabs(value - wanted) > 1e-14)
        fail_msg("%s(%g, %g, %g) at %g: %g, not %g %s", given->stem, p[0], p[1],
                 p[2], x, value, wanted, error.text);
}

static void refused(function *f, const struct given *given, double x,
                    enum error_code code)
{
    double value;
    struct error error = {0};
    assert_false(f(find(given->stem), x, given->parameter, &value, &error));
    assert_int_equal(error.code, code);
}

/* Of the limit from within, 0 outside; negative: refused, as it has a pole. */
static void a_density_at_an_end_is_its_limit(void **state)
{
    static const struct {
        struct given given;
        double x, density;
    } cases[] = {
        {{"gamma", {1, 2}}, 0, 2},       {{"gamma", {2, 2}}, 0, 0},
        {{"gamma", {0.5, 1}}, 0, -1},    {{"gamma", {1, 2}}, -1e-9, 0},
        {{"chisq", {2}}, 0, 0.5},        {{"chisq", {3}}, 0, 0},
        {{"chisq", {1}}, 0, -1},         {{"beta", {1, 3}}, 0, 3},
        {{"beta", {4, 1}}, 1, 4},        {{"beta", {2, 3}}, 0, 0},
        {{"beta", {2, 3}}, 1, 0},        {{"beta", {0.5, 2}}, 0, -1},
        {{"beta", {2, 0.5}}, 1, -1},     {{"beta", {1, 1}}, -1e-9, 0},
        {{"beta", {1, 1}}, 1.001, 0},    {{"f", {2, 5}}, 0, 1},
        {{"f", {3, 5}}, 0, 0},           {{"f", {1, 5}}, 0, -1},
        {{"f", {2, 5}}, -1e-9, 0},       {{"exp", {4}}, 0, 4},
        {{"exp", {4}}, -1e-9, 0},        {{"lnorm", {0, 1}}, 0, 0},
        {{"lnorm", {0, 1}}, -1, 0},      {{"weibull", {1, 4}}, 0, 0.25},
        {{"weibull", {2, 4}}, 0, 0},     {{"weibull", {0.5, 4}}, 0, -1},
        {{"weibull", {1, 4}}, -1e-9, 0}, {{"unif", {-3, 7}}, -3, 0.1},
        {{"unif", {-3, 7}}, 7, 0.1},     {{"unif", {-3, 7}}, -3.001, 0},
        {{"unif", {-3, 7}}, 7.001, 0},   {{"geom", {0.25}}, 0, 0.25},
        {{"nbinom", {2, 0.5}}, 0, 0.25}, {{"binom", {2, 0.5}}, 2, 0.25},
        {{"hyper", {1, 1, 1}}, 1, 0.5},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (cases[i].density < 0)
            refused(distribution_density, &cases[i].given, cases[i].x,
                    ERROR_RANGE);
        else
            is(distribution_density, &cases[i].given, cases[i].x,
               cases[i].density);
}

/* All probability is from `low` to `high`. */
static void tails_and_quantiles_end_with_the_support(void **state)
{
    static const struct {
        struct given given;
        double low, high;
    } cases[] = {
        {{"unif", {-3, 7}}, -3, 7},    {{"beta", {2, 3}}, 0, 1},
        {{"binom", {5, 0.3}}, 0, 5},   {{"binom", {5, 0}}, 0, 0},
        {{"binom", {5, 1}}, 5, 5},     {{"binom", {0, 0.3}}, 0, 0},
        {{"nbinom", {3, 1}}, 0, 0},    {{"geom", {1}}, 0, 0},
        {{"pois", {0}}, 0, 0},         {{"hyper", {5, 3, 6}}, 3, 5},
        {{"hyper", {5, 10, 0}}, 0, 0}, {{"hyper", {5, 10, 15}}, 5, 5},
        {{"hyper", {10, 5, 4}}, 0, 4}, {{"hyper", {0, 0, 0}}, 0, 0},
        {{"hyper", {10, 0, 4}}, 4, 4}, {{"hyper", {0, 10, 4}}, 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct given *given = &cases[i].given;
        double low = cases[i].low, high = cases[i].high;
        double step = find(given->stem)->discrete ? 1 : 1e-6;
        is(distribution_cumulative, given, low - step, 0);
        is(distribution_upper, given, low - step, 1);
        is(distribution_cumulative, given, high, 1);
        is(distribution_upper, given, high, 0);
        is(distribution_density, given, low - step, 0);
        is(distribution_density, given, high + step, 0);
        is(distribution_quantile, given, 0, low);
        is(distribution_quantile, given, 1, high);
        is(distribution_quantile_upper, given, 0, high);
        is(distribution_quantile_upper, given, 1, low);
        if (low == high)
            is(distribution_density, given, low, 1);
    }
}

static void a_support_without_an_end_has_no_last_quantile(void **state)
{
    static const struct given from_zero[] = {
        {"exp", {4}},  {"lnorm", {0, 1}}, {"weibull", {2, 3}},
        {"f", {2, 3}}, {"gamma", {2, 3}}, {"chisq", {3}},
        {"pois", {3}}, {"geom", {0.3}},   {"nbinom", {2, 0.3}},
    };
    static const struct given everywhere[] = {
        {"norm", {0, 1}}, {"t", {3}}, {"cauchy", {0, 1}}, {"logis", {0, 1}}};
    double low, high;
    struct error error = {0};
    (void)state;
    for (size_t i = 0; i < sizeof from_zero / sizeof *from_zero; i++) {
        const struct given *given = &from_zero[i];
        is(distribution_quantile, given, 0, 0);
        is(distribution_quantile_upper, given, 1, 0);
        refused(distribution_quantile, given, 1, ERROR_RANGE);
        is(distribution_cumulative, given, -1, 0);
        is(distribution_upper, given, -1, 1);
        is(distribution_density, given, -1, 0);
        if (!find(given->stem)->discrete)
            is(distribution_upper, given, 0, 1);
    }
    for (size_t i = 0; i < sizeof everywhere / sizeof *everywhere; i++) {
        const struct given *given = &everywhere[i];
        refused(distribution_quantile, given, 0, ERROR_RANGE);
        refused(distribution_quantile, given, 1, ERROR_RANGE);
        assert_true(distribution_support(find(given->stem), given->parameter,
                                         &low, &high, &error));
        assert_true(low == -HUGE_VAL && high == HUGE_VAL);
    }
}

/* A computed whole number that is off by rounding is taken for what it is. */
static void nearly_whole_is_whole(void **state)
{
    static const struct given binomial = {"binom", {2, 0.5}},
                              nearly = {"binom", {2 + 5e-8, 0.5}},
                              far = {"binom", {2 + 2e-7, 0.5}};
    (void)state;
    is(distribution_density, &binomial, 1 - 5e-8, 0.5);
    is(distribution_density, &binomial, 1 + 5e-8, 0.5);
    is(distribution_density, &binomial, 1 + 2e-7, 0);
    is(distribution_cumulative, &binomial, 1 - 5e-8, 0.75);
    is(distribution_cumulative, &binomial, 1 - 2e-7, 0.25);
    is(distribution_density, &nearly, 1, 0.5);
    refused(distribution_density, &far, 1, ERROR_DOMAIN);
}

/* The least and the greatest of each parameter are still taken. */
static void parameters_reach_their_bounds(void **state)
{
    static const struct given taken[] = {
        {"norm", {-1e150, 1e-150}},
        {"norm", {1e150, 1e150}},
        {"t", {1e-3}},
        {"t", {1e6}},
        {"binom", {1e6, 0.5}},
        {"pois", {1e5}},
        {"geom", {1e-6}},
        {"nbinom", {1e6, 1}},
        {"hyper", {1e6, 1e6, 2e6}},
        {"unif", {0, 1e-9}},
    };
    static const struct given beyond[] = {
        {"norm", {-1.001e150, 1}}, {"norm", {0, 0.999e-150}},
        {"t", {0.999e-3}},         {"t", {1.001e6}},
        {"binom", {1e6 + 1, 0.5}}, {"pois", {1.001e5}},
        {"geom", {0.999e-6}},      {"nbinom", {1, 1.001}},
        {"hyper", {2, 3, 6}},      {"unif", {1, 1}},
        {"unif", {1, 0}},
    };
    double checked[DISTRIBUTION_PARAMETERS];
    struct error error = {0};
    (void)state;
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        const struct distribution *row = find(taken[i].stem);
        if (!distribution_fill(row, taken[i].parameter, (size_t)row->most,
                               checked, &error))
            fail_msg("%s", error.text);
    }
    for (size_t i = 0; i < sizeof beyond / sizeof *beyond; i++) {
        const struct distribution *row = find(beyond[i].stem);
        struct error refusal = {0};
        assert_false(distribution_fill(row, beyond[i].parameter,
                                       (size_t)row->most, checked, &refusal));
        assert_int_equal(refusal.code, ERROR_DOMAIN);
    }
}

static void too_many_or_few_parameters_are_counted(void **state)
{
    static const struct {
        const char *stem;
        size_t count;
        const char *sentence; /* NULL: taken */
    } cases[] = {
        {"norm", 0, NULL},
        {"norm", 2, NULL},
        {"norm", 3, "the normal distribution takes 0 to 2 parameters"},
        {"gamma", 0, "the gamma distribution takes 1 to 2 parameters"},
        {"t", 0, "the t distribution takes 1 parameter"},
        {"t", 1, NULL},
        {"t", 2, "the t distribution takes 1 parameter"},
        {"hyper", 2, "the hypergeometric distribution takes 3 parameters"},
    };
    static const double ones[] = {1, 1, 1};
    double checked[DISTRIBUTION_PARAMETERS];
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error error = {0};
        bool good = distribution_fill(find(cases[i].stem), ones, cases[i].count,
                                      checked, &error);
        assert_int_equal(good, !cases[i].sentence);
        if (!good)
            assert_string_equal(error.text, cases[i].sentence);
    }
}

/* The variance of Weibull's is a difference of what is nearly the same where
 * the shape is large. Wanted: gamma(1 + 2/k) - gamma(1 + 1/k)^2 in 40 digits.
 */
static void moments_at_the_ends(void **state)
{
    static const struct {
        struct given given;
        double mean, variance;
    } cases[] = {
        {{"weibull", {100, 1}}, 0, 0.00016030491620026112608},
        {{"weibull", {150, 2}}, 0, 4 * 0.000071855997848843020707},
        {{"weibull", {1e6, 1}}, 0, 1.6449297637827162e-12},
        {{"geom", {1}}, 0, 0},
        {{"nbinom", {3, 1}}, 0, 0},
        {{"pois", {0}}, 0, 0},
        {{"hyper", {0, 0, 0}}, 0, 0},
        {{"hyper", {1, 0, 1}}, 1, 0},
        {{"hyper", {1, 1, 1}}, 0.5, 0.25},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct given *given = &cases[i].given;
        double value;
        struct error error = {0};
        assert_true(distribution_variance(find(given->stem), given->parameter,
                                          &value, &error));
        assert_true(fabs(value - cases[i].variance) <=
                    1e-13 * cases[i].variance);
        assert_true(distribution_mean(find(given->stem), given->parameter,
                                      &value, &error));
        if (strcmp(given->stem, "weibull") != 0)
            assert_true(value == cases[i].mean);
    }
}

static int set_up(void **state)
{
    (void)state;
    numeric_start();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_density_at_an_end_is_its_limit),
        cmocka_unit_test(tails_and_quantiles_end_with_the_support),
        cmocka_unit_test(a_support_without_an_end_has_no_last_quantile),
        cmocka_unit_test(nearly_whole_is_whole),
        cmocka_unit_test(parameters_reach_their_bounds),
        cmocka_unit_test(too_many_or_few_parameters_are_counted),
        cmocka_unit_test(moments_at_the_ends),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
