/* Numbers to text and back. Expected texts are Python's: format(x, '.3g') and
 * the like, repr(x) for the shortest. */
#include <float.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/numtext.h"
#include "base/rng.h"

static void decimals_are_read_correctly_rounded(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double value;
    } rows[] = {
        {"0", 0},
        {"1.5", 1.5},
        {".25", 0.25},
        {"3.", 3},
        {"1e3", 1000},
        {"1E-2", 0.01},
        {"2.5e+1", 25},
        {"0.1", 0x1.999999999999ap-4},
        {"9007199254740993", 0x1p53}, /* half way, to even */
        {"9007199254740993.0000001", 0x1.0000000000001p53},
        {"2.2250738585072012e-308", 0x1p-1022},
        {"4.9e-324", 0x1p-1074},
        {"1e400", HUGE_VAL},
        {"1e-400", 0},
        {"000000000000000000000000000000000000000000000000000000000000000001.5",
         1.5},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double value;
        if (!numtext_double(rows[i].text, strlen(rows[i].text), &value) ||
            value != rows[i].value)
            fail_msg("%s", rows[i].text);
    }
}

/* Digits that fit in a double are read without strtod. */
static void short_decimals_are_read_as_strtod_reads_them(void **state)
{
    (void)state;
    struct rng rng;
    rng_seed(&rng, 3);
    for (int i = 0; i < 200000; i++) {
        char text[40];
        double value;
        int length = snprintf(
            text, sizeof text, "%llu",
            (unsigned long long)(rng_next(&rng) >> rng_below(&rng, 64)));
        int point = (int)rng_below(&rng, (uint64_t)length + 1);
        memmove(text + point + 1, text + point, (size_t)(length - point) + 1);
        text[point] = '.';
        assert_true(numtext_double(text, strlen(text), &value));
        assert_true(value == strtod(text, NULL));
    }
}

static void anything_else_is_no_decimal(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",    ".",    "-1",           "+1",  " 1",  "1 ",
        "1e",  "1e+",  "e5",           ".e5", "0x1", "0x1p3",
        "nan", "inf",  "infinity",     "1,5", "1_0", "1.2.3",
        "1f",  "1e5.", "\xEF\xBC\x93", "1\n"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double value;
        if (numtext_double(rows[i], strlen(rows[i]), &value))
            fail_msg("%s", rows[i]);
    }
    double value;
    assert_false(numtext_double("1\0", 2, &value));
    assert_true(numtext_double("12x", 2, &value) && value == 12);
}

static void integers_are_read_up_to_64_bits(void **state)
{
    (void)state;
    uint64_t value;
    assert_true(numtext_integer("0", 1, &value) && value == 0);
    assert_true(numtext_integer("007", 3, &value) && value == 7);
    assert_true(numtext_integer("18446744073709551615", 20, &value) &&
                value == UINT64_MAX);
    assert_false(numtext_integer("18446744073709551616", 20, &value));
    assert_false(numtext_integer("99999999999999999999", 20, &value));
    assert_false(numtext_integer("", 0, &value));
    assert_false(numtext_integer("-1", 2, &value));
    assert_false(numtext_integer("1.0", 3, &value));
    assert_false(numtext_integer(" 1", 2, &value));
}

static void significant_figures_and_no_more(void **state)
{
    (void)state;
    static const struct {
        double value;
        int figures;
        const char *text;
    } rows[] = {
        {0, 3, "0"},
        {-0.0, 3, "0"},
        {1, 6, "1"},
        {0.5, 6, "0.5"},
        {1.0 / 3, 3, "0.333"},
        {2.0 / 3, 3, "0.667"},
        {-2.0 / 3, 1, "-0.7"},
        {100, 3, "100"},
        {1234.5678, 6, "1234.57"},
        {1234567, 3, "1230000"},
        {1236, 1, "1000"},
        {-98765, 2, "-99000"},
        {99.96, 3, "100"},
        {999999.5, 6, "1000000"},
        {0.00012345, 3, "0.000123"},
        {0.0000999996, 4, "0.0001"},
        {1e-5, 3, "0.00001"},
        {1e-5, 15, "0.00001"},
        {-1.23456789012345e-5, 15, "-0.0000123456789012345"},
        {9.99e-6, 3, "9.99e-6"},
        {1.5e-7, 6, "1.5e-7"},
        {1e14, 6, "100000000000000"},
        {1e15, 6, "1e15"},
        {1.5e15, 6, "1.5e15"},
        {1.23456789e20, 4, "1.235e20"},
        {DBL_MAX, 17, "1.7976931348623157e308"},
        {0x1p-1074, 17, "4.9406564584124654e-324"},
        {0.1, 17, "0.10000000000000001"},
        {HUGE_VAL, 6, "inf"},
        {-HUGE_VAL, 6, "-inf"},
        {(double)NAN, 6, "undefined"},
    };
    struct str text = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        str_clear(&text);
        numtext_add(&text, rows[i].value, rows[i].figures);
        if (strcmp(text.text, rows[i].text) != 0)
            fail_msg("%s instead of %s", text.text, rows[i].text);
    }
    str_release(&text);
}

static void fixed_places(void **state)
{
    (void)state;
    static const struct {
        double value;
        int decimals;
        const char *text;
    } rows[] = {
        {1, 0, "1"},
        {1.25, 1, "1.2"},
        {2.0 / 3, 4, "0.6667"},
        {-0.004, 2, "0.00"},
        {-0.006, 2, "-0.01"},
        {1e20, 1, "100000000000000000000.0"},
        {0, 3, "0.000"},
        {-0.0, 0, "0"},
        {999.999, 2, "1000.00"},
    };
    struct str text = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        str_clear(&text);
        numtext_add_fixed(&text, rows[i].value, rows[i].decimals);
        if (strcmp(text.text, rows[i].text) != 0)
            fail_msg("%s instead of %s", text.text, rows[i].text);
    }
    str_clear(&text);
    numtext_add_fixed(&text, -DBL_MAX, 15);
    assert_true(text.length == 326);
    str_release(&text);
}

/* By printf and strtod alone. */
static void check_shortest(double value)
{
    char wanted[40];
    struct str text = {0};
    for (int figures = 15; figures <= 17; figures++) {
        snprintf(wanted, sizeof wanted, "%.*g", figures, value);
        if (strtod(wanted, NULL) == value)
            break;
    }
    numtext_add_shortest(&text, value);
    assert_string_equal(text.text, wanted);
    str_release(&text);
}

static void the_shortest_text_is_that_of_printf(void **state)
{
    (void)state;
    struct rng rng;
    rng_seed(&rng, 2);
    for (int i = 0; i < 200000; i++) {
        double value =
            ldexp(rng_unit(&rng) - 0.5, (int)rng_below(&rng, 70) - 15);
        check_shortest(value);
        check_shortest(ldexp(value, -40));
        check_shortest(floor(value * 1000) / 1e10);
        check_shortest(floor(value * 1000) / 1000);
        check_shortest((double)(int64_t)rng_below(&rng, 100000) / 7);
    }
    for (int i = -90; i < 60; i++) {
        check_shortest(ldexp(1, i));
        check_shortest(nextafter(ldexp(1, i), 0));
        check_shortest(nextafter(ldexp(1, i), HUGE_VAL));
    }
    for (int i = -30; i < 20; i++) {
        check_shortest(pow(10, i));
        check_shortest(nextafter(pow(10, i), 0));
    }
    check_shortest(0);
    check_shortest(-0.0);
}

static void the_shortest_text_reads_back_as_the_same_double(void **state)
{
    (void)state;
    struct rng rng;
    struct str text = {0};
    rng_seed(&rng, 1);
    for (int i = 0; i < 50000; i++) {
        uint64_t bits = rng_next(&rng) >> 1;
        double value, back;
        memcpy(&value, &bits, sizeof value);
        if (!isfinite(value))
            continue;
        if (i % 2)
            value = rng_unit(&rng) * 1000;
        str_clear(&text);
        numtext_add_shortest(&text, value);
        if (!numtext_double(text.text, text.length, &back) || back != value)
            fail_msg("%s", text.text);
    }
    static const struct {
        double value;
        const char *text;
    } rows[] = {{0.1, "0.1"},
                {1.0 / 3, "0.3333333333333333"},
                {0.1 + 0.2, "0.30000000000000004"},
                {1e22, "1e+22"},
                {-2.5, "-2.5"},
                {123456789, "123456789"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        str_clear(&text);
        numtext_add_shortest(&text, rows[i].value);
        assert_string_equal(text.text, rows[i].text);
    }
    str_release(&text);
}

static void commas_begin_at_five_digits(void **state)
{
    (void)state;
    static const struct {
        int64_t value;
        const char *text;
    } rows[] = {{0, "0"},
                {999, "999"},
                {1234, "1234"},
                {-1234, "-1234"},
                {12345, "12,345"},
                {-12345, "-12,345"},
                {123456, "123,456"},
                {1234567, "1,234,567"},
                {INT64_MAX, "9,223,372,036,854,775,807"},
                {INT64_MIN, "-9,223,372,036,854,775,808"}};
    struct str text = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        str_clear(&text);
        numtext_add_grouped(&text, rows[i].value);
        assert_string_equal(text.text, rows[i].text);
    }
    str_release(&text);
}

static void durations_are_as_exact_as_they_are_short(void **state)
{
    (void)state;
    static const struct {
        double seconds;
        const char *text;
    } rows[] = {{-1, "0 s"},         {0.4, "0 s"},          {58, "58 s"},
                {99.4, "99 s"},      {99.5, "1 min 40 s"},  {120, "2 min"},
                {130, "2 min 10 s"}, {3599, "59 min 59 s"}, {3600, "1 h"},
                {3659, "1 h"},       {3900, "1 h 5 min"},   {7200, "2 h"}};
    struct str text = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        str_clear(&text);
        numtext_add_duration(&text, rows[i].seconds);
        assert_string_equal(text.text, rows[i].text);
    }
    str_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decimals_are_read_correctly_rounded),
        cmocka_unit_test(short_decimals_are_read_as_strtod_reads_them),
        cmocka_unit_test(anything_else_is_no_decimal),
        cmocka_unit_test(integers_are_read_up_to_64_bits),
        cmocka_unit_test(significant_figures_and_no_more),
        cmocka_unit_test(fixed_places),
        cmocka_unit_test(the_shortest_text_is_that_of_printf),
        cmocka_unit_test(the_shortest_text_reads_back_as_the_same_double),
        cmocka_unit_test(commas_begin_at_five_digits),
        cmocka_unit_test(durations_are_as_exact_as_they_are_short),
    };
    return cmocka_run_group_tests_name("numtext", tests, NULL, NULL);
}
