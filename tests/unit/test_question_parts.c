/* quiz/question_part, question_text, question: what a part of a drawn question
 * has, and what is said where it has none. */
#include "question_helpers.h"

/* One question with its first part. */
struct drawn {
    struct bank *bank;
    struct question question;
    struct question_part part;
    struct error error;
    bool ok; /* the part could be worked out */
};

static void draw(struct drawn *drawn, const char *body, uint64_t seed)
{
    *drawn = (struct drawn){.bank = bank_of(body)};
    if (!question_draw(&drawn->question, &drawn->bank->template[0], 1, seed,
                       &drawn -> error))
        fail_msg("%s", drawn->error.text);
    drawn->ok = question_part(&drawn->question, 0, &drawn->part, &drawn->error);
}

static void release(struct drawn *drawn)
{
    question_release(&drawn->question);
    bank_free(drawn->bank);
}

static void each_wording_comes_and_the_shortest_where_it_is_short(void **state)
{
    static const char body[] =
        ONE "    draw:\n      a: 1..9\n    ask:\n      - It is {a}, is it?\n"
            "      - Is it {a}?\n      - It is {a}.\n    answer: a\n";
    unsigned times[3] = {0};
    (void)state;
    for (uint64_t seed = 0; seed < 300; seed++) {
        struct drawn drawn;
        draw(&drawn, body, seed);
        assert_true(drawn.ok);
        times[!strncmp(drawn.part.text, "Is", 2) ? 1
              : strchr(drawn.part.text, ',')     ? 0
                                                 : 2]++;
        drawn.question.terse = true;
        assert_true(
            question_part(&drawn.question, 0, &drawn.part, &drawn.error));
        /* two are as short: the first of them */
        assert_memory_equal(drawn.part.text, "Is it ", 6);
        assert_non_null(drawn.part.passage);
        release(&drawn);
    }
    for (int i = 0; i < 3; i++)
        assert_in_range(times[i], 60, 140);
}

static void cells_of_a_table_are_worked_out(void **state)
{
    static const char body[] =
        ONE "    draw:\n      a: 5..5\n    ask: Which?\n    table:\n"
            "      -\n        - x\n        - y\n      -\n        - >-\n"
            "          {a}\n        - >-\n          {a^2}\n    answer: a\n";
    static const char *const cells[] = {"x", "y", "5", "25"};
    struct drawn drawn;
    (void)state;
    draw(&drawn, body, 1);
    assert_true(drawn.ok);
    for (int i = 0; i < 4; i++) {
        assert_string_equal(drawn.part.cell[i], cells[i]);
        assert_non_null(drawn.part.cell_passage[i]);
    }
    drawn.question.plain = true;
    assert_true(question_part(&drawn.question, 0, &drawn.part, &drawn.error));
    for (int i = 0; i < 4; i++) {
        assert_string_equal(drawn.part.cell[i], cells[i]);
        assert_null(drawn.part.cell_passage[i]);
    }
    release(&drawn);
}

/* A minute, where nothing is said. */
static void a_time_may_hang_on_the_draw(void **state)
{
    static const struct {
        const char *body;
        double seconds;
    } cases[] = {{ONE "    ask: What?\n    answer: 1\n", 60},
                 {ONE "    draw:\n      a: 7..7\n    time: 10*a\n"
                      "    ask: What?\n    answer: 1\n",
                  70}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct drawn drawn;
        draw(&drawn, cases[i].body, 1);
        assert_true(drawn.ok && drawn.part.seconds == cases[i].seconds);
        release(&drawn);
    }
}

/* What has no value in this draw is an error with its place, or is left out. */
static void what_a_part_lacks_is_told(void **state)
{
    static const struct {
        const char *body, *say;
        uint32_t line, column; /* of the file; 0: no place */
    } cases[] = {
        {ONE "    ask: Is it {1/(level - 1)}?\n    answer: 1\n",
         "division by zero", 8, 16},
        {ONE "    ask: >-\n      Is it\n      {1/(level - 1)}?\n"
             "    answer: 1\n",
         "division by zero", 10, 7},
        {ONE "    ask: What?\n    answer: 1/(level - 1)\n", "division by zero",
         9, 16},
        {ONE "    ask: What?\n    time: 1/(level - 1)\n    answer: 1\n",
         "division by zero", 9, 14},
        {ONE "    ask: What?\n    table:\n      -\n        - >-\n"
             "          {1/(level - 1)}\n        - x\n    answer: 1\n",
         "division by zero", 12, 11},
        {ONE "    ask: What?\n    answer: 1\n    mistakes:\n"
             "      - answer: 2\n        tag: t\n        say: Not {1/(level - "
             "1)}.\n",
         "division by zero", 13, 18},
        {ONE "    ask: What?\n    answer: 1\n    readings:\n"
             "      - name: other\n        answer: 1/(level - 1)\n",
         "division by zero", 12, 20},
        {ONE "    ask: Which?\n    kind: choice\n    options:\n"
             "      - text: a\n        right: level > 1\n      - text: b\n",
         "0 options of 'one' are right in this draw", 0, 0},
        {ONE "    ask: Which?\n    kind: choice\n    options:\n"
             "      - text: a\n        right: level > 0\n      - text: b\n"
             "        right: true\n      - text: c\n",
         "2 options of 'one' are right in this draw", 0, 0},
        {ONE "    ask: Which?\n    kind: choice\n    options:\n"
             "      - text: a\n        right: true\n"
             "      - text: b {1/(level - 1)}\n",
         "division by zero", 13, 17},
        {ONE "    ask: Which?\n    kind: choice\n    options:\n"
             "      - text: a\n        right: true\n      - text: b\n"
             "        say: No, {1/(level - 1)}.\n",
         "division by zero", 14, 18},
        {ONE "    ask: Which?\n    kind: choice\n    answer: 1/3\n"
             "    accept: abs:100\n",
         "has no wrong value that could be told from its key", 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct drawn drawn;
        draw(&drawn, cases[i].body, 1);
        if (drawn.ok || !strstr(drawn.error.text, cases[i].say))
            fail_msg("%zu: %s", i, drawn.error.text);
        if (cases[i].line) {
            struct source_place at =
                source_locate(drawn.error.source, drawn.error.at);
            if (at.line != cases[i].line || at.column != cases[i].column)
                fail_msg("%zu: at %u:%u", i, (unsigned)at.line,
                         (unsigned)at.column);
        }
        drawn.question.plain = true;
        assert_false(
            question_part(&drawn.question, 0, &drawn.part, &drawn.error));
        release(&drawn);
    }
}

static void a_draw_that_cannot_be_is_told(void **state)
{
    static const struct {
        const char *body, *say;
        enum error_code code;
        uint32_t line;
    } cases[] = {{ONE "    draw:\n      a: 0..0\n    let:\n      r: 1/a\n"
                      "    ask: What?\n    answer: r\n",
                  "division by zero", ERROR_DOMAIN, 11},
                 {ONE "    draw:\n      a: 0..9\n    where: a > 9\n"
                      "    ask: What?\n    answer: a\n",
                  "none of 1000 draws meets 'where'", ERROR_DOMAIN, 10},
                 {ONE "    draw:\n      a: 0..9\n    where: 1/(a - a) > 1\n"
                      "    ask: What?\n    answer: a\n",
                  "division by zero", ERROR_DOMAIN, 10},
                 {ONE "    draw:\n      a: 1..1\n    let:\n"
                      "      r: sum(k*a for k in 1..10000000)\n"
                      "    ask: What?\n    answer: r\n",
                  "too many steps", ERROR_LIMIT, 11}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bank *bank = bank_of(cases[i].body);
        struct question question;
        struct error error = {0};
        assert_false(
            question_draw(&question, &bank->template[0], 1, 1, &error));
        if (!strstr(error.text, cases[i].say) || error.code != cases[i].code ||
            source_locate(error.source, error.at).line != cases[i].line)
            fail_msg("%zu: %s at line %u", i, error.text,
                     (unsigned)source_locate(error.source, error.at).line);
        bank_free(bank);
    }
}

/* Names, and the values that they have. */
static void a_question_tells_its_name_and_its_numbers(void **state)
{
    static const char body[] =
        ONE "    draw:\n      n: 5..5\n    let:\n      p: n/10 - 1/10\n"
            "      some: list(n, 2)\n    ask: What?\n    answer: n\n";
    struct drawn drawn;
    struct str text = {0};
    (void)state;
    draw(&drawn, body, 20160704);
    assert_int_equal(drawn.question.draws, 1);
    question_name(&drawn.question, &text);
    str_add(&text, " ");
    question_parameters(&drawn.question, &text);
    assert_string_equal(text.text,
                        "b/one:1:20160704 n = 5, p = 2/5, some = [5, 2]");
    str_release(&text);
    release(&drawn);
}

/* Digits: one more than asked for, at least four, and as many as make it
 * right, up to twelve. */
static void keys_are_shown_with_units_and_digits_enough(void **state)
{
    static const struct {
        const char *answer, *accept, *shown;
    } cases[] = {
        {"2/5", "exact; unit=%", "40%"},
        {"5/2", "exact; unit=$", "$2.50"},
        {"-5/2", "exact; unit=$", "-$2.50"},
        {"10000*sqrt(2)", "rel:1%; unit=$", "$14,142.14"},
        {"sqrt(2)/1000", "rel:1%; unit=$", "$0.001414"},
        {"-sqrt(2)/1000", "rel:1%; unit=$", "-$0.001414"},
        {"3", "exact; unit=cm", "3 cm"},
        {"1/3", "exact; form=reduced; unit=cm", "1/3 = 0.3333 cm"},
        {"list(1, 2)", "exact; list", "[1, 2]"},
        {"list(1, 2)", "exact; interval; unit=cm", "[1, 2] cm"},
        {"list(1, 2)", "exact; set", "{1, 2}"},
        {"list(10000, 2)", "exact; list", "[10,000; 2]"},
        {"list(2, 10000)", "exact; set", "{2; 10,000}"},
        {"sqrt(2)", "sigfig:5", "1.41421"},
        {"sqrt(2)", "sigfig:2", "1.414"},
        {"sqrt(2)", "rel:1%", "1.414"},
        {"sqrt(2)", "abs:0.0000001", "1.4142136"},
        {"100*sqrt(2)", "dp:4", "141.4214"},
        {"sqrt(2)", "abs:1e-14", "1.41421356237"},
        {"-sqrt(2)", "abs:0.0000001", "-1.4142136"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str body = {0}, shown = {0};
        struct drawn drawn;
        str_add_format(&body,
                       ONE "    kind: %s\n    ask: Is it?\n    answer: %s\n"
                           "    accept: %s\n",
                       strstr(cases[i].accept, "interval") ? "interval"
                       : strstr(cases[i].accept, "set")    ? "set"
                       : strstr(cases[i].accept, "list")   ? "list"
                                                           : "number",
                       cases[i].answer, cases[i].accept);
        draw(&drawn, body.text, 1);
        assert_true(drawn.ok);
        str_add(&shown, "1,2 is ");
        question_show_key(&drawn.part, &shown);
        assert_string_equal(shown.text + strlen("1,2 is "), cases[i].shown);
        release(&drawn);
        str_release(&body);
        str_release(&shown);
    }
}

static void mistakes_that_were_made_before_sleep(void **state)
{
    static const char body[] =
        ONE "    ask: What?\n    kind: set\n    answer: list(1, 2)\n"
            "    mistakes:\n"
            "      - answer: list(2, 1)\n        tag: same\n        say: No.\n"
            "      - answer: list(1, 3)\n        tag: one\n        say: No.\n"
            "      - answer: list(3, 1)\n        tag: two\n        say: No.\n"
            "      - answer: list(4)\n        tag: three\n        say: No.\n";
    struct drawn drawn;
    (void)state;
    draw(&drawn, body, 1);
    assert_true(drawn.ok);
    assert_int_equal(drawn.part.key.count, 2);
    assert_int_equal(drawn.part.key.mistakes, 2);
    assert_string_equal(drawn.part.key.mistake[0].tag, "one");
    assert_string_equal(drawn.part.key.mistake[1].tag, "three");
    assert_int_equal(drawn.part.key.mistake[1].count, 1);
    release(&drawn);
}

/* Those that people make with 1/2: the rest is as much; half, all, the root. */
static void options_have_one_format_and_are_plausible(void **state)
{
    static const struct {
        const char *answer, *accept;
        const char *options[4];
    } cases[] = {
        {"1/2", "sigfig:3; prob", {"0.5", "0.25", "1", "0.707"}},
        {"1/3", "exact; prob", {"1/3", "2/3", "1/6", "0.57735"}},
        {"1/5", "dp:2; unit=%", {"20%", "10%", "40%", "44.72%"}},
        {"8", "exact; unit=$", {"$8", "$4", "$16", "$9"}},
        {"8", "sigfig:3", {"8", "4", "16", "9"}},
        {"sqrt(2)", "rel:1%", {"1.41", "0.707", "2.83", "1.19"}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str body = {0};
        struct drawn drawn;
        str_add_format(&body,
                       ONE "    kind: choice\n    ask: Is it?\n"
                           "    answer: %s\n    accept: %s\n",
                       cases[i].answer, cases[i].accept);
        draw(&drawn, body.text, 1);
        assert_true(drawn.ok);
        assert_int_equal(drawn.part.options, 4);
        assert_string_equal(drawn.part.option[drawn.part.right].text,
                            cases[i].options[0]);
        for (int k = 0; k < 4; k++) {
            bool there = false;
            for (uint32_t j = 0; j < 4; j++)
                there |=
                    strcmp(drawn.part.option[j].text, cases[i].options[k]) == 0;
            if (!there)
                fail_msg("%zu: %s is not among %s, %s, %s, %s", i,
                         cases[i].options[k], drawn.part.option[0].text,
                         drawn.part.option[1].text, drawn.part.option[2].text,
                         drawn.part.option[3].text);
        }
        release(&drawn);
        str_release(&body);
    }
}

/* Nobody would take a negative number for a count of nothing. */
static void nothing_has_one_plausible_neighbour(void **state)
{
    struct drawn drawn;
    (void)state;
    draw(&drawn,
         ONE "    kind: choice\n    ask: How many?\n    answer: 0\n"
             "    accept: exact\n",
         1);
    assert_true(drawn.ok);
    assert_int_equal(drawn.part.options, 2);
    assert_string_equal(drawn.part.option[drawn.part.right].text, "0");
    assert_string_equal(drawn.part.option[!drawn.part.right].text, "1");
    release(&drawn);
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
        cmocka_unit_test(each_wording_comes_and_the_shortest_where_it_is_short),
        cmocka_unit_test(cells_of_a_table_are_worked_out),
        cmocka_unit_test(a_time_may_hang_on_the_draw),
        cmocka_unit_test(what_a_part_lacks_is_told),
        cmocka_unit_test(a_draw_that_cannot_be_is_told),
        cmocka_unit_test(a_question_tells_its_name_and_its_numbers),
        cmocka_unit_test(keys_are_shown_with_units_and_digits_enough),
        cmocka_unit_test(mistakes_that_were_made_before_sleep),
        cmocka_unit_test(options_have_one_format_and_are_plausible),
        cmocka_unit_test(nothing_has_one_plausible_neighbour),
    };
    return cmocka_run_group_tests_name("question parts", tests, set_up, NULL);
}
