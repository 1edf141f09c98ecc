/* A question of the history once more: drawn from the bank as it is now, by
 * template, level and seed. */
#ifndef RECKON_SESSION_REDRAW_H
#define RECKON_SESSION_REDRAW_H

#include <stdbool.h>

#include "base/error.h"
#include "quiz/question.h"
#include "session/catalog.h"
#include "store/answers.h"

struct redrawn {
    struct question question;
    struct question_part shown;
};

/* Draws the part that the row is about, with options if it had some; to be
 * released if true. False, with an error, where the banks have it no more. */
bool redraw(struct redrawn *redrawn, struct catalog *catalog,
            const struct answer_row *row, struct error *error);

/* The worked solution; NULL (and no error) for none. */
const char *redraw_solution(struct redrawn *redrawn, struct error *error);

/* What is right, as it is shown, in `arena`; NULL where it cannot be drawn. */
const char *redraw_key(struct catalog *catalog, const struct answer_row *row,
                       struct arena *arena);

void redraw_release(struct redrawn *redrawn);

#endif
