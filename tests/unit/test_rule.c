/* bank/rule.c and quiz/accepted.c */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "quiz/accepted.h"
#include "bank/rule.h"
#include "quiz/answer.h"

static struct rule read(const char *text)
{
    struct rule rule;
    struct error error = {0};
    if (!rule_read(text, strlen(text), &rule, &error))
        fail_msg("%s: %s", text, error.text);
    return rule;
}

static void every_rule_is_read(void **state)
{
    (void)state;
    assert_int_equal(read("exact").kind, RULE_EXACT);
    assert_int_equal(read(" sigfig : 4 ").digits, 4);
    assert_int_equal(read("dp:0").kind, RULE_DECIMALS);
    assert_float_equal(read("abs:0.5").tolerance, 0.5, 0);
    assert_float_equal(read("rel:1%").tolerance, 0.01, 1e-18);
    assert_float_equal(read("rel:0.05").tolerance, 0.05, 0);
    assert_float_equal(read("estimate:10%").tolerance, 0.1, 1e-17);
    assert_int_equal(read("estimate:x3").kind, RULE_FACTOR);
    assert_float_equal(read("estimate:x2.5").tolerance, 2.5, 0);
}

static void every_flag_is_read(void **state)
{
    (void)state;
    struct rule rule =
        read("sigfig:3; prob; rate;strict; form=sci; unit=$ ; n=6");
    assert_true(rule.probability && rule.rate && rule.strict && rule.has_n);
    assert_int_equal(rule.form, RULE_FORM_SCIENTIFIC);
    assert_string_equal(rule.unit, "$");
    assert_float_equal(rule.n, 6, 0);
    assert_int_equal(read("exact;set").shape, SHAPE_SET);
    assert_int_equal(read("exact;list").shape, SHAPE_LIST);
    assert_int_equal(read("exact;interval").shape, SHAPE_INTERVAL);
    assert_true(read("exact; show=fraction").fraction);
    assert_false(read("exact; form=fraction").fraction);
    assert_true(read("exact;locale=comma").comma);
    assert_false(read("exact;locale=point").comma);
}

static void the_standard_is_three_figures(void **state)
{
    (void)state;
    struct rule rule = rule_standard();
    struct str text = {0};
    rule_describe(&rule, &text);
    assert_string_equal(str_text(&text), "3 significant figures");
    str_release(&text);
}

static void percent_is_no_unit_of_the_reader(void **state)
{
    (void)state;
    struct rule percent = read("exact;unit=%"), money = read("exact;unit=$");
    assert_null(answer_options_of(&percent).unit);
    assert_string_equal(answer_options_of(&money).unit, "$");
}

/* text, place and length of the error, and a part of its sentence */
static void errors_have_a_place(void **state)
{
    static const struct {
        const char *text;
        uint32_t at, length;
        const char *part;
    } cases[] = {
        {"", 0, 1, "a rule belongs here"},
        {"  ; prob", 2, 1, "a rule belongs here"},
        {"exakt", 0, 5, "did you mean 'exact'?"},
        {"nonsense", 0, 8, "unknown rule 'nonsense'"},
        {"exact:3", 6, 1, "nothing stands behind"},
        {"sigfig", 0, 6, "needs a number"},
        {"sigfig:", 7, 1, "from 1 to 15"},
        {"sigfig:0", 7, 1, "from 1 to 15"},
        {"sigfig:16", 7, 2, "from 1 to 15"},
        {"sigfig: two", 8, 3, "from 1 to 15"},
        {"dp:-1", 3, 2, "from 0 to 15"},
        {"abs:1%", 4, 2, "write rel:1%"},
        {"abs:-1", 4, 2, "a number belongs here"},
        {"rel:x", 4, 1, "a number belongs here"},
        {"rel:%", 4, 1, "a number belongs here"},
        {"estimate:3", 9, 1, "a percentage (10%) or a factor (x3)"},
        {"estimate:x0.5", 10, 3, "at least 1"},
        {"estimate:x50%", 10, 3, "at least 1"},
        {"exact;", 6, 1, "a flag belongs behind ';'"},
        {"exact; porb", 7, 4, "did you mean 'prob'?"},
        {"exact; form=", 12, 1, "something belongs behind '='"},
        {"exact; form=fractoin", 12, 8, "did you mean 'fraction'?"},
        {"exact; form=digits", 12, 6, "unknown form 'digits'"},
        {"exact; show=percent", 12, 7, "'fraction' belongs here"},
        {"exact; n=0", 9, 1, "a positive number"},
        {"exact; locale=de", 14, 2, "'comma' or 'point'"},
        {"exact; colour=red", 7, 6, "unknown setting 'colour'"},
        {"exact; unit=abcdefghijklmnopqrstuvwxyzabcdef", 12, 32,
         "at most 31 bytes"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct rule rule;
        struct error error = {0};
        bool ok =
            rule_read(cases[i].text, strlen(cases[i].text), &rule, &error);
        if (ok || error.at != cases[i].at || error.length != cases[i].length ||
            !strstr(error.text, cases[i].part))
            fail_msg("'%s': %s at %u, %u", cases[i].text, error.text, error.at,
                     error.length);
    }
}

static void check_interval(const char *rule_text, struct number key, double low,
                           double high)
{
    struct rule rule = read(rule_text);
    struct accepted accepted = accepted_interval(&rule, key);
    assert_float_equal(accepted.low, low, 1e-12);
    assert_float_equal(accepted.high, high, 1e-12);
}

static void accepted_values_are_an_interval(void **state)
{
    (void)state;
    struct number key = number_ratio(5, 36);
    double value = 5.0 / 36;
    check_interval("exact", key, value, value);
    check_interval("sigfig:3", key, value - 0.0005, value + 0.0005);
    check_interval("dp:2", key, value - 0.005, value + 0.005);
    check_interval("abs:0.1", key, value - 0.1, value + 0.1);
    check_interval("rel:10%", key, value * 0.9, value * 1.1);
    check_interval("estimate:x2", key, value / 2, value * 2);
    check_interval("estimate:x2", number_integer(-4), -8, -2);
    check_interval("rel:10%", number_integer(-10), -11, -9);
    check_interval("sigfig:3", number_integer(0), 0, 0);
    check_interval("dp:1", number_integer(0), -0.05, 0.05);
    check_interval("sigfig:1", number_real(0.1 * 3 - 0.2), 0.05, 0.15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_is_read),
        cmocka_unit_test(every_flag_is_read),
        cmocka_unit_test(the_standard_is_three_figures),
        cmocka_unit_test(percent_is_no_unit_of_the_reader),
        cmocka_unit_test(errors_have_a_place),
        cmocka_unit_test(accepted_values_are_an_interval),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
