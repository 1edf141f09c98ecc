/* The formula language as people type it: no variables, but percent signs,
 * mixed numbers, 10C3, 2pi, ln 2, |x|, 1,234 and 2.5k. Parser, evaluator and
 * functions are those of the formula language, with other operands in front;
 * everything is a constant, so it is worked out while it is read, and a long
 * line costs no deep tree.
 *
 * This is the sums of the grammar; what stands around them on a line (lists,
 * odds, units) is up to quiz/answer.c, which looks at `parser.token`. */
#ifndef RECKON_LANG_LEARNER_H
#define RECKON_LANG_LEARNER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "lang/eval.h"
#include "lang/number.h"
#include "lang/parser.h"

/* Why a line was refused. */
enum fault {
    FAULT_NONE,
#define FAULT(id, name, about) FAULT_##id,
#include "lang/fault.def"
#undef FAULT
};

/* How a number was written. */
enum typed_form {
    FORM_EXPRESSION, /* 1-e^-2, (3), 0.5/2 */
    FORM_DECIMAL,    /* 42, 0.139, 1,200, 2.5k */
    FORM_SCIENTIFIC, /* 1.2e3 and 6.02*10^23 */
    FORM_FRACTION,   /* 5/36, 1/2, -3/4 */
    FORM_MIXED,      /* 1 1/2 */
    FORM_PERCENT,    /* 13.9%, 25bp: a decimal and a sign for hundredths */
    FORM_CHANCE,     /* 1 in 7, 3 out of 8 */
    FORM_ODDS        /* 31:5 against */
};

/* One number as typed. Places are powers of ten: 0.139 has place -3; 1300 has
 * place 0, but place_most 2, since final zeros may only hold the place. */
struct typed {
    struct number value;
    enum typed_form form;
    bool has_place; /* a plain decimal: the four below are set */
    bool plain;     /* no more than sign, digits, point */
    bool percent;   /* a percent sign or its like was in it */
    int place, place_most;
    int figures, figures_most; /* significant ones, the least and the most */
    int64_t whole;             /* of mixed numbers */
    int64_t numerator, denominator; /* of fractions, as typed; 0/0 where they
                                       are too long */
};

/* Second readings: what some people mean by the same text. */
enum {
    SECOND_TIGHT = 1,   /* 1/2pi is 1/(2pi) */
    SECOND_DESK = 2,    /* 100+10% is 110 */
    SECOND_NATURAL = 4, /* log is ln */
    SECOND_ALL = 7
};

enum { LEARNER_SPARES = 8 };

/* Earlier results: "ans" is the last of them, "ans7" the one that is number 7.
 */
struct learner_memory {
    const struct number *value;
    uint32_t count;
    uint32_t first; /* number of value[0]; from 1 */
};

struct learner {
    struct parser parser;
    struct run run;
    const char *unit; /* a word that is no suffix here; NULL: none */
    const struct learner_memory *memory; /* NULL: "ans" is no word */
    unsigned reading; /* SECOND_* to be followed */
    unsigned seconds; /* SECOND_* that were met and could be */
    enum fault fault; /* set with the error where that does not tell */
    uint32_t cost;    /* of the functions called so far */
    bool no_mixed;    /* behind / and ^ a mixed number is ambiguous */
    const struct node *percent; /* what a percent sign was just put on */
    struct typed number; /* the last one read, and where: see learner_form */
    uint32_t number_at;
    bool percents;     /* a percent sign was met since the sum began */
    uint32_t bare_end; /* where the argument of ln 2 and the like ended */
    struct node *spare[LEARNER_SPARES];
    uint32_t spares;
};

/* Starts on a normalised line: valid UTF-8 without control bytes. The error's
 * places are bytes of it. */
void learner_start(struct learner *learner, struct arena *arena,
                   const char *text, size_t length, struct error *error);

/* Goes back to the start, to read the line by another grammar. */
void learner_restart(struct learner *learner);

/* Reads a sum, or (for 1-2, the interval) a product. */
bool learner_sum(struct learner *learner, struct typed *typed);
bool learner_product(struct learner *learner, struct typed *typed);

/* Is the token looked at this word, letter case aside? */
bool learner_is_word(const struct learner *learner, const char *word);
bool learner_take_word(struct learner *learner, const char *word);

/* Is it "ans", with results to be had? */
bool learner_is_memory(const struct learner *learner);

/* Sets an error with a fault that its code does not tell. Always NULL. */
void *learner_fail(struct learner *learner, enum fault fault, uint32_t at,
                   uint32_t length, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* The fault of what failed. */
enum fault learner_fault(const struct learner *learner);

/* The stable name of a fault, e.g. "syntax". */
const char *fault_name(enum fault fault);

/* Reads the text of a number token (see lex.h): its value, places and figures.
 * False when it is too large, or too small but not 0. */
bool learner_number(struct arena *arena, const char *text, size_t length,
                    bool comma, struct typed *typed);

/* --- for the parser's own files ------------------------------------------- */

/* A number as a node. */
struct node *learner_leaf(struct learner *learner, uint32_t at,
                          struct number number);

/* Works out an operation on numbers; the result is child[0], renewed. */
struct node *learner_operate(struct learner *learner, enum op op,
                             struct node **child, uint32_t count);

struct node *learner_postfix(struct learner *learner);
void *learner_expected(struct learner *learner, const char *what);

/* How the text from `from` to `to` was written. */
void learner_form(const struct learner *learner, uint32_t from, uint32_t to,
                  struct typed *typed);

#endif
