/* What is said of items: on the screen, in the table and in JSON. The numbers
 * of students in each class are chosen so that every figure can be counted. */
#include "exam/items_table.h"
#include "exam/summary.h"
#include "marking_helpers.h"

#define NUMBER(label, template, id, rule, key)                                 \
    "\"question\":\"" label "\",\"kind\":\"number\",\"points\":1,"             \
    "\"text\":\"?\",\"template\":\"" template "\",\"part\":\"" id              \
                                              "\",\"rule\":\"" rule            \
                                              "\",\"key\":[" key "]"
#define CHOICE(label, right, wrong)                                            \
    "\"question\":\"" label "\",\"kind\":\"choice\",\"points\":1,"             \
    "\"text\":\"?\",\"template\":\"b/pick\",\"part\":\"pick\",\"options\":["   \
    "{\"text\":\"" right "\",\"right\":true},"                                 \
    "{\"text\":\"" wrong "\",\"right\":false,\"tag\":\"sign\"}]"

static void assert_has(const struct str *text, const char *part)
{
    if (!strstr(str_text(text), part))
        fail_msg("no '%s' in:\n%s", part, str_text(text));
}

static void assert_lacks(const struct str *text, const char *part)
{
    if (strstr(str_text(text), part))
        fail_msg("'%s' in:\n%s", part, str_text(text));
}

/* The same where lines may be broken anywhere. */
static void assert_says(const struct str *text, const char *part)
{
    struct str flat = {0};
    for (const char *at = str_text(text); *at; at++)
        if (!strchr(" \n", *at))
            str_add_char(&flat, *at);
        else if (flat.length && flat.text[flat.length - 1] != ' ')
            str_add_char(&flat, ' ');
    assert_has(&flat, part);
    str_release(&flat);
}

/* All that is said of the items of a class. */
struct said {
    struct str screen, csv, json;
};

static void say(const struct class *class, struct said *said)
{
    *said = (struct said){.screen = {0}};
    items_screen(&class->results.items, &said->screen);
    items_csv(&class->results.items, &said->csv);
    results_json(&class->results, &said->json);
}

static void release_said(struct said *said)
{
    str_release(&said->screen);
    str_release(&said->csv);
    str_release(&said->json);
}

/* 36 students, 18 of each variant, of whom 12 are wrong by the same factor; a
 * choice whose options have other words in each variant. */
static void what_varies_is_told_without_its_words(void **state)
{
    (void)state;
    static const char *const first[] = {
        NUMBER("1", "b/sum", "sum", "exact", "{\"value\":10}"),
        CHOICE("2", "rises", "falls")};
    static const char *const second[] = {
        NUMBER("1", "b/sum", "sum", "exact", "{\"value\":100}"),
        CHOICE("2", "grows", "shrinks")};
    struct str key = {0}, table = {0};
    struct class class;
    struct said said;
    add_key(&key, 1, first, 2);
    add_key(&key, 2, second, 2);
    str_add(&table, "student,variant,question,answer,seconds\n");
    for (unsigned i = 0; i < 36; i++) {
        unsigned variant = 1 + i % 2, right = variant == 1 ? 10 : 100;
        bool wrong = i < 24;
        str_add_format(&table, "s%u,%u,1,%u,%u\n", i, variant,
                       wrong ? right * 37 / 10 : right, 10 + i);
        str_add_format(&table, "s%u,%u,2,%s,\n", i, variant, wrong ? "b" : "a");
    }
    mark_class(&class, &key, table.text);
    say(&class, &said);
    assert_says(&said.screen, "! 24 students gave the same wrong answer, 3.7 "
                              "times the key, which no mistake explains: look "
                              "at the key Not the key: other wrong 24 ");
    assert_has(&said.screen, "! 24 fell for 'sign', and 12 gave the key\n");
    assert_has(&said.screen, "Not the key: sign 24\n");
    assert_lacks(&said.screen, "students only");
    assert_lacks(&said.screen, "With fewer than");
    /* 10 .. 45 seconds */
    assert_has(&said.screen, " 28 s\n");
    assert_has(&said.csv, "b/sum,sum,1,number,36,36,12,0,24,0,0,0,");
    assert_has(&said.csv, ",3.7 times the key: 24\r\n");
    assert_has(&said.csv, ",\"key: 12; sign: 24\",\r\n");
    assert_has(&said.json, "\"times_key\":3.7");
    assert_has(&said.json, "\"few_students\":false");
    release_said(&said);
    release_class(&class);
    str_release(&key);
    str_release(&table);
}

/* 20 students, of whom 16 have the same number, once above a key that is 0. */
static void a_wrong_number_is_told_where_all_have_it(void **state)
{
    (void)state;
    static const char *const parts[] = {
        NUMBER("1", "b/sum", "sum", "exact", "{\"value\":10}"),
        NUMBER("2", "b/sum", "rest", "exact",
               "{\"value\":0}") ",\"mistakes\":[{\"value\":3,\"say\":\"No.\"}]",
        NUMBER("3", "b/all", "all", "exact; set",
               "{\"value\":1},{\"value\":2}")};
    struct str key = {0}, table = {0};
    struct class class;
    struct said said;
    add_key(&key, 1, parts, 3);
    str_add(&table, "student,1,2,3\n");
    for (unsigned i = 0; i < 20; i++)
        str_add_format(&table, "s%u,%s,%s,\"%s\"\n", i, i < 16 ? "17" : "10",
                       i < 16 ? "5" : "0", i < 16 ? "3, 4" : "1, 2");
    mark_class(&class, &key, table.text);
    say(&class, &said);
    assert_says(&said.screen, "! 16 students gave the same wrong answer, 17, "
                              "which no mistake explains: look at the key (of "
                              "20 students only)");
    assert_has(&said.screen, "gave the same wrong answer, 5, which");
    /* A part that is not called as its template. */
    assert_has(&said.screen, "b/sum:rest ");
    assert_lacks(&said.screen, "b/sum:sum");
    assert_says(&said.screen, "With fewer than 30 students, these figures are");
    assert_has(&said.csv, ",unexplained hard,key: 4,17: 16\r\n");
    assert_has(&said.csv, ",unexplained hard,key: 4,5: 16\r\n");
    /* A set has no one number, so its wrong ones are not compared. */
    assert_has(&said.csv, "b/all,all,3,number,20,20,4,0,16,0,0,0,0.2,0.2,1,,"
                          "hard,key: 4,\r\n");
    assert_int_equal(class.results.items.students, 20);
    release_said(&said);
    release_class(&class);
    str_release(&key);
    str_release(&table);
}

/* One template under nine numbers, one for each variant. */
static void six_numbers_of_a_question_are_enough(void **state)
{
    (void)state;
    struct str key = {0}, table = {0}, labels = {0};
    struct class class;
    struct said said;
    str_add(&table, "student,variant,question,answer\n");
    for (unsigned i = 1; i <= 9; i++) {
        char part[300];
        const char *list[] = {part};
        snprintf(part, sizeof part,
                 NUMBER("%u", "b/sum", "sum", "exact", "{\"value\":10}"), i);
        add_key(&key, i, list, 1);
        str_add_format(&table, "s%u,%u,%u,10\n", i, i, i);
    }
    mark_class(&class, &key, table.text);
    item_labels(class.results.items.item[0], &labels);
    assert_string_equal(labels.text, "1 2 3 4 5 6 ...");
    say(&class, &said);
    assert_has(&said.csv, ",1 2 3 4 5 6 ...,number,9,9,9,");
    assert_has(&said.json, "[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\"]");
    release_said(&said);
    release_class(&class);
    str_release(&key);
    str_release(&table);
    str_release(&labels);
}

/* Two papers with nothing in common but that all answers are right. */
static void other_questions_for_each_have_no_reliability(void **state)
{
    (void)state;
    static const char *const first[] = {
        NUMBER("1", "b/one", "one", "exact", "{\"value\":1}")};
    static const char *const second[] = {
        NUMBER("1", "b/two", "two", "exact", "{\"value\":2}")};
    struct str key = {0};
    struct class class;
    struct said said;
    add_key(&key, 1, first, 1);
    add_key(&key, 2, second, 1);
    mark_class(&class, &key,
               "student,variant,1\nA,1,1\nB,1,1\nC,2,2\nD,2,2\nE,2,2\n");
    say(&class, &said);
    assert_says(&said.screen, "Reliability is not worked out, since not every "
                              "student had the same questions. With fewer than "
                              "30 students, these figures are rough.");
    release_said(&said);
    release_class(&class);
    mark_class(&class, &key, "student,variant,1\nA,1,1\nC,2,2\n");
    say(&class, &said);
    assert_says(&said.screen, "had the same questions. With fewer than 5 "
                              "students, questions are not judged.");
    release_said(&said);
    release_class(&class);
    str_release(&key);
}

/* More questions than a screen is for. */
static void a_hundred_items_are_shown(void **state)
{
    (void)state;
    enum { QUESTIONS = 103 };
    static char part[QUESTIONS][300];
    const char *list[QUESTIONS];
    struct str key = {0}, table = {0};
    struct class class;
    struct said said;
    str_add(&table, "student,question,answer\n");
    for (unsigned i = 0; i < QUESTIONS; i++) {
        snprintf(part[i], sizeof part[i],
                 NUMBER("%u", "b/t%u", "t%u", "exact", "{\"value\":1}"), i + 1,
                 i, i);
        list[i] = part[i];
        str_add_format(&table, "A,%u,1\n", i + 1);
    }
    add_key(&key, 1, list, QUESTIONS);
    mark_class(&class, &key, table.text);
    say(&class, &said);
    assert_has(&said.screen, "b/t99 ");
    assert_lacks(&said.screen, "b/t100 ");
    assert_has(&said.screen, "... and 3 more, which -o DIR writes down.\n");
    assert_has(&said.csv, "\r\nb/t102,t102,103,");
    release_said(&said);
    release_class(&class);
    str_release(&key);
    str_release(&table);
}

/* Where all is for the instructor to mark, there is no sum and no percentage.
 */
static void open_questions_alone_have_no_percentage(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "\"question\":\"1\",\"kind\":\"open\",\"points\":3,\"text\":\"Why?\","
        "\"template\":\"b/why\",\"part\":\"why\""};
    struct str key = {0}, screen = {0}, totals = {0};
    struct class class;
    add_key(&key, 1, parts, 1);
    mark_class(&class, &key, "student,1\nAnn,because\nBo,so\n");
    results_summary(&class.results, &screen);
    results_totals_csv(&class.results, NULL, NULL, &totals);
    assert_has(&screen, "2 students, 2 answers\n");
    assert_has(&screen, "2 answers in own words: please mark them yourself.\n");
    assert_lacks(&screen, "Together");
    assert_lacks(&screen, "%");
    assert_has(&totals, "\r\nAnn,1,0,0,,0,0,0,0,0,1\r\n");
    release_class(&class);
    str_release(&key);
    str_release(&screen);
    str_release(&totals);
}

static void cells_are_cut_between_signs(void **state)
{
    (void)state;
    static const struct {
        const char *text, *shown;
    } cases[] = {
        {"abc", "abc   "},
        {"abcdef", "abcde "},
        {"\u4e2d\u6587\u5b57", "\u4e2d\u6587  "}, /* two columns each */
        {"a\xff", "a\\xff "}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str out = {0};
        summary_cell(cases[i].text, 6, &out);
        assert_string_equal(out.text, cases[i].shown);
        str_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_varies_is_told_without_its_words),
        cmocka_unit_test(a_wrong_number_is_told_where_all_have_it),
        cmocka_unit_test(six_numbers_of_a_question_are_enough),
        cmocka_unit_test(other_questions_for_each_have_no_reliability),
        cmocka_unit_test(a_hundred_items_are_shown),
        cmocka_unit_test(open_questions_alone_have_no_percentage),
        cmocka_unit_test(cells_are_cut_between_signs),
    };
    numeric_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
