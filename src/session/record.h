/* Inside of the session: rows of the history and what follows from them. */
#ifndef RECKON_SESSION_RECORD_H
#define RECKON_SESSION_RECORD_H

#include <stdbool.h>

#include "session/session.h"
#include "store/answers.h"

/* A row on its way to the store. */
struct record {
    struct answer_row row;
    uint32_t template;   /* of the catalog */
    struct record *next; /* of those not yet saved */
};

/* What a row says beyond where and when it belongs. */
struct finding {
    const char *verdict;
    const char *mistake; /* or NULL */
    const char *reading; /* or NULL */
    double credit;
    double result; /* for the model; NaN: it is told nothing */
};

/* Saves what waits from before, then a row for the part that is asked now, with
 * `typed` (may be NULL); tells the model and the queue if there is a result and
 * they do not know yet. Sets told, saved and save_error of the outcome. */
void record_part(struct session *session, const struct finding *finding,
                 const char *typed, size_t length, const struct moment *moment,
                 struct outcome *outcome);

#endif
