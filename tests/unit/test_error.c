/* Errors and the places they point to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/utf8.h"

static void the_first_error_stays(void **state)
{
    (void)state;
    struct error error = {0};
    assert_false(error_set(&error, ERROR_NAME, "the %s", "first"));
    assert_false(error_set_at(&error, ERROR_TYPE, 3, 4, "the second"));
    assert_string_equal(error.text, "the first");
    assert_true(error.code == ERROR_NAME && error.at == 0);
}

static void every_code_has_a_stable_name(void **state)
{
    (void)state;
    assert_string_equal(error_name(ERROR_NONE), "none");
    assert_string_equal(error_name(ERROR_SYNTAX), "syntax");
    assert_string_equal(error_name(ERROR_DOMAIN), "domain");
    assert_string_equal(error_name(ERROR_USAGE), "usage");
}

static void check_print(const char *text, uint32_t at, uint32_t length,
                        const char *wanted)
{
    struct source source = source_of("bank.yaml", text, strlen(text));
    struct error error = {0};
    struct str out = {0};
    error_set_at(&error, ERROR_SYNTAX, at, length, "wrong");
    error.source = &source;
    error_print(&error, &out);
    if (strcmp(out.text, wanted) != 0)
        fail_msg("\n%s instead of\n%s", out.text, wanted);
    str_release(&out);
}

static void a_caret_stands_under_every_column_of_the_place(void **state)
{
    (void)state;
    check_print("1 + foo", 4, 3,
                "bank.yaml:1:5: wrong\n  1 + foo\n      ^^^\n");
    check_print("1 + foo", 0, 1, "bank.yaml:1:1: wrong\n  1 + foo\n  ^\n");
    check_print("1 + foo", 4, 0, "bank.yaml:1:5: wrong\n  1 + foo\n      ^\n");
    check_print("", 0, 1, "bank.yaml:1:1: wrong\n  \n  ^\n");
}

static void a_place_past_the_end_is_the_end(void **state)
{
    (void)state;
    check_print("1 +", 3, 1, "bank.yaml:1:4: wrong\n  1 +\n     ^\n");
    check_print("1 +", 99, 5, "bank.yaml:1:4: wrong\n  1 +\n     ^\n");
    check_print("1 + x", 4, 99, "bank.yaml:1:5: wrong\n  1 + x\n      ^\n");
}

static void lines_are_counted_from_one(void **state)
{
    (void)state;
    check_print("a\nbc\n\nd", 3, 1, "bank.yaml:2:2: wrong\n  bc\n   ^\n");
    check_print("a\nbc\n\nd", 5, 1, "bank.yaml:3:1: wrong\n  \n  ^\n");
    check_print("a\nbc\n\nd", 6, 1, "bank.yaml:4:1: wrong\n  d\n  ^\n");
    /* the newline itself belongs to the line that it ends */
    check_print("a\nbc\n\nd", 4, 1, "bank.yaml:2:3: wrong\n  bc\n    ^\n");
}

static void a_place_over_several_lines_is_marked_on_its_first(void **state)
{
    (void)state;
    check_print("ab\ncd", 1, 4, "bank.yaml:1:2: wrong\n  ab\n   ^\n");
}

static void columns_are_code_points_and_carets_are_columns(void **state)
{
    (void)state;
    /* two letters of two bytes: column 4, three carets under three letters */
    check_print("\xC3\xA9\xC3\xBC foo", 5, 3,
                "bank.yaml:1:4: wrong\n  \xC3\xA9\xC3\xBC foo\n     ^^^\n");
    /* wide characters: column 4, but five columns to the right */
    check_print("\xE6\xBC\xA2\xE5\xAD\x97 x", 7, 1,
                "bank.yaml:1:4: wrong\n  \xE6\xBC\xA2\xE5\xAD\x97 x\n"
                "       ^\n");
    check_print("\xE6\xBC\xA2\xE5\xAD\x97", 0, 6,
                "bank.yaml:1:1: wrong\n  \xE6\xBC\xA2\xE5\xAD\x97\n  ^^^^\n");
    /* a combining mark is a code point without a column */
    check_print("e\xCC\x81 x", 4, 1,
                "bank.yaml:1:4: wrong\n  e\xCC\x81 x\n    ^\n");
}

static void control_bytes_of_the_line_are_shown_and_carets_follow(void **state)
{
    (void)state;
    check_print("\x1B[2J + x", 7, 1,
                "bank.yaml:1:8: wrong\n  ^[[2J + x\n          ^\n");
    check_print("\tx", 1, 1, "bank.yaml:1:2: wrong\n   x\n   ^\n");
    check_print("\xFF"
                "x",
                1, 1, "bank.yaml:1:2: wrong\n  \\xffx\n      ^\n");
    check_print("\x1B", 0, 1, "bank.yaml:1:1: wrong\n  ^[\n  ^^\n");
}

static void a_very_long_line_is_not_shown(void **state)
{
    (void)state;
    char text[1000];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    check_print(text, 500, 3, "bank.yaml:1:501: wrong\n");
}

static void an_error_without_a_source_is_one_sentence(void **state)
{
    (void)state;
    struct error error = {0};
    struct str out = {0};
    error_set(&error, ERROR_FILE, "cannot open %s", "x");
    error_print(&error, &out);
    assert_string_equal(out.text, "cannot open x\n");
    str_release(&out);
}

static void carets_alone_can_be_indented(void **state)
{
    (void)state;
    struct source source = source_of("answer", "1 + foo", 7);
    struct error error = {0};
    struct str out = {0};
    error_set_at(&error, ERROR_NAME, 4, 3, "wrong");
    error.source = &source;
    error_print_caret(&error, 6, &out);
    assert_string_equal(out.text, "          ^^^\n");
    str_release(&out);
}

static void no_sentence_can_steer_a_terminal(void **state)
{
    (void)state;
    struct error error = {0};
    error_set(&error, ERROR_SYNTAX, "before '%s'",
              "\x1B[2J\xE2\x80\xAE\xFF\nx");
    assert_string_equal(error.text, "before '^[[2JU+202E\\xff x'");
}

static void a_long_sentence_is_cut_at_the_end_of_a_character(void **state)
{
    (void)state;
    for (size_t shift = 0; shift < 3; shift++) {
        struct str text = {0};
        struct error error = {0};
        for (size_t i = 0; i < shift; i++)
            str_add_char(&text, 'a');
        for (int i = 0; i < 200; i++)
            str_add(&text, "\xE2\x82\xAC");
        error_set(&error, ERROR_SYNTAX, "%s", text.text);
        size_t length = strlen(error.text);
        assert_true(length < sizeof error.text &&
                    length > sizeof error.text - 5);
        assert_true(utf8_valid(error.text, length) == length);
        str_release(&text);
    }
}

static void a_list_of_errors_keeps_fifty(void **state)
{
    (void)state;
    struct error_list list = {0};
    for (int i = 0; i < 60; i++) {
        struct error error = {0};
        error_set(&error, ERROR_KEY, "number %d", i);
        error_list_add(&list, &error);
    }
    assert_true(list.count == ERROR_LIST_LIMIT && list.dropped == 10);
    assert_string_equal(list.item[49].text, "number 49");
    error_list_release(&list);
    assert_true(list.count == 0);
    error_list_release(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_error_stays),
        cmocka_unit_test(every_code_has_a_stable_name),
        cmocka_unit_test(a_caret_stands_under_every_column_of_the_place),
        cmocka_unit_test(a_place_past_the_end_is_the_end),
        cmocka_unit_test(lines_are_counted_from_one),
        cmocka_unit_test(a_place_over_several_lines_is_marked_on_its_first),
        cmocka_unit_test(columns_are_code_points_and_carets_are_columns),
        cmocka_unit_test(control_bytes_of_the_line_are_shown_and_carets_follow),
        cmocka_unit_test(a_very_long_line_is_not_shown),
        cmocka_unit_test(an_error_without_a_source_is_one_sentence),
        cmocka_unit_test(carets_alone_can_be_indented),
        cmocka_unit_test(no_sentence_can_steer_a_terminal),
        cmocka_unit_test(a_long_sentence_is_cut_at_the_end_of_a_character),
        cmocka_unit_test(a_list_of_errors_keeps_fifty),
    };
    return cmocka_run_group_tests_name("error", tests, NULL, NULL);
}
