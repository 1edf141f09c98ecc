/* What is said about a question, an answer, and at the end. */
#ifndef RECKON_REPL_SAY_H
#define RECKON_REPL_SAY_H

#include <stdbool.h>
#include <stdint.h>

#include "repl/term.h"
#include "session/session.h"

/* "12 s", "3.4 s", "2 min 5 s". */
void say_seconds(double seconds, struct str *out);

/* "2.4". Below the lowest level there is nothing to tell apart: 0.0. */
void say_level_number(const struct ability_level *level, struct str *out);

/* "level 3.2 -> 3.4 (+-1.0)"; `first`: the topic's first answers, before which
 * there was nothing to compare with: "level 3.4 (+-1.0)". */
void say_level_move(const struct ability_level *from,
                    const struct ability_level *to, bool first,
                    struct str *out);

/* " (+-0.5)", with "few answers yet" while it is vague. */
void say_band(const struct ability_level *level, struct str *out);

/* The part that is asked: header, why it is asked, text, table, options, how to
 * answer. */
void say_question(struct term *term, const struct session *session,
                  int64_t now);

/* The same as an interviewer asks it: without level and reason, under a number
 * and the name of its section. */
void say_interview_question(struct term *term, const struct session *session,
                            const char *section);

/* The same in as few lines as it can be, for drills. */
void say_drill_question(struct term *term, const struct session *session);

/* Text, table and options of a part, and nothing else. */
void say_part(struct term *term, const struct question_part *shown);

/* Why it is asked, in one line. */
void say_why(struct term *term, const struct session *session, int64_t now);

/* "12 Nov", with the year where it is another one. */
void say_date(int64_t time, int offset, int64_t now, struct str *out);

/* Carets under the error's place in a line that was typed; the line itself too,
 * where it is not on the screen. Nothing where they would not fit. */
void say_place(struct term *term, const char *line, const struct error *error);

/* A line that is no answer: the place, the reason. */
void say_unread(struct term *term, const char *line,
                const struct outcome *outcome);

/* Why something was not saved, for behind words that say that it was not. */
const char *say_reason(const struct error *error);

/* Says so where an answer could not be saved. */
void say_saved(struct term *term, const struct outcome *outcome);

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

/* Of a review: when there is something again; when this one comes back. */
void say_nothing_due(struct term *term, const struct session *session,
                     int64_t now);
void say_next_review(struct term *term, const struct session *session,
                     int64_t now);

/* What the session came to, and what is next. */
void say_summary(struct term *term, struct session *session, int64_t now);

#endif
