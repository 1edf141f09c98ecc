/* repl/wrap: no line is wider than asked for, nothing is lost, nothing steers a
 * terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"
#include "base/utf8.h"
#include "repl/wrap.h"

static void expect(const char *text, size_t column, size_t indent, size_t width,
                   const char *want)
{
    struct str out = {0};
    wrap_add(&out, text, column, indent, width);
    assert_string_equal(str_text(&out), want);
    str_release(&out);
}

static void words_fill_lines_up_to_the_width(void **state)
{
    (void)state;
    expect("one two three four", 0, 2, 12, "  one two\n  three four\n");
    expect("one two three four", 0, 0, 13, "one two three\nfour\n");
    expect("", 0, 2, 12, "");
}

static void the_first_line_goes_on_where_the_caller_was(void **state)
{
    (void)state;
    expect("one two", 6, 2, 20, " one two\n");
    expect("longer than it", 6, 2, 14, " longer\n  than it\n");
    expect("text", 2, 5, 20, "   text\n");
}

static void an_empty_line_stays_between_paragraphs(void **state)
{
    (void)state;
    expect("one\ntwo\n\nthree", 0, 1, 20, " one two\n\n three\n");
}

static void a_long_word_is_broken(void **state)
{
    (void)state;
    expect("123456789012345", 0, 2, 12, "  1234567890\n  12345\n");
}

static void controls_become_visible(void **state)
{
    (void)state;
    expect("a\033[31mb", 0, 0, 30, "a^[[31mb\n");
}

static void no_line_is_wider_and_no_word_is_lost(void **state)
{
    (void)state;
    struct rng rng;
    rng_seed(&rng, 4);
    for (int round = 0; round < 500; round++) {
        struct str text = {0}, out = {0}, back = {0};
        size_t width = 20 + (size_t)rng_below(&rng, 60);
        for (uint64_t i = 0, n = rng_below(&rng, 60); i < n; i++) {
            if (i)
                str_add_char(&text, ' ');
            for (uint64_t k = 0, m = 1 + rng_below(&rng, 9); k < m; k++)
                str_add(&text, rng_below(&rng, 5) ? "x" : "\xc3\xa9");
        }
        wrap_add(&out, str_text(&text), 0, 4, width);
        for (const char *at = str_text(&out); *at;) {
            size_t length = strcspn(at, "\n");
            assert_true(utf8_columns(at, length) <= width);
            if (back.length)
                str_add_char(&back, ' ');
            str_add_bytes(&back, at + 4, length - 4);
            at += length + 1;
        }
        assert_string_equal(str_text(&back), str_text(&text));
        str_release(&text);
        str_release(&out);
        str_release(&back);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_fill_lines_up_to_the_width),
        cmocka_unit_test(the_first_line_goes_on_where_the_caller_was),
        cmocka_unit_test(an_empty_line_stays_between_paragraphs),
        cmocka_unit_test(a_long_word_is_broken),
        cmocka_unit_test(controls_become_visible),
        cmocka_unit_test(no_line_is_wider_and_no_word_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
