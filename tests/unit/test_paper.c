/* What stands on a paper beside the questions: who, how much, how long, and
 * what kind of answer is wanted. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "export/format.h"
#include "export/paper.h"
#include "export/rule_text.h"

static void the_head_says_how_much_and_how_long(void **state)
{
    (void)state;
    static const struct {
        struct paper paper;
        const char *text;
    } cases[] = {
        {{.variant = 1, .questions = 1, .points = 1},
         "Variant 1; 1 question; 1 point"},
        {{.variant = 7, .student = "s 4", .questions = 2, .points = 2.5},
         "Variant 7, for s 4; 2 questions; 2.5 points"},
        {{.variant = 1, .questions = 2, .points = 2, .seconds = 20},
         "Variant 1; 2 questions; 2 points; about 1 minute"},
        {{.variant = 1, .questions = 2, .points = 2, .seconds = 61},
         "Variant 1; 2 questions; 2 points; about 2 minutes"},
        {{.variant = 1, .questions = 2, .points = 2, .seconds = (double)NAN},
         "Variant 1; 2 questions; 2 points"},
        {{.variant = 1, .questions = 2, .points = 2, .seconds = 1e9},
         "Variant 1; 2 questions; 2 points"},
        {{.variant = 1,
          .questions = 2,
          .points = 2,
          .seconds = 600,
          .minutes = 1},
         "Variant 1; 2 questions; 2 points; 1 minute"},
        {{.variant = 1, .questions = 2, .points = 2, .minutes = 2.5},
         "Variant 1; 2 questions; 2 points; 2.5 minutes"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str text = {0};
        paper_summary(&cases[i].paper, &text);
        assert_string_equal(text.text, cases[i].text);
        str_release(&text);
    }
}

static void below_a_part_stands_what_is_wanted(void **state)
{
    (void)state;
    static const struct paper_question question = {.tools = TOOLS_PAPER};
    static const struct {
        struct paper_part part;
        const char *text;
    } cases[] = {
        {{.kind = KIND_COUNT, .points = 1},
         "count; with paper and pencil; 1 point"},
        {{.kind = KIND_COUNT, .marking = "", .unit = "km", .points = 2},
         "count; unit: km; with paper and pencil; 2 points"},
        {{.kind = KIND_NUMBER, .marking = "2 decimals", .points = 0.5},
         "number; 2 decimals; with paper and pencil; 0.5 points"},
        {{.kind = KIND_CHOICE, .options = 3, .points = 1},
         "one of a to c; with paper and pencil; 1 point"},
        {{.kind = KIND_OPEN, .points = 4},
         "in your own words; with paper and pencil; 4 points"},
        {{.kind = KIND_OPEN, .conditions = "as agreed"}, "as agreed"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str text = {0};
        paper_conditions(&question, &cases[i].part, &text);
        assert_string_equal(text.text, cases[i].text);
        str_release(&text);
    }
}

static void columns_of_numbers_and_of_programs_are_known(void **state)
{
    (void)state;
    static const char *const cell[] = {"code", "mean", "name", "n",
                                       "a",    "-$1",  "b",    "x"};
    struct paper_part part = {.cell = cell, .rows = 2, .columns = 4};
    assert_true(paper_column_is_code(&part, 0));
    assert_false(paper_column_is_code(&part, 2));
    assert_false(paper_column_is_numeric(&part, 0));
    assert_true(paper_column_is_numeric(&part, 1));
    assert_false(paper_column_is_numeric(&part, 3));
    part.rows = 1; /* a head alone */
    assert_false(paper_column_is_numeric(&part, 1));
    part.rows = part.columns = 0;
    assert_false(paper_column_is_code(&part, 0));
}

/* What is said of the rule behind what quiz/accepted says. */
static void rules_are_said_in_words(void **state)
{
    (void)state;
    static const struct {
        const char *rule, *end;
    } cases[] = {
        {"exact", ""},
        {"dp:2; strict", ", no more and no less"},
        {"exact; form=fraction", ", as a fraction"},
        {"exact; form=reduced", ", as a fraction in lowest terms"},
        {"sigfig:2; form=percent", ", with a percent sign"},
        {"sigfig:2; form=decimal", ", as a decimal"},
        {"sigfig:2; form=sci", ", as in 1.2e3"},
        {"exact; list", ", in order, with semicolons between"},
        {"exact; set", ", in any order, with semicolons between"},
        {"exact; interval", ", as [low; high]"},
        {"exact; locale=comma", ", decimals with a comma"},
        {"dp:2; strict; form=decimal; list; locale=comma",
         ", no more and no less, as a decimal, in order, with semicolons "
         "between, decimals with a comma"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct rule rule;
        struct error error = {0};
        struct str first = {0}, whole = {0};
        assert_true(
            rule_read(cases[i].rule, strlen(cases[i].rule), &rule, &error));
        rule_describe(&rule, &first);
        rule_sentence(&rule, &whole);
        str_add(&first, cases[i].end);
        assert_string_equal(str_text(&whole), str_text(&first));
        str_release(&first);
        str_release(&whole);
    }
}

/* A unit that would end early is told beside the rule (set_record). */
static void a_unit_with_a_semicolon_is_no_part_of_a_rule(void **state)
{
    (void)state;
    struct rule rule = {.kind = RULE_EXACT, .unit = "m;s"};
    struct str text = {0};
    rule_text(&rule, &text);
    assert_string_equal(text.text, "exact");
    str_release(&text);
    strcpy(rule.unit, "m");
    rule_text(&rule, &text);
    assert_string_equal(text.text, "exact; unit=m");
    str_release(&text);
}

static void unknown_formats_are_told_with_what_there_is(void **state)
{
    (void)state;
    static const char strange[] =
        "a format that nobody has ever thought of, nor will";
    struct error error = {0};
    assert_non_null(set_format_find("html", 4, &error));
    assert_null(set_format_find("htm", 3, &error));
    assert_string_equal(error.text,
                        "no format is called 'htm'; did you mean 'html'?");
    error = (struct error){0};
    assert_null(set_format_find(strange, strlen(strange), &error));
    assert_non_null(strstr(error.text,
                           "no format is called 'a format that nobody has ever "
                           "thought of'; there are: text, markdown, html, "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_head_says_how_much_and_how_long),
        cmocka_unit_test(below_a_part_stands_what_is_wanted),
        cmocka_unit_test(columns_of_numbers_and_of_programs_are_known),
        cmocka_unit_test(rules_are_said_in_words),
        cmocka_unit_test(a_unit_with_a_semicolon_is_no_part_of_a_rule),
        cmocka_unit_test(unknown_formats_are_told_with_what_there_is),
    };
    return cmocka_run_group_tests_name("paper", tests, NULL, NULL);
}
