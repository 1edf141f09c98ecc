/* lang/learner: what the typed text says besides its value, how exact the value
 * is, and the names that are known. Values of lines are in the tables of
 * tests/quiz. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lang/gsl_door.h"
#include "lang/learner.h"
#include "lang/learner_name.h"
#include "lang/limits.h"

static struct arena arena;

static struct typed read(const char *line)
{
    struct learner learner;
    struct typed typed;
    struct error error = {0};
    learner_start(&learner, &arena, line, strlen(line), &error);
    parser_advance(&learner.parser);
    if (!learner_sum(&learner, &typed) ||
        learner.parser.token.kind != TOKEN_END)
        fail_msg("'%s': %s", line, error.text);
    return typed;
}

static void a_form_is_told_from_all_of_the_text(void **state)
{
    static const struct {
        const char *line;
        enum typed_form form;
    } cases[] = {
        {"42", FORM_DECIMAL},
        {"1,200", FORM_DECIMAL},
        {"2.5k", FORM_DECIMAL},
        {"--5", FORM_DECIMAL},
        {"+5", FORM_DECIMAL},
        {"1.2e3", FORM_SCIENTIFIC},
        {"6.02*10^23", FORM_SCIENTIFIC},
        {"6.02 x 10**-23", FORM_SCIENTIFIC},
        {"2*10^(2)", FORM_SCIENTIFIC},
        {"2*10^(1+1)", FORM_EXPRESSION},
        {"2*10^pi", FORM_EXPRESSION},
        {"2*10^2^2", FORM_EXPRESSION},
        {"2*5^2", FORM_EXPRESSION},
        {"2*10-3", FORM_EXPRESSION},
        {"2!10^2", FORM_EXPRESSION},
        {"5%*10^2", FORM_EXPRESSION},
        {"13.9%", FORM_PERCENT},
        {"25bp", FORM_PERCENT},
        {"5 million%", FORM_PERCENT},
        {"5\xE2\x80\xB0", FORM_PERCENT},
        {"5%+1", FORM_EXPRESSION},
        {"(3)", FORM_EXPRESSION},
        {"e", FORM_EXPRESSION},
        {"1-e^-2", FORM_EXPRESSION},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (read(cases[i].line).form != cases[i].form)
            fail_msg("%s: %d", cases[i].line, (int)read(cases[i].line).form);
}

/* As they were typed, not reduced; 0/0 where they do not fit. */
static void fractions_are_kept_as_typed(void **state)
{
    static const struct {
        const char *line;
        enum typed_form form;
        int64_t whole, numerator, denominator;
    } cases[] = {
        {"6/8", FORM_FRACTION, 0, 6, 8},
        {"-6/8", FORM_FRACTION, 0, 6, 8},
        {"--6/--8", FORM_FRACTION, 0, 6, 8},
        {"0/5", FORM_FRACTION, 0, 0, 5},
        {"\xC2\xBE", FORM_FRACTION, 0, 3, 4},
        {"0 6/8", FORM_MIXED, 0, 6, 8},
        {"1 6/8", FORM_MIXED, 1, 6, 8},
        {"1\xC2\xBD", FORM_MIXED, 1, 1, 2},
        {"9223372036854775807/7", FORM_FRACTION, 0, INT64_MAX, 7},
        {"9223372036854775808/7", FORM_FRACTION, 0, 0, 0},
        {"20000000000000000000/7", FORM_FRACTION, 0, 0, 0},
        {"7/20000000000000000000", FORM_FRACTION, 0, 0, 0},
        {"20000000000000000000 1/7", FORM_MIXED, -1, 0, 0},
        {"1/(2)", FORM_EXPRESSION, 0, 0, 0},
        {"1/0.5", FORM_EXPRESSION, 0, 0, 0},
        {"0.5/2", FORM_EXPRESSION, 0, 0, 0},
        {"1e1/2", FORM_EXPRESSION, 0, 0, 0},
        {"1/2/3", FORM_EXPRESSION, 0, 0, 0},
        {"1 1/2%", FORM_EXPRESSION, 0, 0, 0},
        {"\xC2\xBD%", FORM_EXPRESSION, 0, 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct typed typed = read(cases[i].line);
        if (typed.form != cases[i].form || typed.whole != cases[i].whole ||
            typed.numerator != cases[i].numerator ||
            typed.denominator != cases[i].denominator)
            fail_msg("%s: %d, %lld %lld/%lld", cases[i].line, (int)typed.form,
                     (long long)typed.whole, (long long)typed.numerator,
                     (long long)typed.denominator);
    }
}

/* The point behind the 2 belongs to the range, not to the number. */
static void a_form_ends_where_its_text_ends(void **state)
{
    struct learner learner;
    struct typed typed;
    struct error error = {0};
    (void)state;
    learner_start(&learner, &arena, "1/2..3/4", 8, &error);
    parser_advance(&learner.parser);
    assert_true(learner_sum(&learner, &typed));
    assert_int_equal(typed.form, FORM_FRACTION);
    assert_int_equal(typed.denominator, 2);
}

/* Reduced, while 64 bits hold them; 0 as denominator: only a double does. */
static void decimals_are_exact_fractions(void **state)
{
    static const struct {
        const char *line;
        int64_t numerator, denominator;
    } cases[] = {
        {"0.1", 1, 10},
        {"0.50000", 1, 2},
        {"0.32", 8, 25},
        {"0.05", 1, 20},
        {"1.024", 128, 125},
        {"312.5", 625, 2},
        {"1.25e-3", 1, 800},
        {"2.5e1", 25, 1},
        {"1e+3", 1000, 1},
        {"1e18", 1000000000000000000, 1},
        {"1e-18", 1, 1000000000000000000},
        {"92e17", 9200000000000000000, 1},
        {"9223372036854775807", INT64_MAX, 1},
        {"0e400", 0, 1},
        {"1e19", 0, 0},
        {"1e-19", 0, 0},
        {"93e17", 0, 0},
        {"9223372036854775808", 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct number value = read(cases[i].line).value;
        if (value.denominator != cases[i].denominator ||
            (value.denominator && value.numerator != cases[i].numerator))
            fail_msg("%s: %lld/%lld", cases[i].line, (long long)value.numerator,
                     (long long)value.denominator);
    }
}

/* No more than one sign, digits and a point: such a line is not echoed. */
static void what_is_plain_has_digits_and_a_point_only(void **state)
{
    static const struct {
        const char *line;
        bool plain;
    } cases[] = {{"90.09", true}, {"-5", true},   {"+5", true},
                 {"5.", true},    {"--5", false}, {"1,200", false},
                 {"5%", false},   {"5k", false},  {"1e2", false},
                 {"5!", false},   {"1/2", false}, {"2*10^2", false}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (read(cases[i].line).plain != cases[i].plain)
            fail_msg("%s", cases[i].line);
}

static void words_and_signs_are_whole_tokens(void **state)
{
    static const struct {
        const char *text;
        enum token_kind kind;
        int symbol;
        uint32_t length;
    } cases[] = {
        {"azAZ5", TOKEN_NAME, 0, 4},
        {"a_z_", TOKEN_NAME, 0, 3},
        {"+/-", TOKEN_SYMBOL, SYMBOL_PLUS_MINUS, 3},
        {"+/5", TOKEN_SYMBOL, '+', 1},
        {"**", TOKEN_SYMBOL, SYMBOL_POWER_STARS, 2},
        {"\xC2\xB1", TOKEN_SYMBOL, SYMBOL_PLUS_MINUS, 2},
        {"\xE2\x82\xAC", TOKEN_SYMBOL, SYMBOL_EURO, 3},
        {"\xE2\x86\x92", TOKEN_BAD, 0, 3},
        {"#", TOKEN_BAD, 0, 1},
        {"", TOKEN_END, 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lexer lexer = {.text = cases[i].text,
                              .length = (uint32_t)strlen(cases[i].text),
                              .learner = true};
        struct token token = lexer_next(&lexer);
        if (token.kind != cases[i].kind || token.symbol != cases[i].symbol ||
            token.length != cases[i].length)
            fail_msg("%s: %d %d %u", cases[i].text, (int)token.kind,
                     token.symbol, token.length);
    }
}

static void a_fault_gives_the_error_its_code(void **state)
{
    static const struct {
        enum fault fault;
        enum error_code code;
    } cases[] = {{FAULT_DOMAIN, ERROR_DOMAIN}, {FAULT_RANGE, ERROR_RANGE},
                 {FAULT_LIMIT, ERROR_LIMIT},   {FAULT_SYNTAX, ERROR_SYNTAX},
                 {FAULT_COMMA, ERROR_SYNTAX},  {FAULT_AMBIGUOUS, ERROR_SYNTAX}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct learner learner;
        struct error error = {0};
        learner_start(&learner, &arena, "1", 1, &error);
        assert_null(learner_fail(&learner, cases[i].fault, 3, 4, "no"));
        assert_int_equal(error.code, cases[i].code);
        assert_int_equal(learner_fault(&learner), cases[i].fault);
    }
}

static void names_are_known_in_letters_that_leave_no_doubt(void **state)
{
    static const struct {
        const char *typed, *function; /* NULL: not known */
    } cases[] = {
        {"sqrt", "sqrt"},   {"SQRT", "sqrt"}, {"nCr", "C"},
        {"NCR", "C"},       {"C", "C"},       {"c", NULL},
        {"phi", "phi"},     {"Phi", "Phi"},   {"PHI", NULL},
        {"PNORM", "pnorm"}, {"pnor", NULL},   {"pnormx", NULL},
        {"ArcSin", "asin"}, {"mean", NULL},   {"roll", NULL},
    };
    struct learner_name name;
    char longest[LIMIT_NAME_BYTES + 2];
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool known =
            learner_name_find(cases[i].typed, strlen(cases[i].typed), &name);
        if (known != (cases[i].function != NULL))
            fail_msg("%s", cases[i].typed);
        if (known)
            assert_string_equal(name.function, cases[i].function);
    }
    memset(longest, 'a', sizeof longest);
    assert_false(learner_name_find(longest, LIMIT_NAME_BYTES, &name));
    assert_false(learner_name_find(longest, LIMIT_NAME_BYTES + 1, &name));
}

static int start(void **state)
{
    (void)state;
    numeric_start();
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
        cmocka_unit_test(a_form_is_told_from_all_of_the_text),
        cmocka_unit_test(fractions_are_kept_as_typed),
        cmocka_unit_test(a_form_ends_where_its_text_ends),
        cmocka_unit_test(decimals_are_exact_fractions),
        cmocka_unit_test(what_is_plain_has_digits_and_a_point_only),
        cmocka_unit_test(words_and_signs_are_whole_tokens),
        cmocka_unit_test(a_fault_gives_the_error_its_code),
        cmocka_unit_test(names_are_known_in_letters_that_leave_no_doubt),
    };
    return cmocka_run_group_tests(tests, start, finish);
}
