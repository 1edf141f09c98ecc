/* Roots and minima: where they lie, what is refused, and how often the function
 * is asked. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lang/search.h"

/* What is searched, and how often it was asked. */
struct searched {
    double (*function)(double);
    int calls;
};

static bool ask(void *context, double x, double *value, struct error *error)
{
    struct searched *searched = context;
    (void)error;
    searched->calls++;
    *value = searched->function(x);
    return true;
}

/* An error wherever the function is not a number. */
static bool ask_or_fail(void *context, double x, double *value,
                        struct error *error)
{
    return ask(context, x, value, error) &&
           (!isnan(*value) || error_set(error, ERROR_LIMIT, "asked in a gap"));
}

typedef bool evaluator(void *, double, double *, struct error *);

static bool root_of(evaluator *ask_it, double (*function)(double), double low,
                    double high, double *x, struct error *error)
{
    struct searched searched = {function, 0};
    *error = (struct error){0};
    return search_root(&(struct numeric_function){ask_it, &searched}, low, high,
                       x, error);
}

static bool minimum_of(evaluator *ask_it, double (*function)(double),
                       double low, double high, double *x, double *least,
                       struct error *error)
{
    struct searched searched = {function, 0};
    *error = (struct error){0};
    return search_minimum(&(struct numeric_function){ask_it, &searched}, low,
                          high, x, least, error);
}

static void near_to(double value, double wanted, double tolerance)
{
    if (!(fabs(value - wanted) <= tolerance * fmax(1, fabs(wanted))))
        fail_msg("%.17g is not %.17g", value, wanted);
}

static double square(double x)
{
    return x * x - 2;
}

static double cubic(double x)
{
    return x * x * x - 2 * x - 5;
}

static double witch(double x)
{
    return 1 / (1 + x * x) - 0.1;
}

static double identity(double x)
{
    return x;
}

static double inverse(double x)
{
    return 1 / x;
}

static double jump(double x)
{
    return x < 1.0 / 3 ? -1 : 1;
}

static double two_valleys(double x)
{
    return (x * x - 1) * (x * x - 1) + 0.1 * x;
}

static double quartic(double x)
{
    return x * x * x * x - 3 * x;
}

static double tip(double x)
{
    return fabs(x - 0.7);
}

static double sum_with_inverse(double x)
{
    return x + 1 / x;
}

static double low_at_zero(double x)
{
    return x == 0 ? -1 : 5 + fabs(x - 0.6);
}

static double low_at_one(double x)
{
    return x == 1 ? -1 : 5 + fabs(x - 0.6);
}

static double constant(double x)
{
    (void)x;
    return 7;
}

static double infinite(double x)
{
    return x > 0.5 ? HUGE_VAL : -1;
}

static double gap_inside(double x)
{
    return x > 0.2 && x < 0.8 ? (double)NAN : x - 0.5;
}

static double gap_at_end(double x)
{
    return x >= 1 ? (double)NAN : x - 0.5;
}

/* Defined on 64ths only, where a minimum is looked for first. */
static double gaps_between_steps(double x)
{
    return 64 * x == floor(64 * x) ? square(x - 0.5) : (double)NAN;
}

static void roots_are_found_to_the_last_bits(void **state)
{
    static const struct {
        double (*function)(double);
        double low, high, root;
    } rows[] = {
        {square, 0, 2, 1.4142135623730951},
        {square, -1e6, 0, -1.4142135623730951},
        {cubic, 2, 3, 2.0945514815423265}, /* Wallis 1685 */
        {witch, 0, 10, 3},
        {witch, -5, 1, -3},
        {identity, 0, 1, 0},
        {identity, -1, 0, 0},
        {identity, 0, 0, 0},
        {identity, -1, 2, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double x = 9;
        struct error error;
        if (!root_of(ask, rows[i].function, rows[i].low, rows[i].high, &x,
                     &error))
            fail_msg("row %zu: %s", i, error.text);
        near_to(x, rows[i].root, 1e-15);
    }
}

static void what_has_no_root_is_refused_with_the_reason(void **state)
{
    static const struct {
        evaluator *ask_it;
        double (*function)(double);
        double low, high;
        enum error_code code;
        const char *reason;
    } rows[] = {
        {ask, square, 2, 3, ERROR_DOMAIN, "same sign"},
        {ask, square, -1, 1, ERROR_DOMAIN, "same sign"},
        {ask, jump, 0, 1, ERROR_DOMAIN, "without a root"},
        {ask, inverse, -1, 2.5, ERROR_DOMAIN, "without a root"},
        {ask, square, 2, 0, ERROR_DOMAIN, "limits"},
        {ask, identity, -1, HUGE_VAL, ERROR_DOMAIN, "limits"},
        {ask, identity, -HUGE_VAL, 1, ERROR_DOMAIN, "limits"},
        {ask, identity, -1.7e308, 1.7e308, ERROR_DOMAIN, "limits"},
        {ask, identity, (double)NAN, 1, ERROR_DOMAIN, "limits"},
        {ask, infinite, 0, 1, ERROR_DOMAIN, "not finite"},
        {ask_or_fail, gap_inside, 0, 1, ERROR_LIMIT, "asked in a gap"},
        {ask_or_fail, gap_at_end, 0, 1, ERROR_LIMIT, "asked in a gap"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double x;
        struct error error;
        if (root_of(rows[i].ask_it, rows[i].function, rows[i].low, rows[i].high,
                    &x, &error) ||
            error.code != rows[i].code || !strstr(error.text, rows[i].reason))
            fail_msg("row %zu: %s", i, error.text);
    }
}

static void minima_are_found_the_ends_included(void **state)
{
    static const struct {
        double (*function)(double);
        double low, high, x, least;
    } rows[] = {
        {square, -3, 5, 0, -2},
        {square, 1, 5, 1, -1},
        {square, -5, -1, -1, -1},
        {square, 2, 2, 2, 2},
        {two_valleys, -2, 2, -1.0122731310, -0.1006173766},
        {quartic, 0, 2, 0.9085602964160698, -2.0442606669},
        {low_at_zero, 0, 1, 0, -1},
        {low_at_one, 0, 1, 1, -1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double x, least, again;
        struct error error;
        if (!minimum_of(ask, rows[i].function, rows[i].low, rows[i].high, &x,
                        &least, &error))
            fail_msg("row %zu: %s", i, error.text);
        near_to(x, rows[i].x, 1e-7);
        assert_true(rows[i].function(x) == least);
        assert_true(minimum_of(ask, rows[i].function, rows[i].low, rows[i].high,
                               &again, NULL, &error));
        assert_true(again == x);
        near_to(least, rows[i].least, 1e-6);
    }
}

static void what_has_no_minimum_is_refused_with_the_reason(void **state)
{
    static const struct {
        evaluator *ask_it;
        double (*function)(double);
        double low, high;
        enum error_code code;
        const char *reason;
    } rows[] = {
        {ask, square, 2, -2, ERROR_DOMAIN, "limits"},
        {ask, square, 0, HUGE_VAL, ERROR_DOMAIN, "limits"},
        {ask, infinite, 0, 1, ERROR_DOMAIN, "not finite"},
        {ask_or_fail, gap_inside, 0, 1, ERROR_LIMIT, "asked in a gap"},
        {ask_or_fail, gaps_between_steps, 0, 1, ERROR_LIMIT, "asked in a gap"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double x, least;
        struct error error;
        if (minimum_of(rows[i].ask_it, rows[i].function, rows[i].low,
                       rows[i].high, &x, &least, &error) ||
            error.code != rows[i].code || !strstr(error.text, rows[i].reason))
            fail_msg("row %zu: %s", i, error.text);
    }
}

/* Where halving would ask a root's function 50 times, and golden sections that
 * of a minimum 35 times after the first 65, parabolas need far fewer. All of
 * these functions are sums and quotients, and so the same everywhere. */
static void parabolas_spare_most_of_the_steps(void **state)
{
    static const struct {
        double (*function)(double);
        bool minimum;
        double low, high;
        int most;
    } rows[] = {
        {square, false, 0, 2, 12},
        {cubic, false, 2, 3, 12},
        {witch, false, 0, 10, 14},
        {quartic, true, 0, 2, 65 + 9},
        {quartic, true, -100, 100, 65 + 35},
        {tip, true, 0, 1, 65 + 21},
        {sum_with_inverse, true, 0.1, 10, 65 + 12},
        {constant, true, 0, 1, 65 + 200},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double x, least;
        struct error error = {0};
        struct searched searched = {rows[i].function, 0};
        struct numeric_function function = {ask, &searched};
        bool good =
            rows[i].minimum
                ? search_minimum(&function, rows[i].low, rows[i].high, &x,
                                 &least, &error)
                : search_root(&function, rows[i].low, rows[i].high, &x, &error);
        if (!good || searched.calls > rows[i].most)
            fail_msg("row %zu: asked %d times %s", i, searched.calls,
                     error.text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(roots_are_found_to_the_last_bits),
        cmocka_unit_test(what_has_no_root_is_refused_with_the_reason),
        cmocka_unit_test(minima_are_found_the_ends_included),
        cmocka_unit_test(what_has_no_minimum_is_refused_with_the_reason),
        cmocka_unit_test(parabolas_spare_most_of_the_steps),
    };
    return cmocka_run_group_tests_name("search", tests, NULL, NULL);
}
