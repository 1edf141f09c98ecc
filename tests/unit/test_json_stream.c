/* export/json_stream: large objects read item by item. What is found is that
 * what the text says, by RFC 8259; what is no JSON is told with its line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "export/json_stream.h"

/* Appends all that is found: "name=value@line" or, of lists,
 * "name[value@line]", and the error's text. Values are numbers, texts, or {}
 * and [] with their count. */
static void read_all(const char *bytes, size_t length, struct str *out)
{
    struct str path = {0};
    struct input input;
    struct json_stream stream;
    struct json_found found;
    struct error error = {0};
    str_add_format(&path, "%s/tests/tmp-json.XXXXXX", getenv("top_builddir"));
    int file = mkstemp(path.text);
    assert_true(file >= 0);
    assert_true(write(file, bytes, length) == (ssize_t)length);
    close(file);
    assert_true(input_open(&input, path.text, &error));
    json_stream_init(&stream, &input);
    str_clear(out);
    while (json_stream_next(&stream, &found, &error)) {
        double number = 0;
        const char *text = json_read_text(found.value, NULL);
        str_add_format(out, "%s%s", found.name, found.in_list ? "[" : "=");
        if (text)
            str_add_format(out, "'%s'", text);
        else if (json_read_number(found.value, &number))
            str_add_format(out, "%g", number);
        else if (json_read_is_list(found.value))
            str_add_format(out, "list %zu", json_read_count(found.value));
        else
            str_add(out, json_read_is_object(found.value) ? "object"
                         : json_read_is_null(found.value) ? "null"
                                                          : "truth");
        str_add_format(out, "@%zu%s ", found.line, found.in_list ? "]" : "");
    }
    str_add(out, error.text);
    json_stream_release(&stream);
    assert_true(input_close(&input, &error));
    assert_int_equal(remove(path.text), 0);
    str_release(&path);
}

static void assert_read(const char *text, const char *expected)
{
    struct str out = {0};
    read_all(text, strlen(text), &out);
    if (strcmp(str_text(&out), expected) != 0)
        fail_msg("%s\nis read as: %s\nand not as: %s", text, str_text(&out),
                 expected);
    str_release(&out);
}

static void members_and_items_come_in_their_order(void **state)
{
    (void)state;
    assert_read("{}", "");
    assert_read("\xef\xbb\xbf{\"a\":1}", "a=1@1 ");
    assert_read("{\"a\":1,\"b\":\"x\"}\n", "a=1@1 b='x'@1 ");
    assert_read(" \t\r\n{ \"a\" : [ ] ,\n\"b\":[1,\n\"y\" , {} ] }\r\n",
                "b[1@3] b['y'@4] b[object@4] ");
    assert_read("{\"a\":[[1,2],[]],\"o\":{\"p\":[1]},\"n\":null,\"t\":true}",
                "a[list 2@1] a[list 0@1] o=object@1 n=null@1 t=truth@1 ");
}

/* Brackets, commas and quotes inside of texts end nothing. */
static void texts_may_hold_anything(void **state)
{
    (void)state;
    assert_read("{\"}\":\"]},{[:\\\"\\\\\",\"l\":[\"]\",\"\\\\\"]}",
                "}=']},{[:\"\\'@1 l[']'@1] l['\\'@1] ");
    assert_read("{\"o\":{\"a\":\"}\"},\"b\":2}", "o=object@1 b=2@1 ");
    assert_read("{\"a\":\"\\u00e9\"}", "a='\xc3\xa9'@1 ");
}

static void what_is_missing_is_told_with_its_line(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"", "line 1: the file ends where '{' should stand"},
        {"\n\n[", "line 3: something else where '{' should stand"},
        {"{", "line 1: the file ends where a name in quotes should stand"},
        {"{1:2}", "line 1: something else where a name in quotes should stand"},
        {"{\"a\"", "line 1: the file ends where ':' should stand"},
        {"{\"a\"}", "line 1: something else where ':' should stand"},
        {"{\"a\" ", "line 1: the file ends where ':' should stand"},
        {"{\"a\":}", "line 1: this is no JSON"},
        {"{\"a\":", "line 1: this value does not end"},
        {"{\"a\":1",
         "a=1@1 line 1: the file ends where ',' or '}' should stand"},
        {"{\"a\":1 ",
         "a=1@1 line 1: the file ends where ',' or '}' should stand"},
        {"{\"a\":1 2}",
         "a=1@1 line 1: something else where ',' or '}' should stand"},
        {"{\"a\":1,}",
         "a=1@1 line 1: something else where a name in quotes should stand"},
        {"{\"l\":[1 2]}",
         "l[1@1] line 1: something else where ',' or ']' should stand"},
        {"{\"l\":[1,\n2 ",
         "l[1@1] l[2@2] line 2: the file ends where ',' or ']' should stand"},
        {"{\"l\":[1,]}", "l[1@1] line 1: this is no JSON"},
        {"{\"a\":\"x}", "line 1: this value does not end"},
        {"{\"a\":\"x\\", "line 1: this value does not end"},
        {"{\"a\":{\n\n\"b\":x}}", "line 3: this is no JSON"},
        {"{\"a\":{\"b\":1", "line 1: this value does not end"},
        {"{\"ab", "line 1: this value does not end"},
        {"{\"a\":1,\n\"b\":nul}", "a=1@1 line 2: this is no JSON"},
        {"{\"a\":1}\n{", "a=1@1 line 2: there is something behind the end"},
        {"{\"a\":\"\xff\"}", "line 1: this is no JSON"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_read(cases[i][0], cases[i][1]);
}

/* A value of so many bytes, quotes or brackets included. */
static void assert_limit(size_t bytes, char open, char fill, char close,
                         const char *expected)
{
    struct str text = {0}, out = {0};
    str_add(&text, "{\"a\":\n");
    str_add_char(&text, open);
    for (size_t i = 2; i < bytes; i++)
        str_add_char(&text, fill);
    str_add_char(&text, close);
    str_add(&text, "}");
    read_all(text.text, text.length, &out);
    str_cut(&out, out.length > 60 ? 60 : out.length);
    assert_memory_equal(str_text(&out), expected, strlen(expected));
    str_release(&text);
    str_release(&out);
}

static void a_value_has_a_mebibyte_at_most(void **state)
{
    (void)state;
    static const char refused[] = "line 2: a value of more than 1 MiB";
    assert_limit(1 << 20, '"', 'x', '"', "a='xxx");
    assert_limit((1 << 20) + 100, '"', 'x', '"', refused);
    assert_limit(1 << 20, '{', ' ', '}', "a=object@2 ");
    assert_limit((1 << 20) + 100, '{', ' ', '}', refused);
    assert_limit((1 << 20) + 100, '1', '0', '0', refused);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_and_items_come_in_their_order),
        cmocka_unit_test(texts_may_hold_anything),
        cmocka_unit_test(what_is_missing_is_told_with_its_line),
        cmocka_unit_test(a_value_has_a_mebibyte_at_most),
    };
    return cmocka_run_group_tests_name("json stream", tests, NULL, NULL);
}
