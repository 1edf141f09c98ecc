/* Numbers in every format, and values. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lang/check.h"
#include "lang/eval.h"
#include "lang/gsl_door.h"
#include "lang/parse.h"
#include "lang/show.h"

/* --- formats -------------------------------------------------------------- */

static bool value_of(struct arena *arena, const char *text, struct value *out)
{
    struct scope scope = {0};
    struct error error = {0};
    struct run run;
    struct node *node = parse_expression(arena, text, strlen(text), &error);
    if (!node || !check_expression(&scope, node, &error))
        return false;
    run_start(&run, arena, arena_zero(arena, 100 * sizeof(struct value)), NULL,
              LIMIT_QUESTION_STEPS, &error);
    return evaluate(&run, node, out);
}

static void every_format_shows_numbers_its_way(void **state)
{
    (void)state;
    static const struct {
        const char *format, *number, *text;
    } rows[] = {
        /* none: an integer, a short decimal, a fraction, or six figures */
        {NULL, "5", "5"},
        {NULL, "-5", "-5"},
        {NULL, "1234", "1234"},
        {NULL, "12345", "12,345"},
        {NULL, "-1234567", "-1,234,567"},
        {NULL, "0.25", "0.25"},
        {NULL, "-0.25", "-0.25"},
        {NULL, "12345.5", "12,345.5"},
        {NULL, "0.0001", "0.0001"},
        {NULL, "5/36", "5/36"},
        {NULL, "-5/36", "-5/36"},
        {NULL, "1/99999", "1/99999"},
        {NULL, "1/100001", "9.9999e-6"},
        {NULL, "0.12345", "2469/20000"},
        {NULL, "9223372036854775807/10000", "922,337,203,685,477.5807"},
        {NULL, "(2^62 + 1)/8", "576,460,752,303,423,488.125"},
        {NULL, "-(2^62 + 1)/8", "-576,460,752,303,423,488.125"},
        {NULL, "pi", "3.14159"},
        {NULL, "-pi", "-3.14159"},
        {NULL, "1000*pi", "3141.59"},
        {NULL, "10000*pi", "31,416"},
        {NULL, "10000*(pi/pi)", "10,000"},
        {NULL, "9e15*(pi/pi)", "9e15"},
        {NULL, "1e30", "1e30"},
        {NULL, "sqrt(2)/1e7", "1.41421e-7"},
        /* decimals, halves away from zero where the number is exact */
        {"0", "2.5", "3"},
        {"0", "-2.5", "-3"},
        {"0", "3.5", "4"},
        {"0", "1234567.5", "1,234,568"},
        {"2", "1/3", "0.33"},
        {"2", "2/3", "0.67"},
        {"2", "0.125", "0.13"},
        {"2", "-0.125", "-0.13"},
        {"2", "1.005", "1.01"},
        {"2", "-0.004", "0.00"},
        {"2", "5", "5.00"},
        {"2", "12345", "12,345.00"},
        {"2", "-12345.678", "-12,345.68"},
        {"2", "999.999", "1000.00"},
        {"2", "9999.999", "10,000.00"},
        {"4", "pi", "3.1416"},
        {"2", "10000*pi", "31,415.93"},
        {"2", "-10000*pi", "-31,415.93"},
        {"2", "99999.995*(pi/pi)", "99,999.99"},
        {"0", "9223372036854775807/3", "3,074,457,345,618,258,602"},
        {"1", "9223372036854775807", "9223372036854775808.0"},
        {"12", "1/3", "0.333333333333"},
        {"4", "1000000000000000.5", "1,000,000,000,000,000.5000"},
        {"4", "-1000000000000000.5", "-1,000,000,000,000,000.5000"},
        /* significant figures, final zeros dropped */
        {"3f", "1/3", "0.333"},
        {"2f", "0.125", "0.13"},
        {"2f", "-0.125", "-0.13"},
        {"1f", "0.25", "0.3"},
        {"3f", "2.5", "2.5"},
        {"2f", "1234567", "1,200,000"},
        {"2f", "9.99", "10"},
        {"3f", "0.00012345", "0.000123"},
        {"7f", "12345.678", "12,345.68"},
        {"2f", "10000*pi", "31,000"},
        {"3f", "100*pi", "314"},
        {"2f", "0", "0"},
        {"2f", "0*pi", "0"},
        {"2f", "0.0000135", "0.000014"},
        {"2f", "125000000000000", "130,000,000,000,000"},
        {"2f", "1/700000", "1.4e-6"},
        {"4f", "10^20/7", "1.429e19"},
        /* percent */
        {"percent", "1/8", "12.5%"},
        {"percent", "0.139", "13.9%"},
        {"percent", "1/3", "33.33%"},
        {"percent", "1", "100%"},
        {"percent", "0", "0%"},
        {"percent", "-0.05", "-5%"},
        {"percent", "250", "25,000%"},
        {"percent", "pi", "314.2%"},
        {"percent", "100*pi", "31,416%"},
        {"percent", "1e-4", "0.01%"},
        /* fractions */
        {"fraction", "0.25", "1/4"},
        {"fraction", "2", "2"},
        {"fraction", "-0.5", "-1/2"},
        {"fraction", "pi", "3.14159"},
        /* money */
        {"money", "5", "$5"},
        {"money", "0", "$0"},
        {"money", "1234.5", "$1234.50"},
        {"money", "12345.678", "$12,345.68"},
        {"money", "-3.25", "-$3.25"},
        {"money", "1/3", "$0.33"},
        {"money", "1e6", "$1,000,000"},
        {"money", "10*pi", "$31.42"},
        /* words */
        {"words", "2500000", "2.5 million"},
        {"words", "-2500000", "-2.5 million"},
        {"words", "1e6", "1 million"},
        {"words", "999999", "999,999"},
        {"words", "999999.4", "999,999.4"},
        {"words", "999999.5", "1 million"},
        {"words", "8e9", "8 billion"},
        {"words", "1.25e12", "1.25 trillion"},
        {"words", "1e7/3", "3.33333 million"},
        {"words", "999999999", "1 billion"},
        {"words", "12", "12"},
        /* one word or the other */
        {"chip|chips", "1", "chip"},
        {"chip|chips", "-1", "chip"},
        {"chip|chips", "2", "chips"},
        {"chip|chips", "0", "chips"},
        {"chip|chips", "1.5", "chips"},
        {"is|are", "3/3", "is"},
        {"|s", "1", ""},
        {"|s", "2", "s"},
    };
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct format format = {0};
        struct error error = {0};
        struct value value;
        struct str text = {0};
        const char *name = rows[i].format;
        assert_true(!name ||
                    format_parse(&arena, name, strlen(name), &format, &error));
        if (!value_of(&arena, rows[i].number, &value))
            fail_msg("%s", rows[i].number);
        value_show(&text, &value, &format, &arena);
        if (strcmp(str_text(&text), rows[i].text) != 0)
            fail_msg("%s as %s: %s instead of %s", rows[i].number,
                     name ? name : "it is", str_text(&text), rows[i].text);
        str_release(&text);
        arena_clear(&arena);
    }
    arena_release(&arena);
}

static void unknown_formats_are_refused(void **state)
{
    (void)state;
    static const char *const rows[] = {"",   "x",   "f",     "0f",  "13",
                                       "-1", "2 ",  "2ff",   "1.5", "Percent",
                                       "%",  "2f2", "money2"};
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct format format;
        struct error error = {0};
        if (format_parse(&arena, rows[i], strlen(rows[i]), &format, &error))
            fail_msg("'%s' is a format", rows[i]);
        assert_true(error.code == ERROR_VALUE);
    }
    arena_release(&arena);
}

/* --- values --------------------------------------------------------------- */

static void check_value(const char *expression, const char *shown,
                        const char *written)
{
    struct arena arena;
    struct value value;
    struct format plain = {0};
    struct str text = {0};
    arena_init(&arena);
    if (!value_of(&arena, expression, &value))
        fail_msg("%s", expression);
    value_show(&text, &value, &plain, &arena);
    assert_string_equal(str_text(&text), shown);
    str_clear(&text);
    value_write(&text, &value, &arena);
    assert_string_equal(str_text(&text), written);
    str_release(&text);
    arena_release(&arena);
}

static void
values_are_shown_to_people_and_written_for_the_language(void **state)
{
    (void)state;
    check_value("1 < 2", "yes", "true");
    check_value("false", "no", "false");
    check_value("'a b'", "a b", "'a b'");
    check_value("[1, 1/3, 0.5]", "1, 1/3, 0.5", "[1, 1/3, 1/2]");
    check_value("[]", "", "[]");
    check_value("['x', 'y']", "x, y", "['x', 'y']");
    check_value("1..3", "1, 2, 3", "[1, 2, 3]");
    check_value("coins(1)", "0, 1", "[[0], [1]]");
    check_value("[[1, 2], []]", "1, 2, ", "[[1, 2], []]");
    check_value("-1/3", "-1/3", "-1/3");
    check_value("1/2 + 0*pi", "0.5", "0.5");
}

static void
endless_lists_are_cut_short_or_written_as_what_made_them(void **state)
{
    (void)state;
    static const struct {
        const char *expression, *written;
    } rows[] = {
        {"1..10^12", "1..1000000000000"},
        {"-5..10^15", "-5..1000000000000000"},
        {"dice(20)", "tuples([1, 2, 3, 4, 5, 6], 20)"},
        {"subsets(1..52, 5)", NULL},
        {"arrangements(1..2000, 2)", "arrangements(1..2000, 2)"},
    };
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct value value, again;
        struct format plain = {0};
        struct str text = {0};
        assert_true(value_of(&arena, rows[i].expression, &value));
        value_show(&text, &value, &plain, &arena);
        assert_true(text.length < VALUE_SHOWN_BYTES + 1000 &&
                    strcmp(text.text + text.length - 3, "...") == 0);
        str_clear(&text);
        value_write(&text, &value, &arena);
        if (rows[i].written)
            assert_string_equal(text.text, rows[i].written);
        assert_true(value_of(&arena, text.text, &again));
        assert_true(again.list->length == value.list->length);
        struct value last[2] = {
            list_member(value.list, value.list->length - 1, &arena),
            list_member(again.list, again.list->length - 1, &arena)};
        assert_true(value_equal(&last[0], &last[1], &arena));
        str_release(&text);
    }
    arena_release(&arena);
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
        cmocka_unit_test(every_format_shows_numbers_its_way),
        cmocka_unit_test(unknown_formats_are_refused),
        cmocka_unit_test(
            values_are_shown_to_people_and_written_for_the_language),
        cmocka_unit_test(
            endless_lists_are_cut_short_or_written_as_what_made_them),
    };
    return cmocka_run_group_tests_name("show", tests, set_up, NULL);
}
