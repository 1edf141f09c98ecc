/* The distributions: against R's values, at arguments where naive code fails,
 * hangs or aborts, and against themselves over the whole domain. */
#include <float.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/rng.h"
#include "lang/distribution.h"
#include "lang/gsl_door.h"
#include "lang/quadrature.h"

struct row {
    const char *stem;
    size_t count;
    double parameter[DISTRIBUTION_PARAMETERS];
    double x, density, lower, upper, p, quantile;
};

static const struct row table[] = {
#define ROW(stem, count, a, b, c, x, density, lower, upper, p, quantile)       \
    {stem, count, {a, b, c}, x, density, lower, upper, p, quantile},
#include "distribution_table.inc"
#undef ROW
};

static const struct distribution *find(const char *stem)
{
    const struct distribution *distribution =
        distribution_find(stem, strlen(stem));
    assert_non_null(distribution);
    return distribution;
}

static double relative(double value, double wanted)
{
    double difference = fabs(value - wanted);
    return difference <= 1e-300 ? 0 : difference / fabs(wanted);
}

static void near_to(double value, double wanted, double tolerance)
{
    if (!(relative(value, wanted) <= tolerance))
        fail_msg("%.17g is not %.17g", value, wanted);
}

typedef bool function(const struct distribution *, double, const double *,
                      double *, struct error *);

/* The value of a function where it must have one. */
static double value_of(function *f, const char *stem, double x, double a,
                       double b, double c)
{
    const struct distribution *distribution = find(stem);
    const double given[] = {a, b, c};
    double parameter[DISTRIBUTION_PARAMETERS], value = (double)NAN;
    struct error error = {0};
    bool good =
        distribution_fill(distribution, given, (size_t)distribution->most,
                          parameter, &error) &&
        f(distribution, x, parameter, &value, &error);
    if (!good)
        fail_msg("%s at %g: %s", stem, x, error.text);
    return value;
}

/* Fails unless the function refuses. */
static void refused(function *f, const char *stem, double x, double a, double b,
                    double c)
{
    const double parameter[] = {a, b, c};
    double value;
    struct error error = {0};
    assert_false(f(find(stem), x, parameter, &value, &error));
    assert_true(error.code == ERROR_DOMAIN || error.code == ERROR_RANGE);
    assert_int_not_equal(error.text[0], 0);
}

static void test_table_of_r(void **state)
{
    (void)state;
    double worst[DISTRIBUTION_COUNT][4] = {{0}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const struct row *row = &table[i];
        const double *p = row->parameter;
        const double wanted[] = {row->density, row->lower, row->upper,
                                 row->quantile};
        const double value[] = {
            value_of(distribution_density, row->stem, row->x, p[0], p[1], p[2]),
            value_of(distribution_cumulative, row->stem, row->x, p[0], p[1],
                     p[2]),
            value_of(distribution_upper, row->stem, row->x, p[0], p[1], p[2]),
            value_of(distribution_quantile, row->stem, row->p, p[0], p[1],
                     p[2])};
        double *most = worst[find(row->stem)->id];
        for (int k = 0; k < 4; k++) {
            double error = relative(value[k], wanted[k]);
            if (k == 3 && most == worst[DISTRIBUTION_F] && row->p < 0.01)
                continue; /* R itself is off; see the round trips */
            if (!(error <= 1e-9) && fabs(value[k] - wanted[k]) > 1e-15)
                fail_msg("%s(%g, %g, %g) x=%g p=%g column %d: %.17g, R %.17g",
                         row->stem, p[0], p[1], p[2], row->x, row->p, k,
                         value[k], wanted[k]);
            most[k] = fmax(most[k], wanted[k] == 0 ? 0 : error);
        }
    }
    print_message("worst relative difference from R\n"
                  "         density   lower     upper     quantile\n");
    for (int i = 0; i < DISTRIBUTION_COUNT; i++)
        print_message("%-8s %.1e   %.1e   %.1e   %.1e\n",
                      distribution_at((enum distribution_id)i)->name,
                      worst[i][0], worst[i][1], worst[i][2], worst[i][3]);
}

/* Where GSL's inverse is NaN; values by R, checked by its own cumulative. */
static void test_quantiles_gsl_fails_at(void **state)
{
    (void)state;
    near_to(value_of(distribution_quantile, "f", 0.9, 1, 345, 0),
            2.7201321217828478, 1e-12);
    const double cases[][3] = {{0.9, 1, 345},     {0.95, 5, 3000},
                               {0.999, 2, 1999},  {0.5, 0.01, 0.01},
                               {0.01, 1e6, 1e-2}, {0.95, 1e6, 1e6}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const double *c = cases[i];
        double x = value_of(distribution_quantile, "f", c[0], c[1], c[2], 0);
        near_to(value_of(distribution_cumulative, "f", x, c[1], c[2], 0), c[0],
                1e-11);
    }
    double x = value_of(distribution_quantile, "beta", 0.975, 1901, 3100, 0);
    near_to(value_of(distribution_upper, "beta", x, 1901, 3100, 0), 0.025,
            1e-11);
    near_to(x, 0.39362089671262157, 1e-12);
    /* GSL's upper chi-square quantile is off by 260 orders of magnitude */
    x = value_of(distribution_quantile_upper, "chisq", 1e-3, 0.01, 0, 0);
    near_to(value_of(distribution_upper, "chisq", x, 0.01, 0, 0), 1e-3, 1e-11);
}

static void test_hostile_arguments(void **state)
{
    (void)state;
    refused(distribution_quantile, "beta", (double)NAN, 2, 3, 0);
    refused(distribution_quantile, "f", (double)NAN, 2, 3, 0);
    refused(distribution_quantile, "f", 0.5, 1e300, 3, 0);
    refused(distribution_quantile, "beta", 0.5, 0, 0, 0);
    refused(distribution_cumulative, "hyper", 0, 5, 4294967295.0, 1);
    refused(distribution_density, "pois", 0, 1e10, 0, 0);
    refused(distribution_density, "pois", 0, 1e300, 0, 0);
    refused(distribution_density, "nbinom", 0, 3, 0, 0);
    refused(distribution_density, "binom", 0, 5, (double)NAN, 0);
    refused(distribution_density, "binom", 0, 5.5, 0.5, 0);
    refused(distribution_density, "unif", 0, 1, 1, 0);
    refused(distribution_density, "hyper", 0, 2, 2, 5);
    refused(distribution_quantile, "norm", 0, 0, 1, 0);
    refused(distribution_quantile, "norm", -0.1, 0, 1, 0);
    refused(distribution_quantile, "pois", 1, 3, 0, 0);
}

static void test_sentences(void **state)
{
    (void)state;
    struct error error = {0};
    const double parameter[] = {10, 1.5, 0};
    double value;
    assert_false(
        distribution_density(find("binom"), 3, parameter, &value, &error));
    assert_string_equal(error.text,
                        "the probability (prob) of the binomial distribution "
                        "must lie between 0 and 1");
    struct error count = {0};
    assert_false(distribution_fill(find("binom"), parameter, 1,
                                   (double[DISTRIBUTION_PARAMETERS]){0},
                                   &count));
    assert_string_equal(count.text,
                        "the binomial distribution takes 2 parameters");
    assert_null(distribution_find("nrom", 4));
    assert_null(distribution_find("norma", 5));
}

static void test_defaults(void **state)
{
    (void)state;
    struct error error = {0};
    double parameter[DISTRIBUTION_PARAMETERS];
    assert_true(distribution_fill(find("norm"), NULL, 0, parameter, &error));
    assert_true(parameter[0] == 0 && parameter[1] == 1);
    const double shape = 3;
    assert_true(distribution_fill(find("gamma"), &shape, 1, parameter, &error));
    assert_true(parameter[0] == 3 && parameter[1] == 1);
    /* a computed count comes out whole */
    const double binomial[] = {0.1 * 3 * 10, 0.5};
    assert_true(
        distribution_fill(find("binom"), binomial, 2, parameter, &error));
    assert_true(parameter[0] == 3);
}

static void test_edges(void **state)
{
    (void)state;
    function *density = distribution_density, *lower = distribution_cumulative,
             *quantile = distribution_quantile;
    assert_true(value_of(density, "binom", 2.5, 5, 0.5, 0) == 0);
    assert_true(value_of(density, "binom", -1, 5, 0.5, 0) == 0);
    assert_true(value_of(density, "binom", 0, 5, 0, 0) == 1);
    assert_true(value_of(density, "binom", 5, 5, 1, 0) == 1);
    assert_true(value_of(density, "binom", 0, 0, 0.3, 0) == 1);
    near_to(value_of(lower, "binom", 2.5, 5, 0.5, 0), 0.5, 1e-15);
    assert_true(value_of(lower, "pois", 3, 0, 0, 0) == 1);
    assert_true(value_of(density, "hyper", 0, 0, 0, 0) == 1);
    assert_true(value_of(density, "hyper", 2, 2, 3, 5) == 1);
    assert_true(value_of(quantile, "binom", 0, 5, 0.5, 0) == 0);
    assert_true(value_of(quantile, "binom", 1, 5, 0.5, 0) == 5);
    assert_true(value_of(quantile, "binom", 0.5, 5, 0.5, 0) == 2);
    assert_true(value_of(quantile, "binom", 0.51, 5, 0.5, 0) == 3);
    assert_true(value_of(quantile, "geom", 0.5, 1, 0, 0) == 0);
    assert_true(value_of(quantile, "unif", 1, -3, 7, 0) == 7);
    assert_true(value_of(quantile, "t", 0.5, 3, 0, 0) == 0);
    /* rounds to the end of the support, where no double is nearer */
    assert_true(value_of(quantile, "beta", 0.9, 1e-3, 1e-3, 0) == 1);
    assert_true(value_of(quantile, "gamma", 0.01, 1e-3, 1, 0) == 0);
    refused(density, "gamma", 0, 0.5, 1, 0); /* the density's pole */
}

static void test_moments(void **state)
{
    (void)state;
    struct {
        const char *stem;
        double parameter[DISTRIBUTION_PARAMETERS];
        double mean, variance; /* NaN: refused */
    } cases[] = {
        {"norm", {3, 2, 0}, 3, 4},
        {"t", {5, 0, 0}, 0, 5.0 / 3},
        {"t", {2, 0, 0}, 0, (double)NAN},
        {"t", {1, 0, 0}, (double)NAN, (double)NAN},
        {"chisq", {7, 0, 0}, 7, 14},
        {"f", {3, 10, 0}, 1.25, 2 * 100 * 11 / (3.0 * 64 * 6)},
        {"f", {3, 4, 0}, 2, (double)NAN},
        {"gamma", {3, 2, 0}, 1.5, 0.75},
        {"beta", {2, 3, 0}, 0.4, 0.04},
        {"exp", {4, 0, 0}, 0.25, 0.0625},
        {"unif", {-1, 5, 0}, 2, 3},
        {"lnorm", {0, 1, 0}, 1.6487212707001282, 4.6707742704716049},
        {"weibull", {2, 3, 0}, 2.6586807763582740, 1.9314165294229655},
        {"weibull", {1, 3, 0}, 3, 9},
        {"cauchy", {0, 1, 0}, (double)NAN, (double)NAN},
        {"logis", {2, 3, 0}, 2, 29.608813203268074},
        {"binom", {10, 0.25, 0}, 2.5, 1.875},
        {"pois", {4, 0, 0}, 4, 4},
        {"geom", {0.25, 0, 0}, 3, 12},
        {"nbinom", {5, 0.5, 0}, 5, 10},
        {"hyper", {13, 39, 5}, 1.25, 0.86397058823529416},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double value;
        for (int k = 0; k < 2; k++) {
            struct error error = {0};
            double wanted = k ? cases[i].variance : cases[i].mean;
            bool good = (k ? distribution_variance : distribution_mean)(
                find(cases[i].stem), cases[i].parameter, &value, &error);
            assert_int_equal(good, !isnan(wanted));
            if (good)
                near_to(value, wanted, 1e-14);
        }
    }
}

/* A random parameter within its domain, over all orders of magnitude. */
static double parameter_random(struct rng *rng, const char *name)
{
    double unit = rng_unit(rng), wide = exp(log(1e-3) + unit * log(1e9));
    if (!name)
        return 0;
    if (!strcmp(name, "prob"))
        return rng_below(rng, 2) ? 1e-5 + 0.99 * unit : fmin(wide / 1e3, 0.9);
    if (!strcmp(name, "size"))
        return ceil(wide);
    if (!strcmp(name, "m") || !strcmp(name, "n"))
        return 1 + ceil(wide);
    if (!strcmp(name, "k"))
        return floor(2 * unit);
    if (!strcmp(name, "lambda"))
        return wide / 10;
    if (!strcmp(name, "min") || !strcmp(name, "mean"))
        return -unit;
    return wide;
}

/* The quantile's tail is the wanted one, for a continuous distribution; for a
 * discrete one the quantile and the value below it enclose it. */
static void round_trip(const struct distribution *distribution, double p,
                       bool in_upper, const double *parameter)
{
    double x, tail, density;
    struct error error = {0};
    function *inverse =
        in_upper ? distribution_quantile_upper : distribution_quantile;
    function *forward = in_upper ? distribution_upper : distribution_cumulative;
    if (!inverse(distribution, p, parameter, &x, &error)) {
        if (error.code != ERROR_RANGE) /* too large is true of many */
            fail_msg("%s(%g, %g, %g) p=%g: %s", distribution->name,
                     parameter[0], parameter[1], parameter[2], p, error.text);
        return;
    }
    assert_true(forward(distribution, x, parameter, &tail, &error));
    if (distribution->discrete) {
        double below;
        assert_true(forward(distribution, x - 1, parameter, &below, &error));
        double slack = 1e-12 * p + 1e-15;
        if (in_upper ? tail > p + slack || below < p - slack
                     : tail < p - slack || below > p + slack)
            fail_msg("%s(%g, %g, %g) p=%g: %g", distribution->name,
                     parameter[0], parameter[1], parameter[2], p, x);
        return;
    }
    if (x < 1e-290 || x == 1 ||
        !distribution_density(distribution, x, parameter, &density, &error))
        return; /* rounded to the end of the support */
    double rounding = 4 * DBL_EPSILON * fabs(x) * density;
    if (fabs(tail - p) > 1e-10 * p + rounding)
        fail_msg("%s(%.17g, %.17g) p=%.17g: %.17g has %.17g",
                 distribution->name, parameter[0], parameter[1], p, x, tail);
}

static void test_round_trips(void **state)
{
    (void)state;
    struct rng rng;
    rng_seed(&rng, 16);
    for (int i = 0; i < DISTRIBUTION_COUNT; i++) {
        const struct distribution *distribution =
            distribution_at((enum distribution_id)i);
        for (int n = 0; n < 400; n++) {
            double parameter[DISTRIBUTION_PARAMETERS];
            for (int k = 0; k < DISTRIBUTION_PARAMETERS; k++)
                parameter[k] =
                    parameter_random(&rng, distribution->parameter[k].name);
            double p = n % 2 ? rng_unit(&rng) : pow(10, -12 * rng_unit(&rng));
            if (distribution->id == DISTRIBUTION_HYPER)
                parameter[2] =
                    floor((parameter[0] + parameter[1]) * rng_unit(&rng));
            if (p > 0 && p < 1)
                round_trip(distribution, p, n % 4 < 2, parameter);
        }
    }
}

/* The density is the cumulative's derivative: its integral between two
 * quantiles is what lies between them. */
static bool density_at(void *context, double x, double *value,
                       struct error *error)
{
    const struct row *row = context;
    return distribution_density(find(row->stem), x, row->parameter, value,
                                error);
}

static void test_density_against_cumulative(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i += 3) {
        struct row row = table[i];
        if (find(row.stem)->discrete || row.p > 0.9)
            continue;
        const double *p = row.parameter;
        double high =
            value_of(distribution_quantile, row.stem, 0.97, p[0], p[1], p[2]);
        double low =
            value_of(distribution_quantile, row.stem, row.p, p[0], p[1], p[2]);
        const struct numeric_function f = {density_at, &row};
        struct error error = {0};
        double value, below;
        below =
            value_of(distribution_cumulative, row.stem, low, p[0], p[1], p[2]);
        assert_true(quadrature_integral(&f, low, high, &value, &error));
        near_to(value, 0.97 - below, 1e-9);
    }
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void call_all(const struct distribution *distribution, double x,
                     const double *parameter)
{
    static function *const all[] = {
        distribution_density, distribution_cumulative, distribution_upper,
        distribution_quantile, distribution_quantile_upper};
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        struct error error = {0};
        double value = (double)NAN, begin = seconds();
        bool good = all[k](distribution, x, parameter, &value, &error);
        double took = seconds() - begin;
        if (good ? !isfinite(value) : error.code == ERROR_NONE)
            fail_msg("%s %zu (%g; %g, %g, %g): %g", distribution->name, k, x,
                     parameter[0], parameter[1], parameter[2], value);
        if (good && (k == 1 || k == 2) && !(value >= 0 && value <= 1))
            fail_msg("%s %zu (%g; %g, %g, %g): %g", distribution->name, k, x,
                     parameter[0], parameter[1], parameter[2], value);
        if (took > 0.1)
            fail_msg("%s %zu (%g; %g, %g, %g) took %g s", distribution->name, k,
                     x, parameter[0], parameter[1], parameter[2], took);
    }
}

/* Every combination of special arguments: a finite value or an error, soon. */
static void test_special_arguments(void **state)
{
    (void)state;
    const double special[] = {
        (double)NAN, HUGE_VAL, -HUGE_VAL, 0,        -0.0,         -1,
        1,           0.5,      1e-300,    1e-3,     1e-6,         2.5,
        17,          1e5,      1e6,       1e9,      4294967295.0, 1e300,
        -1e308,      DBL_MIN,  0x1p-1074, 1 - 1e-16};
    const size_t count = sizeof special / sizeof *special;
    for (int i = 0; i < DISTRIBUTION_COUNT; i++) {
        const struct distribution *distribution =
            distribution_at((enum distribution_id)i);
        size_t combinations = count;
        for (int k = 0; k < distribution->most; k++)
            combinations *= count;
        for (size_t n = 0; n < combinations; n++) {
            size_t rest = n / count;
            double parameter[DISTRIBUTION_PARAMETERS] = {0};
            for (int k = 0; k < distribution->most; k++) {
                parameter[k] = special[rest % count];
                rest /= count;
            }
            call_all(distribution, special[n % count], parameter);
            double value;
            struct error error = {0}, other = {0};
            if (distribution_mean(distribution, parameter, &value, &error))
                assert_true(isfinite(value));
            if (distribution_variance(distribution, parameter, &value, &other))
                assert_true(isfinite(value) && value >= 0);
        }
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
        cmocka_unit_test(test_table_of_r),
        cmocka_unit_test(test_quantiles_gsl_fails_at),
        cmocka_unit_test(test_hostile_arguments),
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_edges),
        cmocka_unit_test(test_moments),
        cmocka_unit_test(test_round_trips),
        cmocka_unit_test(test_density_against_cumulative),
        cmocka_unit_test(test_special_arguments),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
