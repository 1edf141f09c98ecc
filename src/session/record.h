/* Inside of the session: rows of the history and what follows from them. */
#ifndef RECKON_SESSION_RECORD_H
#define RECKON_SESSION_RECORD_H

#include <stdbool.h>

#include "session/session.h"
#include "store/answers.h"

/* A row and what the model and the review queue are told by it. */
struct record {
    struct answer_row row;
    struct ability_question model;
    uint32_t template; /* of the catalog */
    bool told;         /* row.result is for the model */
    bool pass;         /* for the review queue: right without help */
    bool due;
    double limit;        /* seconds, in a drill; 0: untimed */
    struct record *next; /* of those not yet saved */
};

/* What a row says beyond where and when it belongs. */
struct finding {
    const char *verdict;
    const char *mistake; /* or NULL */
    const char *reading; /* or NULL */
    double credit;
    double result; /* for the model; NaN: it is told nothing */
    bool pass;
};

/* Saves what waits from before, then a row for the part that is asked now, with
 * `typed` (may be NULL); tells the model and the queue if there is a result and
 * they do not know yet. Sets told, saved and save_error of the outcome. */
void record_part(struct session *session, const struct finding *finding,
                 const char *typed, size_t length, const struct moment *moment,
                 struct outcome *outcome);

#endif
