/* The ladder by which a missed template comes back: after 8 other questions or
 * in the next session (box 0), then after 1, 3, 7 and 21 days, then no more; a
 * miss leads back to box 0. The waits are what a spaced-repetition scheduler
 * with default weights gives after a miss and then only successes (FSRS-6: 1,
 * 3, 8, 22, 54 days); templates draw new numbers, so nothing finer is known to
 * carry over. Pure; times are UTC in seconds. */
#ifndef RECKON_MODEL_REVIEW_H
#define RECKON_MODEL_REVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    REVIEW_NONE = -1, /* not in the queue */
    REVIEW_LAST = 4,  /* the box of 21 days */
    REVIEW_ECHO = 8,  /* other questions before a miss may come back */
};

/* The model expected a right answer above this: a miss counts as a slip, which
 * is repeated once and then forgotten. */
#define REVIEW_SLIP_CHANCE 0.9

struct review {
    int box;     /* REVIEW_NONE, 0 .. REVIEW_LAST */
    bool slip;   /* leaves after one success */
    int64_t due; /* not before this time; in box 0 the time of the miss */
};

/* Not in the queue. */
struct review review_new(void);

/* May it be asked now? `since` counts the other questions asked in this session
 * since it was missed in it; SIZE_MAX where the miss was in an earlier one. A
 * due time further ahead than its box's wait can only come from a clock that
 * was wrong then or is now, and counts as due. */
bool review_is_due(const struct review *review, int64_t now, size_t since);

/* Moves it on after an answer. `right` means right without help; `due` what
 * review_is_due said when it was asked; `chance` what the model had expected.
 */
void review_answer(struct review *review, bool right, bool due, double chance,
                   int64_t now);

#endif
