/* Shared by enumerate.c and chain.c only: an enumeration in progress. */
#ifndef RECKON_VERIFY_ENUMERATION_H
#define RECKON_VERIFY_ENUMERATION_H

#include "lang/eval.h"
#include "verify/choices.h"
#include "verify/plan.h"
#include "verify/states.h"

struct enumeration {
    struct plan plan;
    struct run run;       /* evaluates in `scratch` on one frame */
    struct arena own;     /* the plan and what lives as long */
    struct arena scratch; /* one evaluation */
    struct cells cells;
    struct choices choices;
    struct room room;
    struct cell *row; /* a state being made */
    double extra;     /* roundings of one weight in the last expansion */
    double dropped;   /* weight that was left in loops */
    uint64_t most;    /* states at once */
};

/* Handed each outcome of an expression: its value and probability in state
 * `index` of `from`. e->row holds a copy of that state. */
typedef bool outcome_use(struct enumeration *e, void *context,
                         const struct states *from, size_t index,
                         const struct value *value, struct number p);

/* Expands every state of `from` over every outcome of `node`. */
bool enumeration_each(struct enumeration *e, const struct states *from,
                      const struct node *node, outcome_use *use, void *context);

/* Adds e->row to `to`, but for the variables that are not in `living`. */
bool enumeration_put(struct enumeration *e, struct states *to,
                     const uint64_t *living, const struct states *from,
                     size_t index, struct number p);

/* Where the condition of a `while` sends the states of a set. */
struct branches {
    const struct step *step;
    struct states inside, outside;
};

/* Evaluates the condition over `from` into fresh sets; release them with
 * branches_release, on failure too. */
bool branches_make(struct enumeration *e, struct branches *branches,
                   const struct step *step, const struct states *from);

void branches_release(struct branches *branches);

/* Carries `set` through the steps. */
bool enumeration_run(struct enumeration *e, struct step *step,
                     struct states *set);

/* Stops for lack of room. Always false. */
bool enumeration_full(struct enumeration *e, const struct node *node);

#endif
