/* Logs of answers through the learner model, which predicts each answer before
 * it learns from it. */
#ifndef RECKON_MODEL_REPLAY_H
#define RECKON_MODEL_REPLAY_H

#include <stddef.h>
#include <stdint.h>

/* Learners, topics and templates are numbered from 0, the latter two over all
 * learners. */
struct replay_answer {
    uint32_t learner, topic, template;
    int level;    /* 1..5 */
    int options;  /* to choose from; 0 where the answer was typed */
    double asked; /* UTC, seconds */
    double answered;
    double result; /* 1 right, 0 wrong, 0.5 with help */
};

/* How many different ones there are. */
struct replay_size {
    uint32_t learners, topics, templates;
};

/* Sets chance[i], what the model gave for answer[i] before it knew it. Each
 * learner begins as a newcomer; the answers of one come in the order of the
 * array, whatever stands between them. Time: O(count + learners) and a reset of
 * what a learner touched. */
void replay_answers(const struct replay_answer *answer, size_t count,
                    const struct replay_size *size, double *chance);

#endif
