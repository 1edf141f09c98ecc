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

/* Members of JSON that are the same in all draws of a part (set_record.h): of
 * where it comes from, and of the rule that marks it. */
struct sheet_members {
    struct str origin, rule;
};

struct sheet_question {
    struct question question;
    struct sheet_part *part; /* as many as its template has */
    const struct sheet_members *members; /* as many */
    struct rng stream;                   /* of its seeds */
};

struct sheet {
    struct arena arena; /* what draws from one plan have in common */
    uint64_t seed;
    struct paper paper; /* paper.question[i] is seen, question[i] is behind */
    struct sheet_question *question;
    size_t room;           /* of `question` */
    struct set_pick *pick; /* what was drawn */
    size_t picks;
    bool plain; /* texts alone: all passages are NULL */
};

/* A sheet on which nothing is drawn yet; `plain` where no format needs
 * passages (format.h). */
void sheet_init(struct sheet *sheet, bool plain);

/* Draws the questions of variant `variant` from `seed`, in place of what was
 * drawn before, the memory of which is used again; what draws from the same
 * templates have in common is not worked out again. False when a template
 * cannot be drawn: the error then points into its bank, and the sheet was
 * released. On true the sheet must be released. */
bool sheet_redraw(struct sheet *sheet, const struct set_plan *plan,
                  const char *title, uint32_t variant, uint64_t seed,
                  struct error *error);

/* The same on a new sheet with all that formats may want. */
bool sheet_draw(struct sheet *sheet, const struct set_plan *plan,
                const char *title, uint32_t variant, uint64_t seed,
                struct error *error);

/* Makes the learner's view of a part: all but label and points. */
void sheet_show_part(struct arena *arena, const struct question_part *drawn,
                     struct paper_part *out);

/* Makes the learner's view of a drawn question, number `index`. */
void sheet_show_question(struct sheet *sheet, uint32_t index,
                         const struct set_pick *pick);

void sheet_release(struct sheet *sheet);

#endif
