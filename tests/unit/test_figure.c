/* Figures on a terminal, in sentences and in tables. Pictures are drawn by
 * hand: the place of every mark follows from the numbers beside it. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../runner/figure_cases.h"
#include "base/utf8.h"
#include "figure/canvas.h"
#include "figure/figure.h"

typedef void writer(const struct figure *figure, struct str *out);

static void ascii_20(const struct figure *figure, struct str *out)
{
    figure_ascii(figure, 20, out);
}

static void unicode_20(const struct figure *figure, struct str *out)
{
    figure_unicode(figure, 20, out);
}

static void unicode_40(const struct figure *figure, struct str *out)
{
    figure_unicode(figure, 40, out);
}

static void ascii_40(const struct figure *figure, struct str *out)
{
    figure_ascii(figure, 40, out);
}

static void expect(writer *write, const struct figure *figure,
                   const char *expected)
{
    struct str text = {0};
    write(figure, &text);
    assert_string_equal(str_text(&text), expected);
    str_release(&text);
}

static void braille_has_its_dots_where_the_line_is(void **state)
{
    (void)state;
    struct canvas canvas;
    struct canvas_pen pen = {1, 1, 0, 0, 0};
    struct str text = {0};
    canvas_init(&canvas, 4, 4);
    canvas_line(&canvas, &pen, 0, 0, 1, 1);
    /* Up the diagonal: dots 7 and 6 of the first cell, 2 and 4 of the next. */
    utf8_add(&text, canvas_braille(&canvas, 0, 0));
    utf8_add(&text, canvas_braille(&canvas, 2, 0));
    assert_string_equal(text.text, "\u2860\u280A");
    canvas_release(&canvas);
    canvas_init(&canvas, 2, 4);
    assert_int_equal(canvas_braille(&canvas, 0, 0), 0x2800);
    pen = (struct canvas_pen){1, 1, 0, 0, 0};
    canvas_line(&canvas, &pen, 0, 0, 0, 1); /* the left column: 1, 2, 3, 7 */
    assert_int_equal(canvas_braille(&canvas, 0, 0), 0x2847);
    pen = (struct canvas_pen){1, 2, 0, 0, 0};
    canvas_line(&canvas, &pen, 1, 0, 1, 1); /* every other, from below: 8, 5 */
    assert_int_equal(canvas_braille(&canvas, 0, 0), 0x2847 + 0x80 + 0x10);
    canvas_release(&canvas);
    str_release(&text);
}

static void a_line_has_its_band_and_ticks_in_ascii(void **state)
{
    (void)state;
    /* 17 columns for x from 0 to 16, 6 rows for y from 0 to 5. */
    struct figure_point point[17];
    for (int i = 0; i < 17; i++)
        point[i] = (struct figure_point){i, 1, 0, 2, 0, NULL};
    point[16].low = point[16].high = (double)NAN;
    struct figure_series series = {"you", FIGURE_LINE, point, 17};
    struct figure figure = {.title = "A line",
                            .form = FIGURE_PLANE,
                            .x = {.high = 16},
                            .y = {.high = 5},
                            .series = &series,
                            .series_count = 1};
    for (int i = 0; i < 17; i++)
        point[i].low = 0.0001; /* both 0 would be no band */
    expect(ascii_20, &figure,
           "A line\n"
           "  |\n"
           "4 |\n"
           "  |\n"
           "2 |.  .  .  .  .  .\n"
           "  |*****************\n"
           "0 |.  .  .  .  .  .\n"
           "  ++---------+------\n"
           "   0        10\n"
           "  you: 1 -> 1\n");
}

static void a_line_stops_where_a_number_is_missing(void **state)
{
    (void)state;
    struct figure_point point[17];
    for (int i = 0; i < 17; i++)
        point[i] = (struct figure_point){.x = i,
                                         .y = i > 5 && i < 10 ? (double)NAN
                                              : i < 8         ? 0
                                                              : 5};
    struct figure_series series = {"", FIGURE_LINE, point, 17};
    struct figure figure = {.title = "",
                            .form = FIGURE_PLANE,
                            .x = {.high = 16},
                            .y = {.high = 5},
                            .series = &series,
                            .series_count = 1};
    expect(ascii_20, &figure,
           "  |          *******\n"
           "4 |\n"
           "  |\n"
           "2 |\n"
           "  |\n"
           "0 |******\n"
           "  ++---------+------\n"
           "   0        10\n"
           "  0 -> 5\n");
    expect(unicode_20, &figure,
           "  │          ⠈⠉⠉⠉⠉⠉⠉\n"
           "4 ┤\n"
           "  │\n"
           "2 ┤\n"
           "  │\n"
           "0 ┤⣀⣀⣀⣀⣀⡀\n"
           "  └┬─────────┬──────\n"
           "   0        10\n"
           "  0 -> 5\n");
}

static void dots_grow_with_their_weight(void **state)
{
    (void)state;
    /* 12 rows for dots: y = 11 is the top one. 16 columns for x from 0 to 16:
     * 5 falls on column 5 x 15/16 = 4.7, the sixth. */
    struct figure_point point[] = {
        {0, 0, 0, 0, 1, NULL}, {5, 11, 0, 0, 2, NULL}, {16, 0, 0, 0, 3, NULL}};
    struct figure_point target[] = {{.x = 0, .y = 11}, {.x = 16, .y = 11}};
    struct figure_series series[] = {{"goal", FIGURE_RULE, target, 2},
                                     {"", FIGURE_DOTS, point, 3}};
    struct figure figure = {.title = "",
                            .form = FIGURE_PLANE,
                            .x = {.high = 16},
                            .y = {.high = 11},
                            .series = series,
                            .series_count = 2,
                            .weight = "answers"};
    expect(ascii_20, &figure,
           "   |.  . o.  .  .  .\n"
           "10 |\n"
           "   |\n"
           " 8 |\n"
           "   |\n"
           " 6 |\n"
           "   |\n"
           " 4 |\n"
           "   |\n"
           " 2 |\n"
           "   |\n"
           " 0 |.              O\n"
           "   ++--------+------\n"
           "    0       10\n"
           "  . goal   . 1   o 2\n"
           "  O 3 answers\n");
}

static void bars_are_drawn_in_eighths(void **state)
{
    (void)state;
    /* 2 blanks, name, 2 blanks, 11 columns for 11, 2 blanks, value. */
    static const struct figure_bar bar[] = {
        {"a", 11, 0, 0, NULL},         {"b", 1.125, 0, 0, NULL},
        {"c", 0.5, 0, 0, NULL},        {"d", 2.75, 0, 0, NULL},
        {"e", 0.001, 0, 0, NULL},      {"f", 0, 0, 0, NULL},
        {"g", (double)NAN, 0, 0, NULL}};
    struct figure figure = {.title = "Bars",
                            .form = FIGURE_BARS,
                            .y = {.high = 11},
                            .bar = bar,
                            .bars = 7};
    expect(unicode_20, &figure,
           "Bars\n"
           "  a  ███████████  11\n"
           "  b  █▏            1\n"
           "  c  ▌             0\n"
           "  d  ██▊           3\n"
           "  e  ▏             0\n"
           "  f                0\n"
           "  g                -\n");
    expect(ascii_20, &figure,
           "Bars\n"
           "  a  ###########  11\n"
           "  b  #             1\n"
           "  c  #             0\n"
           "  d  ###           3\n"
           "  e  #             0\n"
           "  f                0\n"
           "  g                -\n");
}

static void long_names_stand_above_their_bars(void **state)
{
    (void)state;
    static const double questions[] = {51};
    static const struct figure_bar bar[] = {
        {"Variance, covariance", 50, 30, 57, "next"}};
    static const struct figure_column column[] = {
        {"questions", NULL, NULL, 0, questions}};
    struct figure figure = {.title = "Right at first try",
                            .form = FIGURE_BARS,
                            .y = {.name = "right", .unit = "%", .high = 100},
                            .bar = bar,
                            .bars = 1,
                            .column = column,
                            .columns = 1,
                            .band = "95% interval"};
    expect(ascii_40, &figure,
           "Right at first try\n"
           "                      questions\n"
           "  Variance, covariance\n"
           "  #######        50%         51  <- next\n");
    expect(figure_sentence, &figure,
           "Variance, covariance: 50%, 95% interval 30% to 57%, questions 51, "
           "next.\n");
}

static void a_calendar_has_weeks_across(void **state)
{
    (void)state;
    /* From Wednesday 28 October 2026; Sunday is 1 November. */
    static const double cell[] = {0, 1, 2, 3, 4, (double)NAN, 4, 3, 2, 1, 0};
    struct figure figure = {.title = "Days",
                            .form = FIGURE_CALENDAR,
                            .y = {.name = "answers"},
                            .cell = cell,
                            .breadth = 11,
                            .first_day = 20754,
                            .sums = true};
    expect(unicode_40, &figure,
           "Days\n"
           "      Nov\n"
           "  Mon\n"
           "        ██\n"
           "  Wed ··▓▓\n"
           "      ░░▒▒\n"
           "  Fri ▒▒░░\n"
           "      ▓▓··\n"
           "  Sun ██\n"
           "  · 0   ░ 1   ▒ 2   ▓ 3   █ 4 answers\n");
    expect(figure_sentence, &figure,
           "Answers: 20 in all, on 8 of 11 days, 28 October to 7 November "
           "2026.\nMost on 1 November: 4.\n");
    expect(figure_tsv, &figure,
           "date\tanswers\n2026-10-29\t1\n2026-10-30\t2\n2026-10-31\t3\n"
           "2026-11-01\t4\n2026-11-03\t4\n2026-11-04\t3\n2026-11-05\t2\n"
           "2026-11-06\t1\n");
}

static void a_heat_map_is_a_table_of_shades(void **state)
{
    (void)state;
    static const char *const rows[] = {"Bayes", "Sums"};
    static const char *const levels[] = {"1", "2", "3"};
    static const double cell[] = {100, 75, 20, 60, (double)NAN, 0};
    struct figure figure = {.title = "By level",
                            .form = FIGURE_HEAT,
                            .x = {.name = "topic"},
                            .y = {.name = "right", .unit = "%", .high = 100},
                            .cell = cell,
                            .rows = 2,
                            .breadth = 3,
                            .row_name = rows,
                            .breadth_name = levels};
    expect(unicode_40, &figure,
           "By level\n"
           "        1 2 3\n"
           "  Bayes ██▓▓░░\n"
           "  Sums  ▓▓  ··\n"
           "  · 0%   ░ 1-25%   ▒ 26-50%   ▓ 51-75%\n"
           "  █ 76-100% right\n");
    expect(figure_sentence, &figure,
           "Highest: Bayes, 1, 100%.\nLowest: Sums, 3, 0%.\n");
    expect(figure_tsv, &figure,
           "topic\t1\t2\t3\nBayes\t100\t75\t20\nSums\t60\t\t0\n");
}

static void a_spark_has_eight_heights(void **state)
{
    (void)state;
    struct figure_point point[9];
    for (int i = 0; i < 9; i++)
        point[i] = (struct figure_point){.x = (20780 + i) * 86400.0,
                                         .y = i == 8 ? (double)NAN : i};
    struct figure_series series = {"reviews due", FIGURE_LINE, point, 9};
    struct figure figure = {.title = "Next days",
                            .form = FIGURE_SPARK,
                            .x = {.scale = FIGURE_DATES},
                            .y = {.name = "reviews"},
                            .series = &series,
                            .series_count = 1,
                            .sums = true};
    expect(unicode_40, &figure,
           "Next days\n"
           "  ▁▂▃▄▅▆▇█\n"
           "  23 November to 30 November: 0 to 7\n"
           "  reviews\n");
    expect(ascii_40, &figure,
           "Next days\n"
           "  _.:-=+*#\n"
           "  23 November to 30 November: 0 to 7\n"
           "  reviews\n");
    expect(figure_sentence, &figure,
           "Reviews due, 23 November to 30 November: 28 in all, highest 7 on "
           "30 November.\n");
}

static void a_line_is_told_from_where_to_where(void **state)
{
    (void)state;
    struct figure_point point[] = {
        {20750 * 86400.0, -0.4, -0.6, -0.2, 0, NULL},
        {20760 * 86400.0, 0.1, -0.1, 0.3, 0, NULL},
        {20780 * 86400.0, 0.82, 0.63, 1.01, 0, NULL}};
    struct figure_series series = {"ability", FIGURE_LINE, point, 3};
    struct figure figure = {.title = "Ability",
                            .form = FIGURE_PLANE,
                            .x = {.scale = FIGURE_DATES},
                            .y = {.decimals = 2, .sign = true},
                            .series = &series,
                            .series_count = 1,
                            .band = "standard error",
                            .band_is_distance = true};
    expect(figure_sentence, &figure,
           "Ability over 30 days: from -0.40 to +0.82, standard error 0.19, "
           "rising.\n"
           "Highest +0.82 on 23 November, lowest -0.40 on 24 October.\n");
    point[2].y = -0.3;
    expect(figure_sentence, &figure,
           "Ability over 30 days: from -0.40 to -0.30, standard error 0.19, "
           "about the same.\n"
           "Highest +0.10 on 3 November, lowest -0.40 on 24 October.\n");
    series.count = 1;
    expect(figure_sentence, &figure,
           "Ability: -0.40 on 24 October, standard error 0.20.\n");
    expect(figure_tsv, &figure,
           "date\ty\tstandard error\n2026-10-24\t-0.4\t0.2\n");
    series.count = 0;
    figure.empty = "No answers yet.";
    expect(figure_sentence, &figure, "No answers yet.\n");
    expect(unicode_40, &figure, "Ability\n  No answers yet.\n");
    expect(figure_tsv, &figure, "date\ty\n");
}

static void years_are_told_where_there_are_two(void **state)
{
    (void)state;
    struct figure_point point[] = {{.x = 20818 * 86400.0, .y = 1},
                                   {.x = 20820 * 86400.0, .y = 2}};
    struct figure_series series = {"level", FIGURE_LINE, point, 2};
    struct figure figure = {.form = FIGURE_PLANE,
                            .x = {.scale = FIGURE_DATES},
                            .series = &series,
                            .series_count = 1};
    expect(figure_sentence, &figure,
           "Level over 2 days: from 1 to 2, rising.\n"
           "Highest 2 on 2 January 2027, lowest 1 on 31 December 2026.\n");
}

static void dots_are_told_one_by_one(void **state)
{
    (void)state;
    struct figure_point point[] = {{60, 58, 32, 81, 12, NULL},
                                   {100, 93, 77, 98, 28, NULL}};
    struct figure_series series = {"you", FIGURE_DOTS, point, 2};
    struct figure figure = {.form = FIGURE_PLANE,
                            .x = {.name = "stated", .unit = "%"},
                            .y = {.name = "right", .unit = "%"},
                            .series = &series,
                            .series_count = 1,
                            .band = "95% interval",
                            .weight = "answers"};
    expect(figure_sentence, &figure,
           "Stated 60%, right 58%, 95% interval 32% to 81%, answers 12.\n"
           "Stated 100%, right 93%, 95% interval 77% to 98%, answers 28.\n");
    expect(figure_tsv, &figure,
           "stated\tright\tlow\thigh\tanswers\n"
           "60\t58\t32\t81\t12\n100\t93\t77\t98\t28\n");
    point[0].label = "Bayes";
    series.count = 1;
    expect(figure_sentence, &figure,
           "Bayes: stated 60%, right 58%, 95% interval 32% to 81%, answers "
           "12.\n");
}

/* Every line is in bounds, plain, and no number is broken. */
static void check_lines(const struct str *text, size_t columns, bool ascii,
                        int number)
{
    const char *line = str_text(text);
    while (*line) {
        size_t length = strcspn(line, "\n");
        if (line[length] != '\n')
            fail_msg("case %d: the last line is not ended", number);
        if (utf8_columns(line, length) > columns)
            fail_msg("case %d at %zu columns: %.*s", number, columns,
                     (int)length, line);
        if (length && line[length - 1] == ' ')
            fail_msg("case %d: a line ends with a blank", number);
        for (size_t i = 0; i < length; i++) {
            unsigned char byte = (unsigned char)line[i];
            if (byte < 0x20 || byte == 0x7F || (ascii && byte > 0x7E))
                fail_msg("case %d: byte %02x", number, byte);
        }
        if (utf8_valid(line, length) != length)
            fail_msg("case %d: no UTF-8", number);
        line += length + 1;
    }
    if (strstr(str_text(text), "nan") || strstr(str_text(text), "inf"))
        fail_msg("case %d: %s", number, text->text);
}

static void any_figure_fits_any_width(void **state)
{
    (void)state;
    static const size_t widths[] = {0, 20, 25, 40, 78, 200, 100000};
    static struct figure_case room;
    struct str text = {0};
    for (int number = 0; number < FIGURE_CASES; number++) {
        const struct figure *figure = figure_case(&room, number);
        for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
            size_t columns = widths[i] < FIGURE_COLUMNS_LEAST
                                 ? FIGURE_COLUMNS_LEAST
                                 : widths[i];
            figure_unicode(figure, widths[i], &text);
            check_lines(&text, columns, false, number);
            str_clear(&text);
            figure_ascii(figure, widths[i], &text);
            check_lines(&text, columns, true, number);
            str_clear(&text);
        }
        figure_sentence(figure, &text);
        check_lines(&text, SIZE_MAX, false, number);
        str_clear(&text);
    }
    str_release(&text);
}

static void a_table_has_numbers_that_read_back(void **state)
{
    (void)state;
    struct figure_point point[] = {{.x = 0.1, .y = 1.0 / 3}};
    struct figure_series series = {"", FIGURE_LINE, point, 1};
    struct figure figure = {.title = "<T>",
                            .form = FIGURE_PLANE,
                            .y = {.name = "y & z", .unit = "%", .decimals = 1},
                            .series = &series,
                            .series_count = 1};
    struct figure_table table;
    struct arena arena;
    arena_init(&arena);
    figure_table(&figure, &table, &arena);
    assert_int_equal(table.columns, 2);
    assert_int_equal(table.rows, 1);
    assert_true(table.number[0] && table.number[1]);
    assert_string_equal(table.cell[0], "0.1");
    assert_string_equal(table.cell[1], "0.3333333333333333");
    arena_release(&arena);
    expect(figure_html_table, &figure,
           "<table>\n<caption>&lt;T&gt;</caption>\n<thead><tr>"
           "<th scope=\"col\" class=\"number\">x</th>"
           "<th scope=\"col\" class=\"number\">y &amp; z</th></tr></thead>\n"
           "<tbody>\n<tr><th scope=\"row\" class=\"number\">0</th>"
           "<td class=\"number\">0.3%</td></tr>\n</tbody>\n</table>\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(braille_has_its_dots_where_the_line_is),
        cmocka_unit_test(a_line_has_its_band_and_ticks_in_ascii),
        cmocka_unit_test(a_line_stops_where_a_number_is_missing),
        cmocka_unit_test(dots_grow_with_their_weight),
        cmocka_unit_test(bars_are_drawn_in_eighths),
        cmocka_unit_test(long_names_stand_above_their_bars),
        cmocka_unit_test(a_calendar_has_weeks_across),
        cmocka_unit_test(a_heat_map_is_a_table_of_shades),
        cmocka_unit_test(a_spark_has_eight_heights),
        cmocka_unit_test(a_line_is_told_from_where_to_where),
        cmocka_unit_test(years_are_told_where_there_are_two),
        cmocka_unit_test(dots_are_told_one_by_one),
        cmocka_unit_test(any_figure_fits_any_width),
        cmocka_unit_test(a_table_has_numbers_that_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
