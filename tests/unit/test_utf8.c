/* UTF-8, and text from outside on its way to a terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"
#include "base/utf8.h"

static void every_code_point_comes_back(void **state)
{
    (void)state;
    struct str text = {0};
    for (uint32_t point = 0; point <= 0x10FFFF; point++) {
        uint32_t back;
        if (point == 0xD800)
            point = 0xE000;
        str_clear(&text);
        utf8_add(&text, point);
        size_t wanted = point < 0x80      ? 1
                        : point < 0x800   ? 2
                        : point < 0x10000 ? 3
                                          : 4;
        if (text.length != wanted ||
            utf8_decode(text.text, text.length, &back) != wanted ||
            back != point)
            fail_msg("U+%04X", point);
        /* not one byte less */
        assert_true(utf8_decode(text.text, wanted - 1, &back) == 0);
    }
    str_release(&text);
}

static void what_is_no_utf8_is_refused_at_its_first_byte(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t bad; /* offset */
    } rows[] = {
        {"\x80", 0}, /* continuation alone */
        {"a\xBF", 1},
        {"\xC0\xAF", 0}, /* overlong '/' */
        {"\xC1\xBF", 0},
        {"\xE0\x80\xAF", 0},
        {"\xE0\x9F\xBF", 0},
        {"\xF0\x80\x80\xAF", 0},
        {"\xF0\x8F\xBF\xBF", 0},
        {"\xED\xA0\x80", 0}, /* surrogates */
        {"\xED\xBF\xBF", 0},
        {"\xF4\x90\x80\x80", 0}, /* past U+10FFFF */
        {"\xF5\x80\x80\x80", 0},
        {"\xF8\x88\x80\x80\x80", 0},
        {"\xFE", 0},
        {"\xFF\xFE", 0},
        {"abc\xC3", 3}, /* cut short */
        {"abc\xE2\x82", 3},
        {"\xE2\x28\xA1", 0},
        {"\xC3\x28", 0},
        {"\xF0\x9F\x98", 0},
        {"\xC3\xA9\xC3", 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (utf8_valid(rows[i].bytes, strlen(rows[i].bytes)) != rows[i].bad)
            fail_msg("row %zu", i);
    static const char good[] = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\0b";
    assert_true(utf8_valid(good, sizeof good - 1) == sizeof good - 1);
    assert_true(utf8_valid("", 0) == 0);
    assert_true(utf8_valid("\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF", 10) ==
                10);
}

static void columns_count_what_a_terminal_shows(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t columns;
    } rows[] = {
        {"", 0},
        {"abc", 3},
        {"\xC3\xA9", 1},                 /* e acute */
        {"e\xCC\x81", 1},                /* e, combining acute */
        {"\xE2\x88\x91x\xC2\xB2", 3},    /* sum sign, x, squared */
        {"\xE6\xBC\xA2\xE5\xAD\x97", 4}, /* Chinese characters */
        {"\xEF\xBC\x93", 2},             /* a wide digit */
        {"\xF0\x9F\x98\x80", 2},         /* an emoji */
        {"a\xE2\x80\x8B"
         "b",
         2},                 /* a space without width */
        {"\xEA\xB0\x80", 2}, /* Hangul */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (utf8_columns(rows[i].text, strlen(rows[i].text)) != rows[i].columns)
            fail_msg("%s", rows[i].text);
}

static void controls_and_direction_marks_are_not_plain(void **state)
{
    (void)state;
    for (uint32_t point = 0; point < 0x11000; point++) {
        bool control = point < 0x20 || (point >= 0x7F && point <= 0x9F);
        bool direction = point == 0x61C || point == 0x200E || point == 0x200F ||
                         (point >= 0x202A && point <= 0x202E) ||
                         (point >= 0x2066 && point <= 0x2069);
        bool separator = point == 0x2028 || point == 0x2029;
        bool none = point == 0xFFFE || point == 0xFFFF;
        if (utf8_is_plain(point) == (control || direction || separator || none))
            fail_msg("U+%04X", point);
    }
}

static void check_visible(const char *text, size_t length, const char *wanted)
{
    struct str out = {0};
    utf8_add_visible(&out, text, length);
    if (strcmp(str_text(&out), wanted) != 0)
        fail_msg("%s, not %s", str_text(&out), wanted);
    str_release(&out);
}

static void what_could_steer_a_terminal_is_spelt_out(void **state)
{
    (void)state;
    check_visible("plain \xC3\xA9", SIZE_MAX, "plain \xC3\xA9");
    check_visible("a\nb\tc", SIZE_MAX, "a b c");
    check_visible("\x1B]0;owned\a\x1B[2J", SIZE_MAX, "^[]0;owned^G^[[2J");
    check_visible("\r\x7F", SIZE_MAX, "^M^?");
    check_visible("a\0b", 3, "a^@b");
    check_visible("\xC2\x9B"
                  "31m",
                  SIZE_MAX, "\\x9b31m"); /* C1 introducer */
    check_visible("\x9B"
                  "31m",
                  SIZE_MAX, "\\x9b31m");
    check_visible("\xE2\x80\xAE"
                  "abc",
                  SIZE_MAX, "U+202Eabc");
    check_visible("\xE2\x81\xA6", SIZE_MAX, "U+2066");
    check_visible("\xD8\x9C", SIZE_MAX, "U+061C");
    check_visible("\xFF\xC3", SIZE_MAX, "\\xff\\xc3");
    check_visible("\xC0\xAF", SIZE_MAX, "\\xc0\\xaf");
}

static void a_run_of_combining_marks_is_cut(void **state)
{
    (void)state;
    struct str text = {0};
    str_add_char(&text, 'e');
    for (int i = 0; i < 200; i++)
        str_add(&text, "\xCC\x81");
    str_add_char(&text, 'x');
    check_visible(text.text, text.length, "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81x");
    str_release(&text);
}

/* The invariant for any bytes at all: nothing but printable text comes out, and
 * making it visible once more changes nothing. */
static void random_bytes_come_out_harmless(void **state)
{
    (void)state;
    struct rng rng;
    struct str out = {0}, again = {0};
    rng_seed(&rng, 8);
    for (int turn = 0; turn < 20000; turn++) {
        char bytes[24];
        size_t length = (size_t)rng_below(&rng, sizeof bytes);
        for (size_t i = 0; i < length; i++) {
            static const unsigned char often[] = {0x1B, 0xC2, 0x9B, 0xE2, 0x80,
                                                  0xAE, 0xD8, 0x9C, 0xCC, 0x81};
            bytes[i] =
                (char)(rng_below(&rng, 2) ? often[rng_below(&rng, sizeof often)]
                                          : rng_below(&rng, 256));
        }
        str_clear(&out);
        str_clear(&again);
        utf8_add_visible(&out, bytes, length);
        for (size_t at = 0; at < out.length;) {
            uint32_t point;
            size_t size = utf8_decode(out.text + at, out.length - at, &point);
            assert_true(size > 0 && utf8_is_plain(point));
            at += size;
        }
        utf8_add_visible(&again, str_text(&out), out.length);
        assert_string_equal(str_text(&again), str_text(&out));
    }
    str_release(&out);
    str_release(&again);
}

/* Each byte at each place of texts of each length. */
static void what_is_plain_is_found_wherever_it_ends(void **state)
{
    (void)state;
    enum { LONGEST = 52 };
    char text[LONGEST + 1];
    for (size_t length = 0; length <= LONGEST; length++) {
        memset(text, 'a', sizeof text); /* one more, which is not looked at */
        assert_int_equal(utf8_ascii(text, length), length);
        assert_int_equal(utf8_is_tidy(text, length), length > 0);
        for (size_t at = 0; at < length; at++) {
            for (int byte = 0; byte < 256; byte++) {
                bool plain = byte >= 0x20 && byte <= 0x7E;
                bool ends = at == 0 || at == length - 1;
                text[at] = (char)byte;
                assert_int_equal(utf8_ascii(text, length), plain ? length : at);
                assert_int_equal(utf8_is_tidy(text, length),
                                 plain && (byte != ' ' || !ends));
            }
            text[at] = ' ';
            if (at + 1 < length) {
                text[at + 1] = ' ';
                assert_false(utf8_is_tidy(text, length));
                text[at + 1] = 'a';
            }
            text[at] = 'a';
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_comes_back),
        cmocka_unit_test(what_is_no_utf8_is_refused_at_its_first_byte),
        cmocka_unit_test(columns_count_what_a_terminal_shows),
        cmocka_unit_test(controls_and_direction_marks_are_not_plain),
        cmocka_unit_test(what_could_steer_a_terminal_is_spelt_out),
        cmocka_unit_test(a_run_of_combining_marks_is_cut),
        cmocka_unit_test(random_bytes_come_out_harmless),
        cmocka_unit_test(what_is_plain_is_found_wherever_it_ends),
    };
    return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
