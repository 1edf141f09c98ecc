/* Growable text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/str.h"

static void an_empty_text_reads_as_the_empty_string(void **state)
{
    (void)state;
    struct str text;
    str_init(&text);
    assert_string_equal(str_text(&text), "");
    str_cut(&text, 3);
    str_clear(&text);
    assert_string_equal(str_text(&text), "");
    str_add(&text, "");
    assert_string_equal(str_text(&text), "");
    str_release(&text);
    assert_string_equal(str_text(&text), "");
}

static void parts_are_added_behind_each_other(void **state)
{
    (void)state;
    struct str text = {0};
    str_add(&text, "abc");
    str_add_char(&text, '-');
    str_add_bytes(&text, "xyz", 2);
    str_add_format(&text, "%s/%d", "n", 7);
    assert_string_equal(str_text(&text), "abc-xyn/7");
    assert_true(text.length == 9);
    str_release(&text);
}

static void bytes_may_hold_nul(void **state)
{
    (void)state;
    struct str text = {0};
    str_add_bytes(&text, "a\0b", 3);
    str_add_char(&text, '\0');
    assert_true(text.length == 4);
    assert_memory_equal(text.text, "a\0b\0", 5);
    str_release(&text);
}

static void integers_of_every_size_are_written(void **state)
{
    (void)state;
    struct str text = {0};
    str_add_integer(&text, 0);
    str_add_char(&text, ' ');
    str_add_integer(&text, -42);
    str_add_char(&text, ' ');
    str_add_integer(&text, INT64_MAX);
    str_add_char(&text, ' ');
    str_add_integer(&text, INT64_MIN);
    assert_string_equal(text.text,
                        "0 -42 9223372036854775807 -9223372036854775808");
    str_release(&text);
}

static void a_text_grows_through_every_length(void **state)
{
    (void)state;
    struct str text = {0};
    for (size_t i = 0; i < 5000; i++) {
        str_add_char(&text, (char)('a' + i % 26));
        assert_true(text.length == i + 1 && text.text[i + 1] == '\0');
    }
    for (size_t i = 0; i < 5000; i++)
        assert_true(text.text[i] == (char)('a' + i % 26));
    str_release(&text);
}

static void a_long_format_makes_its_own_room(void **state)
{
    (void)state;
    struct str text = {0};
    str_add_format(&text, "%s", "");
    str_add_format(&text, "%01000d|%s", 7, "end");
    assert_true(text.length == 1004);
    assert_string_equal(text.text + 998, "07|end");
    str_release(&text);
}

static void cutting_keeps_the_front(void **state)
{
    (void)state;
    struct str text = {0};
    str_add(&text, "abcdef");
    str_cut(&text, 10);
    assert_string_equal(text.text, "abcdef");
    str_cut(&text, 2);
    assert_string_equal(text.text, "ab");
    str_add(&text, "x");
    assert_string_equal(text.text, "abx");
    char *memory = text.text;
    str_clear(&text);
    str_add(&text, "y");
    assert_string_equal(text.text, "y");
    assert_ptr_equal(text.text, memory);
    str_release(&text);
}

static void a_text_in_an_arena_grows_and_is_shortened(void **state)
{
    (void)state;
    struct arena arena;
    struct str text;
    arena_init(&arena);
    for (size_t length = 0; length < 300; length++) {
        str_in(&text, &arena, 20);
        for (size_t i = 0; i < length; i++)
            str_add_char(&text, (char)('a' + i % 26));
        const char *done = str_finish(&text);
        assert_true(strlen(done) == length);
        for (size_t i = 0; i < length; i++)
            assert_int_equal(done[i], 'a' + i % 26);
    }
    arena_clear(&arena);
    str_in(&text, &arena, 1000);
    str_add(&text, "short");
    str_finish(&text);
    assert_true(arena.total == 16);
    arena_release(&arena);
}

static void padded_texts_are_added_like_others(void **state)
{
    (void)state;
    struct arena arena;
    struct str text = {0}, wanted = {0};
    char source[100];
    memset(source, 'x', sizeof source);
    arena_init(&arena);
    for (size_t length = 0; length < sizeof source; length++) {
        const char *padded = arena_padded(&arena, source, length);
        str_add_padded(&text, padded, length);
        str_add_char(&text, '.');
        str_add_bytes(&wanted, source, length);
        str_add_char(&wanted, '.');
    }
    assert_string_equal(text.text, wanted.text);
    str_release(&text);
    str_release(&wanted);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_text_reads_as_the_empty_string),
        cmocka_unit_test(parts_are_added_behind_each_other),
        cmocka_unit_test(bytes_may_hold_nul),
        cmocka_unit_test(integers_of_every_size_are_written),
        cmocka_unit_test(a_text_grows_through_every_length),
        cmocka_unit_test(a_long_format_makes_its_own_room),
        cmocka_unit_test(cutting_keeps_the_front),
        cmocka_unit_test(a_text_in_an_arena_grows_and_is_shortened),
        cmocka_unit_test(padded_texts_are_added_like_others),
    };
    return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
