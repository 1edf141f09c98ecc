#include "session/lesson.h"

#include <math.h>
#include <string.h>

#include "model/timed.h"
#include "quiz/verdict.h"

bool lesson_is_one(const struct answer_row *row)
{
    return !isnan(row->result);
}

/* A verdict is its kind, perhaps with a reason: "form:percent". */
static bool is_kind(const char *verdict, enum verdict_kind kind)
{
    const char *name = verdict_name(kind);
    size_t length = strlen(name);
    return strncmp(verdict, name, length) == 0 &&
           (verdict[length] == '\0' || verdict[length] == ':');
}

bool lesson_passes(const struct answer_row *row)
{
    return !row->hints && !row->assisted &&
           (is_kind(row->verdict, VERDICT_RIGHT) ||
            is_kind(row->verdict, VERDICT_ROUNDED) ||
            is_kind(row->verdict, VERDICT_FORM));
}

static void learn_timed(struct progress_state *state,
                        const struct answer_row *row,
                        const struct ability_question *question)
{
    if (!row->interrupted)
        timed_update(&state->learner, &state->topic, &state->template, question,
                     row->result >= 1, row->seconds, row->allowed,
                     (double)row->time);
}

void lesson_learn(struct progress_state *state, const struct answer_row *row)
{
    struct ability_question question = {
        .level = row->level,
        .options = row->options,
        .asked = row->asked,
    };
    if (row->allowed > 0) {
        learn_timed(state, row, &question);
        return;
    }
    double chance = ability_predict(&state->learner, &state->topic,
                                    &state->template, &question)
                        .chance;
    ability_update(&state->learner, &state->topic, &state->template, &question,
                   row->result, (double)row->time);
    review_answer(&state->review, lesson_passes(row), row->due == 1, chance,
                  row->time);
}
