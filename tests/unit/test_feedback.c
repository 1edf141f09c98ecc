/* What students are given back, and in files of which names. */
#include "base/utf8.h"
#include "exam/feedback.h"
#include "marking_helpers.h"

/* One student's document. */
struct wanted {
    const struct feedback_format *format;
    struct str *out;
};

static bool write_feedback(void *context, const struct marked *marked,
                           struct error *error)
{
    const struct wanted *wanted = context;
    (void)error;
    feedback_write(wanted->format, "Demo & <set>", marked, wanted->out);
    return true;
}

static const char table[] =
    "student,1,2a,2b,3,4,5,6,7,8,9\n"
    "Ann <b>,1/11,0.2,,b,$4001.92,60%,A *p* is <b>odd</b>,\"[96; 112]\",4.12,"
    "a lot\n";

static void write_document(const char *format, struct str *out)
{
    struct source source = source_of("answers.csv", table, strlen(table));
    struct error error = {0};
    struct error_list errors = {0};
    struct key_file key;
    struct returned returned;
    struct str path = {0};
    struct wanted wanted = {feedback_format_find(format, &error), out};
    assert_non_null(wanted.format);
    add_path(&path, "demo.key.expected");
    assert_true(key_open(&key, path.text, &error));
    assert_true(returned_read(&source, &returned, &errors));
    assert_true(marking_run(&key, &returned, &source, write_feedback, &wanted,
                            &errors));
    assert_true(key_close(&key, &error));
    returned_release(&returned);
    str_release(&path);
}

static void feedback_is_as_accepted(void **state)
{
    (void)state;
    static const char *const formats[] = {"text", "markdown", "html"};
    for (size_t i = 0; i < 3; i++) {
        struct str document = {0}, name = {0};
        write_document(formats[i], &document);
        str_add_format(&name, "feedback.%s.expected", formats[i]);
        assert_golden(name.text, &document);
        str_release(&document);
        str_release(&name);
    }
}

/* What a student typed is text in every format. */
static void typed_answers_are_no_markup(void **state)
{
    (void)state;
    struct str document = {0};
    write_document("html", &document);
    assert_null(strstr(document.text, "<b>"));
    assert_non_null(strstr(document.text, "A *p* is &lt;b&gt;odd&lt;/b&gt;"));
    assert_null(strstr(document.text, "http://www.w3.org/1998/Math/MathML"));
    assert_null(strstr(document.text, "src="));
    assert_null(strstr(document.text, "href="));
    str_clear(&document);
    write_document("markdown", &document);
    assert_non_null(strstr(document.text, "A \\*p\\* is \\<b\\>odd\\</b\\>"));
    str_release(&document);
}

static void unknown_formats_are_told(void **state)
{
    (void)state;
    struct error error = {0};
    assert_null(feedback_format_find("pdf", &error));
    assert_non_null(strstr(error.text, "'pdf'"));
}

static void names_are_safe_and_no_two_the_same(void **state)
{
    (void)state;
    static const char answers[] = "student,1\n"
                                  "ann,1\nAnn,1\n../../etc/passwd,1\n"
                                  "a b,1\na_b,1\na/b,1\na~1,1\n"
                                  "M\xC3\xBCller,1\n\"x\ny\",1\n.,1\n"
                                  "e\u202Ef,1\n\u2028g,1\nh\u2029,1\n"
                                  "A-Z_+09,1\n\x01i{,1\n";
    static const char *const wanted[] = {
        "ann~1", "Ann~2",         ".._.._etc_passwd",
        "a_b~4", "a_b~5",         "a_b~6",
        "a_1",   "M\xC3\xBCller", "x_y",
        ".",     "e_f",           "_g",
        "h_",    "A-Z_+09",       "_i_",
    };
    struct source source = source_of("answers.csv", answers, strlen(answers));
    struct error_list errors = {0};
    struct returned returned;
    struct feedback_names names;
    assert_true(returned_read(&source, &returned, &errors));
    feedback_names_make(&names, &returned);
    assert_int_equal(returned.students, sizeof wanted / sizeof *wanted);
    for (size_t i = 0; i < returned.students; i++)
        assert_string_equal(names.name[i], wanted[i]);
    feedback_names_release(&names);
    returned_release(&returned);
}

/* Two ids that differ behind what names have room for. */
static void long_names_are_cut_between_signs(void **state)
{
    (void)state;
    struct str answers = {0}, id = {0};
    struct error_list errors = {0};
    struct returned returned;
    struct feedback_names names;
    for (int i = 0; i < 200; i++)
        str_add(&id, "\xC3\xBC");
    str_add_format(&answers, "student,1\n%sa,1\n%sb,1\n", id.text, id.text);
    struct source source =
        source_of("answers.csv", answers.text, answers.length);
    assert_true(returned_read(&source, &returned, &errors));
    feedback_names_make(&names, &returned);
    for (int i = 0; i < 2; i++) {
        const char *name = names.name[i];
        assert_int_equal(utf8_valid(name, strlen(name)), strlen(name));
        assert_int_equal(strlen(name), 122);
    }
    assert_string_not_equal(names.name[0], names.name[1]);
    feedback_names_release(&names);
    returned_release(&returned);
    str_release(&answers);
    str_release(&id);
}

/* Nor a word of tools, where the key names none. */
static void open_questions_alone_have_no_percentage(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "\"question\":\"1\",\"kind\":\"open\",\"points\":3,"
        "\"text\":\"Why?\\n\\nSay it.\",\"template\":\"b/why\","
        "\"part\":\"why\""};
    static const char answers[] = "student,1\nAnn,because\n";
    struct source source = source_of("answers.csv", answers, strlen(answers));
    struct str key = {0}, path = {0}, document = {0};
    struct error error = {0};
    struct error_list errors = {0};
    struct returned returned;
    struct key_file file;
    struct wanted wanted = {feedback_format_find("text", &error), &document};
    add_key(&key, 1, parts, 1);
    make_file(key.text, key.length, &path);
    assert_true(key_open(&file, path.text, &error));
    assert_true(returned_read(&source, &returned, &errors));
    assert_true(marking_run(&file, &returned, &source, write_feedback, &wanted,
                            &errors));
    assert_null(strchr(document.text, '%'));
    assert_non_null(strstr(document.text, "Points: 0 of 0 points\n"));
    assert_non_null(
        strstr(document.text,
               "Answers: 1 to be marked by hand, not in these points\n"));
    assert_non_null(strstr(document.text, "Why?\n\n     Say it.\n"));
    assert_non_null(strstr(document.text, "Wanted: in your own words\n"));
    close_key(&file, &path);
    returned_release(&returned);
    str_release(&key);
    str_release(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(feedback_is_as_accepted),
        cmocka_unit_test(typed_answers_are_no_markup),
        cmocka_unit_test(unknown_formats_are_told),
        cmocka_unit_test(names_are_safe_and_no_two_the_same),
        cmocka_unit_test(open_questions_alone_have_no_percentage),
        cmocka_unit_test(long_names_are_cut_between_signs),
    };
    numeric_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
