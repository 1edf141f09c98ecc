/* Special and counting functions, and integrals. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lang/gsl_door.h"
#include "lang/quadrature.h"
#include "lang/saddle.h"
#include "lang/special.h"

static void near_to(double value, double wanted, double tolerance)
{
    if (!(fabs(value - wanted) <= tolerance * fabs(wanted)))
        fail_msg("%.17g is not %.17g", value, wanted);
}

/* The differences from R; where log gamma and its kin cross 0 they are taken
 * against 1. */
static void check_row(const char *name, bool good, double value, double wanted,
                      const struct error *error)
{
    double scale = fmax(fabs(wanted), 1e-3);
    if (!good || !(fabs(value - wanted) <= 1e-12 * scale))
        fail_msg("%s: %.17g, R %.17g %s", name, value, wanted, error->text);
}

static void test_table_of_r(void **state)
{
    (void)state;
    double value = 0;
    bool good;
#define ONE(name, x, wanted)                                                   \
    do {                                                                       \
        struct error error = {0};                                              \
        good = special_##name(x, &value, &error);                              \
        check_row(#name "(" #x ")", good, value, wanted, &error);              \
    } while (0);
#define TWO(name, x, y, wanted)                                                \
    do {                                                                       \
        struct error error = {0};                                              \
        good = special_##name(x, y, &value, &error);                           \
        check_row(#name "(" #x ", " #y ")", good, value, wanted, &error);      \
    } while (0);
#include "special_table.inc"
#undef ONE
#undef TWO
}

static void test_counts_are_exact(void **state)
{
    (void)state;
    double value;
    int64_t exact;
    struct error error = {0};
    assert_true(special_choose(24, 1, &value, &error) && value == 24);
    assert_true(special_choose(23, 2, &value, &error) && value == 253);
    assert_true(special_choose(5, 7, &value, &error) && value == 0);
    assert_true(special_choose(5, -1, &value, &error) && value == 0);
    /* Pascal's rule, wherever the values fit */
    for (int64_t n = 1; n <= 61; n++) {
        for (int64_t k = 0; k <= n; k++) {
            int64_t left = 0, right = 0;
            assert_true(choose_exact(n, k, &exact) &&
                        choose_exact(n - 1, k - 1, &left) &&
                        choose_exact(n - 1, k, &right));
            assert_true(exact == left + right);
        }
    }
    assert_true(choose_exact(66, 33, &exact) && exact == 7219428434016265740);
    assert_false(choose_exact(68, 34, &exact));
    assert_false(choose_exact(INT64_MAX, INT64_MAX / 2, &exact));
    assert_true(choose_exact(INT64_MAX, 1, &exact) && exact == INT64_MAX);
    assert_false(choose_exact(-1, 1, &exact));
    assert_true(factorial_exact(0, &exact) && exact == 1);
    assert_true(factorial_exact(20, &exact) && exact == 2432902008176640000);
    assert_false(factorial_exact(21, &exact));
    assert_false(factorial_exact(INT64_MAX, &exact));
    assert_true(permutations_exact(52, 5, &exact) && exact == 311875200);
    assert_true(permutations_exact(INT64_MAX, 1, &exact) && exact == INT64_MAX);
    assert_true(permutations_exact(3, 4, &exact) && exact == 0);
    assert_true(special_factorial(18, &value, &error) &&
                value == 6402373705728000.0);
    assert_true(special_permutations(100, 3, &value, &error) &&
                value == 970200);
    assert_true(special_harmonic(4, &value, &error));
    near_to(value, 25.0 / 12, 1e-15);
    assert_true(special_harmonic(1000, &value, &error));
    near_to(value, 7.4854708605503449, 1e-15);
}

/* The first and last arguments that counting functions take, and the next ones,
 * which are refused as no such number or as too large. */
static void test_bounds_of_counts(void **state)
{
    (void)state;
    typedef bool two(double, double, double *, struct error *);
    static const struct {
        two *count;
        double n, k, wanted;
        enum error_code code;
    } rows[] = {
        {special_choose, 1e15, 1e15, 1, ERROR_NONE},
        {special_choose, 1e15, 1, 1e15, ERROR_NONE},
        {special_choose, -1e15, 1, -1e15, ERROR_NONE},
        {special_choose, 1e15 + 1, 1, 0, ERROR_DOMAIN},
        {special_choose, -1e15 - 1, 1, 0, ERROR_DOMAIN},
        {special_choose, 1, 1e15 + 1, 0, ERROR_DOMAIN},
        {special_choose, 5, 1.5, 0, ERROR_DOMAIN},
        {special_choose, 5, 0, 1, ERROR_NONE},
        {special_choose, 0, 0, 1, ERROR_NONE},
        {special_choose, 0, 1, 0, ERROR_NONE},
        {special_choose, -1, 3, -1, ERROR_NONE},
        {special_choose, -3, 2, 6, ERROR_NONE},
        {special_choose, -0.5, -1, 0, ERROR_NONE},
        {special_choose, 2000, 1000, 0, ERROR_RANGE},
        {special_permutations, 0x1p53, 1, 0x1p53, ERROR_NONE},
        {special_permutations, 0x1p53 + 2, 1, 0, ERROR_DOMAIN},
        {special_permutations, 3, 0x1p53, 0, ERROR_NONE},
        {special_permutations, 3, 0x1p53 + 2, 0, ERROR_DOMAIN},
        {special_permutations, 0, 0, 1, ERROR_NONE},
        {special_permutations, -1, 1, 0, ERROR_DOMAIN},
        {special_permutations, 2.5, 1, 0, ERROR_DOMAIN},
        {special_permutations, 5, 1.5, 0, ERROR_DOMAIN},
        {special_permutations, 0x1p53, 30, 0, ERROR_RANGE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct error error = {0};
        double value = 0;
        bool good = rows[i].count(rows[i].n, rows[i].k, &value, &error);
        if (error.code != rows[i].code || good != !rows[i].code ||
            value != rows[i].wanted)
            fail_msg("row %zu: %.17g %s", i, value, error.text);
    }
}

/* Of one argument; the logarithm's series begins beyond 256. */
static void test_bounds_of_factorials_and_harmonic_numbers(void **state)
{
    (void)state;
    typedef bool one(double, double *, struct error *);
    static const struct {
        one *count;
        double n, wanted;
        enum error_code code;
    } rows[] = {
        {special_factorial, 0, 1, ERROR_NONE},
        {special_factorial, -1, 0, ERROR_DOMAIN},
        {special_factorial, 2.5, 0, ERROR_DOMAIN},
        {special_factorial, 170, 7.257415615307999e306, ERROR_NONE},
        {special_factorial, 171, 0, ERROR_RANGE},
        {special_harmonic, 0, 0, ERROR_NONE},
        {special_harmonic, 1, 1, ERROR_NONE},
        {special_harmonic, -1, 0, ERROR_DOMAIN},
        {special_harmonic, 0.5, 0, ERROR_DOMAIN},
        {special_harmonic, 257, 6.128236013400938, ERROR_NONE},
        {special_harmonic, 1e15, 35.115992059812219, ERROR_NONE},
        {special_harmonic, 1e15 + 1, 0, ERROR_DOMAIN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct error error = {0};
        double value = 0;
        bool good = rows[i].count(rows[i].n, &value, &error);
        if (error.code != rows[i].code || good != !rows[i].code)
            fail_msg("row %zu: %.17g %s", i, value, error.text);
        near_to(value, rows[i].wanted, 1e-14);
    }
}

static void test_incomplete_beta(void **state)
{
    (void)state;
    double value;
    struct error error = {0};
    assert_true(special_beta_lower(0.3, 2, 3, &value, &error));
    near_to(value, 0.3483, 1e-14);
    assert_true(special_beta_upper(0.3, 2, 3, &value, &error));
    near_to(value, 0.6517, 1e-14);
    assert_true(special_erf(0.5, &value, &error));
    near_to(value, 0.52049987781304654, 1e-15);
    assert_true(special_erfc(5, &value, &error));
    near_to(value, 1.5374597944280349e-12, 1e-14);
}

/* Shapes at the ends of what is allowed, and just outside. */
static void test_bounds_of_shapes(void **state)
{
    (void)state;
    typedef bool two(double, double, double *, struct error *);
    static const struct {
        two *function;
        double a, b, wanted;
        bool good;
    } rows[] = {
        {special_beta, 1e-150, 1, 1e150, true},
        {special_beta, 1, 9e-151, 0, false},
        {special_lbeta, 1, 1e150, -345.38776394910684, true},
        {special_lbeta, 1.1e150, 1, 0, false},
        {special_lbeta, 0, 1, 0, false},
        {special_gamma_lower, 1e-3, 0, 0, true},
        {special_gamma_lower, 9e-4, 0, 0, false},
        {special_gamma_upper, 1e6, 0, 1, true},
        {special_gamma_upper, 1.1e6, 0, 0, false},
        {special_gamma_lower, 2, -1e-300, 0, false},
        {special_gamma_lower, 2, HUGE_VAL, 0, false},
    };
    double value;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct error error = {0};
        bool good = rows[i].function(rows[i].a, rows[i].b, &value, &error);
        if (good != rows[i].good || (!good && error.code != ERROR_DOMAIN))
            fail_msg("row %zu: %.17g %s", i, value, error.text);
        if (good)
            near_to(value, rows[i].wanted, 1e-14);
    }
    for (int upper = 0; upper < 2; upper++) {
        struct error error = {0};
        assert_true(special_beta_lower(upper, 1e-3, 1e6, &value, &error));
        assert_true(value == upper);
        assert_true(special_beta_upper(upper, 1e6, 1e-3, &value, &error));
        assert_true(value == 1 - upper);
        assert_false(
            special_beta_lower(upper ? 1.01 : -0.01, 2, 3, &value, &error));
        assert_int_equal(error.code, ERROR_DOMAIN);
    }
    struct error error = {0};
    assert_false(special_beta_lower(0.5, 9e-4, 1, &value, &error));
    assert_false(special_beta_lower(0.5, 1, 1.1e6, &value, &error));
}

/* Probabilities that are known without any series. */
static void test_saddle_points(void **state)
{
    (void)state;
    static const struct {
        double x, y, p, wanted;
    } binomial[] = {
        {0, 0, 0.3, 1},       {0, 3, 0, 1},         {1, 2, 0, 0},
        {3, 0, 1, 1},         {2, 1, 1, 0},         {-1, 4, 0.5, 0},
        {4, -1, 0.5, 0},      {1, 1, 0.5, 0.5},     {0, 3, 0.5, 0.125},
        {0, 2, 0.05, 0.9025}, {2, 0, 0.95, 0.9025}, {3, 0, 0.5, 0.125},
        {2, 3, 0.4, 0.3456},  {3, 2, 0.6, 0.3456},
    };
    for (size_t i = 0; i < sizeof binomial / sizeof *binomial; i++)
        near_to(saddle_binomial(binomial[i].x, binomial[i].y, binomial[i].p,
                                1 - binomial[i].p),
                binomial[i].wanted, 1e-14);
    near_to(saddle_poisson(0, 0), 1, 0);
    near_to(saddle_poisson(1, 0), 0, 0);
    near_to(saddle_poisson(-1, 2), 0, 0);
    near_to(saddle_poisson(HUGE_VAL, 2), 0, 0);
    near_to(saddle_poisson(2, HUGE_VAL), 0, 0);
    near_to(saddle_poisson(0, 2), exp(-2), 1e-15);
    near_to(saddle_poisson(3, 2), exp(-2) * 4 / 3, 1e-14);
    near_to(saddle_poisson(2, 1e-310), 0, 0);
    near_to(saddle_poisson(0.5, 1e-310), 1.1283791670955126e-155, 1e-12);
    near_to(saddle_poisson(1, 1e-310), 1e-310, 1e-12);
}

/* A finite value or an error for every special argument. */
static void test_special_arguments(void **state)
{
    (void)state;
    typedef bool one(double, double *, struct error *);
    typedef bool two(double, double, double *, struct error *);
    static one *const ones[] = {
        special_gamma, special_lgamma,    special_digamma, special_erf,
        special_erfc,  special_factorial, special_harmonic};
    static two *const twos[] = {special_beta,        special_lbeta,
                                special_gamma_lower, special_gamma_upper,
                                special_choose,      special_permutations};
    const double special[] = {
        (double)NAN, HUGE_VAL, -HUGE_VAL,    0,      -0.0,   -1,
        1,           0.5,      -0.5,         1e-300, 1e-3,   2.5,
        -17,         170,      171,          1e5,    1e6,    1e9,
        1e15,        -1e15,    4294967295.0, 1e300,  -1e308, 0x1p-1074,
        1 - 1e-16,   -1000.5};
    const size_t count = sizeof special / sizeof *special;
    double value;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < sizeof ones / sizeof *ones; k++) {
            struct error error = {0};
            bool good = ones[k](special[i], &value, &error);
            assert_true(good == (error.code == ERROR_NONE));
            assert_true(!good || isfinite(value));
        }
        for (size_t j = 0; j < count * count; j++) {
            double a = special[j % count], b = special[j / count];
            for (size_t k = 0; i == 0 && k < sizeof twos / sizeof *twos; k++) {
                struct error error = {0};
                bool good = twos[k](a, b, &value, &error);
                if (good != (error.code == ERROR_NONE) ||
                    (good && !isfinite(value)))
                    fail_msg("%zu (%g, %g): %g", k, a, b, value);
            }
            struct error error = {0};
            bool good = special_beta_lower(special[i], a, b, &value, &error);
            assert_true(good ? value >= 0 && value <= 1
                             : error.code == ERROR_DOMAIN);
        }
    }
}

/* Functions to integrate. */

static bool square(void *context, double x, double *value, struct error *error)
{
    (void)context;
    (void)error;
    *value = x * x - 2;
    return true;
}

static bool bell(void *context, double x, double *value, struct error *error)
{
    (void)error;
    double z = x - *(const double *)context;
    *value = exp(-z * z / 2);
    return true;
}

static bool sine(void *context, double x, double *value, struct error *error)
{
    (void)context;
    (void)error;
    *value = sin(x);
    return true;
}

static bool power(void *context, double x, double *value, struct error *error)
{
    (void)error;
    *value = pow(x, *(const double *)context);
    return true;
}

static bool refuse(void *context, double x, double *value, struct error *error)
{
    (void)context;
    *value = 0;
    return x < 0.9 || error_set(error, ERROR_LIMIT, "beyond 0.9");
}

/* 1/sqrt(x(1-x)), an error at its poles, as the formula language would */
static bool arcsine(void *context, double x, double *value, struct error *error)
{
    (void)context;
    if (x <= 0 || x >= 1)
        return error_set(error, ERROR_DOMAIN, "division by zero");
    *value = 1 / sqrt(x * (1 - x));
    return true;
}

struct counted {
    double size;
    int calls;
};

/* No rule sees waves this short. */
static bool waves(void *context, double x, double *value, struct error *error)
{
    struct counted *counted = context;
    (void)error;
    counted->calls++;
    *value = counted->size * sin(1e9 * x);
    return true;
}

static bool refuse_third(void *context, double x, double *value,
                         struct error *error)
{
    int *calls = context;
    *value = x;
    return ++*calls < 3 || error_set(error, ERROR_DOMAIN, "the third call");
}

static void test_integrals(void **state)
{
    (void)state;
    double value, mean = 0, exponent = -0.5;
    struct error error = {0};
    struct numeric_function f = {square, NULL};
    assert_true(quadrature_integral(&f, 0, 3, &value, &error));
    near_to(value, 3, 1e-14);
    assert_true(quadrature_integral(&f, 3, 0, &value, &error));
    near_to(value, -3, 1e-14);
    assert_true(quadrature_integral(&f, 2, 2, &value, &error) && value == 0);
    f = (struct numeric_function){bell, &mean};
    const double ends[] = {HUGE_VAL, 1e12, 50, 1e6};
    for (int i = 0; i < 4; i++) {
        for (mean = 0; mean < 10; mean += 3.5) {
            assert_true(
                quadrature_integral(&f, -ends[i], ends[i], &value, &error));
            near_to(value, 2.5066282746310005, 1e-10);
        }
    }
    f = (struct numeric_function){sine, NULL};
    assert_true(quadrature_integral(&f, -7, 7, &value, &error));
    assert_true(fabs(value) < 1e-12);
    assert_true(quadrature_integral(&f, 0, 100, &value, &error));
    near_to(value, 1 - cos(100), 1e-10);
    f = (struct numeric_function){power, &exponent};
    assert_true(quadrature_integral(&f, 0, 4, &value, &error));
    near_to(value, 4, 1e-9);
    struct numeric_function poles = {arcsine, NULL};
    assert_true(quadrature_integral(&poles, 0, 1, &value, &error));
    near_to(value, 3.1415926535897931, 1e-9);
    exponent = -2;
    assert_true(quadrature_integral(&f, 1, HUGE_VAL, &value, &error));
    near_to(value, 1, 1e-10);
    assert_true(quadrature_integral(&f, -HUGE_VAL, -2, &value, &error));
    near_to(value, 0.5, 1e-10);
    assert_true(quadrature_integral(&f, HUGE_VAL, 1, &value, &error));
    near_to(value, -1, 1e-10);
    exponent = -1.1; /* a third of it lies beyond 1e15 */
    assert_true(quadrature_integral(&f, 1, HUGE_VAL, &value, &error));
    near_to(value, 10, 1e-9);
}

static void test_integrals_that_fail(void **state)
{
    (void)state;
    double value, exponent = -1;
    const double nan = (double)NAN;
    struct error divergent = {0}, infinite = {0}, called = {0}, limit = {0};
    struct error tail = {0};
    struct numeric_function f = {power, &exponent};
    assert_false(quadrature_integral(&f, 0, 1, &value, &divergent));
    assert_int_equal(divergent.code, ERROR_DOMAIN);
    assert_false(quadrature_integral(&f, 1, HUGE_VAL, &value, &tail));
    struct error outside = {0};
    struct numeric_function poles = {arcsine, NULL};
    assert_false(quadrature_integral(&poles, 0.5, 1.5, &value, &outside));
    assert_string_equal(outside.text, "division by zero");
    f = (struct numeric_function){sine, NULL};
    assert_false(quadrature_integral(&f, 0, HUGE_VAL, &value, &infinite));
    assert_int_equal(infinite.code, ERROR_DOMAIN);
    f = (struct numeric_function){refuse, NULL};
    assert_false(quadrature_integral(&f, 0, 1, &value, &called));
    assert_int_equal(called.code, ERROR_LIMIT);
    assert_string_equal(called.text, "beyond 0.9");
    for (int i = 0; i < 2; i++) {
        assert_false(
            quadrature_integral(&f, i ? nan : 0, i ? 1 : nan, &value, &limit));
        assert_non_null(strstr(limit.text, "must be numbers"));
        limit = (struct error){0};
    }
}

static void test_calls_for_an_integral_are_bounded(void **state)
{
    (void)state;
    double value;
    struct counted large = {1, 0}, small = {1e-12, 0};
    struct numeric_function f = {waves, &large};
    struct error error = {0};
    assert_false(quadrature_integral(&f, -1e6, 1e6, &value, &error));
    assert_string_equal(error.text, "the integral does not converge");
    assert_int_equal(large.calls, QUADRATURE_EVALUATIONS);
    /* however small its values */
    f.context = &small;
    error = (struct error){0};
    assert_false(quadrature_integral(&f, 0, 1, &value, &error));
    assert_string_equal(error.text, "the integral does not converge");
    int calls = 0;
    f = (struct numeric_function){refuse_third, &calls};
    error = (struct error){0};
    assert_false(quadrature_integral(&f, -50, 50, &value, &error));
    assert_string_equal(error.text, "the third call");
    assert_int_equal(calls, 3);
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
        cmocka_unit_test(test_counts_are_exact),
        cmocka_unit_test(test_bounds_of_counts),
        cmocka_unit_test(test_bounds_of_factorials_and_harmonic_numbers),
        cmocka_unit_test(test_incomplete_beta),
        cmocka_unit_test(test_bounds_of_shapes),
        cmocka_unit_test(test_saddle_points),
        cmocka_unit_test(test_special_arguments),
        cmocka_unit_test(test_integrals),
        cmocka_unit_test(test_integrals_that_fail),
        cmocka_unit_test(test_calls_for_an_integral_are_bounded),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
