/* export/csv and export/escape: tables in, cells out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "export/csv.h"
#include "export/escape.h"

/* What is read, as fields in <> and a newline behind each record, or "error:"
 * and the sentence. */
static void dump(const char *text, size_t length, struct str *out)
{
    struct source source = source_of("answers.csv", text, length);
    struct error error = {0};
    struct csv *csv = memory_get(sizeof *csv);
    bool open = csv_open(csv, &source, &error);
    while (open && csv_next(csv, &error)) {
        for (uint32_t i = 0; i < csv->fields; i++)
            str_add_format(out, "<%s>", csv_field(csv, i));
        str_add_char(out, '\n');
    }
    if (error.code != ERROR_NONE) {
        assert_ptr_equal(error.source, &source);
        assert_true(error.at <= length);
        str_add_format(out, "error: %s", error.text);
    }
    csv_release(csv);
    memory_free(csv);
}

static void tables_are_read_or_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text, *wanted;
    } cases[] = {
        {"", ""},
        {"\n\r\n\n", ""},
        {"a,b\n1,2\n", "<a><b>\n<1><2>\n"},
        {"a,b\r\n1,2", "<a><b>\n<1><2>\n"},
        {"a,b\r1,2\r", "<a><b>\n<1><2>\n"},
        {"\xEF\xBB\xBF"
         "a,b\n",
         "<a><b>\n"},
        {"a;b,c;d\n1;1,5;2\n", "<a><b,c><d>\n<1><1,5><2>\n"},
        {"a;b\n1,5;2,5\n", "<a><b>\n<1,5><2,5>\n"},
        {"a\tb\n1,5\t2\n", "<a><b>\n<1,5><2>\n"},
        {"\"a;b\",c\n", "<a;b><c>\n"},
        {"a,b\n\"1,200\",\"say \"\"x\"\"\"\n", "<a><b>\n<1,200><say \"x\">\n"},
        {"a,b\n\"two\r\nlines\",\n", "<a><b>\n<two\r\nlines><>\n"},
        {"a,b\n  1 , 2\t\n", "<a><b>\n<1><2>\n"},
        {"a,b\n1 , \"2\" \n", "<a><b>\n<1><2>\n"},
        {"a,b\n,\n1,2\n", "<a><b>\n<1><2>\n"},
        {"a,b\n\n\n1,2\n", "<a><b>\n<1><2>\n"},
        {"a,,\n", "<a><><>\n"},
        {"a,b\n\"1,2\n", "<a><b>\nerror: row 2: this quote is never closed"},
        {"a,b\n\"1\"x,2\n",
         "<a><b>\nerror: row 2: text behind a closing quote"},
        {"a,b\n\n1\"x\",2\n", "<a><b>\nerror: row 3: a quote inside a field; "
                              "put the field in quotes "
                              "and double this one"},
        {"a,\xFF\n",
         "error: the table is not in UTF-8; save it as \"CSV UTF-8\""},
        {"\xFF\xFE"
         "a,b",
         "error: the table is not in UTF-8; save it as \"CSV UTF-8\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str out = {0};
        dump(cases[i].text, strlen(cases[i].text), &out);
        assert_string_equal(str_text(&out), cases[i].wanted);
        str_release(&out);
    }
}

static void a_nul_is_refused(void **state)
{
    (void)state;
    struct str out = {0};
    dump("a,b\n1,\0\n", 8, &out);
    assert_string_equal(
        str_text(&out),
        "error: the table is not in UTF-8; save it as \"CSV UTF-8\"");
    str_release(&out);
}

/* Reads one field of `length` letters under a header. */
static bool is_read(size_t length, bool quoted)
{
    struct str text = {0}, out = {0};
    str_add(&text, quoted ? "a\n\"" : "a\n");
    while (length--)
        str_add_char(&text, 'x');
    str_add(&text, quoted ? "\"\n" : "\n");
    dump(str_text(&text), text.length, &out);
    bool ok = !strstr(str_text(&out), "error");
    if (!ok)
        assert_non_null(strstr(str_text(&out), "row 2: more than 64 KiB"));
    str_release(&text);
    str_release(&out);
    return ok;
}

static void records_have_a_limit(void **state)
{
    (void)state;
    assert_true(is_read(CSV_RECORD_LIMIT, false));
    assert_false(is_read(CSV_RECORD_LIMIT + 1, false));
    assert_false(is_read(10 * CSV_RECORD_LIMIT, false));
    assert_true(is_read(CSV_RECORD_LIMIT - 2, true));
    assert_false(is_read(CSV_RECORD_LIMIT - 1, true));
    assert_false(is_read(10 * CSV_RECORD_LIMIT, true));
}

static void fields_have_a_limit(void **state)
{
    (void)state;
    for (int extra = 0; extra < 2; extra++) {
        struct str text = {0}, out = {0};
        for (int i = 0; i < CSV_FIELDS_MOST - 1 + extra; i++)
            str_add(&text, "x,");
        dump(str_text(&text), text.length, &out);
        assert_int_equal(strstr(str_text(&out), "too many fields") != NULL,
                         extra);
        str_release(&text);
        str_release(&out);
    }
}

typedef void escape(struct str *out, const char *text);

static void assert_escaped(escape *function, const char *text,
                           const char *wanted)
{
    struct str out = {0};
    function(&out, text);
    assert_string_equal(str_text(&out), wanted);
    str_release(&out);
}

static void json_text_is_escaped(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"", "\"\""},
        {"a\"b\\c", "\"a\\\"b\\\\c\""},
        {"1\n2\r3\t4", "\"1\\n2\\r3\\t4\""},
        {"\x1b[31m", "\"\\u001b[31m\""},
        {"\x7f\xC2\x9B", "\"\\u007f\\u009b\""},
        {"\xE2\x80\xAE", "\"\\u202e\""},
        {"\xC3\xA9\xF0\x9F\x8E\xB2", "\"\xC3\xA9\xF0\x9F\x8E\xB2\""},
        {"a\xFFz", "\"a\xEF\xBF\xBDz\""},
        {"</script>", "\"</script>\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_escaped(escape_json, cases[i][0], cases[i][1]);
}

static void cells_are_never_formulas(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"", ""},
        {"Ann", "Ann"},
        {"Lee, Ann", "\"Lee, Ann\""},
        {"say \"x\"", "\"say \"\"x\"\"\""},
        {"two\nlines", "\"two\nlines\""},
        {"=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1"},
        {"+1", "'+1"},
        {"-1", "'-1"},
        {"@SUM(1)", "'@SUM(1)"},
        {"\t=1", "\"'\t=1\""},
        {"\r=1", "'^M=1"},
        {"\x1b[31mred\x1b[m", "^[[31mred^[[m"},
        {"a\tb\x7f\n\xC2\x9B", "\"a\tb^?\n\\x9b\""},
        {"\xE2\x80\xAE", "U+202E"},
        {"a\xFFz", "a\\xffz"},
        {"\xC3\xA9", "\xC3\xA9"},
        {"  =1", "\"'  =1\""},
        {"\xEF\xBC\x9D"
         "1",
         "'\xEF\xBC\x9D"
         "1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_escaped(escape_csv_text, cases[i][0], cases[i][1]);
}

static void numbers_stay_numbers(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"-1", "-1"},      {"-0.5", "-0.5"},      {"-1e-3", "-1e-3"},
        {"5/36", "5/36"},  {"-1/2", "'-1/2"},     {"-A1", "'-A1"},
        {"=1+1", "'=1+1"}, {"-1+cmd", "'-1+cmd"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_escaped(escape_csv_value, cases[i][0], cases[i][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_are_read_or_refused),
        cmocka_unit_test(a_nul_is_refused),
        cmocka_unit_test(records_have_a_limit),
        cmocka_unit_test(fields_have_a_limit),
        cmocka_unit_test(json_text_is_escaped),
        cmocka_unit_test(cells_are_never_formulas),
        cmocka_unit_test(numbers_stay_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
