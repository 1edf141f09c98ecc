/* model/scores, model/replay: numbers by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/ability.h"
#include "model/replay.h"
#include "model/scores.h"

static void close_to(double found, double wanted)
{
    if (!(fabs(found - wanted) <= 1e-12))
        fail_msg("%.15f, not %.15f", found, wanted);
}

static void four_predictions_by_hand(void **unused)
{
    (void)unused;
    static const double chance[] = {0.8, 0.6, 0.6, 0.25};
    static const double result[] = {1, 1, 0, 0};
    struct scores scores = scores_of(chance, result, 4);
    assert_int_equal(scores.rows, 4);
    close_to(scores.log_loss,
             -(log(0.8) + log(0.6) + log(0.4) + log(0.75)) / 4);
    close_to(scores.rmse, sqrt((0.04 + 0.16 + 0.36 + 0.0625) / 4));
    /* Pairs: 0.8 beats both, 0.6 ties with one and beats the other. */
    close_to(scores.auc, 3.5 / 4);
    /* Bins: 0.8 (gap -0.2), 0.6 twice (0.2), 0.25 (0.25). */
    close_to(scores.ece, (0.2 + 0.2 + 0.25) / 4);
}

static void half_results_count_in_all_but_the_auc(void **unused)
{
    (void)unused;
    static const double chance[] = {0.9, 0.5, 0.2};
    static const double result[] = {1, 0.5, 0};
    struct scores scores = scores_of(chance, result, 3);
    close_to(scores.log_loss, -(log(0.9) + log(0.5) + log(0.8)) / 3);
    close_to(scores.auc, 1);
}

static void without_both_outcomes_there_is_no_auc(void **unused)
{
    (void)unused;
    static const double chance[] = {0.9, 0.5};
    static const double result[] = {1, 1};
    assert_true(isnan(scores_of(chance, result, 2).auc));
    assert_true(isnan(scores_of(chance, result, 0).log_loss));
}

static struct replay_answer an_answer(uint32_t learner, double result)
{
    return (struct replay_answer){.learner = learner,
                                  .level = 3,
                                  .asked = 10,
                                  .answered = 10,
                                  .result = result};
}

/* Two learners, mixed; each is predicted as if alone. */
static void learners_do_not_disturb_each_other(void **unused)
{
    (void)unused;
    struct replay_answer mixed[] = {an_answer(0, 1), an_answer(1, 0),
                                    an_answer(0, 1), an_answer(1, 0)};
    struct replay_answer alone[] = {an_answer(0, 0), an_answer(0, 0)};
    struct replay_size two = {2, 1, 1}, one = {1, 1, 1};
    double chance[4], single[2];
    replay_answers(mixed, 4, &two, chance);
    replay_answers(alone, 2, &one, single);
    close_to(chance[1], single[0]);
    close_to(chance[3], single[1]);
    close_to(chance[0], single[0]);
    assert_true(chance[2] > chance[0] && chance[3] < chance[1]);

    struct ability_learner learner = ability_new_learner();
    struct ability_topic topic = ability_new_topic();
    struct ability_template template = ability_new_template();
    struct ability_question question = {.level = 3, .asked = 10};
    close_to(chance[0],
             ability_predict(&learner, &topic, &template, &question).chance);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(four_predictions_by_hand),
        cmocka_unit_test(half_results_count_in_all_but_the_auc),
        cmocka_unit_test(without_both_outcomes_there_is_no_auc),
        cmocka_unit_test(learners_do_not_disturb_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
