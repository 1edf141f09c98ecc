/* The reader: one line as a person types it, to what it says. It knows nothing
 * of keys or marking rules; the judge (judge.h) knows nothing of text. Between
 * them stand the value, the form it was written in, and how finely.
 *
 * The grammar is that of the formula language with the forms of a learner in
 * front: 5/36, 13.9%, .139, 1 in 7.2, 31:5 against, 1 1/2, 10C3*.5^10, 1-e^-2,
 * 1,200, 2.5k, $5, {1,2,3}, 1.2 to 3.4. A line is read to its end or refused;
 * a refused line has a fault, which is no wrong answer.
 *
 * An answer points into the line it was read from; keep that line. */
#ifndef RECKON_QUIZ_ANSWER_H
#define RECKON_QUIZ_ANSWER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bank/rule.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "lang/learner.h"

/* What the question tells the reader. Zeroed: one plain number. */
struct answer_options {
    bool comma; /* the decimal mark is a comma */
    enum answer_shape wanted;
    bool probability; /* a:b means a/(a+b), not a/b */
    const char *unit; /* may stand behind the number; NULL: none */
    const struct learner_memory *memory; /* what "ans" is; NULL: no word */
};

/* What stood around the number of the line. */
enum answer_unit {
    UNIT_NONE,
    UNIT_WANTED, /* the question's own, in any of its spellings */
    UNIT_OTHER   /* another one */
};

struct answer {
    enum fault fault;         /* FAULT_NONE: it was read */
    enum answer_shape shape;  /* as typed; LIST where braces, commas stood */
    uint32_t count;           /* numbers in `item`; 0 when refused */
    const struct typed *item; /* in the arena */
    struct typed first;       /* of SHAPE_NUMBER; the same as item[0] */
    enum answer_unit unit;
    unsigned seconds; /* SECOND_* that could change the value */
    const char *line; /* what was read, for second readings */
    size_t length;
    struct answer_options options;
};

/* What a marking rule tells the reader; points to the rule's unit. */
struct answer_options answer_options_of(const struct rule *rule);

/* Reads a line of `length` bytes. False: refused, answer->fault says of which
 * kind, and `error` (place: bytes of the line; source left NULL) says why. */
bool answer_read(struct arena *arena, const char *line, size_t length,
                 const struct answer_options *options, struct answer *answer,
                 struct error *error);

/* The same line by another reading: `seconds` is a set of SECOND_* bits out of
 * answer->seconds. False where that has no value. */
bool answer_read_again(struct arena *arena, const struct answer *answer,
                       unsigned seconds, struct answer *again);

/* Appends how the line was read ("read as 5/36 = 0.138889"); nothing when the
 * line is a plain number and so its own echo, or was refused. */
void answer_echo(const struct answer *answer, struct str *out);

/* Appends the value with 17 figures, {a;b} for several, "error" for none. */
void answer_print(const struct answer *answer, struct str *out);

/* Finds the option of a choice question that the line names: by its letter
 * (a, B, c), a, (a), its number from 1, or the beginning of its text that fits
 * no other, letter case aside; also by letter and text, as it is shown. An exact text comes first, so that numbers can
 * be options. */
bool answer_choice(const char *line, size_t length, const char *const *options,
                   size_t count, size_t *index, struct error *error);

/* True for a line that is one word of letters: a command, or a mistyped one,
 * but no number (e, pi and ans are numbers). */
bool answer_is_word(const char *line, size_t length);

#endif
