/* The intervals that rules accept, by the judge itself: just inside is right,
 * just outside is not. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"
#include "quiz/accepted.h"
#include "quiz/judge.h"
#include "quiz/slip.h"

static const char *const rules[] = {
    "exact",         "sigfig:1",    "sigfig:2",     "sigfig:3",
    "sigfig:6",      "dp:0",        "dp:2",         "dp:5",
    "abs:0.01",      "abs:3",       "abs:1e-7",     "rel:2%",
    "rel:0.5%",      "estimate:3%", "estimate:20%", "estimate:x2",
    "estimate:x1.1", "estimate:x10"};

enum { RULES = sizeof rules / sizeof *rules };

static struct rule read(const char *text)
{
    struct rule rule;
    struct error error = {0};
    if (!rule_read(text, strlen(text), &rule, &error))
        fail_msg("%s: %s", text, error.text);
    return rule;
}

/* The judge's word on a double. */
static bool is_right(const struct rule *rule, struct number key, double value)
{
    return judge_accepts(rule, key, number_real(value));
}

/* A key as they come: whole, a short decimal, a fraction, or neither. */
static struct number draw_key(struct rng *rng)
{
    int64_t a = (int64_t)rng_below(rng, 2000) - 1000;
    int64_t b = 1 + (int64_t)rng_below(rng, 400);
    switch (rng_below(rng, 4)) {
    case 0: return number_integer(a * b);
    case 1: return number_ratio(a, rng_below(rng, 2) ? 100 : 1000);
    case 2: return number_ratio(a, b);
    default:
        return number_real(sqrt((double)b) * (double)a *
                           pow(10, (double)rng_below(rng, 12) - 6));
    }
}

static void the_judge_agrees_with_both_ends(void **state)
{
    (void)state;
    struct rng rng;
    rng_seed(&rng, 7);
    for (int i = 0; i < 20000; i++) {
        const char *name = rules[rng_below(&rng, RULES)];
        struct rule rule = read(name);
        struct number key = draw_key(&rng);
        struct accepted in = accepted_interval(&rule, key);
        double value = number_double(key), width = in.high - in.low;
        /* what is nothing for a rule is told by the key */
        double step = fmax(1e-6 * width, 1e-9 * fabs(value) + 1e-11);
        if (width < 1e-6 * fabs(value))
            step = 0.6 * width + 1e-9 * fabs(value) + 1e-11;
        if (in.low > value || in.high < value ||
            !is_right(&rule, key, in.low) || !is_right(&rule, key, in.high) ||
            is_right(&rule, key, in.low - step) ||
            is_right(&rule, key, in.high + step))
            fail_msg("%s, key %.17g: [%.17g, %.17g]", name, value, in.low,
                     in.high);
        for (int k = 0; k <= 4; k++)
            if (!is_right(&rule, key, in.low + k / 4.0 * width))
                fail_msg("%s, key %.17g: not %.17g", name, value,
                         in.low + k / 4.0 * width);
    }
}

/* Counted by hand: half of the demanded place on either side. */
static void ends_are_the_decimals_that_are_typed(void **state)
{
    (void)state;
    static const struct {
        const char *rule;
        int64_t numerator, denominator;
        double low, high;
    } cases[] = {
        {"sigfig:2", 3, 20, 0.145, 0.155},
        {"sigfig:3", 1, 5, 0.1995, 0.2005},
        {"dp:2", 407, 100, 4.065, 4.075},
        {"dp:1", 3, 10, 0.25, 0.35},
        {"rel:10%", 11, 10, 0.99, 1.21},
        {"abs:0.2", 3, 10, 0.1, 0.5},
        {"abs:100", 1001, 10, 0.1, 200.1},
        {"estimate:x2", 7, 10, 0.35, 1.4},
        {"exact", 1, 10, 0.1, 0.1},
        {"exact", 2598960, 1, 2598960, 2598960},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct rule rule = read(cases[i].rule);
        struct accepted in = accepted_interval(
            &rule, number_ratio(cases[i].numerator, cases[i].denominator));
        if (in.low != cases[i].low || in.high != cases[i].high)
            fail_msg("case %zu: [%.17g, %.17g]", i, in.low, in.high);
    }
}

static void mistakes_are_taken_where_the_judge_takes_them(void **state)
{
    (void)state;
    struct rng rng;
    rng_seed(&rng, 8);
    for (int i = 0; i < 5000; i++) {
        struct rule rule = read(rules[1 + rng_below(&rng, RULES - 1)]);
        struct number wrong = draw_key(&rng);
        struct accepted in = accepted_mistake(&rule, wrong);
        double width = in.high - in.low;
        struct typed low = {.value = number_real(in.low)};
        struct typed high = {.value = number_real(in.high)};
        /* the grain of doubles, where it is coarser */
        double grain = 1e-15 * fabs(in.high);
        struct typed beyond = {.value =
                                   number_real(in.high + 1e-6 * width + grain)};
        if (!slip_fits(&rule, wrong, &low) || !slip_fits(&rule, wrong, &high))
            fail_msg("rule %d, %d digits, wrong %.17g: [%.17g, %.17g]",
                     (int)rule.kind, rule.digits, number_double(wrong), in.low,
                     in.high);
        if (width > 1e-3)
            assert_false(slip_fits(&rule, wrong, &beyond));
    }
}

/* The credit in the middle between two bounds of the judge's own formula,
 * 1 - 0.5 |log(ratio)| / log(factor), to the nearest tenth. */
static void estimates_are_worth_tenths(void **state)
{
    (void)state;
    struct rule rule = read("estimate:x3"), exact = read("exact");
    struct number key = number_integer(-70);
    struct accepted_step step[ACCEPTED_STEPS_MOST];
    assert_int_equal(accepted_steps(&exact, key, step), 1);
    assert_true(step[0].credit == 1);
    struct rule within = read("abs:3");
    assert_int_equal(accepted_steps(&within, key, step), 1);
    assert_int_equal(accepted_steps(&rule, number_integer(0), step), 1);
    assert_true(step[0].credit == 1);
    assert_int_equal(accepted_steps(&rule, key, step), 6);
    for (double ratio = 0.334; ratio < 3; ratio += 0.001) {
        double credit = 1 - 0.5 * fabs(log(ratio)) / log(3);
        int i = 0;
        while (-70 * ratio < step[i].interval.low ||
               -70 * ratio > step[i].interval.high)
            assert_true(++i < 6);
        if (fabs(step[i].credit - credit) > 0.0501)
            fail_msg("ratio %g: %g, not %g", ratio, step[i].credit, credit);
    }
}

static void what_is_shown_is_short(void **state)
{
    (void)state;
    struct rule exact = read("exact"), figures = read("sigfig:2");
    struct str text = {0};
    accepted_show(&exact, number_ratio(1, 3), &text);
    str_add(&text, "; ");
    accepted_show(&figures, number_ratio(3, 20), &text);
    assert_string_equal(text.text, "0.3333333333; 0.145 to 0.155");
    str_release(&text);
}

static void intervals_have_other_units_and_a_centre(void **state)
{
    (void)state;
    struct accepted in = {0.145, 0.155};
    struct accepted percent = accepted_scaled(&in, 100);
    double centre, half;
    assert_true(percent.low == 14.5 && percent.high == 15.5);
    accepted_centre(&in, &centre, &half);
    assert_true(centre == 0.15 && half == 0.005);
    in = (struct accepted){7, 7};
    accepted_centre(&in, &centre, &half);
    assert_true(centre == 7 && half == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_judge_agrees_with_both_ends),
        cmocka_unit_test(ends_are_the_decimals_that_are_typed),
        cmocka_unit_test(mistakes_are_taken_where_the_judge_takes_them),
        cmocka_unit_test(estimates_are_worth_tenths),
        cmocka_unit_test(intervals_have_other_units_and_a_centre),
        cmocka_unit_test(what_is_shown_is_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
