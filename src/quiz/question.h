/* A question: a template, a level and a seed, drawn. The same four (bank,
 * template, level, seed) give the same texts, values and options on every
 * machine and in every medium.
 *
 * Each parameter draws from its own stream, named after it, so adding one does
 * not reshuffle the others. A draw that breaks `where` is drawn again, at most
 * QUESTION_REDRAWS times. Everything lives in the question's arena. */
#ifndef RECKON_QUIZ_QUESTION_H
#define RECKON_QUIZ_QUESTION_H

#include <stdbool.h>
#include <stdint.h>

#include "bank/template.h"
#include "base/rng.h"
#include "lang/value.h"
#include "quiz/judge.h"

enum { QUESTION_REDRAWS = 1000, OPTION_LIMIT = 12 };

struct question {
    struct arena arena;
    const struct template *template;
    int level;
    uint64_t seed;
    uint64_t key;       /* what the streams of its names are split from */
    struct value *slot; /* all names of the template, by slot */
    uint32_t draws;     /* how many were needed to meet `where` */
    bool terse;         /* the shortest of several wordings; else one drawn */
    bool plain;         /* texts alone: passages are not made, and NULL */
};

struct passage; /* a text as pieces, see passage.h */

struct question_option {
    const char *text;
    const struct passage *passage;
    bool right;
    const char *tag; /* misconception behind a wrong one, or NULL */
    const char *say; /* or NULL */
};

/* What a part asks and what is right, for one draw. All texts have their
 * numbers put in. */
struct question_part {
    const struct part *part;
    const char *text; /* the prompt; an empty line ends a paragraph */
    const struct passage *passage;
    const char **cell; /* of the table: rows * columns, or NULL */
    const struct passage **cell_passage;
    double seconds; /* expected time */
    /* Number, probability ... set: what the judge needs. Mistakes that meet the
     * key, or an earlier mistake, under the marking rule, or have no value in
     * this draw are left out here, so they are never shown or offered. */
    struct key key;
    /* Choice: in the order shown, shuffled by a stream of its own. */
    struct question_option *option;
    uint32_t options;
    uint32_t right; /* index of the right one */
};

/* Draws; `terse` and `plain` may be set afterwards. False when the template cannot be drawn
 * at this level with this seed (no draw met `where`, or a formula failed: the
 * error then points into the bank's file). On true the question must be
 * released. */
bool question_draw(struct question *question, const struct template *template,
                   int level, uint64_t seed, struct error *error);

/* The same for a question that was drawn before and is no longer needed: its
 * memory is used again, so that many questions in a row cost none. */
bool question_redraw(struct question *question, const struct template *template,
                     int level, uint64_t seed, struct error *error);

/* The same with its key, question_key, which takes a chain of products: those
 * of many questions are worked out side by side. */
bool question_redraw_by(struct question *question,
                        const struct template *template, int level,
                        uint64_t seed, uint64_t key, struct error *error);
uint64_t question_key(const struct template *template, int level,
                      uint64_t seed);

void question_release(struct question *question);

/* Works out part `index` (0 .. template->parts - 1). */
bool question_part(struct question *question, uint32_t index,
                   struct question_part *out, struct error *error);

/* Text of a prose with this draw's values, in the question's arena. */
const char *question_text(struct question *question, const struct prose *prose,
                          struct error *error);

/* "n = 5, p = 2/5": the drawn and defined names with their values. */
void question_parameters(const struct question *question, struct str *out);

/* How the key is shown: "5/36 = 0.1389" (exact value, then a decimal where that
 * says more), "[1.2, 3.4]", "b) 3/7"; with the unit, in percent where asked. */
void question_show_key(const struct question_part *part, struct str *out);

/* The value of a formula for this draw, with the budget of a question. */
bool question_value(struct question *question, const struct formula *formula,
                    struct value *out, struct error *error);

/* The stream called `name` of this question: the same for the same question.
 * Parameters, the wording and the order of options each have their own. */
void question_stream_of(const struct question *question, const char *name,
                        struct rng *stream);

/* "bayes/test-positive:3:20160704": how a question is named so that it
 * can be drawn again: BANK/TEMPLATE:LEVEL:SEED. */
void question_name(const struct question *question, struct str *out);

#endif
