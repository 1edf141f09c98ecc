#include "question_helpers.h"

/* The prompt of the first part, copied; free with free. */
static char *prompt(const struct bank *bank, int level, uint64_t seed)
{
    struct question question;
    struct question_part part;
    struct error error = {0};
    if (!question_draw(&question, &bank->template[0], level, seed, &error) ||
        !question_part(&question, 0, &part, &error))
        fail_msg("%s", error.text);
    char *copy = strdup(part.text);
    question_release(&question);
    return copy;
}

static void the_same_seed_gives_the_same_text(void **state)
{
    (void)state;
    struct bank *bank = bank_of(ONE "    draw:\n      a: 1..1000000\n"
                                    "    ask: Is it {a}?\n    answer: a\n");
    char *first = prompt(bank, 1, 7), *again = prompt(bank, 1, 7);
    char *other = prompt(bank, 1, 8), *level = prompt(bank, 2, 7);
    assert_string_equal(first, again);
    assert_string_not_equal(first, other);
    assert_string_not_equal(first, level);
    free(first);
    free(again);
    free(other);
    free(level);
    bank_free(bank);
}

/* What is constant is worked out when the bank is loaded; the same written with
 * a name, which is not, must come to the same. */
static void constants_are_what_they_would_be_at_run_time(void **state)
{
    (void)state;
    struct bank *known = bank_of(
        ONE
        "    draw:\n      a: 0.1..0.9 by 0.1\n      b: one of [1/2, 2, 5]\n"
        "      c: 3 different of 1..9\n      d: 4 of normal(10, 2) by 0.1\n"
        "      g: 2..7\n      h: 2 different of 0.5..4 by 0.5\n"
        "    ask: Is it {a} {b} {c} {d} {g} {h} {pi*2:4} {sum([1, 2, 3])}?\n"
        "    answer: a\n");
    struct bank *worked = bank_of(
        ONE
        "    draw:\n      a: 0.1*z..0.9 by 0.1*z\n"
        "      b: one of [z/2, 2, 5]\n      c: 3 different of z..9\n"
        "      d: z + 3 of normal(10*z, 2) by 0.1\n      g: z + 1..7\n"
        "      h: 2 different of z/2..4 by 0.5*z\n    let:\n"
        "      z: if level > 0 then 1 else 2\n"
        "    ask: Is it {a} {b} {c} {d} {g} {h} {pi*2*z:4} {sum([z, 2, 3])}?\n"
        "    answer: a\n");
    for (uint64_t seed = 0; seed < 200; seed++) {
        char *first = prompt(known, 1, seed), *second = prompt(worked, 1, seed);
        assert_string_equal(first, second);
        free(first);
        free(second);
    }
    bank_free(known);
    bank_free(worked);
}

/* Without a value at any time: the error comes with the draw, not before. */
static void a_constant_without_a_value_fails_where_it_is_used(void **state)
{
    (void)state;
    struct bank *bank =
        bank_of(ONE "    ask: Is it?\n"
                    "    answer: if level > 1 then 1/(2 - 2) else 3\n");
    struct question question;
    struct question_part part;
    struct error error = {0};
    assert_true(question_draw(&question, &bank->template[0], 1, 1, &error));
    assert_true(question_part(&question, 0, &part, &error));
    question_release(&question);
    assert_true(question_draw(&question, &bank->template[0], 2, 1, &error));
    assert_false(question_part(&question, 0, &part, &error));
    assert_int_equal(error.code, ERROR_DOMAIN);
    question_release(&question);
    bank_free(bank);
}

static void a_plain_question_has_the_same_texts(void **state)
{
    (void)state;
    struct bank *bank =
        bank_of(ONE "    draw:\n      a: 1..9\n      b: 2 of 1..6\n"
                    "    ask: |\n      Is it {a}, or\n\n      {b}? {a = 5}\n"
                    "      {if a > 5 then 'more' else 'less'}\n"
                    "      {(a + 1)/(a + 2) =} {a/2 =} {a:die|dice}\n"
                    "    kind: choice\n    options:\n"
                    "      - text: no, {a}\n      - text: yes, {a}\n"
                    "        right: true\n");
    for (uint64_t seed = 0; seed < 20; seed++) {
        struct question question;
        struct question_part part, plain;
        struct error error = {0};
        assert_true(
            question_draw(&question, &bank->template[0], 1, seed, &error));
        assert_true(question_part(&question, 0, &part, &error));
        assert_non_null(part.passage);
        question.plain = true;
        assert_true(question_part(&question, 0, &plain, &error));
        assert_null(plain.passage);
        assert_string_equal(part.text, plain.text);
        for (uint32_t i = 0; i < part.options; i++)
            assert_string_equal(part.option[i].text, plain.option[i].text);
        question_release(&question);
    }
    bank_free(bank);
}

static void a_new_parameter_leaves_the_others_alone(void **state)
{
    (void)state;
    struct bank *old = bank_of(ONE "    draw:\n      a: 1..1000000\n"
                                   "    ask: Is it {a}?\n    answer: a\n");
    struct bank *new =
        bank_of(ONE "    draw:\n      z: 1..9\n      a: 1..1000000\n"
                    "    ask: Is it {a}?\n    answer: a + z\n");
    for (uint64_t seed = 0; seed < 50; seed++) {
        char *before = prompt(old, 1, seed), *after = prompt(new, 1, seed);
        assert_string_equal(before, after);
        free(before);
        free(after);
    }
    bank_free(old);
    bank_free(new);
}

static void draws_meet_the_constraint(void **state)
{
    (void)state;
    struct bank *bank =
        bank_of(ONE "    draw:\n      a: 1..100\n      b: 1..100\n"
                    "    where: a mod b = 0 and 1 < b < a\n"
                    "    ask: What is {a}/{b}?\n    answer: a/b\n");
    uint64_t attempts = 0;
    for (uint64_t seed = 0; seed < 200; seed++) {
        struct question question;
        struct question_part part;
        struct error error = {0};
        assert_true(
            question_draw(&question, &bank->template[0], 1, seed, &error));
        assert_true(question_part(&question, 0, &part, &error));
        assert_true(number_is_whole(part.key.value));
        assert_true(number_compare(part.key.value, number_integer(1)) > 0);
        attempts += question.draws;
        question_release(&question);
    }
    /* 283 of the 10,000 pairs meet it (counted by hand in a loop): about 35
     * attempts for each question. */
    assert_in_range(attempts, 200 * 25, 200 * 47);
    bank_free(bank);
}

static void
a_constraint_that_nothing_meets_is_an_error_with_its_place(void **state)
{
    (void)state;
    struct bank *bank = bank_of(ONE "    draw:\n      a: 1..9\n"
                                    "    where: a > 9\n"
                                    "    ask: What?\n    answer: a\n");
    struct question question;
    struct error error = {0};
    assert_false(question_draw(&question, &bank->template[0], 1, 1, &error));
    assert_int_equal(source_locate(error.source, error.at).line, 10);
    bank_free(bank);
}

static void a_draw_without_a_value_is_drawn_again(void **state)
{
    (void)state;
    struct bank *bank = bank_of(ONE "    draw:\n      a: 0..1\n"
                                    "    let:\n      r: 1/a\n"
                                    "    ask: What is {r}?\n    answer: r\n");
    for (uint64_t seed = 0; seed < 20; seed++) {
        char *text = prompt(bank, 1, seed);
        assert_string_equal(text, "What is 1?");
        free(text);
    }
    bank_free(bank);
}

static void options_stand_in_every_order_equally_often(void **state)
{
    (void)state;
    struct bank *bank =
        bank_of(ONE "    ask: Which?\n    kind: choice\n    options:\n"
                    "      - text: a\n        right: true\n      - text: b\n"
                    "      - text: c\n      - text: d\n");
    unsigned place[4] = {0};
    for (uint64_t seed = 0; seed < 4000; seed++) {
        struct question question;
        struct question_part part;
        struct error error = {0};
        assert_true(
            question_draw(&question, &bank->template[0], 1, seed, &error));
        assert_true(question_part(&question, 0, &part, &error));
        assert_true(part.option[part.right].right);
        place[part.right]++;
        question_release(&question);
    }
    /* Chi-square with 3 degrees of freedom; 16.27 is its 0.999 quantile. */
    double statistic = 0;
    for (int i = 0; i < 4; i++)
        statistic += (place[i] - 1000.0) * (place[i] - 1000.0) / 1000.0;
    assert_true(statistic < 16.27);
    bank_free(bank);
}

static void the_right_option_has_no_misconception(void **state)
{
    (void)state;
    struct bank *bank = bank_of(
        ONE "    draw:\n      a: 1..2\n"
            "    ask: Which?\n    kind: choice\n    options:\n"
            "      - text: one\n        right: a = 1\n        tag: low\n"
            "        say: Too low.\n"
            "      - text: two\n        right: a = 2\n        tag: high\n"
            "        say: Too high.\n");
    for (uint64_t seed = 0; seed < 20; seed++) {
        struct question question;
        struct question_part part;
        struct error error = {0};
        assert_true(
            question_draw(&question, &bank->template[0], 1, seed, &error));
        assert_true(question_part(&question, 0, &part, &error));
        for (uint32_t i = 0; i < part.options; i++) {
            assert_int_equal(part.option[i].tag == NULL, part.option[i].right);
            assert_int_equal(part.option[i].say == NULL, part.option[i].right);
        }
        question_release(&question);
    }
    bank_free(bank);
}

static void a_mistake_that_meets_the_key_sleeps(void **state)
{
    (void)state;
    struct bank *bank =
        bank_of(ONE "    draw:\n      p: one of [50%, 20%]\n"
                    "    ask: What is {p}?\n    answer: p\n    mistakes:\n"
                    "      - answer: 1 - p\n        tag: complement\n"
                    "        say: The rest of {p}.\n"
                    "      - answer: 1/(p - 50%)\n        tag: none\n"
                    "        say: Not always there.\n");
    unsigned awake = 0, draws = 0;
    for (uint64_t seed = 0; seed < 40; seed++) {
        struct question question;
        struct question_part part;
        struct error error = {0};
        assert_true(
            question_draw(&question, &bank->template[0], 1, seed, &error));
        assert_true(question_part(&question, 0, &part, &error));
        bool half = !number_compare(part.key.value, number_ratio(1, 2));
        assert_int_equal(part.key.mistakes, half ? 0 : 2);
        if (!half)
            assert_string_equal(part.key.mistake[0].say, "The rest of 0.2.");
        awake += !half;
        draws++;
        question_release(&question);
    }
    assert_true(awake > 5 && awake < draws - 5);
    bank_free(bank);
}

/* 2/5 has a short decimal, 1/3 has none; a whole number is no fraction. */
static void a_key_is_shown_in_the_form_asked_for(void **state)
{
    static const struct {
        const char *answer, *accept, *shown;
    } cases[] = {
        {"2/5", "exact", "0.4"},
        {"2/5", "exact; show=fraction", "2/5 = 0.4"},
        {"2/5", "exact; prob; show=fraction", "2/5 = 0.4"},
        {"2/5", "sigfig:3; show=fraction", "2/5 = 0.4"},
        {"2/5", "exact; form=fraction", "2/5 = 0.4"},
        {"2/5", "exact; form=decimal", "0.4"},
        {"-9/4", "exact; show=fraction", "-9/4 = -2.25"},
        {"1/3", "exact", "1/3 = 0.3333"},
        {"1/3", "exact; show=fraction", "1/3 = 0.3333"},
        {"6/2", "exact; show=fraction", "3"},
        {"sqrt(2)", "sigfig:3; show=fraction", "1.414"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str body = {0}, shown = {0};
        struct question question;
        struct question_part part;
        struct error error = {0};
        str_add_format(&body,
                       ONE "    ask: Is it?\n    answer: %s\n"
                           "    accept: %s\n",
                       cases[i].answer, cases[i].accept);
        struct bank *bank = bank_of(body.text);
        assert_true(question_draw(&question, &bank->template[0], 1, 1, &error));
        assert_true(question_part(&question, 0, &part, &error));
        question_show_key(&part, &shown);
        assert_string_equal(shown.text, cases[i].shown);
        question_release(&question);
        bank_free(bank);
        str_release(&body);
        str_release(&shown);
    }
}

static void assert_prompt(const char *body, const char *wanted)
{
    struct bank *bank = bank_of(body);
    char *text = prompt(bank, 1, 1);
    assert_string_equal(text, wanted);
    free(text);
    bank_free(bank);
}

static void a_time_that_is_not_over_zero_is_refused(void **state)
{
    (void)state;
    static const char *const times[] = {"level - 1", "-5"};
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        struct str body = {0};
        struct question question;
        struct question_part part;
        struct error error = {.code = ERROR_NONE};
        str_add_format(&body,
                       ONE "    time: %s\n    ask: How many?\n"
                           "    answer: 1\n",
                       times[i]);
        struct bank *bank = bank_of(str_text(&body));
        assert_true(question_draw(&question, &bank->template[0], 1, 1, &error));
        assert_false(question_part(&question, 0, &part, &error));
        assert_int_equal(error.code, ERROR_VALUE);
        assert_non_null(strstr(error.text, "is not over 0"));
        question_release(&question);
        bank_free(bank);
        str_release(&body);
    }
}

static void holes_show_values_in_their_formats(void **state)
{
    (void)state;
    assert_prompt(ONE "    let:\n      p: 2/5\n      n: 1\n      m: 12345\n"
                      "    ask: >-\n"
                      "      {p} {p:percent} {p:fraction} {p:3} {n:die|dice} "
                      "{m:die|dice} {m} {m/7:2f} {m:money} {m*1000:words} "
                      "{{n}} {list(1, 2/3)}\n"
                      "    answer: p\n",
                  "0.4 40% 2/5 0.400 die dice 12,345 1800 $12,345 "
                  "12.345 million {n} 1, 2/3");
}

static void a_hole_may_compare(void **state)
{
    (void)state;
    assert_prompt(ONE "    let:\n      n: 3\n"
                      "    ask: >-\n"
                      "      {if n = 3 then 'three' else 'other'} {n = 4} {n =}"
                      " {n = :1}\n"
                      "    answer: n\n",
                  "three no n = 3 n = 3 = 3.0");
}

static void an_explained_hole_shows_formula_numbers_and_value(void **state)
{
    (void)state;
    assert_prompt(ONE "    let:\n      p: 2/5\n      n: 3\n"
                      "      r: (1 - p)/p\n"
                      "    ask: >-\n"
                      "      {r =}; {(1 - r^2)/(1 - r^n) =}; {p =}; {-r^2 =}\n"
                      "    answer: p\n",
                  "r = (1 - p)/p = (1 - 0.4)/0.4 = 1.5; "
                  "(1 - r^2)/(1 - r^n) = (1 - 1.5^2)/(1 - 1.5^3) = 10/19, "
                  "about 0.5263; p = 2/5 = 0.4; -r^2 = -1.5^2 = -2.25");
}

static void blank_lines_separate_paragraphs(void **state)
{
    (void)state;
    assert_prompt(ONE "    ask: >-\n      One\n      line.\n\n      Another.\n"
                      "    answer: 1\n",
                  "One line.\nAnother.");
}

static void an_old_id_still_finds_its_template(void **state)
{
    (void)state;
    struct bank *bank = bank_of(ONE "    formerly:\n      - first\n"
                                    "    ask: What?\n    answer: 1\n");
    assert_ptr_equal(bank_find(bank, "first"), &bank->template[0]);
    assert_ptr_equal(bank_find(bank, "one"), &bank->template[0]);
    assert_null(bank_find(bank, "two"));
    bank_free(bank);
}

static int set_up(void **state)
{
    (void)state;
    numeric_start();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_seed_gives_the_same_text),
        cmocka_unit_test(constants_are_what_they_would_be_at_run_time),
        cmocka_unit_test(a_constant_without_a_value_fails_where_it_is_used),
        cmocka_unit_test(a_plain_question_has_the_same_texts),
        cmocka_unit_test(a_new_parameter_leaves_the_others_alone),
        cmocka_unit_test(draws_meet_the_constraint),
        cmocka_unit_test(
            a_constraint_that_nothing_meets_is_an_error_with_its_place),
        cmocka_unit_test(a_draw_without_a_value_is_drawn_again),
        cmocka_unit_test(options_stand_in_every_order_equally_often),
        cmocka_unit_test(the_right_option_has_no_misconception),
        cmocka_unit_test(a_mistake_that_meets_the_key_sleeps),
        cmocka_unit_test(a_key_is_shown_in_the_form_asked_for),
        cmocka_unit_test(a_time_that_is_not_over_zero_is_refused),
        cmocka_unit_test(holes_show_values_in_their_formats),
        cmocka_unit_test(a_hole_may_compare),
        cmocka_unit_test(an_explained_hole_shows_formula_numbers_and_value),
        cmocka_unit_test(blank_lines_separate_paragraphs),
        cmocka_unit_test(an_old_id_still_finds_its_template),
    };
    return cmocka_run_group_tests_name("question", tests, set_up, NULL);
}
