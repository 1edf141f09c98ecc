/* model/ability: the fixed numbers of the specification, and what must hold for
 * any numbers. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/rng.h"
#include "model/ability.h"
#include "model/constants.h"

#define DAY 86400.0

enum { TOPICS = 3, TEMPLATES = 6, EVENTS = 12 };

struct state {
    struct ability_learner learner;
    struct ability_topic topic[TOPICS];
    struct ability_template template[TEMPLATES];
};

/* Both fixtures ask these; only the second one has options, half results and
 * times. */
static const int topic_of[EVENTS] = {0, 0, 1, 1, 0, 2, 2, 0, 1, 0, 0, 2};
static const int template_of[EVENTS] = {0, 1, 2, 3, 0, 4, 4, 1, 2, 5, 0, 4};
static const int level_of[EVENTS] = {3, 4, 2, 3, 3, 5, 5, 4, 2, 1, 3, 5};

static struct state newcomer(void)
{
    struct state state;
    state.learner = ability_new_learner();
    for (int i = 0; i < TOPICS; i++)
        state.topic[i] = ability_new_topic();
    for (int i = 0; i < TEMPLATES; i++)
        state.template[i] = ability_new_template();
    return state;
}

/* Predicts event i, then learns from it. */
static double step(struct state *state, int i, int options, double now,
                   double result)
{
    struct ability_topic *topic = &state->topic[topic_of[i]];
    struct ability_template *template = &state->template[template_of[i]];
    struct ability_question question = {level_of[i], options, now};
    struct ability_prediction prediction =
        ability_predict(&state->learner, topic, template, &question);
    ability_update(&state->learner, topic, template, &question, result, now);
    return prediction.chance;
}

static void assert_near(double found, double wanted, double tolerance)
{
    if (!(fabs(found - wanted) <= tolerance))
        fail_msg("%.12f, not %.12f", found, wanted);
}

static void
free_answers_in_one_sitting_give_the_published_fixture(void **unused)
{
    (void)unused;
    static const double result[EVENTS] = {1, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1};
    static const double wanted[EVENTS] = {.615404, .627919, .672773, .662614,
                                          .713266, .536352, .412581, .509059,
                                          .826335, .861820, .818669, .430140};
    struct state state = newcomer();
    for (int i = 0; i < EVENTS; i++)
        assert_near(step(&state, i, 0, 0, result[i]), wanted[i], 2e-6);
}

/* The numbers come from the formulas of ability.h, written once more in Python
 * with mpmath at 40 digits; `mean` and `variance` after the last event. */
static void options_halves_and_pauses_give_the_second_fixture(void **unused)
{
    (void)unused;
    static const int options[EVENTS] = {4, 0, 2, 4, 3, 5, 4, 2, 0, 4, 2, 4};
    static const double result[EVENTS] = {1, 0, .5, 1, .5, 0,
                                          0, 1, .5, 1, 0,  1};
    static const double seconds[EVENTS] = {
        0,    60,      120,          2000,     2100,          3901,
        5701, 3 * DAY, 3 * DAY + 50, 10 * DAY, 10 * DAY + 40, 200 * DAY};
    static const double wanted[EVENTS] = {
        0.711553451908, 0.605878223409, 0.829485703682, 0.648711746101,
        0.752070247262, 0.512071683498, 0.46825782979,  0.678202719685,
        0.629656414933, 0.760317423129, 0.796226870552, 0.429257757465};
    struct state state = newcomer();
    for (int i = 0; i < EVENTS; i++)
        assert_near(step(&state, i, options[i], seconds[i], result[i]),
                    wanted[i], 1e-10);

    const struct ability_learner *learner = &state.learner;
    assert_near(learner->global.mean, -0.688639724618, 1e-10);
    assert_near(learner->global.variance, 0.496788428188, 1e-10);
    assert_near(learner->form.mean, 0.128889786696, 1e-10);
    assert_near(learner->form.variance, 0.485213123761, 1e-10);
    assert_near(learner->spacing.mean, 0.536721215598, 1e-10);
    assert_near(learner->spacing.variance, 0.045757878893, 1e-10);
    assert_near(state.topic[2].offset.mean, -0.135804162926, 1e-10);
    assert_near(state.topic[2].offset.variance, 0.654725249668, 1e-10);
    assert_near(state.template[4].residual.mean, 0.235632663522, 1e-10);
    assert_near(state.template[4].residual.variance, 0.519621438353, 1e-10);
}

static void newcomers_meet_the_stated_chances_per_level(void **unused)
{
    (void)unused;
    static const double wanted[] = {.75, .69, .62, .53, .45};
    struct state state = newcomer();
    for (int level = 1; level <= 5; level++) {
        struct ability_question question = {level, 0, 0};
        assert_near(ability_predict(&state.learner, &state.topic[0],
                                    &state.template[0], &question)
                        .chance,
                    wanted[level - 1], .006);
    }
}

static void assert_sane(const struct estimate *estimate)
{
    assert_true(isfinite(estimate->mean));
    assert_true(estimate->variance > 0);
    assert_true(estimate->variance < 10);
}

static void variances_stay_positive_whatever_is_answered(void **unused)
{
    (void)unused;
    struct rng rng;
    rng_seed(&rng, 1);
    struct state state = newcomer();
    double now = 1e9;
    for (int n = 0; n < 20000; n++) {
        /* Long runs of one answer push the state to its ends. */
        int i = (int)rng_below(&rng, EVENTS);
        double result = n / 2000 % 2 ? 1 : (double)rng_below(&rng, 3) / 2;
        now += rng_unit(&rng) < .1 ? 30 * DAY * rng_unit(&rng) : 60;
        double chance = step(&state, i, (int)rng_below(&rng, 6), now, result);
        assert_true(chance > 0 && chance < 1);
        assert_sane(&state.learner.global);
        assert_sane(&state.learner.form);
        assert_sane(&state.learner.spacing);
        assert_sane(&state.topic[topic_of[i]].offset);
        assert_sane(&state.template[template_of[i]].residual);
    }
}

/* At level 2 all five components enter with coefficient 1, so that equal
 * estimates must move equally wherever in the sum they stand. */
static void order_of_the_components_does_not_matter(void **unused)
{
    (void)unused;
    const struct estimate values[] = {
        {.3, .9}, {-.2, .4}, {.5, .05}, {.1, .7}, {-.4, .6}};
    struct estimate after[5][5];
    for (size_t turn = 0; turn < 5; turn++) {
        struct state state = newcomer();
        struct estimate *place[] = {
            &state.learner.global, &state.learner.form, &state.learner.spacing,
            &state.topic[1].offset, &state.template[2].residual};
        for (size_t i = 0; i < 5; i++)
            *place[i] = values[(i + turn) % 5];
        double logit = .7 + .3, variance = .9 + .4 + .05 + .7 + .6;
        double known =
            1 / (1 + exp(-logit / sqrt(1 + ABILITY_AVERAGING * variance)));
        assert_near(step(&state, 2, 3, 0, 0), (1 + 2 * known) / 3, 1e-14);

        /* Take back what practice and time do after the update. */
        double keep = ABILITY_FORM_KEEP;
        state.learner.global.variance -= ABILITY_GLOBAL_DRIFT;
        state.topic[1].offset.variance -= ABILITY_TOPIC_DRIFT;
        state.topic[1].offset.mean -= ABILITY_TOPIC_PRACTICE;
        state.template[2].residual.mean -= ABILITY_TEMPLATE_PRACTICE;
        state.learner.form.mean /= keep;
        state.learner.form.variance =
            (state.learner.form.variance -
             (1 - keep * keep) * ABILITY_FORM_VARIANCE) /
            (keep * keep);
        for (size_t i = 0; i < 5; i++)
            after[turn][(i + turn) % 5] = *place[i];
    }
    for (size_t turn = 1; turn < 5; turn++)
        for (size_t i = 0; i < 5; i++) {
            assert_near(after[turn][i].mean, after[0][i].mean, 1e-14);
            assert_near(after[turn][i].variance, after[0][i].variance, 1e-14);
        }
}

static double moved_by(double global_mean, double result)
{
    struct state state = newcomer();
    state.learner.global.mean = global_mean;
    step(&state, 0, 0, 0, result);
    return fabs(state.learner.global.mean - global_mean);
}

static void a_surprise_moves_more_than_what_was_expected(void **unused)
{
    (void)unused;
    for (double mean = 2; mean < 8; mean += 1) {
        assert_true(moved_by(mean, 0) > 3 * moved_by(mean, 1));
        assert_true(moved_by(-mean, 1) > 2 * moved_by(-mean, 0));
    }
}

static void first_answers_move_more_than_later_ones(void **unused)
{
    (void)unused;
    struct state state = newcomer();
    double first = 0, last = 0;
    for (int i = 0; i < 100; i++) {
        double before = state.learner.global.mean;
        step(&state, 0, 0, 0, i % 2);
        last = fabs(state.learner.global.mean - before);
        if (i == 0)
            first = last;
    }
    assert_true(first > 3 * last);
}

static void a_half_lies_between_right_and_wrong(void **unused)
{
    (void)unused;
    double mean[3];
    for (int i = 0; i < 3; i++) {
        struct state state = newcomer();
        step(&state, 0, 4, 0, i / 2.);
        mean[i] = state.learner.global.mean;
    }
    assert_true(mean[0] < mean[1] && mean[1] < mean[2]);
    assert_near(mean[1], (mean[0] + mean[2]) / 2, 1e-14);
}

static void a_lucky_guess_moves_less_than_a_typed_answer(void **unused)
{
    (void)unused;
    struct state typed = newcomer(), chosen = newcomer();
    double free_chance = step(&typed, 0, 0, 0, 1);
    double choice_chance = step(&chosen, 0, 2, 0, 1);
    assert_true(chosen.learner.global.mean < typed.learner.global.mean);
    assert_true(chosen.learner.global.variance > typed.learner.global.variance);
    assert_near(choice_chance, .5 + .5 * free_chance, 1e-14);
}

static void form_starts_anew_after_half_an_hour(void **unused)
{
    (void)unused;
    struct state state = newcomer();
    step(&state, 0, 0, 1000, 1);
    step(&state, 4, 0, 2800, 1); /* 1800 seconds: the same sitting */
    double form = state.learner.form.mean;
    assert_true(form > 0);

    struct ability_question soon = {3, 0, 2800 + 1800};
    struct ability_question late = {3, 0, 2800 + 1801};
    struct ability_prediction same = ability_predict(
        &state.learner, &state.topic[1], &state.template[3], &soon);
    struct ability_prediction other = ability_predict(
        &state.learner, &state.topic[1], &state.template[3], &late);
    assert_near(same.logit - other.logit, form, 1e-12);
}

static void a_topic_drifts_by_days_up_to_a_bound(void **unused)
{
    (void)unused;
    struct ability_topic topic = ability_new_topic();
    assert_near(ability_topic_offset(&topic, 1e9).variance, .7, 0);
    topic.answers = 1;
    topic.last = 1e9;
    topic.offset.variance = .4;
    assert_near(ability_topic_offset(&topic, 1e9 + 6 * DAY).variance,
                .4 + .01 * log(7), 1e-12);
    topic.offset.variance = 3.999;
    assert_near(ability_topic_offset(&topic, 1e9 + 99 * DAY).variance, 4, 0);
}

static void clocks_that_jump_do_no_harm(void **unused)
{
    (void)unused;
    struct state state = newcomer();
    step(&state, 0, 0, 1e9, 1);
    double form = state.learner.form.mean;
    struct estimate before = ability_topic_offset(&state.topic[0], 1e9);
    struct estimate back = ability_topic_offset(&state.topic[0], -1e12);
    assert_near(back.variance, before.variance, 0);
    struct estimate far = ability_topic_offset(&state.topic[0], 1e300);
    assert_near(far.variance, before.variance + .01 * log(366), 1e-12);

    step(&state, 0, 0, 1e9 - 365 * DAY, 1);
    assert_true(state.learner.form.mean > form); /* no pause was seen */
    assert_near(state.learner.last, 1e9 - 365 * DAY, 0);
}

static void levels_are_shown_with_their_doubt(void **unused)
{
    (void)unused;
    struct state state = newcomer();
    struct ability_level level =
        ability_shown_level(&state.learner, &state.topic[0], 0);
    assert_near(level.level, 3 + .7 / .5, 1e-12);
    assert_near(level.logit, .7, 1e-12);
    assert_near(level.deviation, sqrt(2), 1e-12);
    assert_near(level.band, sqrt(2) / .5, 1e-12);
    assert_true(level.few_answers);

    level = ability_shown_level(&state.learner, NULL, 0);
    assert_near(level.deviation, sqrt(1.3), 1e-12);

    state.learner.global.variance = .64; /* the bound is not above itself */
    assert_false(ability_shown_level(&state.learner, NULL, 0).few_answers);
    state.topic[0].offset.mean = -.4;
    level = ability_shown_level(&state.learner, &state.topic[0], 0);
    assert_near(level.logit, .3, 1e-12);
    assert_near(level.level, 3 + .3 / .5, 1e-12);

    state = newcomer();
    for (int i = 0; i < 40; i++)
        step(&state, 0, 0, 0, i % 3 != 0);
    assert_int_equal(state.learner.answers, 40);
    assert_int_equal(state.topic[0].answers, 40);
    assert_int_equal(state.template[0].answers, 40);
    level = ability_shown_level(&state.learner, &state.topic[0], 0);
    assert_false(level.few_answers);

    state.learner.spacing.mean = -1; /* learnt from absurd levels */
    level = ability_shown_level(&state.learner, &state.topic[0], 0);
    assert_true(isfinite(level.level) && level.band > 0);
}

/* There is no question of a level 8, so nobody is told to have it. */
static void a_shown_level_is_one_that_questions_have(void **unused)
{
    (void)unused;
    for (int right = 0; right <= 1; right++) {
        struct state state = newcomer();
        for (int i = 0; i < 200; i++)
            step(&state, 0, 0, 0, right);
        struct ability_level level =
            ability_shown_level(&state.learner, &state.topic[0], 0);
        double free = 3 + level.logit / state.learner.spacing.mean;
        assert_true(right ? free > 6 : free < 0);
        assert_near(level.level, right ? 5 : 1, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            free_answers_in_one_sitting_give_the_published_fixture),
        cmocka_unit_test(options_halves_and_pauses_give_the_second_fixture),
        cmocka_unit_test(newcomers_meet_the_stated_chances_per_level),
        cmocka_unit_test(variances_stay_positive_whatever_is_answered),
        cmocka_unit_test(order_of_the_components_does_not_matter),
        cmocka_unit_test(a_surprise_moves_more_than_what_was_expected),
        cmocka_unit_test(first_answers_move_more_than_later_ones),
        cmocka_unit_test(a_half_lies_between_right_and_wrong),
        cmocka_unit_test(a_lucky_guess_moves_less_than_a_typed_answer),
        cmocka_unit_test(form_starts_anew_after_half_an_hour),
        cmocka_unit_test(a_topic_drifts_by_days_up_to_a_bound),
        cmocka_unit_test(clocks_that_jump_do_no_harm),
        cmocka_unit_test(levels_are_shown_with_their_doubt),
        cmocka_unit_test(a_shown_level_is_one_that_questions_have),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
