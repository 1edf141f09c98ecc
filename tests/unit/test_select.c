/* model/select and model/review: what comes next. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/rng.h"
#include "model/constants.h"
#include "model/review.h"
#include "model/select.h"

enum { MANY = 24, DRAWS = 6000, DAY = 86400 };

/* Without a band. */
static const struct select_goal practice = {SELECT_TARGET_PRACTICE, 0, 1,
                                            SELECT_COURTESY};

/* How often each candidate is chosen over DRAWS seeds. */
static void choose(const struct select_candidate *candidate, size_t count,
                   struct select_goal goal, unsigned *times)
{
    for (size_t i = 0; i < count; i++)
        times[i] = 0;
    for (uint64_t seed = 0; seed < DRAWS; seed++) {
        struct rng rng;
        rng_seed(&rng, seed);
        size_t chosen = select_question(candidate, count, goal, &rng);
        assert_true(chosen < count);
        times[chosen]++;
    }
}

/* Chances from .10 upwards in steps of .03, none used. */
static void fill(struct select_candidate *candidate)
{
    for (size_t i = 0; i < MANY; i++)
        candidate[i] = (struct select_candidate){.10 + .03 * (double)i, 0};
}

static void goals_follow_the_purpose(void **unused)
{
    (void)unused;
    assert_true(select_goal(SELECT_PRACTICE, 0).target == .72);
    assert_true(select_goal(SELECT_PRACTICE, 2).target == .72);
    assert_true(select_goal(SELECT_PRACTICE, 3).target == .85);
    assert_true(select_goal(SELECT_WARM_UP, 0).target == .85);
    assert_true(select_goal(SELECT_PLACEMENT, 9).target == .5);
    assert_true(select_goal(SELECT_PRACTICE, 0).least == .35);
    assert_true(select_goal(SELECT_PLACEMENT, 0).least == 0);
}

static void one_of_the_six_nearest_is_chosen_evenly(void **unused)
{
    (void)unused;
    struct select_candidate candidate[MANY];
    unsigned times[MANY];
    fill(candidate);
    choose(candidate, MANY, practice, times);
    double chi_square = 0;
    for (size_t i = 0; i < MANY; i++) {
        /* .64 .67 .70 .73 .76 .79 are the six nearest to .72. */
        if (i < 18 || i > 23) {
            assert_int_equal(times[i], 0);
            continue;
        }
        double expected = DRAWS / 6.;
        chi_square += pow(times[i] - expected, 2) / expected;
    }
    assert_true(chi_square < 25.7); /* 5 degrees of freedom, one in 10^4 */
}

static void nothing_outside_the_band_while_something_is_inside(void **unused)
{
    (void)unused;
    struct select_candidate candidate[4] = {
        {.60, 0}, {.66, 0}, {.82, 0}, {.79, 0}};
    struct select_goal goal = select_goal(SELECT_PRACTICE, 0);
    unsigned times[4];
    assert_true(goal.low == SELECT_TARGET_PRACTICE - SELECT_BAND_BELOW);
    assert_true(fabs(goal.low - .65) < 1e-12 && fabs(goal.high - .80) < 1e-12);
    choose(candidate, 4, goal, times);
    assert_int_equal(times[1] + times[3], DRAWS);
    assert_true(times[1] && times[3]);
    candidate[1].ago = candidate[3].ago = 1; /* both were just used */
    choose(candidate, 4, goal, times);
    assert_int_equal(times[0] + times[2], DRAWS);
}

/* The ends of the band, and the smallest chance in practice, are within. */
static void bounds_belong_to_what_they_bound(void **unused)
{
    (void)unused;
    static const struct select_goal goal = {.5, .25, .75, .25};
    struct select_candidate candidate[3] = {{.25, 0}, {.2, 0}, {.8, 0}};
    unsigned times[3];
    choose(candidate, 3, goal, times);
    assert_int_equal(times[0], DRAWS); /* the first alone is inside */
    candidate[0].chance = .75;
    choose(candidate, 3, goal, times);
    assert_int_equal(times[0], DRAWS);

    static const struct select_goal gentle = {.5, .4, .6, .25};
    candidate[0].chance = .25;
    choose(candidate, 2, gentle, times);
    assert_int_equal(times[0], DRAWS);
    candidate[1].chance = .3;
    choose(candidate, 2, gentle, times);
    assert_true(times[0] && times[1]);
}

static void ties_do_not_favour_the_first(void **unused)
{
    (void)unused;
    struct select_candidate candidate[MANY];
    unsigned times[MANY];
    for (size_t i = 0; i < MANY; i++)
        candidate[i] = (struct select_candidate){.6, 0};
    choose(candidate, MANY, practice, times);
    double chi_square = 0, expected = DRAWS / (double)MANY;
    for (size_t i = 0; i < MANY; i++)
        chi_square += pow(times[i] - expected, 2) / expected;
    assert_true(chi_square < 58.6); /* 23 degrees of freedom, one in 10^4 */
}

static void the_last_eight_questions_are_left_out(void **unused)
{
    (void)unused;
    struct select_candidate candidate[MANY];
    unsigned times[MANY];
    fill(candidate);
    for (size_t i = 0; i < 9; i++)
        candidate[MANY - 1 - i].ago = i + 1;
    choose(candidate, MANY, practice, times);
    for (size_t i = MANY - 8; i < MANY; i++)
        assert_int_equal(times[i], 0);
    assert_true(times[MANY - 9] > 0); /* used nine questions ago */
}

static void small_topics_leave_out_half(void **unused)
{
    (void)unused;
    struct select_candidate candidate[5] = {
        {.7, 1}, {.7, 2}, {.7, 3}, {.7, 4}, {.7, 5}};
    unsigned times[5];
    choose(candidate, 5, practice, times);
    assert_int_equal(times[0] + times[1], 0);
    assert_true(times[2] && times[3] && times[4]);

    struct select_candidate only = {.1, 1};
    choose(&only, 1, practice, times);
    assert_int_equal(times[0], DRAWS);
}

static void if_none_is_left_the_oldest_comes(void **unused)
{
    (void)unused;
    /* The same places given twice, as a caller that leaves some out may do. */
    struct select_candidate candidate[4] = {{.7, 1}, {.9, 2}, {.7, 1}, {.7, 1}};
    unsigned times[4];
    choose(candidate, 4, practice, times);
    assert_int_equal(times[1], DRAWS);
    candidate[0].ago = 2;
    candidate[1].ago = 1;
    choose(candidate, 4, practice, times);
    assert_int_equal(times[0], DRAWS);

    struct rng rng;
    rng_seed(&rng, 1);
    assert_true(select_question(candidate, 0, practice, &rng) == SELECT_NONE);
}

static void nothing_too_hard_while_there_is_a_choice(void **unused)
{
    (void)unused;
    struct select_candidate candidate[4] = {
        {.34, 0}, {.30, 0}, {.36, 0}, {.20, 0}};
    unsigned times[4];
    choose(candidate, 4, practice, times);
    assert_int_equal(times[2], DRAWS);

    choose(candidate, 4, select_goal(SELECT_PLACEMENT, 0), times);
    assert_true(times[0] && times[1] && times[3]);

    candidate[2].ago = 1; /* the only gentle one was just used */
    choose(candidate, 4, practice, times);
    assert_int_equal(times[2], 0);
    assert_true(times[0] && times[1] && times[3]);
}

static void the_same_seed_chooses_the_same(void **unused)
{
    (void)unused;
    struct select_candidate candidate[MANY];
    fill(candidate);
    struct rng first, second;
    rng_seed(&first, 7);
    rng_seed(&second, 7);
    for (int i = 0; i < 100; i++)
        assert_int_equal(select_question(candidate, MANY, practice, &first),
                         select_question(candidate, MANY, practice, &second));
}

static void topics_come_by_doubt_and_absence(void **unused)
{
    (void)unused;
    static const struct select_topic topic[] = {
        {.7, 0}, {.7, 3}, {.175, 0}, {.3, 10}, {.7, -5}};
    enum { COUNT = 5 };
    assert_true(fabs(select_topic_weight(&topic[1]) -
                     2 * select_topic_weight(&topic[0])) < 1e-12);
    assert_true(fabs(select_topic_weight(&topic[0]) -
                     2 * select_topic_weight(&topic[2])) < 1e-12);
    assert_true(select_topic_weight(&topic[4]) ==
                select_topic_weight(&topic[0]));

    unsigned times[COUNT] = {0};
    for (uint64_t seed = 0; seed < DRAWS; seed++) {
        struct rng rng;
        rng_seed(&rng, seed);
        times[select_topic(topic, COUNT, &rng)]++;
    }
    double total = 0, chi_square = 0;
    for (size_t i = 0; i < COUNT; i++)
        total += select_topic_weight(&topic[i]);
    for (size_t i = 0; i < COUNT; i++) {
        double expected = DRAWS * select_topic_weight(&topic[i]) / total;
        chi_square += pow(times[i] - expected, 2) / expected;
    }
    assert_true(chi_square < 23.5); /* 4 degrees of freedom, one in 10^4 */

    struct rng rng;
    rng_seed(&rng, 1);
    assert_true(select_topic(topic, 0, &rng) == SELECT_NONE);
}

static void a_miss_climbs_the_ladder_and_leaves(void **unused)
{
    (void)unused;
    static const int days[] = {1, 3, 7, 21};
    struct review review = review_new();
    int64_t now = 1000000000;
    assert_false(review_is_due(&review, now, SIZE_MAX));
    review_answer(&review, true, false, .5, now);
    assert_int_equal(review.box, REVIEW_NONE);

    review_answer(&review, false, false, .5, now);
    assert_int_equal(review.due, now);
    assert_false(review_is_due(&review, now, 7));
    assert_true(review_is_due(&review, now, 8));
    assert_true(review_is_due(&review, now, SIZE_MAX));
    review_answer(&review, true, false, .5,
                  now); /* an echo counts for naught */
    assert_int_equal(review.box, 0);

    for (size_t i = 0; i < 4; i++) {
        review_answer(&review, true, true, .5, now);
        assert_int_equal(review.due, now + days[i] * DAY);
        assert_false(review_is_due(&review, now, SIZE_MAX));
        assert_false(review_is_due(&review, review.due - 1, 0));
        now = review.due;
        assert_true(review_is_due(&review, now, 0));
    }
    review_answer(&review, true, true, .5, now);
    assert_int_equal(review.box, REVIEW_NONE);
}

static void a_slip_is_repeated_once(void **unused)
{
    (void)unused;
    struct review review = review_new();
    review_answer(&review, false, false, .95, 0);
    review_answer(&review, true, true, .9, 600);
    assert_int_equal(review.box, REVIEW_NONE);

    review_answer(&review, false, false, .95, 0);
    review_answer(&review, false, true, .95, 600); /* no slip after all */
    review_answer(&review, true, true, .9, 1200);
    assert_int_equal(review.box, 1);

    review = review_new();
    review_answer(&review, false, false, .9, 0); /* not above the bound */
    review_answer(&review, true, true, .9, 600);
    assert_int_equal(review.box, 1);
}

static void due_dates_survive_a_wrong_clock(void **unused)
{
    (void)unused;
    struct review review = {.box = 2, .due = 2000000000};
    assert_true(review_is_due(&review, 1000000000, 0));
    assert_true(review_is_due(&review, 2000000000, 0));
    assert_false(review_is_due(&review, 2000000000 - DAY, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goals_follow_the_purpose),
        cmocka_unit_test(one_of_the_six_nearest_is_chosen_evenly),
        cmocka_unit_test(bounds_belong_to_what_they_bound),
        cmocka_unit_test(ties_do_not_favour_the_first),
        cmocka_unit_test(the_last_eight_questions_are_left_out),
        cmocka_unit_test(small_topics_leave_out_half),
        cmocka_unit_test(if_none_is_left_the_oldest_comes),
        cmocka_unit_test(nothing_outside_the_band_while_something_is_inside),
        cmocka_unit_test(nothing_too_hard_while_there_is_a_choice),
        cmocka_unit_test(the_same_seed_chooses_the_same),
        cmocka_unit_test(topics_come_by_doubt_and_absence),
        cmocka_unit_test(a_miss_climbs_the_ladder_and_leaves),
        cmocka_unit_test(a_slip_is_repeated_once),
        cmocka_unit_test(due_dates_survive_a_wrong_clock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
