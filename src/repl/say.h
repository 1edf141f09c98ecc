/* What is said about a question, an answer, and at the end. */
#ifndef RECKON_REPL_SAY_H
#define RECKON_REPL_SAY_H

#include <stdbool.h>

#include "repl/term.h"
#include "session/session.h"

/* "12 s", "3.4 s", "2 min 5 s". */
void say_seconds(double seconds, struct str *out);

/* "2.4". Below the lowest level there is nothing to tell apart: 0.0. */
void say_level_number(const struct ability_level *level, struct str *out);

/* " (+-0.5)", with "few answers yet" while it is vague. */
void say_band(const struct ability_level *level, struct str *out);

/* The part that is asked: header, text, table, options, how to answer. */
void say_question(struct term *term, const struct session *session);

/* What came of a line that was typed after so many seconds. */
void say_outcome(struct term *term, struct session *session, const char *line,
                 const struct outcome *outcome, double seconds);

/* Key, solution, and how the level moved, of a part that was given up. */
void say_solution(struct term *term, struct session *session,
                  const struct outcome *outcome);

/* The points of an open question, before they are marked. */
void say_rubric(struct term *term, struct session *session);

/* What an open answer came to. */
void say_marks(struct term *term, uint32_t met, uint32_t points,
               const struct outcome *outcome);

/* What the session came to, and what is next. */
void say_summary(struct term *term, struct session *session, int64_t now);

#endif
