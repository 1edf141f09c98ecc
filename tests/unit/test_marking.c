/* Key files and marking: what is written can be read back and says the same,
 * and a set's own key gets full marks. */
#include "set_helpers.h"

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

static void read_key(const struct str *text, struct key_file *key)
{
    struct source source = {"key.jsonl", text->text, text->length};
    struct error error = {0};
    if (!key_read(&source, key, &error))
        fail_msg("%s", error.text);
}

/* Draws a set, writes its key, reads it back, and marks the key given back. */
static void assert_full_marks(const struct library *library, size_t count,
                              uint64_t seed)
{
    struct sheet sheet;
    struct key_file key;
    struct returned returned;
    struct marking marking;
    struct str text = {0}, table = {0}, report = {0};
    struct error_list errors = {0};
    draw(library, count, seed, 1, &sheet);
    key_write(&sheet, "reckon 0.1.0", NULL, &text);
    read_key(&text, &key);
    assert_int_equal(key.parts, sheet.paper.parts);
    type_answers(&sheet, &table);
    struct source source = {"answers.csv", table.text, table.length};
    assert_true(returned_read(&source, &returned, &errors));
    assert_true(marking_run(&key, &returned, &source, &marking, &errors));
    assert_int_equal(marking.totals, STYLES);
    for (size_t i = 0; i < marking.marks; i++) {
        const struct mark *mark = &marking.mark[i];
        if (mark->state == MARK_OPEN || mark->points == mark->part->points)
            continue;
        marking_verdict(mark, &report);
        fail_msg("seed %llu, %s: the key of %s (%s) is %s, and '%s' gets %s",
                 (unsigned long long)seed, mark->row->student,
                 mark->part->template, mark->part->id, mark->part->shown,
                 mark->row->answer, report.text);
    }
    for (size_t i = 0; i < marking.totals; i++)
        assert_true(marking.total[i].points == marking.total[i].of);
    marking_release(&marking);
    returned_release(&returned);
    key_release(&key);
    sheet_release(&sheet);
    str_release(&text);
    str_release(&table);
    str_release(&report);
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

/* Keys read back are those that were written. */
static void the_key_file_holds_what_the_judge_needs(void **state)
{
    (void)state;
    struct library library;
    struct sheet sheet;
    struct key_file key;
    struct str text = {0};
    load(&library, "demo.yaml");
    draw(&library, 30, 5, 12, &sheet);
    key_write(&sheet, "reckon 0.1.0", NULL, &text);
    read_key(&text, &key);
    assert_string_equal(key.title, "Demo & <set>");
    assert_string_equal(key.program, "reckon 0.1.0");
    assert_int_equal(key.first_variant, 12);
    for (uint32_t i = 0; i < sheet.paper.questions; i++) {
        for (uint32_t k = 0; k < sheet.paper.question[i].parts; k++) {
            const struct question_part *drawn =
                &sheet.question[i].part[k].drawn;
            const struct key_part *part =
                key_find(&key, 12, sheet.paper.question[i].part[k].label);
            assert_non_null(part);
            assert_string_equal(part->text, drawn->text);
            assert_int_equal(part->kind, drawn->part->kind);
            assert_int_equal(part->options, drawn->options);
            assert_int_equal(part->right, drawn->right);
            if (drawn->options || drawn->part->kind == KIND_OPEN)
                continue;
            const struct key *a = &part->key, *b = &drawn->key;
            struct str left = {0}, right = {0};
            rule_text(&a->rule, &left);
            rule_text(&b->rule, &right);
            assert_string_equal(left.text, right.text);
            str_release(&left);
            str_release(&right);
            assert_int_equal(a->count, b->count);
            assert_int_equal(a->readings, b->readings);
            assert_int_equal(a->mistakes, b->mistakes);
            assert_memory_equal(&a->value, &b->value, sizeof a->value);
            for (uint32_t m = 0; m < a->mistakes; m++) {
                assert_string_equal(a->mistake[m].tag, b->mistake[m].tag);
                assert_string_equal(a->mistake[m].say, b->mistake[m].say);
                assert_int_equal(
                    number_compare(a->mistake[m].value, b->mistake[m].value),
                    0);
            }
        }
    }
    key_release(&key);
    sheet_release(&sheet);
    library_release(&library);
    str_release(&text);
}

static void rules_survive_as_text(void **state)
{
    (void)state;
    static const char *const rules[] = {
        "exact",
        "sigfig:3; prob",
        "dp:2; strict",
        "abs:0.02",
        "rel:0.05; rate; n=6",
        "estimate:10%",
        "estimate:x3; unit=barbers",
        "exact; form=reduced; unit=$",
        "sigfig:2; interval; locale=comma",
        "exact; set",
        "exact; list",
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        struct rule rule;
        struct error error = {0};
        struct str text = {0};
        assert_true(rule_read(rules[i], strlen(rules[i]), &rule, &error));
        rule_text(&rule, &text);
        assert_string_equal(text.text, rules[i]);
        str_release(&text);
    }
}

/* The key of secrets.yaml with its three templates in the order number,
 * choice, open; the number is 12345678 and b is its mistake. */
static void secrets_key(struct str *text)
{
    str_add(text,
            "{\"record\":\"set\",\"format\":1,\"program\":\"reckon 0.1.0\","
            "\"title\":\"Secrets\",\"variant\":1,\"parts\":3}\n"
            "{\"record\":\"part\",\"variant\":1,\"question\":\"1\","
            "\"kind\":\"count\",\"points\":2,\"text\":\"Number?\","
            "\"template\":\"s/n\",\"part\":\"n\",\"rule\":\"exact\","
            "\"shown\":\"42\",\"key\":[{\"exact\":\"42\",\"value\":42}],"
            "\"readings\":[{\"name\":\"both ends\",\"value\":43.0}],"
            "\"mistakes\":[{\"value\":41,\"tag\":\"fence\",\"say\":\"-1?\"}]}\n"
            "{\"record\":\"part\",\"variant\":1,\"question\":\"2\","
            "\"kind\":\"choice\",\"points\":1,\"text\":\"Which?\","
            "\"template\":\"s/c\",\"part\":\"c\",\"options\":["
            "{\"text\":\"first\",\"right\":false,\"tag\":\"t\",\"say\":\"no\"},"
            "{\"text\":\"second\",\"right\":true}]}\n"
            "{\"record\":\"part\",\"variant\":1,\"question\":\"3\","
            "\"kind\":\"open\",\"points\":5,\"text\":\"Why?\","
            "\"template\":\"s/o\",\"part\":\"o\"}\n");
}

/* Marks a table against that key; the two tables, or the errors. */
static void mark(const char *table, struct str *answers, struct str *totals)
{
    struct str text = {0};
    struct key_file key;
    struct returned returned;
    struct marking marking;
    struct error_list errors = {0};
    struct source source = {"answers.csv", table, strlen(table)};
    secrets_key(&text);
    read_key(&text, &key);
    if (returned_read(&source, &returned, &errors)) {
        if (marking_run(&key, &returned, &source, &marking, &errors)) {
            marking_answers_csv(&marking, answers);
            marking_totals_csv(&marking, totals);
            marking_release(&marking);
        }
        returned_release(&returned);
    }
    for (size_t i = 0; i < errors.count; i++) {
        assert_ptr_equal(errors.item[i].source, &source);
        str_add_format(answers, "%s\n", errors.item[i].text);
    }
    error_list_release(&errors);
    key_release(&key);
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

/* Every damage to a key file is refused, and none is fatal. */
static void damaged_keys_are_refused(void **state)
{
    (void)state;
    struct str whole = {0};
    secrets_key(&whole);
    for (size_t length = 0; length + 1 < whole.length; length++) {
        char *copy = malloc(length + 1);
        memcpy(copy, whole.text, length);
        copy[length] = '\0';
        struct source source = {"key.jsonl", copy, length};
        struct error error = {0};
        struct key_file key;
        assert_false(key_read(&source, &key, &error));
        assert_ptr_equal(error.source, &source);
        free(copy);
    }
    for (size_t at = 0; at < whole.length; at++) {
        static const char replacement[] = "\0\xFF\"{}[]:,0n-\n";
        for (size_t i = 0; i < sizeof replacement - 1; i++) {
            struct str copy = {0};
            str_add_bytes(&copy, whole.text, whole.length);
            copy.text[at] = replacement[i];
            struct source source = {"key.jsonl", copy.text, copy.length};
            struct error error = {0};
            struct key_file key;
            if (key_read(&source, &key, &error))
                key_release(&key);
            str_release(&copy);
        }
    }
    str_release(&whole);
}

static void labels_have_one_spelling(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"3", "3"},
        {"3a", "3a"},
        {" 3 (A) ", "3a"},
        {"Q3b", "3b"},
        {"question 12", "12"},
        {"Question: 3.", "3"},
        {"03", "3"},
        {"0", "0"},
        {"3.27", "3.27"},
        {"", NULL},
        {"a", NULL},
        {"quest3", NULL},
        {"3-a", NULL},
        {"1234567890123456", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char label[KEY_LABEL_BYTES];
        bool ok = key_label(cases[i][0], label);
        assert_int_equal(ok, cases[i][1] != NULL);
        if (ok)
            assert_string_equal(label, cases[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sets_own_key_gets_full_marks),
        cmocka_unit_test(so_do_the_keys_of_the_banks_that_are_shipped),
        cmocka_unit_test(the_key_file_holds_what_the_judge_needs),
        cmocka_unit_test(rules_survive_as_text),
        cmocka_unit_test(answers_are_marked_and_bad_tables_refused),
        cmocka_unit_test(damaged_keys_are_refused),
        cmocka_unit_test(labels_have_one_spelling),
    };
    numeric_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
