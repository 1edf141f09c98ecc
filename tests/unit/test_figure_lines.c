/* Figures with several lines, with dots that have names, with little or nothing
 * in them. Pictures are drawn by hand: the place of every mark follows from the
 * numbers beside it. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "figure/figure.h"
#include "figure/screen.h"

enum { WIDTH = 20 };

static void assert_ascii(const struct figure *figure, const char *expected)
{
    struct str text = {0};
    figure_ascii(figure, WIDTH, &text);
    assert_string_equal(str_text(&text), expected);
    str_release(&text);
}

static void assert_told(const struct figure *figure, const char *expected)
{
    struct str text = {0};
    figure_sentence(figure, &text);
    assert_string_equal(str_text(&text), expected);
    str_release(&text);
}

static size_t count_of(const struct str *text, const char *part)
{
    size_t count = 0;
    for (const char *at = str_text(text); (at = strstr(at, part)); at++)
        count++;
    return count;
}

static void fill(struct figure_point *point, size_t count, double from,
                 double to)
{
    for (size_t i = 0; i < count; i++)
        point[i] = (struct figure_point){.x = (double)i,
                                         .y = from + (to - from) * (double)i /
                                                         (double)(count - 1)};
}

/* 15 columns for x from 0 to 14, 6 rows for y from 0 to 5. Of three lines, two
 * end at 4; the letter of the later one stands above. */
static void each_of_several_lines_has_its_letter(void **state)
{
    (void)state;
    struct figure_point point[3][15];
    fill(point[0], 15, 1, 1);
    fill(point[1], 15, 4, 4);
    fill(point[2], 8, 4, 4);
    for (size_t i = 0; i < 8; i++)
        point[2][i].x += 7;
    struct figure_series series[] = {{"low", FIGURE_LINE, point[0], 15},
                                     {"high", FIGURE_LINE, point[1], 7},
                                     {NULL, FIGURE_LINE, point[2], 8}};
    struct figure figure = {.title = "Lines",
                            .form = FIGURE_PLANE,
                            .x = {.name = "x", .high = 14},
                            .y = {.high = 5},
                            .series = series,
                            .series_count = 3};
    assert_ascii(&figure, "Lines\n"
                          "  |                c\n"
                          "4 |bbbbbbbcccccccc b\n"
                          "  |\n"
                          "2 |\n"
                          "  |aaaaaaaaaaaaaaa a\n"
                          "0 |\n"
                          "  ++---------+----\n"
                          "   0        10\n"
                          "  across: x\n"
                          "  a low: 1 -> 1\n"
                          "  b high: 4 -> 4\n"
                          "  c 4 -> 4\n");
    assert_told(&figure, "Low: from 1 to 1, about the same.\n"
                         "High: from 4 to 4, about the same.\n"
                         "Lines: from 4 to 4, about the same.\n");
    /* One without a single number has no letter, nor a word. */
    series[1].count = 0;
    assert_ascii(&figure, "Lines\n"
                          "  |\n"
                          "4 |       cccccccc c\n"
                          "  |\n"
                          "2 |\n"
                          "  |aaaaaaaaaaaaaaa a\n"
                          "0 |\n"
                          "  ++---------+----\n"
                          "   0        10\n"
                          "  across: x\n"
                          "  a low: 1 -> 1\n"
                          "  c 4 -> 4\n");
    assert_told(&figure, "Low: from 1 to 1, about the same.\n"
                         "Lines: from 4 to 4, about the same.\n");
}

/* 16 columns for x from 0 to 16, 12 rows for y from 0 to 11. */
static void dots_with_names_are_letters(void **state)
{
    (void)state;
    struct figure_point point[] = {{.x = 0, .y = 0, .label = "zero"},
                                   {.x = 8, .y = 11, .label = "top"},
                                   {.x = 16, .y = (double)NAN, .label = "no"},
                                   {.x = 16, .y = 5.5},
                                   {.x = 17, .y = 12, .label = "outside"}};
    struct figure_series series = {"", FIGURE_DOTS, point, 5};
    struct figure figure = {.title = "Dots",
                            .form = FIGURE_PLANE,
                            .x = {.name = "x", .high = 16},
                            .y = {.name = "y", .high = 11},
                            .series = &series,
                            .series_count = 1};
    assert_ascii(&figure, "Dots\n"
                          "   |        b\n"
                          "10 |\n"
                          "   |\n"
                          " 8 |\n"
                          "   |\n"
                          " 6 |               c\n"
                          "   |\n"
                          " 4 |\n"
                          "   |\n"
                          " 2 |\n"
                          "   |\n"
                          " 0 |a\n"
                          "   ++--------+------\n"
                          "    0       10\n"
                          "  up: y, across: x\n"
                          "  a zero: 0, 0\n"
                          "  b top: 8, 11\n"
                          "  c 16, 6\n"
                          "  d outside: 17, 12\n");
    assert_told(&figure, "Zero: x 0, y 0.\nTop: x 8, y 11.\nX 16, y 6.\n"
                         "Outside: x 17, y 12.\n");
    figure.x.name = NULL;
    point[3].label = "";
    assert_told(&figure, "Zero: 0, y 0.\nTop: 8, y 11.\n16, y 6.\n"
                         "Outside: 17, y 12.\n");
}

static void letters_are_in_two_cases_and_then_run_out(void **state)
{
    (void)state;
    assert_int_equal(screen_letter(0), 'a');
    assert_int_equal(screen_letter(25), 'z');
    assert_int_equal(screen_letter(26), 'A');
    assert_int_equal(screen_letter(51), 'Z');
    assert_int_equal(screen_letter(52), '?');
}

static void many_dots_are_told_together(void **state)
{
    (void)state;
    struct figure_point point[14];
    fill(point, 14, 5, 18);
    point[13].y = (double)NAN;
    struct figure_series series = {NULL, FIGURE_DOTS, point, 12};
    struct figure figure = {.form = FIGURE_PLANE,
                            .x = {.name = "hours", .unit = " h"},
                            .series = &series,
                            .series_count = 1};
    struct str told = {0};
    figure_sentence(&figure, &told);
    assert_int_equal(count_of(&told, "\n"), 12);
    str_release(&told);
    series.count = 14; /* 13 of them are known */
    assert_told(&figure, "Points: 13, hours 0 h to 12 h, 5 to 17.\n");
    point[3].label = "third";
    figure_sentence(&figure, &told);
    assert_int_equal(count_of(&told, "\n"), 13);
    str_release(&told);
}

static void weights_that_are_none_are_not_told(void **state)
{
    (void)state;
    struct figure_point point[] = {{.x = 1, .y = 1, .weight = 2},
                                   {.x = 2, .y = 2, .weight = 0},
                                   {.x = 3, .y = 3, .weight = (double)NAN},
                                   {.x = 4, .y = 4, .weight = HUGE_VAL}};
    struct figure_series series = {NULL, FIGURE_DOTS, point, 4};
    struct figure figure = {.form = FIGURE_PLANE,
                            .series = &series,
                            .series_count = 1,
                            .weight = "answers"};
    struct str text = {0};
    assert_told(&figure, "1, 1, answers 2.\n2, 2.\n3, 3.\n4, 4.\n");
    figure_tsv(&figure, &text);
    assert_string_equal(text.text, "x\ty\tanswers\n1\t1\t2\n2\t2\t0\n3\t3\t\n"
                                   "4\t4\t\n");
    str_release(&text);
    point[0].weight = 0;
    figure_tsv(&figure, &text);
    assert_string_equal(text.text, "x\ty\n1\t1\n2\t2\n3\t3\n4\t4\n");
    str_release(&text);
}

static void times_of_a_day_are_told(void **state)
{
    (void)state;
    double day = 20780 * 86400.0; /* 23 November 2026 */
    struct figure_point point[] = {
        {.x = day + 9 * 3600 + 61, .y = 3, .low = 2, .high = 4},
        {.x = day + 10 * 3600, .y = 2, .low = 1, .high = 3}};
    struct figure_series series = {NULL, FIGURE_LINE, point, 2};
    struct figure figure = {.form = FIGURE_PLANE,
                            .x = {.scale = FIGURE_DATES},
                            .series = &series,
                            .series_count = 1,
                            .band = "half",
                            .band_is_distance = true};
    struct str text = {0};
    /* Not "over 0 days"; and 3 to 2 is within the band. */
    assert_told(&figure,
                "Line: from 3 to 2, half 1, about the same.\n"
                "Highest 3 on 23 November, 09:01, lowest 2 on 23 November, "
                "10:00.\n");
    figure_tsv(&figure, &text);
    assert_string_equal(text.text, "date\ty\thalf\n2026-11-23T09:01:01\t3\t1\n"
                                   "2026-11-23T10:00:00\t2\t1\n");
    str_release(&text);
    point[1].high = point[1].low = 0;
    assert_told(&figure,
                "Line: from 3 to 2, falling.\n"
                "Highest 3 on 23 November, 09:01, lowest 2 on 23 November, "
                "10:00.\n");
    series.count = 1;
    figure.form = FIGURE_SPARK;
    assert_told(&figure,
                "Values, 23 November, 09:01: highest 3 on 23 November, "
                "09:01.\n");
}

static void what_has_no_name_is_called_something(void **state)
{
    (void)state;
    static const double cell[] = {0, 2, 0};
    static const char *const name[] = {"a", "b", "c"};
    struct figure calendar = {.form = FIGURE_CALENDAR,
                              .cell = cell,
                              .breadth = 3,
                              .first_day = 20780};
    struct figure heat = {.form = FIGURE_HEAT,
                          .cell = cell,
                          .rows = 1,
                          .breadth = 3,
                          .row_name = name,
                          .breadth_name = name,
                          .sums = true};
    assert_told(&calendar,
                "Values: on 1 of 3 days, 23 November to 25 November 2026.\n"
                "Most on 24 November: 2.\n");
    assert_told(&heat, "Values: 2 in all.\nHighest: a, b, 2.\n"
                       "Lowest: a, a, 0.\n");
    calendar.breadth = 1;
    assert_told(&calendar,
                "Values: on 0 of 1 day, 23 November to 23 November 2026.\n");
    heat.sums = false;
    heat.breadth = 1;
    assert_told(&heat, "Highest: a, a, 0.\n");
}

/* A rule alone is nothing to see. */
static void nothing_is_said_to_be_nothing(void **state)
{
    (void)state;
    struct figure_point point[] = {{.x = 1, .y = 1}, {.x = 2, .y = 2}};
    struct figure_series series = {"goal", FIGURE_RULE, point, 2};
    static const enum figure_scale scales[] = {FIGURE_LINEAR, FIGURE_LOG,
                                               FIGURE_DATES};
    for (size_t i = 0; i < 3; i++) {
        struct str svg = {0};
        struct figure figure = {.form = FIGURE_PLANE,
                                .x = {.scale = scales[i]},
                                .y = {.scale = scales[i]},
                                .series = &series,
                                .series_count = 1};
        assert_told(&figure, "Nothing to show yet.\n");
        assert_ascii(&figure, "  Nothing to show\n  yet.\n");
        figure_svg(&figure, "f", &svg);
        assert_non_null(strstr(svg.text, "<title id=\"f-t\">Figure</title>"));
        assert_non_null(strstr(svg.text, ">Nothing to show yet.</text>"));
        assert_null(strstr(svg.text, "<path"));
        str_release(&svg);
    }
}

/* Of a line of many points the last alone is marked. */
static void points_are_marked_while_they_are_few(void **state)
{
    (void)state;
    struct figure_point point[41];
    fill(point, 41, 0, 10);
    struct figure_series series = {NULL, FIGURE_LINE, point, 40};
    struct figure figure = {
        .form = FIGURE_PLANE, .series = &series, .series_count = 1};
    struct str svg = {0};
    figure_svg(&figure, "f", &svg);
    assert_int_equal(count_of(&svg, "<circle"), 40);
    str_release(&svg);
    series.count = 41;
    figure_svg(&figure, "f", &svg);
    assert_int_equal(count_of(&svg, "<circle"), 1);
    str_release(&svg);
}

static void signs_have_letters_of_a_typewriter(void **state)
{
    (void)state;
    struct figure figure = {.title = "\u201cx \u2265 1\u201d \u2013 \u03b1",
                            .empty = "n \u2264 0 \u2026",
                            .form = FIGURE_PLANE};
    assert_ascii(&figure, "\"x >= 1\" - ?\n  n <= 0 ..\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_of_several_lines_has_its_letter),
        cmocka_unit_test(dots_with_names_are_letters),
        cmocka_unit_test(letters_are_in_two_cases_and_then_run_out),
        cmocka_unit_test(many_dots_are_told_together),
        cmocka_unit_test(weights_that_are_none_are_not_told),
        cmocka_unit_test(times_of_a_day_are_told),
        cmocka_unit_test(what_has_no_name_is_called_something),
        cmocka_unit_test(nothing_is_said_to_be_nothing),
        cmocka_unit_test(points_are_marked_while_they_are_few),
        cmocka_unit_test(signs_have_letters_of_a_typewriter),
    };
    return cmocka_run_group_tests_name("figure lines", tests, NULL, NULL);
}
