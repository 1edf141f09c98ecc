/* Marking: a set's own key gets full marks, and everybody is marked by their
 * own paper. */
#include "marking_helpers.h"

/* How the key of a part is typed: from its value, or as papers show it. */
enum style { EXACT, DECIMAL, PERCENT, SHOWN, STYLES };

static bool is_fraction_wanted(const struct rule *rule, enum style style)
{
    switch (rule->form) {
    case RULE_FORM_DECIMAL:
    case RULE_FORM_PERCENT:
    case RULE_FORM_SCIENTIFIC: return false;
    case RULE_FORM_FRACTION:
    case RULE_FORM_REDUCED: return true;
    case RULE_FORM_ANY:
    case RULE_FORM_DIGITS:
    case RULE_FORM_UNIT: break;
    }
    return !rule->strict && strcmp(rule->unit, "%") != 0 &&
           (style == EXACT || rule->kind == RULE_EXACT);
}

/* As many figures as a rule asks for, with final zeros. */
static void type_figures(double value, int figures, struct str *out)
{
    int lead = value != 0 ? (int)floor(log10(fabs(value))) : 0;
    int decimals = figures - 1 - lead;
    if (decimals >= 0 && decimals <= 15)
        numtext_add_fixed(out, value, decimals);
    else
        numtext_add(out, value, figures);
}

static void type_decimal(double value, const struct rule *rule, bool percent,
                         struct str *out)
{
    int figures = rule->kind == RULE_FIGURES ? rule->digits : 12;
    double typed = percent ? 100 * value : value;
    if (rule->form == RULE_FORM_SCIENTIFIC) {
        int lead = (int)floor(log10(fabs(value)));
        numtext_add(out, value / pow(10, lead), figures);
        str_add_format(out, "e%d", lead);
    } else if (rule->kind == RULE_DECIMALS && !percent) {
        numtext_add_fixed(out, value, rule->digits);
    } else if (rule->strict) {
        type_figures(typed, figures, out);
    } else {
        numtext_add(out, typed, figures);
    }
}

static void type_number(struct number number, const struct rule *rule,
                        enum style style, struct str *out)
{
    double value = number_double(number);
    bool unit = strcmp(rule->unit, "%") == 0;
    bool percent = unit || rule->form == RULE_FORM_PERCENT ||
                   (style == PERCENT && rule->probability &&
                    rule->form == RULE_FORM_ANY && rule->kind != RULE_DECIMALS);
    if (is_fraction_wanted(rule, style) && number_is_exact(number)) {
        str_add_format(out, "%lld", (long long)number.numerator);
        if (number.denominator != 1)
            str_add_format(out, "/%lld", (long long)number.denominator);
    } else if (is_fraction_wanted(rule, style)) {
        numtext_add(out, value, 15);
    } else {
        type_decimal(value, rule, percent, out);
        /* Behind a percent unit the sign may be left out. */
        if (percent && (!unit || style == PERCENT))
            str_add_char(out, '%');
    }
}

/* Up to the equals sign, behind which a fraction stands once more. */
static void type_shown(const struct question_part *part, struct str *out)
{
    struct str shown = {0};
    question_show_key(part, &shown);
    const char *equals =
        part->part->kind == KIND_CHOICE ? NULL : strstr(shown.text, " = ");
    str_add_bytes(out, shown.text,
                  equals ? (size_t)(equals - shown.text) : shown.length);
    str_release(&shown);
}

static void type_key(const struct sheet_part *part, enum style style,
                     struct str *out)
{
    const struct key *key = &part->drawn.key;
    if (part->drawn.part->kind == KIND_OPEN) {
        str_add(out, "in my own words");
    } else if (style == SHOWN) {
        type_shown(&part->drawn, out);
    } else if (part->drawn.part->kind == KIND_CHOICE) {
        if (style == EXACT)
            paper_letter(out, part->drawn.right);
        else
            str_add(out, part->drawn.option[part->drawn.right].text);
    } else if (key->rule.shape == SHAPE_NUMBER) {
        type_number(key->value, &key->rule, style, out);
    } else {
        str_add_char(out, '[');
        for (uint32_t i = 0; i < key->count; i++) {
            struct str item = {0};
            type_number(key->item[i], &key->rule, style, &item);
            str_add_format(out, "%s%s", i ? "; " : "", str_text(&item));
            str_release(&item);
        }
        str_add_char(out, ']');
    }
}

/* The key given back, as a table in the long form: a student a style. */
static void type_answers(const struct sheet *sheet, struct str *table)
{
    str_add(table, "Question,Student,Answer\r\n");
    for (enum style style = EXACT; style < STYLES; style++)
        for (uint32_t i = 0; i < sheet->paper.questions; i++)
            for (uint32_t k = 0; k < sheet->paper.question[i].parts; k++) {
                struct str typed = {0};
                type_key(&sheet->question[i].part[k], style, &typed);
                str_add_format(table, "%s,student %d,",
                               sheet->paper.question[i].part[k].label,
                               (int)style);
                escape_csv_value(table, str_text(&typed));
                str_add(table, "\r\n");
                str_release(&typed);
            }
}

static bool assert_all_right(void *context, const struct marked *marked,
                             struct error *error)
{
    size_t *students = context;
    (void)error;
    for (size_t i = 0; i < marked->paper->parts; i++) {
        const struct mark *mark = &marked->mark[i];
        struct str verdict = {0};
        assert_non_null(mark->row);
        if (mark->state == MARK_OPEN || mark->points == mark->part->points)
            continue;
        marking_verdict(mark, &verdict);
        fail_msg("%s: the key of %s (%s) is %s, and '%s' gets %s",
                 marked->total.student, mark->part->template, mark->part->id,
                 mark->part->shown, mark->row->answer, verdict.text);
    }
    assert_true(marked->total.points == marked->total.of);
    ++*students;
    return true;
}

/* Draws a set, writes its key, and marks the key given back. */
static void assert_full_marks(const struct library *library, size_t count,
                              uint64_t seed)
{
    struct sheet sheet;
    struct key_file key;
    struct returned returned;
    struct str text = {0}, table = {0}, path = {0};
    struct error_list errors = {0};
    struct error error = {0};
    size_t students = 0;
    draw(library, count, seed, 1, &sheet);
    key_write(&sheet, "reckon 0.1.0", NULL, &text);
    make_file(text.text, text.length, &path);
    assert_true(key_open(&key, path.text, &error));
    type_answers(&sheet, &table);
    struct source source = source_of("answers.csv", table.text, table.length);
    assert_true(returned_read(&source, &returned, &errors));
    if (!marking_run(&key, &returned, &source, assert_all_right, &students,
                     &errors))
        fail_msg("%s", errors.item[0].text);
    assert_int_equal(students, STYLES);
    close_key(&key, &path);
    returned_release(&returned);
    sheet_release(&sheet);
    str_release(&text);
    str_release(&table);
}

static void a_sets_own_key_gets_full_marks(void **state)
{
    (void)state;
    struct library library;
    load(&library, "demo.yaml");
    for (uint64_t seed = 0; seed < 40; seed++)
        assert_full_marks(&library, 18, seed);
    library_release(&library);
}

static void so_do_the_keys_of_the_banks_that_are_shipped(void **state)
{
    (void)state;
    struct library library;
    load(&library, "../../banks");
    size_t templates = 0;
    for (size_t i = 0; i < library.count; i++)
        templates += library.bank[i]->templates;
    /* Each template once, and once more with other numbers. */
    for (uint64_t seed = 0; seed < 2; seed++)
        assert_full_marks(&library, templates, seed);
    library_release(&library);
}

static void write_marks(const struct results *results, struct str *out)
{
    struct str path = {0};
    struct file_writer writer;
    struct error error = {0};
    make_file("", 0, &path);
    assert_true(file_begin(&writer, path.text, 0600, &error));
    results_marks_csv(results, &writer);
    assert_true(file_commit(&writer, &error));
    assert_true(file_read(path.text, 1 << 20, out, &error));
    remove_file(&path);
}

/* Marks a table by a key; the two tables, or the errors. */
static void mark_by(const struct str *text, const char *table,
                    struct str *answers, struct str *totals)
{
    struct key_file key;
    struct returned returned;
    struct results results;
    struct error_list errors = {0};
    struct error error = {0};
    struct str path = {0};
    struct source source = source_of("answers.csv", table, strlen(table));
    make_file(text->text, text->length, &path);
    assert_true(key_open(&key, path.text, &error));
    if (returned_read(&source, &returned, &errors)) {
        results_init(&results, &returned, true, false);
        if (marking_run(&key, &returned, &source, add_result, &results,
                        &errors)) {
            write_marks(&results, answers);
            results_totals_csv(&results, NULL, NULL, totals);
        }
        results_release(&results);
    }
    returned_release(&returned);
    for (size_t i = 0; i < errors.count; i++) {
        assert_true(!errors.item[i].source || errors.item[i].source == &source);
        str_add_format(answers, "%s\n", errors.item[i].text);
    }
    error_list_release(&errors);
    close_key(&key, &path);
}

static void mark(const char *table, struct str *answers, struct str *totals)
{
    struct str text = {0};
    secrets_key(&text);
    mark_by(&text, table, answers, totals);
    str_release(&text);
}

#define ANSWERS_HEAD                                                           \
    "student,variant,question,answer,verdict,points,of,key,reading,note\r\n"
#define TOTALS_HEAD                                                            \
    "student,variant,points,of,percent,right,partly,wrong,unread,blank,"       \
    "open\r\n"

static void answers_are_marked_and_bad_tables_refused(void **state)
{
    (void)state;
    static const struct {
        const char *table, *answers, *totals;
    } cases[] = {
        {"student,question,answer\nAnn,1,42\nAnn,2,b\nAnn,3,because\n",
         ANSWERS_HEAD "Ann,1,1,42,right,2,2,42,,\r\n"
                      "Ann,1,2,b,right,1,1,,read as b,\r\n"
                      "Ann,1,3,because,open,,5,,,\r\n",
         TOTALS_HEAD "Ann,1,3,3,100.0,2,0,0,0,0,1\r\n"},
        {"student;question;answer\nBo;Q1;43\nAnn;1.;41\nBo;2;A\n",
         ANSWERS_HEAD "Bo,1,1,43,right,2,2,42,,both ends\r\n"
                      "Ann,1,1,41,near:fence,0,2,42,,'-1?\r\n"
                      "Bo,1,2,A,wrong:t,0,1,,read as a,no\r\n",
         TOTALS_HEAD "Bo,1,2,3,66.7,1,0,1,0,0,0\r\n"
                     "Ann,1,0,3,0.0,0,0,1,0,1,0\r\n"},
        {"student,1,2,3\n=1+1,\"6*7\",,\n",
         ANSWERS_HEAD "'=1+1,1,1,6*7,right,2,2,42,read as 42,\r\n"
                      "'=1+1,1,2,,blank,0,1,,,\r\n"
                      "'=1+1,1,3,,blank,0,5,,,\r\n",
         TOTALS_HEAD "'=1+1,1,2,3,66.7,1,0,0,0,1,0\r\n"},
        {"student,question,answer\nAnn,1,42 frogs\n",
         ANSWERS_HEAD "Ann,1,1,42 frogs,ungraded:unit,0,2,42,,*",
         TOTALS_HEAD "Ann,1,0,3,0.0,0,0,0,1,1,0\r\n"},
        {"student,question,answer\n'=Bo,1,'-1/2\n",
         ANSWERS_HEAD "'=Bo,1,1,'-1/2,wrong,0,2,42,read as -1/2 = -0.5,\r\n",
         TOTALS_HEAD "'=Bo,1,0,3,0.0,0,0,1,0,1,0\r\n"},
        {"", "*empty*", ""},
        {"student,question,answer\n", ANSWERS_HEAD, TOTALS_HEAD},
        {"Ann,1,42\n",
         "row 1: the first row must name the columns, as in "
         "student,question,answer or student,1,2,3a\n",
         ""},
        {"student,question\nAnn,1\n",
         "row 1: the first row must name the columns, as in "
         "student,question,answer or student,1,2,3a\n",
         ""},
        {"student,mark\nAnn,1\n",
         "row 1: the header has neither 'question' and 'answer' nor questions "
         "such as 1 or 3a; 'mark' is none\n",
         ""},
        {"student,question,answer\nAnn,1,1,200\n,1,2\nAnn,x,2\nAnn,2,b\n",
         "row 2: 4 fields under a header of 3; put quotes around an answer "
         "that holds a separator\n"
         "row 3: there is no student\n"
         "row 4: 'x' is no question\n",
         ""},
        {"student,question,answer\nAnn,1,1\nBo,1,1\nAnn,q1,2\n",
         "row 4: Ann answers question 1 again; row 2 did already\n", ""},
        {"student,question,answer,variant\nAnn,1,1,1\nAnn,2,1,2\n",
         "row 3: Ann has another variant than in row 2\n", ""},
        {"student,question,answer,variant\nAnn,1,1,x\n",
         "row 2: 'x' is no variant\n", ""},
        {"student,question,answer\nAnn,4,1\nBo,1a,1\n",
         "row 2: the key has no question 4 in variant 1\n"
         "row 3: the key has no question 1a in variant 1\n",
         ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str answers = {0}, totals = {0};
        mark(cases[i].table, &answers, &totals);
        const char *star = strchr(cases[i].answers, '*');
        if (*cases[i].answers == '*')
            assert_non_null(strstr(str_text(&answers), "empty"));
        else if (star && star[1] == '\0')
            assert_memory_equal(str_text(&answers), cases[i].answers,
                                strlen(cases[i].answers) - 1);
        else
            assert_string_equal(str_text(&answers), cases[i].answers);
        assert_string_equal(str_text(&totals), cases[i].totals);
        str_release(&answers);
        str_release(&totals);
    }
}

/* Three papers, each with question 1, whose key is 10 times the variant; those
 * of Ann and Bo, and one for nobody, which alone has question 2. */
static void class_key(struct str *text)
{
    static const char *const student[] = {"\"student\":\"Ann\",",
                                          "\"student\":\"Bo\",", ""};
    for (int i = 1; i <= 3; i++) {
        str_add_format(text,
                       "{\"record\":\"set\",\"format\":1,\"program\":\"r\","
                       "\"title\":\"Class\",\"variant\":%d,%s\"parts\":%d}\n",
                       i, student[i - 1], i == 3 ? 2 : 1);
        for (int k = 1; k <= (i == 3 ? 2 : 1); k++)
            str_add_format(text,
                           "{\"record\":\"part\",\"variant\":%d,"
                           "\"question\":\"%d\",\"kind\":\"count\","
                           "\"points\":1,\"text\":\"Number?\","
                           "\"template\":\"s/n%d\",\"part\":\"n\","
                           "\"rule\":\"exact\",\"key\":[{\"value\":%d}]}\n",
                           i, k, k, 10 * i);
    }
}

static void everybody_is_marked_by_their_own_paper(void **state)
{
    (void)state;
    static const struct {
        const char *table, *totals, *errors;
    } cases[] = {
        {"student,question,answer\nBo,1,20\nAnn,1,10\n",
         TOTALS_HEAD "Bo,2,1,1,100.0,1,0,0,0,0,0\r\n"
                     "Ann,1,1,1,100.0,1,0,0,0,0,0\r\n",
         NULL},
        {"student,variant,1\nBo,,20\nCy,3,30\nDi,1,30\n",
         TOTALS_HEAD "Bo,2,1,1,100.0,1,0,0,0,0,0\r\n"
                     "Cy,3,1,2,50.0,1,0,0,0,1,0\r\n"
                     "Di,1,0,1,0.0,0,0,1,0,0,0\r\n",
         NULL},
        {"student,variant,1,2\nAnn,2,1,\nBo,2,1,\nCy,,1,\nDi,4,1,\nEd,3,1,2\n",
         "",
         "row 2: the paper of Ann is variant 1, and not 2\n"
         "row 4: the key has no paper for Cy; a column 'variant' says which "
         "one was answered\n"
         "row 5: the key has no variant 4\n"},
        {"student,question,answer,variant\nDi,1,1,1\nDi,2,1,1\nBo,1,20,\n"
         "Di,3,7,1\n",
         "",
         "row 3: the key has no question 2 in variant 1\n"
         "row 5: the key has no question 3 in variant 1\n"},
    };
    struct str key = {0};
    class_key(&key);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str answers = {0}, totals = {0};
        mark_by(&key, cases[i].table, &answers, &totals);
        assert_string_equal(str_text(&totals), cases[i].totals);
        if (cases[i].errors)
            assert_string_equal(str_text(&answers), cases[i].errors);
        str_release(&answers);
        str_release(&totals);
    }
    str_release(&key);
}

/* Without names, a column is needed; a paper twice is none. */
static void variants_are_told_apart(void **state)
{
    (void)state;
    struct str key = {0}, answers = {0}, totals = {0};
    secrets_key(&key);
    size_t length = key.length;
    for (size_t i = 0; i < length; i++)
        str_add_char(&key, key.text[i]);
    mark_by(&key, "student,variant,1\nAnn,1,42\n", &answers, &totals);
    assert_non_null(strstr(answers.text, "the key has variant 1 twice"));
    str_clear(&answers);
    for (char *at = key.text + length; (at = strstr(at, "\"variant\":1"));)
        *(at + strlen("\"variant\":")) = '2';
    mark_by(&key, "student,1\nAnn,42\nBo,43\n", &answers, &totals);
    assert_string_equal(answers.text,
                        "row 2: the key has several variants; the table needs "
                        "a column 'variant'\n"
                        "row 3: the key has several variants; the table needs "
                        "a column 'variant'\n");
    str_clear(&answers);
    mark_by(&key, "student,variant,1\nAnn,2,42\nBo,1,43\n", &answers, &totals);
    assert_string_equal(totals.text,
                        TOTALS_HEAD "Ann,2,2,3,66.7,1,0,0,0,1,0\r\n"
                                    "Bo,1,2,3,66.7,1,0,0,0,1,0\r\n");
    str_release(&key);
    str_release(&answers);
    str_release(&totals);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sets_own_key_gets_full_marks),
        cmocka_unit_test(so_do_the_keys_of_the_banks_that_are_shipped),
        cmocka_unit_test(answers_are_marked_and_bad_tables_refused),
        cmocka_unit_test(everybody_is_marked_by_their_own_paper),
        cmocka_unit_test(variants_are_told_apart),
    };
    numeric_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
