/* verify/check_template and verify/report: banks with one thing wrong each. */
#include "check_helpers.h"

static const struct recipe formula = {
    .draw = "n: 2..30", .answer = "n*(n + 1)/2", .check = "sum(1..n)"};

static const struct recipe outcomes = {.draw = "n: 2..12",
                                       .kind = "probability",
                                       .answer = "(6 - abs(n - 7))/36",
                                       .check =
                                           "P(sum(d) = n for d in dice(2))"};

static const struct recipe dice = {
    .draw = "n: 2..4",
    .kind = "probability",
    .answer = "1 - (5/6)^n",
    .check = "sixes := 0\nfor k in 1..n do\n  sixes := sixes + (if roll() = 6 "
             "then 1 else 0)\nend\nsixes > 0"};

static const struct recipe variance = {
    .draw = "n: 3..8", .answer = "(n^2 - 1)/12", .check = "variance roll(n)"};

static const struct recipe continuous = {
    .draw = "n: 1..6",
    .answer = "n/(n + 1)",
    .check = "m := 0\nfor k in 1..n do\n  m := max(m, uniform())\nend\nm"};

static const struct recipe integral = {
    .draw = "n: 1..5",
    .answer = "e^(-n)",
    .check = "1 - integral(exp(-x) for x in 0..n)"};

static const struct recipe choice = {
    .draw = "n: 2..30",
    .ask = "Is {n} a prime?",
    .kind = "choice",
    .check = "if any(n mod k = 0 for k in 2..(n - 1)) then 2 else 1",
    .more = "    options:\n      - text: Yes\n        right: is_prime(n)\n"
            "      - text: No\n        right: not is_prime(n)\n"};

static const struct recipe list = {.draw = "n: 2..9",
                                   .kind = "list",
                                   .answer = "list(n^2, n^3)",
                                   .check = "list(n*n, n*n*n)"};

static void each_kind_of_proof_is_named(void **unused)
{
    (void)unused;
    assert_int_equal(sound(&formula), PROOF_FORMULA);
    assert_int_equal(sound(&outcomes), PROOF_FORMULA);
    assert_int_equal(sound(&dice), PROOF_ENUMERATED);
    assert_int_equal(sound(&variance), PROOF_ENUMERATED);
    assert_int_equal(sound(&continuous), PROOF_SIMULATED);
    assert_int_equal(sound(&integral), PROOF_FORMULA);
    assert_int_equal(sound(&choice), PROOF_FORMULA);
    assert_int_equal(sound(&list), PROOF_FORMULA);
}

static void mutated_keys_are_caught(void **unused)
{
    (void)unused;
    static const struct {
        const struct recipe *recipe;
        const char *answer;
    } mutations[] = {
        {&formula, "n*(n - 1)/2"},
        {&formula, "n*(n + 1)/2 + 1e-12"},
        {&formula, "if n = 17 then 154 else n*(n + 1)/2"},
        {&outcomes, "1 - (6 - abs(n - 7))/36"},
        {&outcomes, "(6 - abs(n - 7))/35"},
        {&dice, "(5/6)^n"},
        {&dice, "1 - (5/6)^(n - 1)"},
        {&dice, "n/6"},
        {&dice, "(1 - (5/6)^n)*(1 + 2e-9)"},
        {&variance, "(n^2 - 1)/12*n/(n - 1)"},
        {&variance, "(n - 1)^2/12"},
        {&continuous, "1/(n + 1)"},
        {&continuous, "n/(n + 2)"},
        {&continuous, "1.03*n/(n + 1)"},
        {&integral, "1 - e^(-n)"},
        {&integral, "e^(-n)*1.00001"},
        {&list, "list(n^3, n^2)"},
        {&list, "list(n^2, n^3 + 1)"},
        {&list, "list(n^2)"},
    };
    for (size_t i = 0; i < sizeof mutations / sizeof *mutations; i++) {
        struct recipe recipe = *mutations[i].recipe;
        recipe.kind =
            recipe.kind && strcmp(recipe.kind, "list") == 0 ? "list" : "number";
        recipe.answer = mutations[i].answer;
        finds(&recipe, FINDING_KEY_WRONG);
    }
    struct recipe swapped = choice;
    swapped.check = "if any(n mod k = 0 for k in 2..(n - 1)) then 1 else 2";
    finds(&swapped, FINDING_KEY_WRONG);
}

static void a_wrong_key_is_told_with_its_draw(void **unused)
{
    (void)unused;
    struct checked checked;
    struct check_options options = check_standard();
    struct recipe recipe = outcomes;
    struct str text = {0};
    recipe.draw = "n: one of [5]";
    recipe.answer = "1/6";
    check_with(&checked, &recipe, &options);
    report_text(&checked.report, false, &text);
    assert_non_null(strstr(text.text, "one.yaml:13:13: error: the key is "
                                      "1/6 = 0.1666666667, but the check "
                                      "gives 1/9 = 0.1111111111"));
    assert_non_null(strstr(text.text, "(n = 5)"));
    assert_non_null(strstr(text.text, "1 error,"));
    str_clear(&text);
    report_tap(&checked.report, &text);
    assert_non_null(strstr(text.text, "1..1\nnot ok 1 - b/t: "));
    str_clear(&text);
    report_json(&checked.report, &text);
    assert_non_null(strstr(text.text, "\"finding\": \"key-wrong\""));
    assert_non_null(strstr(text.text, "\"line\": 13"));
    str_release(&text);
    release(&checked);
}

static void missing_and_broken_checks_are_found(void **unused)
{
    (void)unused;
    struct recipe recipe = formula;
    recipe.check = NULL;
    finds(&recipe, FINDING_NO_CHECK);
    recipe.check = "1/(n - n)";
    finds(&recipe, FINDING_CHECK_FAILED);
    recipe.check = "x := uniform()\ngiven x > 2\nx";
    finds(&recipe, FINDING_UNSETTLED);
    recipe.check = "x := roll()\ngiven x > 6\nx";
    finds(&recipe, FINDING_CHECK_FAILED);
    recipe.check = "while n > 0 do\nend\n1";
    finds(&recipe, FINDING_CHECK_FAILED);
    recipe.check = "'six'";
    finds(&recipe, FINDING_CHECK_SHAPE);
    recipe.check = "x := uniform()\ny := uniform()\n"
                   "if x = y then 0 else n*(n + 1)*x";
    finds(&recipe, FINDING_EQUAL_REALS);
    struct recipe several = list;
    several.check = "list(n = 2, n = 3)";
    finds(&several, FINDING_CHECK_SHAPE);
}

static void broken_questions_are_found(void **unused)
{
    (void)unused;
    struct recipe recipe = formula;
    recipe.answer = "1/(n - 7)";
    recipe.check = "1/(n - 7)";
    finds(&recipe, FINDING_QUESTION_FAILED);
    recipe = formula;
    recipe.more = "    hints:\n      - Look at {1/(n - 7)}.\n";
    finds(&recipe, FINDING_TEXT_FAILED);
    recipe = formula;
    recipe.more = "    where: n > 30\n";
    finds(&recipe, FINDING_NOT_DRAWN);
    recipe = formula;
    recipe.draw = "n: 1..1000";
    recipe.more = "    where: n mod 250 = 0\n";
    finds(&recipe, FINDING_WHERE_COSTLY);
    recipe = choice;
    recipe.more = "    options:\n      - text: Yes\n        right: n > 5\n"
                  "      - text: No\n        right: n > 6\n";
    recipe.check = "1";
    finds(&recipe, FINDING_OPTIONS_RIGHT);
}

static void keys_fit_their_kind(void **unused)
{
    (void)unused;
    struct recipe recipe = {
        .draw = "n: 1..9", .kind = "count", .answer = "n/2", .check = "0.5*n"};
    finds(&recipe, FINDING_NOT_WHOLE);
    recipe.kind = "probability";
    finds(&recipe, FINDING_NOT_A_PROBABILITY);
}

static void prompts_name_every_parameter(void **unused)
{
    (void)unused;
    struct recipe recipe = formula;
    recipe.ask = "What is the sum?";
    finds(&recipe, FINDING_UNDETERMINED);
}

static void sleeping_mistakes_are_found(void **unused)
{
    (void)unused;
    struct recipe recipe = formula;
    recipe.more = "    mistakes:\n"
                  "      - answer: n*(n - 1)/2\n        tag: one\n"
                  "        say: One too few.\n"
                  "      - answer: n*(n - 1)/2\n        tag: two\n"
                  "        say: The same again.\n";
    finds(&recipe, FINDING_MISTAKE_ASLEEP);
    recipe.more = "    mistakes:\n"
                  "      - answer: n*(n + 1)/2\n        tag: one\n"
                  "        say: That is right.\n";
    finds(&recipe, FINDING_MISTAKE_ASLEEP);
    recipe.more = "    mistakes:\n"
                  "      - answer: n*(n - 1)/2\n        tag: one\n"
                  "        say: One too few.\n";
    assert_int_equal(sound(&recipe), PROOF_FORMULA);
}

static void constraints_that_refuse_nothing_are_found(void **unused)
{
    (void)unused;
    struct recipe recipe = formula;
    recipe.more = "    where: n > 1\n";
    finds(&recipe, FINDING_WHERE_IDLE);
    recipe.more = "    where: n > 2\n";
    assert_int_equal(sound(&recipe), PROOF_FORMULA);
    /* Too many to be tried: none of the draws proves anything. */
    recipe.draw = "n: 2..99999";
    recipe.more = "    where: n != 777\n";
    assert_int_equal(sound(&recipe), PROOF_FORMULA);
}

static void numbers_that_are_printed_rounded_are_found(void **unused)
{
    (void)unused;
    static const char *const rounded[] = {"A share of {p:percent} is left.",
                                          "Of {100*p:1} percent, what is it?",
                                          "A share of {p:3f}?",
                                          "Of {[p, 1]:2f}?",
                                          "Of {list(1/2, p):3}?",
                                          "A share of {sqrt(p)}, squared?"};
    static const char *const fine[] = {
        "A share of {p} is left.", "About {p:3f}: is it {p:fraction}?",
        "It is about {p:percent}, exactly {p}.",
        "It goes {p:6}..., that is {p}.", "It is {p} and {p < 1}, {1:a|b}."};
    struct recipe recipe = {.draw = "p: one of list(1/3, 1/7)",
                            .answer = "3*p",
                            .check = "p/(1/3)"};
    for (size_t i = 0; i < sizeof rounded / sizeof *rounded; i++) {
        recipe.ask = rounded[i];
        finds(&recipe, FINDING_SHOWN_ROUNDED);
    }
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
        recipe.ask = fine[i];
        assert_int_equal(sound(&recipe), PROOF_FORMULA);
    }
    recipe.ask = "What is in the table for {p}?";
    recipe.more = "    table:\n      -\n        - a\n        - b\n      -\n"
                  "        - x\n        - >-\n          {p:2f}\n";
    finds(&recipe, FINDING_SHOWN_ROUNDED);
    struct recipe options = choice;
    options.more = "    options:\n      - text: Yes, {1/n:1f} says\n"
                   "        right: is_prime(n)\n"
                   "      - text: No\n        right: not is_prime(n)\n";
    finds(&options, FINDING_SHOWN_ROUNDED);
}

static void hints_that_tell_the_key_are_found(void **unused)
{
    (void)unused;
    static const char *const telling[] = {
        "It is {n*(n + 1)/2}.", "Is {n}*{n + 1}/2 = {n*(n + 1)/2}, perhaps?",
        "{n*(n + 1)/2 =}", "Not 7.5, but {n*(n + 1)/2}: see?"};
    static const char *const fine[] = {
        "Twice that is {n*(n + 1)}.", "It is 1{n*(n + 1)/2}.",
        "It is {n*(n + 1)/2}0.", "It is {n*(n + 1)/2}.5, or 0.{n*(n + 1)/2}."};
    struct recipe recipe = formula;
    struct str more = {0};
    for (size_t i = 0; i < sizeof telling / sizeof *telling; i++) {
        str_clear(&more);
        str_add_format(&more,
                       "    hints:\n      - Add up.\n      - >-\n"
                       "        %s\n",
                       telling[i]);
        recipe.more = str_text(&more);
        finds(&recipe, FINDING_HINT_TELLS);
    }
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
        str_clear(&more);
        str_add_format(&more, "    hints:\n      - >-\n        %s\n", fine[i]);
        recipe.more = str_text(&more);
        assert_int_equal(sound(&recipe), PROOF_FORMULA);
    }
    struct recipe share = outcomes;
    share.more = "    hints:\n      - Out of 36 there are {6 - abs(n - 7)}.\n";
    assert_int_equal(sound(&share), PROOF_FORMULA);
    share.more = "    hints:\n      - Nearly {(6 - abs(n - 7))/36:4f}.\n";
    finds(&share, FINDING_HINT_TELLS);
    str_release(&more);
}

static void words_too_long_for_a_line_are_found(void **unused)
{
    (void)unused;
    struct recipe recipe = formula;
    /* 38 columns fit, also where they are more bytes */
    recipe.ask = "{n} aaaaaaaaabbbbbbbbbcccccccccddddddddd--\n"
                 "\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4bbbbbbb"
                 "bbcccccccccddddddddd--";
    assert_int_equal(sound(&recipe), PROOF_FORMULA);
    recipe.ask = "{n} aaaaaaaaabbbbbbbbbcccccccccddddddddd---";
    finds(&recipe, FINDING_WORD_LONG);
    recipe.ask = NULL;
    recipe.more =
        "    solution: It is {n}/aaaaaaaaabbbbbbbbbcccccccccddddddddd.\n";
    finds(&recipe, FINDING_WORD_LONG);
    recipe.more = "    hints:\n      - Look.\n"
                  "      - aaaaaaaaaabbbbbbbbbbccccccccccddddddddd\n";
    finds(&recipe, FINDING_WORD_LONG);
    struct recipe options = choice;
    options.more = "    options:\n      - text: >-\n"
                   "          Yes aaaaaaaaaabbbbbbbbbbccccccccccddddddddd\n"
                   "        right: is_prime(n)\n"
                   "      - text: No\n        right: not is_prime(n)\n";
    finds(&options, FINDING_WORD_LONG);
}

static void keys_near_zero_need_an_absolute_rule(void **unused)
{
    (void)unused;
    struct recipe residue = {
        .draw = "n: 2..30", .answer = "sqrt(n)^2 - n", .check = "0"};
    finds(&residue, FINDING_KEY_NEAR_ZERO);
    residue.more = "    accept: abs:0.01\n";
    assert_int_equal(sound(&residue), PROOF_FORMULA);
    struct recipe either = {.draw = "n: 1..30",
                            .answer = "ln(n/10.0001)",
                            .check = "ln(n) - ln(10.0001)"};
    finds(&either, FINDING_KEY_NEAR_ZERO);
    either.more = "    accept: dp:3\n";
    assert_int_equal(sound(&either), PROOF_FORMULA);
    either.more = "    where: n != 10\n";
    assert_int_equal(sound(&either), PROOF_FORMULA);
    /* Small, but all of them and on one side. */
    struct recipe small = {
        .draw = "n: 1..30", .answer = "exp(-n)", .check = "1/e^n"};
    assert_int_equal(sound(&small), PROOF_FORMULA);
}

static void open_questions_need_no_check(void **unused)
{
    (void)unused;
    struct recipe recipe = {.ask = "What is a p-value?",
                            .kind = "open",
                            .more = "    rubric:\n      - It is a chance.\n"};
    assert_int_equal(sound(&recipe), PROOF_OPEN);
}

static void the_same_options_find_the_same(void **unused)
{
    (void)unused;
    struct checked one, two;
    struct recipe share = continuous;
    share.answer = "1/(n + 1)";
    share.check = "uniform() < 1/(n + 1)";
    struct check_options options = check_standard();
    check_with(&one, &share, &options);
    check_with(&two, &share, &options);
    assert_int_equal(one.report.record[0].trials, two.report.record[0].trials);
    assert_true(one.report.record[0].resolution > 0.01 &&
                one.report.record[0].resolution < 0.1);
    release(&two);
    options.seed++;
    check_with(&two, &share, &options);
    assert_int_not_equal(one.report.record[0].trials,
                         two.report.record[0].trials);
    release(&two);
    release(&one);
}

static double ticks(void *context)
{
    return *(double *)context += 1;
}

static void what_is_checked_can_be_chosen(void **unused)
{
    (void)unused;
    struct checked checked;
    double now = 0;
    uint64_t planned = 0;
    struct check_options options = check_standard();
    options.clock = ticks;
    options.context = &now;
    options.only = "b/t";
    options.topic = "probability";
    check_with(&checked, &continuous, &options);
    assert_int_equal(checked.report.records, 1);
    assert_true(checked.report.record[0].seconds > 0.5);
    assert_int_equal(check_count(checked.bank, &options, &planned), 1);
    assert_int_equal(planned, options.simulated);
    options.only = "other/t";
    assert_int_equal(check_count(checked.bank, &options, &planned), 0);
    options.only = "t";
    options.topic = "bayes";
    assert_int_equal(check_count(checked.bank, &options, &planned), 0);
    release(&checked);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_of_proof_is_named),
        cmocka_unit_test(mutated_keys_are_caught),
        cmocka_unit_test(a_wrong_key_is_told_with_its_draw),
        cmocka_unit_test(missing_and_broken_checks_are_found),
        cmocka_unit_test(broken_questions_are_found),
        cmocka_unit_test(keys_fit_their_kind),
        cmocka_unit_test(prompts_name_every_parameter),
        cmocka_unit_test(sleeping_mistakes_are_found),
        cmocka_unit_test(constraints_that_refuse_nothing_are_found),
        cmocka_unit_test(numbers_that_are_printed_rounded_are_found),
        cmocka_unit_test(hints_that_tell_the_key_are_found),
        cmocka_unit_test(words_too_long_for_a_line_are_found),
        cmocka_unit_test(keys_near_zero_need_an_absolute_rule),
        cmocka_unit_test(open_questions_need_no_check),
        cmocka_unit_test(the_same_options_find_the_same),
        cmocka_unit_test(what_is_checked_can_be_chosen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
