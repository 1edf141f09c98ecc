/* base/decimal: against the C library's printf, and by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/decimal.h"
#include "base/numtext.h"
#include "base/rng.h"

static void shows(uint64_t scaled, int places, bool grouped, const char *text)
{
    struct str out = {0};
    decimal_add(&out, false, scaled, places, grouped);
    assert_string_equal(out.text, text);
    str_release(&out);
}

static void decimals_are_spelt(void **unused)
{
    (void)unused;
    shows(0, 0, true, "0");
    shows(5, 3, true, "0.005");
    shows(1234, 0, true, "1234");
    shows(12345, 0, true, "12,345");
    shows(12345, 0, false, "12345");
    shows(123456789, 2, true, "1,234,567.89");
    shows(999999, 2, true, "9999.99");
}

/* Doubles of all usual sizes, and such as are ties. */
static double any(struct rng *rng, int i)
{
    double value = ldexp(rng_unit(rng) - 0.5, (int)rng_below(rng, 60) - 25);
    return i % 3 ? value : ldexp(floor(ldexp(value, 8)), -8);
}

static void doubles_are_as_printf_has_them(void **unused)
{
    (void)unused;
    struct rng rng;
    size_t checked = 0;
    rng_seed(&rng, 1);
    for (int i = 0; i < 200000; i++) {
        double value = any(&rng, i);
        int places = (int)rng_below(&rng, 13);
        uint64_t scaled;
        char wanted[400];
        struct str out = {0};
        if (!decimal_of_double(value, places, &scaled))
            continue;
        checked++;
        snprintf(wanted, sizeof wanted, "%.*f", places, fabs(value));
        decimal_add(&out, false, scaled, places, false);
        if (strcmp(out.text, wanted) != 0)
            fail_msg("%.17g with %d places: %s, not %s", value, places,
                     out.text, wanted);
        str_release(&out);
    }
    assert_true(checked > 190000);
}

/* 1.5e-7: printf's figures without zeros at the end, and its exponent. */
static void check_small(double value, int figures)
{
    char wanted[64];
    struct str out = {0}, trimmed = {0};
    snprintf(wanted, sizeof wanted, "%.*e", figures - 1, value);
    size_t length = strcspn(wanted, "e");
    long exponent = strtol(wanted + length + 1, NULL, 10);
    if (exponent > -6)
        return;
    while (memchr(wanted, '.', length) &&
           (wanted[length - 1] == '0' || wanted[length - 1] == '.'))
        length--;
    str_add_bytes(&trimmed, wanted, length);
    str_add_format(&trimmed, "e%ld", exponent);
    numtext_add(&out, value, figures);
    assert_string_equal(out.text, trimmed.text);
    str_release(&out);
    str_release(&trimmed);
}

static void figures_are_as_printf_has_them(void **unused)
{
    (void)unused;
    struct rng rng;
    rng_seed(&rng, 2);
    for (int i = 0; i < 200000; i++) {
        double value = any(&rng, i);
        int figures = 1 + (int)rng_below(&rng, 12);
        char wanted[64];
        struct str out = {0};
        snprintf(wanted, sizeof wanted, "%.*g", figures, value);
        if (value == 0)
            continue;
        if (strchr(wanted, 'e')) {
            check_small(value, figures);
            continue;
        }
        numtext_add(&out, value, figures);
        if (strcmp(out.text, wanted) != 0)
            fail_msg("%.17g with %d figures: %s, not %s", value, figures,
                     out.text, wanted);
        str_release(&out);
    }
}

static void ratio(int64_t top, int64_t bottom, int places, uint64_t wanted)
{
    uint64_t scaled;
    assert_true(decimal_of_ratio(top, bottom, places, &scaled));
    assert_true(scaled == wanted);
}

static void ratios_are_rounded_away_from_zero(void **unused)
{
    (void)unused;
    uint64_t scaled;
    ratio(1, 3, 4, 3333);
    ratio(2, 3, 4, 6667);
    ratio(1, 8, 2, 13);
    ratio(-1, 8, 2, 13);
    ratio(5, 1, 0, 5);
    ratio(1249, 1, -2, 12);
    ratio(1250, 1, -2, 13);
    ratio(INT64_MAX, INT64_MAX, 18, 1000000000000000000u);
    ratio(INT64_MAX, 2, 0, 4611686018427387904u);
    assert_false(decimal_of_ratio(INT64_MAX, 1, 1, &scaled));
}

static void exponents_are_floors(void **unused)
{
    (void)unused;
    assert_int_equal(decimal_exponent(1), 0);
    assert_int_equal(decimal_exponent(9.999999), 0);
    assert_int_equal(decimal_exponent(10), 1);
    assert_int_equal(decimal_exponent(-0.1), -1);
    assert_int_equal(decimal_exponent(0.0999999), -2);
    assert_int_equal(decimal_exponent(1e15), 15);
    assert_int_equal(decimal_exponent(3e-9), -9);
    assert_int_equal(decimal_exponent(5e25), 25);
}

static void what_has_no_room_is_refused(void **unused)
{
    (void)unused;
    uint64_t scaled;
    assert_false(decimal_of_double(1e300, 0, &scaled));
    assert_false(decimal_of_double((double)INFINITY, 2, &scaled));
    assert_false(decimal_of_double((double)NAN, 2, &scaled));
    assert_false(decimal_of_double(10, 18, &scaled));
    assert_true(decimal_of_double(9, 18, &scaled));
    assert_true(decimal_of_double(5e-324, 18, &scaled) && scaled == 0);
    assert_true(decimal_of_double(9007199254740992.0, 0, &scaled) &&
                scaled == 9007199254740992u);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decimals_are_spelt),
        cmocka_unit_test(doubles_are_as_printf_has_them),
        cmocka_unit_test(figures_are_as_printf_has_them),
        cmocka_unit_test(ratios_are_rounded_away_from_zero),
        cmocka_unit_test(exponents_are_floors),
        cmocka_unit_test(what_has_no_room_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
