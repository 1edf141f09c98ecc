/* model/timed: scores of timed answers, and what they say. Expectations are
 * integrals of the density exp(z s) over [-1, 1], by Simpson's rule. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/timed.h"

static void close_to(double found, double wanted, double tolerance)
{
    if (!(fabs(found - wanted) <= tolerance))
        fail_msg("%.15f, not %.15f", found, wanted);
}

/* The integral of s^power exp(z (s - 1)) over [-1, 1]. */
static double moment(double z, int power)
{
    enum { STEPS = 200000 };
    double sum = 0;
    for (int i = 0; i <= STEPS; i++) {
        double s = -1 + 2.0 * i / STEPS;
        double weight = i == 0 || i == STEPS ? 1 : i % 2 ? 4 : 2;
        sum += weight * pow(s, power) * exp(z * (s - 1));
    }
    return sum * 2 / STEPS / 3;
}

static void expectations_are_those_of_the_density(void **unused)
{
    (void)unused;
    static const double logits[] = {0,     1e-6, 0.005, 0.00999, 0.01,
                                    0.011, 0.5,  2,     10,      40};
    for (size_t i = 0; i < sizeof logits / sizeof *logits; i++) {
        double z = logits[i], all = moment(z, 0);
        double mean = moment(z, 1) / all;
        double variance = moment(z, 2) / all - mean * mean;
        struct timed_expectation found = timed_expect(z);
        close_to(found.mean, mean, 1e-9);
        close_to(found.variance, variance, 1e-9);
        found = timed_expect(-z);
        close_to(found.mean, -mean, 1e-9);
        close_to(found.variance, variance, 1e-9);
    }
    close_to(timed_expect(1000).mean, 0.999, 1e-12);
    close_to(timed_expect(1000).variance, 1e-6, 1e-12);
}

static void fast_counts_most_and_slow_not_at_all(void **unused)
{
    (void)unused;
    close_to(timed_score(true, 0, 10), 1, 0);
    close_to(timed_score(true, 5, 10), 0.5, 0);
    close_to(timed_score(false, 2.5, 10), -0.75, 0);
    close_to(timed_score(true, 10, 10), 0, 0);
    close_to(timed_score(false, 25, 10), 0, 0);
}

struct state {
    struct ability_learner learner;
    struct ability_topic topic;
    struct ability_template template;
};

static struct state newcomer(void)
{
    return (struct state){ability_new_learner(), ability_new_topic(),
                          ability_new_template()};
}

static bool answer(struct state *state, bool right, double seconds)
{
    struct ability_question question = {.level = 3, .asked = 100};
    return timed_update(&state->learner, &state->topic, &state->template,
                        &question, right, seconds, 10, 100 + seconds);
}

static void estimates_follow_speed_and_truth(void **unused)
{
    (void)unused;
    struct state fast = newcomer(), slow = newcomer(), wrong = newcomer();
    assert_true(answer(&fast, true, 1));
    assert_true(answer(&slow, true, 9));
    assert_true(answer(&wrong, false, 1));
    assert_true(fast.learner.global.mean > slow.learner.global.mean);
    assert_true(slow.learner.global.mean > wrong.learner.global.mean);
    assert_int_equal(fast.topic.answers, 1);

    /* By hand: z = 0.7, V = 1.3 + 0.7 + 0.5 + 0.6 = 3.1; E and Var of S from
     * the closed forms; the global variance is 1.3. */
    double z = 0.7, h = 1 / (z * z) - 1 / (sinh(z) * sinh(z));
    double r = 0.9 - (1 / tanh(z) - 1 / z), k = 1 / (1 + h * 3.1);
    close_to(fast.learner.global.mean, 1.3 * k * r, 1e-12);
    close_to(fast.learner.global.variance, 1.3 - 1.3 * 1.3 * k * h + 0.0008,
             1e-12);
}

static void what_says_nothing_changes_nothing(void **unused)
{
    (void)unused;
    struct state state = newcomer();
    struct ability_question question = {.level = 3, .asked = 100};
    assert_false(answer(&state, true, 30.1));
    assert_false(answer(&state, true, (double)NAN));
    assert_false(timed_update(&state.learner, &state.topic, &state.template,
                              &question, true, 1, 0, 101));
    assert_false(timed_update(&state.learner, &state.topic, &state.template,
                              &question, true, 0, 0, 101));
    assert_false(answer(&state, true, -1));
    assert_int_equal(state.learner.answers, 0);
    close_to(state.learner.global.mean, 0, 0);
}

/* At once, and at three times the limit. */
static void the_first_and_the_last_moment_say_something(void **unused)
{
    (void)unused;
    struct state first = newcomer(), last = newcomer();
    assert_true(answer(&first, true, 0));
    assert_true(answer(&last, true, 30));
    assert_int_equal(first.learner.answers, 1);
    assert_int_equal(last.learner.answers, 1);
    assert_true(first.learner.global.mean > 0);
    assert_true(last.learner.global.mean < 0); /* slower than expected */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expectations_are_those_of_the_density),
        cmocka_unit_test(fast_counts_most_and_slow_not_at_all),
        cmocka_unit_test(estimates_follow_speed_and_truth),
        cmocka_unit_test(what_says_nothing_changes_nothing),
        cmocka_unit_test(the_first_and_the_last_moment_say_something),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
