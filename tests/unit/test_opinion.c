/* verify/second_opinion and verify/report: what is compared with what, and how
 * it is told. */
#include "check_helpers.h"

static const struct recipe formula = {
    .draw = "n: 2..30", .answer = "n*(n + 1)/2", .check = "sum(1..n)"};

static void members_of_sets_are_taken_once(void **unused)
{
    (void)unused;
    struct recipe set = {.draw = "n: 3..9",
                         .kind = "set",
                         .answer = "list(n, n^2, n^3)",
                         .check = "list(n^3, n, n*n)"};
    assert_int_equal(sound(&set), PROOF_FORMULA);
    set.check = "list(n, n, n^2)";
    finds(&set, FINDING_KEY_WRONG);
    set.check = "list(n^2, n)";
    finds(&set, FINDING_KEY_WRONG);
}

/* Integrals are worked out to fewer digits, wherever they stand. */
static void integrals_are_compared_to_their_digits(void **unused)
{
    (void)unused;
    struct recipe recipe = {
        .draw = "n: 2..6", .answer = "n^3/3", .check = "n^3/3*exp(3e-9)"};
    finds(&recipe, FINDING_KEY_WRONG);
    recipe.more = "    let:\n      a: integral(x^2 for x in 0..n)\n";
    assert_int_equal(sound(&recipe), PROOF_FORMULA);
    recipe.more = NULL;
    recipe.check = "a := 0\nfor k in 1..1 do\n  a := integral(x^2 for x in "
                   "0..n)\nend\na*exp(3e-9)";
    assert_int_equal(sound(&recipe), PROOF_FORMULA);
    recipe.check = "a := integral(x^2 for x in 0..n)\na*exp(1e-5)";
    finds(&recipe, FINDING_KEY_WRONG);
}

static void a_truth_counts_as_its_number(void **unused)
{
    (void)unused;
    struct recipe recipe = {.draw = "n: 2..9",
                            .answer = "if n > 5 then 1 else 0",
                            .check = "n > 5"};
    assert_int_equal(sound(&recipe), PROOF_FORMULA);
    recipe.check = "n >= 5";
    finds(&recipe, FINDING_KEY_WRONG);
    recipe.check = "given n < 1\nn";
    finds(&recipe, FINDING_CHECK_FAILED);
    recipe.check = "x := uniform()\nif x < 0.5 then 1/(x - x) else n";
    finds(&recipe, FINDING_CHECK_FAILED);
}

static void a_key_of_nothing_can_be_simulated(void **unused)
{
    (void)unused;
    struct recipe recipe = {
        .draw = "n: 2..3", .answer = "n - n", .check = "n*(uniform() - 1/2)"};
    assert_int_equal(sound(&recipe), PROOF_SIMULATED);
    recipe.check = "n*(uniform() - 0.45)";
    finds(&recipe, FINDING_KEY_WRONG);
}

/* The report of a check as text, TAP or JSON. */
static void tell(const struct recipe *recipe, const char *ask_again,
                 void (*report)(const struct check_report *report,
                                struct str *out),
                 struct str *out)
{
    struct checked checked;
    struct check_options options = check_standard();
    struct recipe two = *recipe;
    struct str more = {0};
    str_add_format(&more, "    then:\n      - id: next\n%s", ask_again);
    two.more = str_text(&more);
    options.draws = 20;
    check_with(&checked, &two, &options);
    str_clear(out);
    report(&checked.report, out);
    release(&checked);
    str_release(&more);
}

static void tell_text(const struct check_report *report, struct str *out)
{
    report_text(report, false, out);
}

static void parts_are_reported_by_their_names(void **unused)
{
    (void)unused;
    static const char wrong[] = "        ask: And a hundred times {n}?\n"
                                "        answer: 100*n + 1\n"
                                "        check: 100*n\n"
                                "        hints:\n"
                                "          - It is {100*n + 1}.\n",
                      drawn[] = "        ask: And with {n} dice?\n"
                                "        answer: n/2\n"
                                "        check: n*uniform()\n";
    struct str text = {0};
    tell(&formula, wrong, tell_text, &text);
    assert_non_null(strstr(text.text, "b/t/next "));
    assert_non_null(strstr(text.text, "[key-wrong]"));
    assert_non_null(strstr(text.text, "1 template, 2 parts: 1 proved, 0 tested "
                                      "by simulation, 0 open; 1 error, "));
    tell(&formula, wrong, report_tap, &text);
    assert_non_null(strstr(text.text, "1..2\nok 1 - b/t: "));
    assert_non_null(strstr(text.text, "\nnot ok 2 - b/t/next: "));
    assert_non_null(strstr(text.text, "\n# one.yaml:"));
    for (const char *line = strchr(text.text, '\n'); line && line[1];
         line = strchr(line + 1, '\n'))
        assert_true(strncmp(line + 1, "ok ", 3) == 0 ||
                    strncmp(line + 1, "not ok ", 7) == 0 ||
                    strncmp(line + 1, "# ", 2) == 0);
    tell(&formula, wrong, report_json, &text);
    assert_non_null(strstr(text.text, "\"name\": \"b/t\""));
    assert_non_null(strstr(text.text, "\"name\": \"b/t/next\""));
    assert_non_null(strstr(text.text, "\"finding\": \"hint-tells\""));
    assert_non_null(strstr(text.text, "\"draw\": \"b/t:1"));
    tell(&formula, drawn, tell_text, &text);
    assert_non_null(strstr(text.text, "tested (simulated), resolution "));
    assert_non_null(strstr(text.text, " trials"));
    assert_non_null(strstr(text.text, "1 proved, 1 tested by simulation"));
    str_release(&text);
}

/* Names of files may have any sign. */
static void json_is_escaped(void **unused)
{
    (void)unused;
    static const char text[] =
        "format: 1\nbank: b\ntitle: One\ntemplates:\n  - id: t\n"
        "    topic: probability\n    level: 1\n    ask: What is 1 + 1?\n"
        "    answer: 3\n    check: 1 + 1\n";
    struct check_options options = check_standard();
    struct check_report report;
    struct error_list errors = {0};
    struct str out = {0};
    struct bank *bank =
        bank_read("a\"b\\c\td.yaml", text, sizeof text - 1, &errors);
    assert_non_null(bank);
    check_report_init(&report);
    check_bank(bank, &options, &report);
    report_json(&report, &out);
    assert_non_null(strstr(out.text, "\"file\": \"a\\\"b\\\\c\\u0009d.yaml\""));
    check_report_release(&report);
    bank_free(bank);
    str_release(&out);
}

/* Of draws that are tried one after the other, those that have no value or do
 * not meet `where` are left out, and told by their share. */
static void draws_without_a_value_are_left_out(void **unused)
{
    (void)unused;
    struct checked checked;
    struct check_options options = check_standard();
    struct recipe recipe = {.draw = "n: 0..6\nm: one of list(1/n, 2)",
                            .answer = "n*m",
                            .check = "m*n",
                            .ask = "What is {n} times {m}?"};
    check_with(&checked, &recipe, &options);
    assert_int_equal(checked.report.findings, 0);
    assert_int_equal(checked.report.record[0].different, 12); /* 6 times 2 */
    assert_int_equal(checked.report.record[0].attempts, 13);
    release(&checked);
    recipe = formula;
    recipe.draw = "n: 0..6";
    recipe.more = "    where: 6/n > 1\n";
    check_with(&checked, &recipe, &options);
    assert_int_equal(checked.report.findings, 0);
    assert_int_equal(checked.report.record[0].different, 5); /* 1..5 */
    assert_int_equal(checked.report.record[0].attempts, 7);
    release(&checked);
}

static void long_lists_are_told_in_short(void **unused)
{
    (void)unused;
    struct checked checked;
    struct check_options options = check_standard();
    struct recipe recipe = {.draw = "n: one of [1]",
                            .kind = "list",
                            .answer = "list(k*n for k in 1..9)",
                            .check = "list(k*n for k in 2..10)"};
    struct str text = {0};
    check_with(&checked, &recipe, &options);
    report_text(&checked.report, true, &text);
    assert_non_null(strstr(text.text, "[2, 3, 4, 5, 6, 7, 8, 9, ...]"));
    assert_null(strstr(text.text, "10]"));
    str_release(&text);
    release(&checked);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_of_sets_are_taken_once),
        cmocka_unit_test(integrals_are_compared_to_their_digits),
        cmocka_unit_test(a_truth_counts_as_its_number),
        cmocka_unit_test(a_key_of_nothing_can_be_simulated),
        cmocka_unit_test(parts_are_reported_by_their_names),
        cmocka_unit_test(json_is_escaped),
        cmocka_unit_test(draws_without_a_value_are_left_out),
        cmocka_unit_test(long_lists_are_told_in_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
