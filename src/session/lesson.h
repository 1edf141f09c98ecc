/* What one row of the history teaches: the one function by which a live session
 * and a replay of the history (rebuild.h) change what is believed. It looks at
 * the row and at what was believed before, and at nothing else, so that the
 * same rows in the same order give the same numbers, to the last bit. */
#ifndef RECKON_SESSION_LESSON_H
#define RECKON_SESSION_LESSON_H

#include <stdbool.h>

#include "store/progress.h"

/* Is the model told of it? Not of what was skipped or is open, nor of a second
 * try. */
bool lesson_is_one(const struct answer_row *row);

/* For the review queue: right without help. Rounded and form pass: the
 * procedure was right. */
bool lesson_passes(const struct answer_row *row);

/* Changes the states of the row's learner, topic and template in its track, and
 * the template's place in the review queue. The row is a lesson, and asked and
 * due are known. With `allowed` it was against the clock: then the rule of
 * model/timed.h holds, and reviews are left alone. */
void lesson_learn(struct progress_state *state, const struct answer_row *row);

#endif
