/* Exact rationals and where they become doubles. The table is Python's; the
 * properties are checked with 128-bit integers. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"
#include "lang/number.h"

__extension__ typedef __int128 wide;

static struct number ratio(int64_t numerator, int64_t denominator)
{
    return number_ratio(numerator, denominator);
}

/* Exactly top/bottom, or, where bottom is 0, a double near `real`. */
static void check_row(const char *row, struct number got, int64_t top,
                      int64_t bottom, double real)
{
    bool good = number_is_exact(got) == (bottom != 0);
    if (good && bottom)
        good = got.numerator == top && got.denominator == bottom;
    else if (good && isinf(real))
        good = got.real == real;
    else if (good)
        good = fabs(got.real - real) <= 2e-14 * fabs(real);
    if (!good)
        fail_msg("%s: %.17g", row, number_double(got));
}

static void arithmetic_agrees_with_fractions_of_unbounded_size(void **state)
{
    (void)state;
#define ROW(function, an, ad, bn, bd, rn, rd, real)                            \
    check_row(#function " " #an "/" #ad " " #bn "/" #bd,                       \
              function(ratio(an, ad), ratio(bn, bd)), rn, rd, real);
#define ADD(...)      ROW(number_add, __VA_ARGS__)
#define SUBTRACT(...) ROW(number_subtract, __VA_ARGS__)
#define MULTIPLY(...) ROW(number_multiply, __VA_ARGS__)
#define DIVIDE(...)   ROW(number_divide, __VA_ARGS__)
#define MODULO(...)   ROW(number_modulo, __VA_ARGS__)
#define POWER(...)    ROW(number_power, __VA_ARGS__)
#include "number_table.inc"
}

static struct number any(struct rng *rng)
{
    static const uint64_t sizes[] = {10, 1000, 1000000, 1u << 31};
    uint64_t size = sizes[rng_below(rng, 4)];
    int64_t top = (int64_t)rng_below(rng, 2 * size + 1) - (int64_t)size;
    return ratio(top, (int64_t)rng_below(rng, size) + 1);
}

static void every_exact_number_is_reduced_with_a_positive_bottom(void **state)
{
    (void)state;
    struct rng rng;
    rng_seed(&rng, 1);
    for (int i = 0; i < 20000; i++) {
        struct number a = any(&rng), b = any(&rng);
        struct number c = number_multiply(number_subtract(a, b), a);
        if (!number_is_exact(c))
            continue;
        int64_t x = c.numerator < 0 ? -c.numerator : c.numerator;
        int64_t y = c.denominator;
        assert_true(y > 0);
        while (y) {
            int64_t rest = x % y;
            x = y;
            y = rest;
        }
        assert_true(x == 1);
    }
}

static void sums_and_differences_undo_each_other(void **state)
{
    (void)state;
    struct rng rng;
    rng_seed(&rng, 2);
    for (int i = 0; i < 20000; i++) {
        struct number a = any(&rng), b = any(&rng);
        struct number back = number_subtract(number_add(a, b), b);
        if (!number_is_exact(number_add(a, b)))
            continue;
        if (number_compare(back, a) != 0 || !number_is_exact(back))
            fail_msg("%lld/%lld and %lld/%lld", (long long)a.numerator,
                     (long long)a.denominator, (long long)b.numerator,
                     (long long)b.denominator);
        if (number_sign(b)) {
            back = number_divide(number_multiply(a, b), b);
            assert_true(number_compare(back, a) == 0);
        }
    }
}

static wide divisor_of(wide a, wide b)
{
    while (b) {
        wide rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

/* Decimals, whole numbers and others, some of them too large to add. */
static struct number decimal_or_any(struct rng *rng)
{
    int64_t scale = 1;
    for (uint64_t i = rng_below(rng, 18); i; i--)
        scale *= rng_below(rng, 3) ? 10 : rng_below(rng, 2) ? 5 : 2;
    if (rng_below(rng, 4) == 0)
        return any(rng);
    return ratio((int64_t)(rng_next(rng) >> (1 + rng_below(rng, 62))) *
                     (rng_below(rng, 2) ? 1 : -1),
                 scale);
}

static void must_be(struct number got, wide top, wide bottom)
{
    wide divisor = divisor_of(top, bottom);
    top /= bottom < 0 ? -divisor : divisor;
    bottom /= bottom < 0 ? -divisor : divisor;
    bool fits = top <= INT64_MAX && top >= -INT64_MAX && bottom <= INT64_MAX;
    assert_int_equal(number_is_exact(got), fits);
    if (fits)
        assert_true(got.numerator == top && got.denominator == bottom);
    else
        assert_true(got.real == (double)top / (double)bottom);
}

static void results_are_the_reduced_ones_to_the_last_bit(void **state)
{
    (void)state;
    struct rng rng;
    rng_seed(&rng, 6);
    for (int i = 0; i < 200000; i++) {
        struct number a = decimal_or_any(&rng), b = decimal_or_any(&rng);
        wide bottom = (wide)a.denominator * b.denominator;
        wide left, right, sum;
        /* What leaves 127 bits is not looked at. */
        if (!__builtin_mul_overflow((wide)a.numerator, b.denominator, &left) &&
            !__builtin_mul_overflow((wide)b.numerator, a.denominator, &right) &&
            !__builtin_add_overflow(left, right, &sum)) {
            must_be(number_add(a, b), sum, bottom);
            must_be(number_subtract(a, b), left - right, bottom);
        }
        must_be(number_multiply(a, b), (wide)a.numerator * b.numerator, bottom);
        if (b.numerator)
            must_be(number_divide(a, b), (wide)a.numerator * b.denominator,
                    (wide)a.denominator * b.numerator);
    }
}

static void comparing_is_comparing_cross_products(void **state)
{
    (void)state;
    struct rng rng;
    rng_seed(&rng, 3);
    for (int i = 0; i < 20000; i++) {
        struct number a = any(&rng), b = any(&rng);
        wide left = (wide)a.numerator * b.denominator;
        wide right = (wide)b.numerator * a.denominator;
        assert_int_equal(number_compare(a, b), (left > right) - (left < right));
        assert_int_equal(number_compare(b, a), (left < right) - (left > right));
        assert_int_equal(number_compare(a, a), 0);
    }
    /* equal as doubles, but not as numbers */
    struct number third = ratio(1, 3);
    struct number almost = ratio(333333333333333333, 1000000000000000000);
    assert_int_equal(number_compare(third, almost), 1);
    assert_int_equal(number_compare(ratio(INT64_MAX, 2), number_real(4.6e18)),
                     1);
    assert_int_equal(number_compare(number_real(0.5), ratio(1, 2)), 0);
}

static void a_remainder_has_the_sign_of_the_divisor(void **state)
{
    (void)state;
    struct rng rng;
    rng_seed(&rng, 4);
    for (int i = 0; i < 20000; i++) {
        struct number a = any(&rng), b = any(&rng);
        if (!number_sign(b))
            continue;
        if (i % 2)
            a = number_real(number_double(a) * 1e20);
        struct number rest = number_modulo(a, b);
        int sign = number_sign(rest);
        assert_true(!sign || sign == number_sign(b));
        struct number size = number_sign(b) < 0 ? number_negate(b) : b;
        struct number left = sign < 0 ? number_negate(rest) : rest;
        int order = number_compare(left, size);
        assert_true(order < 0 || (i % 2 && !order)); /* doubles may round up */
    }
    struct number rest = number_modulo(number_real(1e300), number_real(7));
    assert_true(rest.real == 1); /* as Python's int(1e300) % 7 */
}

static void a_floor_is_the_largest_whole_number_not_above(void **state)
{
    (void)state;
    struct rng rng;
    rng_seed(&rng, 5);
    for (int i = 0; i < 20000; i++) {
        struct number a = any(&rng), whole = number_floor(a);
        assert_true(number_is_whole(whole) && number_compare(whole, a) <= 0);
        assert_true(number_compare(number_add(whole, number_integer(1)), a) >
                    0);
    }
    assert_true(number_floor(number_real(-0.5)).real == -1);
}

static void the_limit_of_64_bits_is_where_doubles_begin(void **state)
{
    (void)state;
    struct number most = number_integer(INT64_MAX), one = number_integer(1);
    assert_false(number_is_exact(number_add(most, one)));
    assert_true(number_add(most, one).real == 0x1p63);
    assert_true(number_is_exact(number_subtract(most, one)));
    assert_true(number_is_exact(number_negate(most)));
    assert_false(number_is_exact(number_subtract(number_negate(most), one)));
    assert_false(number_is_exact(number_multiply(most, number_integer(2))));
    assert_true(number_is_exact(number_divide(one, most)));
    assert_false(number_is_exact(number_ratio(INT64_MIN, 1)));
    assert_true(number_ratio(INT64_MIN, 2).numerator == INT64_MIN / 2);
    assert_true(number_ratio(1, -2).numerator == -1);
    assert_true(number_ratio(0, -7).denominator == 1);
}

static void powers_of_doubles_and_roots(void **state)
{
    (void)state;
    struct number half = ratio(1, 2), third = ratio(1, 3);
    assert_true(number_is_exact(number_power(ratio(16, 9), half)));
    assert_true(number_compare(number_power(ratio(16, 9), half), ratio(4, 3)) ==
                0);
    assert_true(number_compare(number_power(ratio(-1, 8), number_integer(-3)),
                               number_integer(-512)) == 0);
    assert_true(
        number_compare(number_power(ratio(27, 64), third), ratio(3, 4)) == 0);
    struct number root = number_power(number_integer(2), half);
    assert_false(number_is_exact(root));
    assert_true(fabs(root.real - sqrt(2)) < 1e-15);
    assert_true(isnan(number_power(number_integer(-1), half).real));
    assert_true(isinf(number_power(number_integer(0), ratio(-1, 1)).real));
    assert_true(number_power(number_real(1.5), number_integer(2)).real == 2.25);
    /* the largest square: 3037000499^2 < 2^63 */
    assert_true(
        number_compare(
            number_power(number_integer(INT64_C(9223372030926249001)), half),
            number_integer(3037000499)) == 0);
}

static void a_scanned_decimal_is_exact_while_it_fits(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t top, bottom;
        double real;
    } rows[] = {
        {"0", 0, 1, 0},
        {"0.25", 1, 4, 0},
        {".5", 1, 2, 0},
        {"5.", 5, 1, 0},
        {"1e6", 1000000, 1, 0},
        {"1.5e-3", 3, 2000, 0},
        {"2E+2", 200, 1, 0},
        {"9223372036854775807", INT64_MAX, 1, 0},
        {"9223372036854775808", 0, 0, 0x1p63},
        {"0.000000000000000001", 1, 1000000000000000000, 0},
        {"1e18", 1000000000000000000, 1, 0},
        {"1e19", 0, 0, 1e19},
        {"1e-19", 0, 0, 1e-19},
        {"0.1234567890123456789", 0, 0, 0.1234567890123456789},
        {"1e308", 0, 0, 1e308},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct number got;
        if (!number_scan(rows[i].text, strlen(rows[i].text), &got))
            fail_msg("%s is refused", rows[i].text);
        check_row(rows[i].text, got, rows[i].top, rows[i].bottom, rows[i].real);
    }
    static const char *const refused[] = {"",    ".",   "-1",    "+1",   "1e",
                                          "1 ",  " 1",  "0x10",  "nan",  "inf",
                                          "1e+", "1,5", "1.2.3", "1e309"};
    struct number got;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (number_scan(refused[i], strlen(refused[i]), &got))
            fail_msg("%s is accepted", refused[i]);
}

static void the_places_of_a_finite_decimal_are_found(void **state)
{
    (void)state;
    int places;
    assert_true(number_decimals(ratio(1, 8), 4, &places) && places == 3);
    assert_true(number_decimals(ratio(7, 20), 4, &places) && places == 2);
    assert_true(number_decimals(number_integer(5), 0, &places) && !places);
    assert_true(number_decimals(ratio(1, 10000), 4, &places) && places == 4);
    assert_false(number_decimals(ratio(1, 100000), 4, &places));
    assert_false(number_decimals(ratio(1, 3), 18, &places));
    assert_false(number_decimals(number_real(0.5), 18, &places));
}

static void whole_numbers_are_recognised_exact_or_not(void **state)
{
    (void)state;
    int64_t out;
    assert_true(number_is_whole(number_real(1e30)));
    assert_false(number_is_whole(number_real(0.5)));
    assert_false(number_is_whole(number_real(HUGE_VAL)));
    assert_false(number_is_whole(number_real((double)NAN)));
    assert_true(number_to_integer(number_real(-3), &out) && out == -3);
    assert_true(number_to_integer(number_real(-9e18), &out) &&
                out == INT64_C(-9000000000000000000));
    assert_false(number_to_integer(number_real(9e18 + 1024), &out));
    assert_false(number_to_integer(number_real((double)NAN), &out));
    assert_false(number_to_integer(ratio(1, 2), &out));
    assert_true(number_to_integer(number_integer(INT64_MAX), &out) &&
                out == INT64_MAX);
    assert_false(number_is_finite(number_real((double)NAN)));
    assert_false(number_is_finite(number_real(-HUGE_VAL)));
    assert_true(number_is_finite(ratio(1, 3)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arithmetic_agrees_with_fractions_of_unbounded_size),
        cmocka_unit_test(every_exact_number_is_reduced_with_a_positive_bottom),
        cmocka_unit_test(sums_and_differences_undo_each_other),
        cmocka_unit_test(results_are_the_reduced_ones_to_the_last_bit),
        cmocka_unit_test(comparing_is_comparing_cross_products),
        cmocka_unit_test(a_remainder_has_the_sign_of_the_divisor),
        cmocka_unit_test(a_floor_is_the_largest_whole_number_not_above),
        cmocka_unit_test(the_limit_of_64_bits_is_where_doubles_begin),
        cmocka_unit_test(powers_of_doubles_and_roots),
        cmocka_unit_test(a_scanned_decimal_is_exact_while_it_fits),
        cmocka_unit_test(the_places_of_a_finite_decimal_are_found),
        cmocka_unit_test(whole_numbers_are_recognised_exact_or_not),
    };
    return cmocka_run_group_tests_name("number", tests, NULL, NULL);
}
