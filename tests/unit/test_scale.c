/* Scales and ticks against tables worked out by hand: the smallest of 1, 2, 5
 * times a power of ten of which few enough multiples lie in the range. */
#include <float.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "figure/scale.h"

static void expect_ticks(struct scale scale, size_t most, const char *expected)
{
    struct ticks ticks;
    struct str text = {0};
    scale_ticks(&scale, most, &ticks);
    for (size_t i = 0; i < ticks.count; i++) {
        str_add(&text, i ? "|" : "");
        str_add(&text, ticks.item[i].text);
    }
    assert_string_equal(str_text(&text), expected);
    str_release(&text);
}

static void ticks_are_multiples_of_1_2_and_5(void **state)
{
    (void)state;
    static const struct {
        double low, high;
        size_t most;
        const char *ticks;
    } rows[] = {
        {0, 100, 11, "0|10|20|30|40|50|60|70|80|90|100"},
        {0, 100, 10, "0|20|40|60|80|100"},
        {0, 100, 6, "0|20|40|60|80|100"},
        {0, 100, 5, "0|50|100"},
        {0, 1, 6, "0.0|0.2|0.4|0.6|0.8|1.0"},
        {-0.4, 0.82, 7, "-0.4|-0.2|0.0|0.2|0.4|0.6|0.8"},
        {-0.4, 0.82, 6, "0.0|0.5"},
        {0.1, 0.3, 3, "0.1|0.2|0.3"},
        {7, 13, 4, "8|10|12"},
        {7, 13, 3, "8|10|12"},
        {7, 13, 2, "10"},
        {-3, 3, 7, "-3|-2|-1|0|1|2|3"},
        {0.012, 0.019, 8, "0.012|0.013|0.014|0.015|0.016|0.017|0.018|0.019"},
        {0, 3e-7, 4, "0|1e-7|2e-7|3e-7"},
        {0, 2500000, 6, "0|500000|1000000|1500000|2000000|2500000"},
        {1000000, 1000003, 4, "1000000|1000001|1000002|1000003"},
        {-1e300, 1e300, 3, "-1e300|0|1e300"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect_ticks((struct scale){FIGURE_LINEAR, rows[i].low, rows[i].high},
                     rows[i].most, rows[i].ticks);
}

static void logarithmic_ticks_are_1_2_5_or_powers(void **state)
{
    (void)state;
    static const struct {
        double low, high;
        size_t most;
        const char *ticks;
    } rows[] = {
        {1, 1000, 10, "1|2|5|10|20|50|100|200|500|1000"},
        {1, 1000, 9, "1|10|100|1000"},
        {3, 300, 6, "5|10|20|50|100|200"},
        {0.01, 1, 7, "0.01|0.02|0.05|0.1|0.2|0.5|1"},
        {1, 1e12, 6, "1|1000|1000000|1000000000|1000000000000"},
        {1e-300, 1e300, 4, "1e-151|1|1e151"},
        /* Less than a power of ten: even steps. */
        {21, 29, 5, "22|24|26|28"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect_ticks((struct scale){FIGURE_LOG, rows[i].low, rows[i].high},
                     rows[i].most, rows[i].ticks);
}

static void ticks_of_dates_are_whole_days_weeks_months(void **state)
{
    (void)state;
    static const struct {
        double low, high; /* days from 1970-01-01; 20780 is Mon 23 Nov 2026 */
        size_t most;
        const char *ticks;
    } rows[] = {
        {20780, 20784, 6, "23 Nov|24 Nov|25 Nov|26 Nov|27 Nov"},
        {20750, 20780, 6, "26 Oct|2 Nov|9 Nov|16 Nov|23 Nov"},
        {20750, 20780, 3, "26 Oct|9 Nov|23 Nov"},
        {20701, 20780, 4, "Oct 2026|Nov 2026"},
        {20454, 20819, 5, "Jan 2026|Apr 2026|Jul 2026|Oct 2026|Jan 2027"},
        {0, 20780, 6, "1970|1980|1990|2000|2010|2020"},
        {20780.5, 20780.75, 7, "12:00|13:00|14:00|15:00|16:00|17:00|18:00"},
        {-1, 0, 3, "00:00|12:00|00:00"},
        {-120, 0, 5, "Oct 1969|Nov 1969|Dec 1969|Jan 1970"},
        {20780, 20780.001, 5, "00:00:00|00:00:30|00:01:00"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect_ticks((struct scale){FIGURE_DATES, rows[i].low * 86400,
                                    rows[i].high * 86400},
                     rows[i].most, rows[i].ticks);
}

static void a_scale_is_rounded_outwards_to_ticks(void **state)
{
    (void)state;
    struct figure_axis axis = {.scale = FIGURE_LINEAR};
    struct scale scale = scale_of(&axis, -0.4, 0.82, 5);
    assert_true(scale.low == -0.5 && scale.high == 1);
    scale = scale_of(&axis, 0.1, 0.3, 3);
    assert_true(scale.low == 0.1 && scale.high == 0.3);
    scale = scale_of(&axis, -0.4, 0.82, 0);
    assert_true(scale.low == -0.4 && scale.high == 0.82);
    axis.high = 100;
    scale = scale_of(&axis, 3, 500, 5);
    assert_true(scale.low == 0 && scale.high == 100);
}

static void an_axis_without_numbers_has_a_scale_of_its_kind(void **state)
{
    (void)state;
    static const struct {
        enum figure_scale kind;
        double low, high;
    } rows[] = {
        {FIGURE_LINEAR, 0, 1}, {FIGURE_LOG, 1, 10}, {FIGURE_DATES, 0, 86400}};
    for (size_t i = 0; i < 3; i++) {
        /* ends that are none are not taken */
        struct figure_axis axis = {
            .scale = rows[i].kind, .low = -HUGE_VAL, .high = 5};
        for (int given = 0; given < 2; given++) {
            struct scale scale = scale_of(&axis, (double)NAN, (double)NAN, 0);
            assert_true(scale.low == rows[i].low);
            assert_true(scale.high == rows[i].high);
            axis.low = 2;
            axis.high = HUGE_VAL;
        }
        axis.high = 4;
        struct scale scale = scale_of(&axis, (double)NAN, (double)NAN, 0);
        assert_true(scale.low == 2 && scale.high == 4);
    }
}

static void any_range_gives_a_scale_and_ticks(void **state)
{
    (void)state;
    static const double ends[] = {
        -DBL_MAX,  -1e300,    -1e15,    -1,      -1e-300, -DBL_MIN,
        -4.9e-324, 0,         4.9e-324, DBL_MIN, 1e-300,  0.1,
        1,         1 + 1e-15, 1e15,     1e300,   DBL_MAX};
    size_t count = sizeof ends / sizeof *ends;
    for (int kind = 0; kind < 3; kind++)
        for (size_t i = 0; i < count; i++)
            for (size_t j = i; j < count; j++) {
                struct figure_axis axis = {.scale = (enum figure_scale)kind};
                struct ticks ticks;
                if (!scale_has(axis.scale, ends[i]) ||
                    !scale_has(axis.scale, ends[j]))
                    continue;
                struct scale scale = scale_of(&axis, ends[i], ends[j], 5);
                assert_true(isfinite(scale.low) && isfinite(scale.high));
                assert_true(scale.low < scale.high);
                if (!isfinite(scale_at(&scale, ends[i])))
                    fail_msg("scale %d, ends %zu and %zu", kind, i, j);
                scale_ticks(&scale, 5, &ticks);
                assert_true(ticks.count <= 5);
                for (size_t k = 0; k < ticks.count; k++) {
                    double at = scale_at(&scale, ticks.item[k].value);
                    assert_true(at >= -1e-6 && at <= 1 + 1e-6);
                }
            }
    struct figure_axis axis = {.scale = FIGURE_LINEAR};
    struct scale scale = scale_of(&axis, (double)NAN, (double)NAN, 5);
    assert_true(scale.low == 0 && scale.high == 1);
}

static void ends_of_a_scale_are_0_and_1(void **state)
{
    (void)state;
    struct scale linear = {FIGURE_LINEAR, -2, 6};
    struct scale log = {FIGURE_LOG, 1, 100};
    assert_true(scale_at(&linear, -2) == 0 && scale_at(&linear, 6) == 1);
    assert_true(scale_at(&linear, 0) == 0.25 && scale_at(&linear, 8) == 1.25);
    assert_true(fabs(scale_at(&log, 10) - 0.5) < 1e-15);
}

static void segments_are_cut_at_the_unit_square(void **state)
{
    (void)state;
    double x0 = -1, y0 = 0.5, x1 = 2, y1 = 0.5;
    assert_true(scale_clip(&x0, &y0, &x1, &y1));
    assert_true(x0 == 0 && x1 == 1 && y0 == 0.5 && y1 == 0.5);
    x0 = 0.5, y0 = -1, x1 = 0.5, y1 = 0.25;
    assert_true(scale_clip(&x0, &y0, &x1, &y1));
    assert_true(x0 == 0.5 && y0 == 0 && y1 == 0.25);
    x0 = 2, y0 = 0, x1 = 3, y1 = 1;
    assert_false(scale_clip(&x0, &y0, &x1, &y1));
    x0 = -1, y0 = 0.5, x1 = 0.5, y1 = 3; /* passes the corner outside */
    assert_false(scale_clip(&x0, &y0, &x1, &y1));
    x0 = 0.5, y0 = 0.5, x1 = 3, y1 = 4; /* leaves on top, beside the corner */
    assert_true(scale_clip(&x0, &y0, &x1, &y1));
    assert_true(x0 == 0.5 && y0 == 0.5 && y1 == 1);
    assert_true(fabs(x1 - (0.5 + 0.5 * 2.5 / 3.5)) < 1e-12);
    x0 = 0.5, y0 = 2, x1 = 0.75, y1 = 3; /* above all of it */
    assert_false(scale_clip(&x0, &y0, &x1, &y1));
    x0 = 0.2, y0 = 0.3, x1 = 0.4, y1 = 0.5;
    assert_true(scale_clip(&x0, &y0, &x1, &y1));
    assert_true(x0 == 0.2 && y1 == 0.5);
}

static void values_are_told_with_sign_and_unit(void **state)
{
    (void)state;
    struct str text = {0};
    struct figure_axis percent = {.unit = "%"};
    struct figure_axis seconds = {.unit = " s", .spoken = " seconds"};
    struct figure_axis ability = {.decimals = 2, .sign = true};
    struct figure_axis dates = {.scale = FIGURE_DATES};
    scale_add_value(&percent, 81.4, false, &text);
    str_add_char(&text, '|');
    scale_add_value(&seconds, 48, false, &text);
    str_add_char(&text, '|');
    scale_add_value(&seconds, 48, true, &text);
    str_add_char(&text, '|');
    scale_add_value(&ability, 0.82, false, &text);
    str_add_char(&text, '|');
    scale_add_value(&ability, -0.4, false, &text);
    str_add_char(&text, '|');
    scale_add_value(&ability, 0.001, false, &text);
    str_add_char(&text, '|');
    scale_add_value(&dates, 20780 * 86400.0, false, &text);
    str_add_char(&text, '|');
    scale_add_value(&dates, 20780 * 86400.0 + 3600, true, &text);
    assert_string_equal(text.text, "81%|48 s|48 seconds|+0.82|-0.40|0.00|"
                                   "23 November|23 November, 01:00");
    str_clear(&text);
    /* Numbers that no fixed decimals suit have six figures. */
    scale_add_value(&percent, 1.5e15, false, &text);
    str_add_char(&text, '|');
    scale_add_value(&(struct figure_axis){.decimals = 10}, 1e-10, false, &text);
    assert_string_equal(text.text, "1.5e15%|1e-10");
    str_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ticks_are_multiples_of_1_2_and_5),
        cmocka_unit_test(logarithmic_ticks_are_1_2_5_or_powers),
        cmocka_unit_test(ticks_of_dates_are_whole_days_weeks_months),
        cmocka_unit_test(a_scale_is_rounded_outwards_to_ticks),
        cmocka_unit_test(an_axis_without_numbers_has_a_scale_of_its_kind),
        cmocka_unit_test(any_range_gives_a_scale_and_ticks),
        cmocka_unit_test(ends_of_a_scale_are_0_and_1),
        cmocka_unit_test(segments_are_cut_at_the_unit_square),
        cmocka_unit_test(values_are_told_with_sign_and_unit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
