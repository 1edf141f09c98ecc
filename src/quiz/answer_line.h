/* Shared by the reader's own files: a line on its way to an answer. */
#ifndef RECKON_QUIZ_ANSWER_LINE_H
#define RECKON_QUIZ_ANSWER_LINE_H

#include "lang/learner.h"
#include "quiz/answer.h"
#include "quiz/normalise.h"

struct line {
    struct learner learner;
    struct arena *arena;
    const struct answer_options *options;
    struct answer *answer;
    int sign; /* of the currency in front, a code point; 0: none */
};

/* --- answer.c ---------------------------------------------------------------
 */

static inline struct token line_token(const struct line *line)
{
    return line->learner.parser.token;
}

bool line_is_end(const struct line *line);
bool line_is_symbol(const struct line *line, int symbol);
bool line_take(struct line *line, int symbol);

/* An error that something else was expected. Always false. */
bool line_expected(struct line *line, const char *what);

/* At the end of the line; else an error that `what` was expected. */
bool line_ends(struct line *line, const char *what);

/* --- answer_list.c ----------------------------------------------------------
 */

/* Does a bracket open here that closes at the very end, and makes a list: any
 * brace, other brackets with a separator in them? (1,5) is no list. */
bool line_is_bracketed_list(const struct line *line);

bool line_read_list(struct line *line);
bool line_read_interval(struct line *line);

/* --- answer_unit.c ----------------------------------------------------------
 */

/* A currency sign in front of the number, perhaps behind a minus, is noted and
 * blanked out; `text` is a copy then. */
void line_take_currency(struct line *line, const char **text, size_t length);

/* Behind a number: the question's unit, or another word or sign up to the end
 * of the line. Cents become hundredths, if `typed` is given. Takes nothing
 * where there is something else. */
void line_read_unit(struct line *line, struct typed *typed);

/* From byte `at` of the line to its end stands the question's unit. */
bool line_is_unit(const struct line *line, size_t at);

#endif
