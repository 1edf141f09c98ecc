/* quiz/answer.c: echoes, places of errors, choices, forms. The values are in
 * the tables of tests/quiz. */
#include <gsl/gsl_errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "quiz/answer.h"

static struct arena arena;

static struct answer read(const char *line, struct answer_options options,
                          struct error *error)
{
    struct answer answer;
    *error = (struct error){0};
    bool ok = answer_read(&arena, line, strlen(line), &options, &answer, error);
    assert_int_equal(ok, !answer.fault);
    assert_true(ok || !answer.count);
    return answer;
}

static void check_echo(const char *line, const char *expected)
{
    struct error error;
    struct answer_options options = {.probability = true};
    struct answer answer = read(line, options, &error);
    struct str out = {0};
    answer_echo(&answer, &out);
    if (strcmp(str_text(&out), expected) != 0)
        fail_msg("'%s': echoed '%s', not '%s'", line, str_text(&out), expected);
    str_release(&out);
}

static void readings_are_echoed_where_they_are_not_plain(void **state)
{
    (void)state;
    check_echo("42", "");
    check_echo("-0.139", "");
    check_echo("5/36", "read as 5/36 = 0.138889");
    check_echo("-6/8", "read as -6/8 = -0.75");
    check_echo("1 1/2", "read as 1 1/2 = 1.5");
    check_echo("0/5", "read as 0/5 = 0");
    check_echo("13.9%", "read as 0.139");
    check_echo("1,234.5", "read as 1234.5");
    check_echo("2.5k", "read as 2500");
    check_echo("31:5 against", "read as 0.138889");
    check_echo("1-e^-2", "read as 0.864665");
    check_echo("{1, 1/2}", "read as {1, 0.5}");
    check_echo("{1, 2}", "");
    check_echo("{1, 2", "");
    check_echo("2.3 +/- 1.1", "read as [1.2, 3.4]");
    check_echo("4/2", "read as 4/2 = 2");
    check_echo("2/1", "read as 2/1 = 2");
    check_echo("-2 0/1", "read as -2 0/1 = -2");
    check_echo("nonsense", "");
    check_echo("99999999999999999999/5", "read as 2e19");
    check_echo("5/99999999999999999999", "read as 5e-20");
    check_echo("0/99999999999999999999", "read as 0");
    check_echo("99999999999999999999 1/2", "read as 1e20");
    check_echo("9223372036854775807/7", "read as 9223372036854775807/7 = "
                                        "1317624576693539401");
    check_echo("9223372036854775808/8", "read as 1.15292e18");
    check_echo("{1,1,1,1,1,1,1,1/2}", "read as {1, 1, 1, 1, 1, 1, 1, 0.5}");
    check_echo("{1,1,1,1,1,1,1,1,1/2}",
               "read as {1, 1, 1, 1, 1, 1, 1, 1 and 1 more}");
    struct error error;
    struct answer_options options = {.comma = true};
    struct answer answer = read("1.234,5", options, &error);
    struct str out = {0};
    answer_echo(&answer, &out);
    assert_string_equal(str_text(&out), "read as 1234,5");
    str_clear(&out);
    answer = read("{1,5; 1/4}", options, &error);
    answer_echo(&answer, &out);
    assert_string_equal(str_text(&out), "read as {1,5; 0,25}");
    str_clear(&out);
    str_add(&out, "Well. ");
    answer_echo(&answer, &out);
    assert_string_equal(str_text(&out), "Well. read as {1,5; 0,25}");
    str_release(&out);
}

/* Ends of lines and tabs, as terminals and files leave them. */
static void blanks_around_an_answer_are_nothing(void **state)
{
    static const char *const lines[] = {"5\n",  "5\r\n",   "5\r",    "5 \t\n",
                                        "\t 5", "x\t=\t5", "\t+\t5", "5\t"};
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct error error;
        struct answer_options options = {0};
        struct answer answer = read(lines[i], options, &error);
        if (answer.fault || answer.first.value.numerator != 5)
            fail_msg("%zu: %s", i, error.text);
    }
}

/* What follows in memory is none of it. */
static void a_line_ends_where_its_length_says(void **state)
{
    static const struct {
        const char *line;
        size_t length;
        enum fault fault;
        int64_t value;
    } cases[] = {{"52", 1, FAULT_NONE, 5},      {"x=5", 1, FAULT_SYNTAX, 0},
                 {"x =5", 2, FAULT_SYNTAX, 0},  {" =5", 1, FAULT_EMPTY, 0},
                 {"x5", 1, FAULT_SYNTAX, 0},    {"  5", 2, FAULT_EMPTY, 0},
                 {"=5", 2, FAULT_NONE, 5},      {"x=", 2, FAULT_EMPTY, 0},
                 {"x2 = 5", 6, FAULT_NONE, 5},  {"5 frogs ", 8, FAULT_NONE, 5},
                 {"5 frogsx", 7, FAULT_NONE, 5}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error error = {0};
        struct answer_options options = {.unit = "frogs"};
        struct answer answer;
        bool ok = answer_read(&arena, cases[i].line, cases[i].length, &options,
                              &answer, &error);
        if (answer.fault != cases[i].fault || ok != !answer.fault ||
            (ok && answer.first.value.numerator != cases[i].value) ||
            (ok && strstr(cases[i].line, "frogs") &&
             answer.unit != UNIT_WANTED))
            fail_msg("%zu: %s %s", i, fault_name(answer.fault), error.text);
    }
}

static void money_is_told_from_other_units(void **state)
{
    static const struct {
        const char *line, *echo;
        enum answer_unit unit;
    } cases[] = {{"$5", "", UNIT_WANTED},
                 {"-$5", "", UNIT_WANTED},
                 {"\xE2\x82\xAC"
                  "5",
                  "", UNIT_OTHER},
                 {"5 dollars", "", UNIT_WANTED},
                 {"50 cents", "read as 0.5", UNIT_WANTED},
                 {"5 frogs", "", UNIT_OTHER},
                 {"5", "", UNIT_NONE}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error error;
        struct str echo = {0};
        struct answer_options options = {.unit = "$"};
        struct answer answer = read(cases[i].line, options, &error);
        answer_echo(&answer, &echo);
        if (answer.fault || answer.unit != cases[i].unit ||
            strcmp(str_text(&echo), cases[i].echo) != 0)
            fail_msg("%s: unit %d, '%s'", cases[i].line, (int)answer.unit,
                     str_text(&echo));
        str_release(&echo);
    }
}

static void earlier_results_are_called_ans(void **state)
{
    static const struct {
        const char *line;
        enum fault fault;
        int64_t numerator, denominator;
    } cases[] = {
        {"ans", FAULT_NONE, 7, 1},       {"Ans", FAULT_NONE, 7, 1},
        {"ans5", FAULT_NONE, 1, 3},      {"ans6", FAULT_NONE, 7, 1},
        {"2ans + 1", FAULT_NONE, 15, 1}, {"ans5*ans6", FAULT_NONE, 7, 3},
        {"ans4", FAULT_SYNTAX, 0, 0},    {"ans7", FAULT_SYNTAX, 0, 0},
        {"ans0", FAULT_SYNTAX, 0, 0},    {"ans5.5", FAULT_SYNTAX, 0, 0},
        {"ans 5", FAULT_SYNTAX, 0, 0},   {"answer", FAULT_SYNTAX, 0, 0}};
    struct number results[] = {number_ratio(1, 3), number_integer(7)};
    struct learner_memory memory = {results, 2, 5}, nothing = {NULL, 0, 1};
    struct answer_options options = {.memory = &memory};
    struct error error;
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct answer answer = read(cases[i].line, options, &error);
        if (answer.fault != cases[i].fault)
            fail_msg("%s: %s", cases[i].line, error.text);
        if (!answer.fault) {
            assert_int_equal(answer.first.value.numerator, cases[i].numerator);
            assert_int_equal(answer.first.value.denominator,
                             cases[i].denominator);
        }
    }
    options.memory = &nothing;
    assert_int_equal(read("ans", options, &error).fault, FAULT_SYNTAX);
    assert_non_null(strstr(error.text, "no result yet"));
    options.memory = NULL;
    assert_int_equal(read("ans", options, &error).fault, FAULT_SYNTAX);
}

/* Up to 4096 bytes and 500 numbers are read. */
static void a_line_and_a_list_are_read_up_to_their_bounds(void **state)
{
    static char line[4098];
    struct error error;
    struct answer_options options = {0}, list = {.wanted = SHAPE_SET};
    (void)state;
    memset(line, ' ', 4096);
    line[4095] = '7';
    assert_int_equal(read(line, options, &error).first.value.numerator, 7);
    line[4096] = '7';
    assert_int_equal(read(line, options, &error).fault, FAULT_LIMIT);
    for (int i = 0; i < 1000; i += 2)
        memcpy(line + i, "1,", 2);
    line[999] = '\0';
    assert_int_equal(read(line, list, &error).count, 500);
    memcpy(line + 999, ",1", 3);
    assert_int_equal(read(line, list, &error).fault, FAULT_LIMIT);
}

/* line, fault, place in the bytes of the line as typed */
static void errors_point_into_the_typed_line(void **state)
{
    static const struct {
        const char *line;
        enum fault fault;
        uint32_t at, length;
    } cases[] = {
        {"1 + frogs", FAULT_SYNTAX, 4, 5},
        {"p = 1 + frogs", FAULT_SYNTAX, 8, 5},
        {"2 3", FAULT_SYNTAX, 2, 1},
        {"1 1/", FAULT_SYNTAX, 2, 1},
        {"1,5", FAULT_COMMA, 0, 3},
        {"3*(1+2", FAULT_SYNTAX, 6, 1},
        {"3)", FAULT_SYNTAX, 1, 1},
        {"2+", FAULT_SYNTAX, 2, 1},
        {"1/0", FAULT_DOMAIN, 2, 1},
        {"1/(1-1)", FAULT_DOMAIN, 2, 5},
        {"3 + 2!!", FAULT_AMBIGUOUS, 4, 3},
        {"\xE2\x88\x92"
         "1 + frogs",
         FAULT_SYNTAX, 7, 5},
        {"2\xCF\x80 + 1,5", FAULT_COMMA, 6, 3},
        {"5\x01", FAULT_SYNTAX, 1, 1},
        {"5\xFF", FAULT_SYNTAX, 1, 1},
        {"C(5)", FAULT_SYNTAX, 0, 4},
        {"sqrt(-1)", FAULT_DOMAIN, 0, 8},
        {"1+(-8)^(1/3)", FAULT_DOMAIN, 2, 10},
        {"$5 + frogs", FAULT_SYNTAX, 5, 5},
        {"5 in 0", FAULT_DOMAIN, 5, 1},
        {"5 in (2-2)", FAULT_DOMAIN, 5, 5},
        {"1e308 in 1e-308", FAULT_RANGE, 9, 6},
        {"1 + 2\xC2\xB2\xC2\xB3 + frogs", FAULT_SYNTAX, 12, 5},
        {"2\x7F", FAULT_SYNTAX, 1, 1},
        {"2\x1F", FAULT_SYNTAX, 1, 1},
        {"\xCF\x80\x01", FAULT_SYNTAX, 2, 1},
        {"\xCF\x80\xFF", FAULT_SYNTAX, 2, 1},
        {"5/0^2", FAULT_DOMAIN, 2, 3},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error error;
        struct answer_options options = {0};
        struct answer answer = read(cases[i].line, options, &error);
        if (answer.fault != cases[i].fault || error.at != cases[i].at ||
            error.length != cases[i].length)
            fail_msg("'%s': %s '%s' at %u, %u", cases[i].line,
                     fault_name(answer.fault), error.text, error.at,
                     error.length);
    }
}

static void messages_offer_a_mend(void **state)
{
    static const char *const cases[][2] = {
        {"1,5", "a point here: 1.5?"},
        {"1.234,5", "here: 1234.5?"},
        {"1,2345678901234567890123456789", "here: 1.2345678901234567890123?"},
        {"(-8)^(1/3)", "cbrt"},
        {"2 3", "operator is missing"},
        {"3!!", "brackets"},
        {"17%%", "'%' stands once"},
        {"2max+1", "'max' is not known here"},
        {"frogs", "'frogs' is not known"},
        {"", "nothing was typed"},
        {"C(5)", "C takes 2 numbers, not 1"},
        {"sqrt(1,2)", "sqrt takes 1 number, not 2"},
        {"log(1,2,3)", "log takes at least 1 number, not 3"},
        {"max(1)", "max takes at least 2 numbers, not 1"},
        {"root+1", "'(' expected before '+'"},
        {"5\x01", "a control character cannot be read"},
        {"\xCF\x80\x01", "a control character cannot be read"},
        {"5\xFF", "this is no UTF-8 text"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error error;
        struct answer_options options = {0};
        read(cases[i][0], options, &error);
        if (!strstr(error.text, cases[i][1]))
            fail_msg("'%s': '%s'", cases[i][0], error.text);
    }
}

static void what_separates_is_told_where_the_comma_does_not(void **state)
{
    static const struct {
        const char *line;
        bool comma;
        const char *sentence;
    } cases[] = {
        {"C(5,3)", true,
         "C takes 2 numbers, not 1; here ';' stands between them"},
        {"C(5;3;1)", true, "C takes 2 numbers, not 3"},
        {"C(5)", false, "C takes 2 numbers, not 1"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error error;
        read(cases[i].line, (struct answer_options){.comma = cases[i].comma},
             &error);
        assert_string_equal(error.text, cases[i].sentence);
    }
}

static void places_and_figures_come_from_the_text(void **state)
{
    static const struct {
        const char *line;
        int place, place_most, figures, figures_most;
    } cases[] = {
        {"0.139", -3, -3, 3, 3},         {"1300", 0, 2, 2, 4},
        {"1300.", 0, 0, 4, 4},           {"1.30e3", 1, 1, 3, 3},
        {"13.9%", -3, -3, 3, 3},         {"2.5k", 2, 2, 2, 2},
        {"0.00", -2, -2, 2, 2},          {"0", 0, 0, 1, 1},
        {"1,200", 0, 2, 2, 4},           {"6.02*10^23", 21, 21, 3, 3},
        {"-0.0250", -4, -4, 3, 3},       {"25bp", -4, -4, 2, 2},
        {"5\xE2\x80\xB0", -3, -3, 1, 1}, {"6.02*10^-23", -25, -25, 3, 3},
        {"6*10^--3", 3, 3, 1, 1}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error error;
        struct answer_options options = {0};
        struct answer answer = read(cases[i].line, options, &error);
        const struct typed *typed = &answer.first;
        if (!typed->has_place || typed->place != cases[i].place ||
            typed->place_most != cases[i].place_most ||
            typed->figures != cases[i].figures ||
            typed->figures_most != cases[i].figures_most)
            fail_msg("%s: %d..%d, %d..%d", cases[i].line, typed->place,
                     typed->place_most, typed->figures, typed->figures_most);
    }
}

static void choices_go_by_letter_number_or_text(void **state)
{
    static const char *const words[] = {"Increases", "Decreases",
                                        "Stays the same", "Is not defined"};
    static const char *const numbers[] = {"4", "3", "2"};
    static const struct {
        const char *line;
        bool numbers;
        int index; /* -1: refused */
    } cases[] = {{"a", false, 0},
                 {"B", false, 1},
                 {" (c) ", false, 2},
                 {"d)", false, 3},
                 {"d.", false, 3},
                 {"2", false, 1},
                 {"dec", false, 1},
                 {"STAYS", false, 2},
                 {"i", false, -1},
                 {"in", false, 0},
                 {"e", false, -1},
                 {"5", false, -1},
                 {"", false, -1},
                 {"0", false, -1},
                 {"is n", false, 3},
                 {"2", true, 2},
                 {"4", true, 0},
                 {"1", true, 0},
                 {"a", true, 0},
                 {"-1", true, -1},
                 {"b) 3", true, 1},
                 {"b) 2", true, -1},
                 {"b) Decreases", false, 1},
                 {"(B) decr", false, 1},
                 {"c. Stays the same", false, 2},
                 {"b) Increases", false, -1},
                 {"e) Increases", false, -1},
                 {"b)Decreases", false, 1},
                 {"b)3", true, 1},
                 {"(b)3", true, 1},
                 {"b.3", true, 1},
                 {"(b", false, -1},
                 {"ab", false, -1},
                 {"bs decreases", false, -1},
                 {"3", false, 2},
                 {"6", false, -1},
                 {"( b", false, -1},
                 {"dec)", false, -1},
                 {"(dec", false, -1},
                 {"\tb\r\n", false, 1},
                 {" \t\r\n", false, -1},
                 {".", false, -1},
                 {")", false, -1}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error error = {0};
        size_t index = 99;
        bool ok = answer_choice(cases[i].line, strlen(cases[i].line),
                                cases[i].numbers ? numbers : words,
                                cases[i].numbers ? 3 : 4, &index, &error);
        if (ok ? (int)index != cases[i].index : cases[i].index != -1)
            fail_msg("'%s': %d %zu %s", cases[i].line, ok, index, error.text);
    }
}

static void a_choice_that_is_none_is_told_why(void **state)
{
    static const char *const words[] = {"increases", "is the same"};
    struct error error = {0};
    size_t index;
    (void)state;
    assert_false(answer_choice(" i ", 3, words, 2, &index, &error));
    assert_non_null(strstr(error.text, "more than one option"));
    assert_int_equal(error.length, 1);
    error = (struct error){0};
    assert_false(answer_choice("frogs", 5, words, 2, &index, &error));
    assert_non_null(strstr(error.text, "a to b"));
    assert_int_equal(error.length, 5);
    error = (struct error){0};
    assert_false(answer_choice(" ", 1, words, 2, &index, &error));
    assert_non_null(strstr(error.text, "nothing"));
}

static void words_are_no_numbers(void **state)
{
    (void)state;
    assert_true(answer_is_word("quit", 4));
    assert_true(answer_is_word(" hint ", 6));
    assert_false(answer_is_word("e", 1));
    assert_false(answer_is_word("pi", 2));
    assert_false(answer_is_word("5", 1));
    assert_false(answer_is_word("", 0));
    assert_false(answer_is_word("sqrt 2", 6));
    assert_false(answer_is_word("Ans", 3));
    assert_true(answer_is_word("answer", 6));
    assert_true(answer_is_word("quit5", 4));
    assert_false(answer_is_word("quit 5", 6));
    assert_false(answer_is_word("5quit", 5));
    assert_false(answer_is_word(" \t", 2));
}

static int start(void **state)
{
    (void)state;
    gsl_set_error_handler_off();
    arena_init(&arena);
    return 0;
}

static int finish(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(readings_are_echoed_where_they_are_not_plain),
        cmocka_unit_test(blanks_around_an_answer_are_nothing),
        cmocka_unit_test(a_line_and_a_list_are_read_up_to_their_bounds),
        cmocka_unit_test(a_line_ends_where_its_length_says),
        cmocka_unit_test(money_is_told_from_other_units),
        cmocka_unit_test(earlier_results_are_called_ans),
        cmocka_unit_test(errors_point_into_the_typed_line),
        cmocka_unit_test(messages_offer_a_mend),
        cmocka_unit_test(what_separates_is_told_where_the_comma_does_not),
        cmocka_unit_test(places_and_figures_come_from_the_text),
        cmocka_unit_test(choices_go_by_letter_number_or_text),
        cmocka_unit_test(a_choice_that_is_none_is_told_why),
        cmocka_unit_test(words_are_no_numbers),
    };
    return cmocka_run_group_tests(tests, start, finish);
}
