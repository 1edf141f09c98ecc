/* A set with its numbers drawn: the paper, and behind it what the instructor's
 * files and the key are made of. Drawn from a plan and a seed; the same plan
 * and seed give the same sheet, byte for byte, and question i does not depend
 * on the others. */
#ifndef RECKON_EXPORT_SHEET_H
#define RECKON_EXPORT_SHEET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "export/paper.h"
#include "export/set_plan.h"
#include "quiz/question.h"

/* Seeds tried for a question before its template is called undrawable. */
enum { SHEET_TRIES = 20 };

/* The texts live in the question's arena. */
struct sheet_part {
    struct question_part drawn;
    const char **hint;
    const char *solution; /* or NULL */
    const char **rubric;
};

struct sheet_question {
    struct question question;
    struct sheet_part *part; /* as many as its template has */
};

struct sheet {
    struct arena arena;
    uint64_t seed;
    struct paper paper; /* paper.question[i] is seen, question[i] is behind */
    struct sheet_question *question;
};

/* Draws the questions of variant `variant` from `seed`. False when a template
 * cannot be drawn: the error then points into its bank. On true the sheet must
 * be released. */
bool sheet_draw(struct sheet *sheet, const struct set_plan *plan,
                const char *title, uint32_t variant, uint64_t seed,
                struct error *error);

/* Makes the learner's view of a part: all but label and points. */
void sheet_show_part(struct arena *arena, const struct question_part *drawn,
                     struct paper_part *out);

void sheet_release(struct sheet *sheet);

#endif
