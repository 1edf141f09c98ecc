#include "model/replay.h"

#include "base/memory.h"
#include "model/ability.h"

struct state {
    struct ability_learner learner;
    struct ability_topic *topic;
    struct ability_template *template;
};

static double step(struct state *state, const struct replay_answer *answer)
{
    struct ability_topic *topic = &state->topic[answer->topic];
    struct ability_template *template = &state->template[answer->template];
    struct ability_question question = {
        .level = answer->level,
        .options = answer->options,
        .asked = answer->asked,
    };
    double chance =
        ability_predict(&state->learner, topic, template, &question).chance;
    ability_update(&state->learner, topic, template, &question, answer->result,
                   answer->answered);
    return chance;
}

/* The answers of each learner as a chain, so that they need not be sorted:
 * next[i] is the one after answer i, first[l] the first of learner l. */
static void chain(const struct replay_answer *answer, size_t count,
                  uint32_t learners, size_t *first, size_t *next)
{
    for (uint32_t i = 0; i < learners; i++)
        first[i] = SIZE_MAX;
    for (size_t i = count; i-- > 0;) {
        next[i] = first[answer[i].learner];
        first[answer[i].learner] = i;
    }
}

void replay_answers(const struct replay_answer *answer, size_t count,
                    const struct replay_size *size, double *chance)
{
    struct state state;
    size_t *first = memory_get((size->learners + 1u) * sizeof *first);
    size_t *next = memory_get((count + 1) * sizeof *next);
    state.topic = memory_get((size->topics + 1u) * sizeof *state.topic);
    state.template =
        memory_get((size->templates + 1u) * sizeof *state.template);
    for (uint32_t i = 0; i < size->topics; i++)
        state.topic[i] = ability_new_topic();
    for (uint32_t i = 0; i < size->templates; i++)
        state.template[i] = ability_new_template();
    chain(answer, count, size->learners, first, next);
    for (uint32_t l = 0; l < size->learners; l++) {
        state.learner = ability_new_learner();
        for (size_t i = first[l]; i != SIZE_MAX; i = next[i])
            chance[i] = step(&state, &answer[i]);
        for (size_t i = first[l]; i != SIZE_MAX; i = next[i]) {
            state.topic[answer[i].topic] = ability_new_topic();
            state.template[answer[i].template] = ability_new_template();
        }
    }
    memory_free(first);
    memory_free(next);
    memory_free(state.topic);
    memory_free(state.template);
}
