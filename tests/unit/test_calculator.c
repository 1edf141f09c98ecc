/* repl/calculator: results, their names, and what cannot be worked out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lang/gsl_door.h"
#include "repl/calculator.h"

static int set_up(void **state)
{
    static struct calculator calculator;
    numeric_start();
    calculator_init(&calculator);
    *state = &calculator;
    return 0;
}

static int tear_down(void **state)
{
    calculator_release(*state);
    return 0;
}

/* Takes what was printed. */
static void assert_said(struct term *term, const char *want)
{
    assert_string_equal(str_text(&term->pending), want);
    str_clear(&term->pending);
}

static void works(struct calculator *calculator, const char *formula,
                  bool comma, const char *want)
{
    struct error error = {.code = ERROR_NONE};
    struct term term = {.width = 78};
    if (!calculator_work(calculator, formula, comma, &error))
        fail_msg("%s: %s", formula, error.text);
    calculator_say(calculator, &term);
    assert_said(&term, want);
    str_release(&term.pending);
}

static void fails(struct calculator *calculator, const char *formula,
                  const char *why)
{
    struct error error = {.code = ERROR_NONE};
    uint32_t before = calculator->memory.count;
    assert_false(calculator_work(calculator, formula, false, &error));
    if (!strstr(error.text, why))
        fail_msg("%s: '%s'", formula, error.text);
    assert_int_equal(calculator->memory.count, before);
}

static void formulas_are_worked_out_exactly(void **state)
{
    works(*state, "1-(5/6)^4", false, "  ans1 = 671/1296 = 0.517747\n");
    works(*state, "C(10,3)/2^10", false, "  ans2 = 15/128 = 0.117188\n");
    works(*state, "2+2", false, "  ans3 = 4\n");
    works(*state, "1/4", false, "  ans4 = 0.25\n");
    works(*state, "30%", false, "  ans5 = 0.3\n");
    works(*state, "1 in 4", false, "  ans6 = 0.25\n");
    works(*state, "sqrt(2)", false, "  ans7 = 1.41421\n");
    works(*state, "5 choose 2", false, "  ans8 = 10\n");
}

static void results_have_names(void **state)
{
    works(*state, "1/3", false, "  ans1 = 1/3 = 0.333333\n");
    works(*state, "ans*3", false, "  ans2 = 1\n");
    works(*state, "ans1 + ans2", false, "  ans3 = 4/3 = 1.33333\n");
    works(*state, "3ANS", false, "  ans4 = 4\n");
    fails(*state, "ans9", "there is no such result");
    fails(*state, "ans0", "there is no such result");
    fails(*state, "ans 2", "operator"); /* as "pi 2" */
}

static void only_the_last_ones_are_kept(void **state)
{
    struct calculator *calculator = *state;
    struct error error = {.code = ERROR_NONE};
    assert_true(calculator_work(calculator, "1", false, &error));
    for (int i = 0; i < CALCULATOR_RESULTS; i++)
        assert_true(calculator_work(calculator, "ans+1", false, &error));
    assert_int_equal(calculator->memory.count, CALCULATOR_RESULTS);
    fails(calculator, "ans1", "there is no such result");
    works(calculator, "ans2", false, "  ans11 = 2\n");
    struct term term = {.width = 78};
    calculator_list(calculator, &term);
    assert_non_null(strstr(term.pending.text, "  ans4 = ans+1 = 4\n"));
    assert_non_null(strstr(term.pending.text, "  ans11 = ans2 = 2\n"));
    assert_null(strstr(term.pending.text, "ans2 = ans+1"));
    str_release(&term.pending);
}

static void what_has_no_value_is_refused(void **state)
{
    fails(*state, "ans", "there is no result yet");
    fails(*state, "1/0", "division by zero");
    fails(*state, "1, 2", "one number");
    fails(*state, "foo", "not known");
    fails(*state, "3 foo", "units are not worked with");
    fails(*state, "1+", "the line ends here");
    fails(*state, "3,5", "3.5");
    fails(*state, "\033[31m", "");
}

static void a_comma_may_be_the_decimal_mark(void **state)
{
    works(*state, "3,5*2", true, "  ans1 = 7\n");
    works(*state, "C(10;3)", true, "  ans2 = 120\n");
    works(*state, "1.200,5", true, "  ans3 = 1200.5\n"); /* term makes it so */
}

static void an_empty_list_says_how(void **state)
{
    struct term term = {.width = 78};
    calculator_list(*state, &term);
    assert_said(&term,
                "  No results yet. '= 1-(5/6)^4' works a formula out.\n");
    str_release(&term.pending);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(formulas_are_worked_out_exactly, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(results_have_names, set_up, tear_down),
        cmocka_unit_test_setup_teardown(only_the_last_ones_are_kept, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_has_no_value_is_refused, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_comma_may_be_the_decimal_mark, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_empty_list_says_how, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
