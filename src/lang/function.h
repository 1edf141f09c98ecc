/* The function table: one row per function (function.def) and five per
 * distribution (distribution.def). The type checker, the evaluator, the help
 * and the tests all read the same rows.
 *
 * Signatures: "nn?n:l" reads "two numbers, perhaps a third, gives a list of
 * numbers". n number, t truth, s text, l list of numbers, m list of lists of
 * numbers, T list of truths, a anything (the same type wherever it stands), A
 * list of such, M list of lists of such; '?' what follows may be left out; '*'
 * the last one may be repeated. */
#ifndef RECKON_LANG_FUNCTION_H
#define RECKON_LANG_FUNCTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/word.h"
#include "lang/eval.h"
#include "lang/tree.h"
#include "lang/value.h"

enum function_kind {
    FUNCTION_PLAIN,
    FUNCTION_LOOP,     /* takes a loop only, as a list */
    FUNCTION_FOLD,     /* of a list or a loop, member by member */
    FUNCTION_INTERVAL, /* of a loop over a real interval: integral */
    FUNCTION_DRAW      /* draws at random: domains and check programs only */
};

/* One call at run time. */
struct call {
    struct run *run;
    const struct node *node; /* for places, and for FUNCTION_INTERVAL */
    const struct function *function;
    const struct value *argument; /* `count` of them */
    uint32_t count;
    struct value *result; /* to be set */
};

struct function;

/* What a FUNCTION_FOLD remembers between members. */
struct fold {
    struct number total, squares;
    double mean, spread; /* the same in doubles, for variances */
    uint64_t count, truths;
    bool weighted;              /* a domain of the loop has weights */
    struct number weight;       /* of the member at hand */
    struct number weights;      /* of all members so far, if weighted */
    struct number true_weights; /* of those that are true */
};

/* The state before the first member. */
struct fold fold_start(void);
/* The state behind the last member of a list, where the function adds them up
 * and that can be done at once. */
bool fold_at_once(const struct function *function, const struct list *list,
                  struct fold *fold);
/* From here on members have weights; those so far had 1. */
void fold_weigh(struct fold *fold);

struct function {
    const char *name;
    const char *signature;
    enum function_kind kind;
    bool (*compute)(struct call *call); /* not for FUNCTION_FOLD */
    bool (*step)(struct call *call, struct fold *fold,
                 const struct value *member);
    bool (*finish)(struct call *call, const struct fold *fold);
    int detail;          /* what a shared `compute` needs to know of the row */
    const char *about;   /* one line, with the convention */
    const char *example; /* an expression */
    const char *value;   /* what it gives, as an expression */
};

/* Rows in the order of the table; NULL past the end. */
const struct function *function_at(size_t index);

/* The first row called `name`, or NULL; further rows with the same name (other
 * signatures) follow it directly. */
const struct function *function_find(const char *name);

/* The rows with the name of this one and behind it: the next, or NULL. */
const struct function *function_next(const struct function *function);

/* function_find for whoever looks for thousands of names: by a table of hashes,
 * which takes as long to make as some tens of searches without it. `word` is
 * that of `name`. */
enum { FUNCTION_INDEX = 1024 };

struct function_index {
    uint16_t row[FUNCTION_INDEX]; /* from 1; 0: none */
};

void function_index_make(struct function_index *index);
const struct function *function_index_find(const struct function_index *index,
                                           struct word word, const char *name);

/* A known name for something that is called differently elsewhere (choose, var
 * in other languages ...), or the nearest spelling; NULL if there is none. */
const char *function_suggest(const char *name);

/* Names of the constants; NULL past the end. */
const char *constant_at(size_t index);

/* The value of a constant (pi, e, tau, inf, true, false). */
bool constant_find(const char *name, struct value *value);

/* For implementations: stops the run with an error at the call. Always false.
 */
bool call_fail(struct call *call, enum error_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Sets the result, refusing doubles that are not finite. */
bool call_number(struct call *call, struct number number);
bool call_real(struct call *call, double value);
bool call_integer(struct call *call, int64_t value);
bool call_truth(struct call *call, bool truth);

/* The argument as a whole number between least and most; `what` names it. */
bool call_whole(struct call *call, uint32_t index, const char *what,
                int64_t least, int64_t most, int64_t *out);

/* A number argument as a double. */
double call_double(const struct call *call, uint32_t index);

/* The members of a list of numbers as doubles, in the run's arena; fails past
 * LIMIT_LIST or the step budget. */
bool call_doubles(struct call *call, uint32_t index, double **out,
                  uint64_t *count);

/* A list argument with all members stored (a range is spelt out). */
bool call_stored(struct call *call, uint32_t index, const struct list **out);

#endif
