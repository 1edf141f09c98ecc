/* Inside of the session: what to ask next. */
#ifndef RECKON_SESSION_CHOOSE_H
#define RECKON_SESSION_CHOOSE_H

#include <stdbool.h>
#include <stdint.h>

#include "session/session.h"

struct choice {
    uint32_t template, level; /* of the catalog; index of its level */
    enum session_reason reason;
};

/* By the mode. Practice: a due review, at most one question in three; else a
 * topic by uncertainty and absence, and in it one of the templates and levels
 * nearest to the wanted chance. False when nothing is left to ask, with an
 * error unless that is how the mode ends. */
bool choose(struct session *session, int64_t now, struct choice *choice,
            struct error *error);

/* The chance of a right answer that the model gives. */
double choose_chance(const struct session *session, uint32_t template,
                     uint32_t level, int64_t now);

/* Is the template waiting to be repeated, and may it be now? */
bool choose_is_due(const struct session *session, uint32_t template,
                   int64_t now);

/* Remembers that the pair was asked. */
void choose_note(struct session *session, uint32_t template, uint32_t level);

#endif
