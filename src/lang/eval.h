/* Running checked trees on values. Exact where the language can be exact.
 * Bounded: each node visited and each list member touched costs a step, and
 * memory beyond LIMIT_MEMORY stops the run. */
#ifndef RECKON_LANG_EVAL_H
#define RECKON_LANG_EVAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "lang/chance.h"
#include "lang/limits.h"
#include "lang/tree.h"
#include "lang/value.h"

/* One evaluation: the frame it works on and what it may spend. Values in the
 * frame must live in `arena` or longer. */
struct run {
    struct arena *arena;
    struct value *slot;    /* at least as many as the scope has slots */
    struct chance *chance; /* NULL: random draws are errors */
    uint64_t steps;        /* left */
    size_t memory;         /* the arena's total that must not be passed */
    struct error *error;   /* place: offsets in the formula's text */
    bool failed;           /* set by what gives no truth back */
};

/* A run with a budget of `steps` and LIMIT_MEMORY. */
static inline void run_start(struct run *run, struct arena *arena,
                             struct value *slot, struct chance *chance,
                             uint64_t steps, struct error *error)
{
    *run = (struct run){.arena = arena,
                        .slot = slot,
                        .chance = chance,
                        .steps = steps,
                        .memory = arena->total + LIMIT_MEMORY,
                        .error = error};
}

/* The value of a checked expression. */
bool evaluate(struct run *run, const struct node *node, struct value *out);

bool run_is_spent(struct run *run, const struct node *node, uint64_t steps);

/* Takes `steps` from the budget; false (with an error at `node`) when they are
 * not there, or when memory is used up. */
static inline bool run_spend(struct run *run, const struct node *node,
                             uint64_t steps)
{
    if (run->steps < steps || run->arena->total > run->memory)
        return !run_is_spent(run, node, steps);
    run->steps -= steps;
    return true;
}

/* Member `index` of a list, for what it costs. */
bool run_member(struct run *run, const struct node *node,
                const struct list *list, uint64_t index, struct value *out);

/* The order of two values, for what it costs. */
bool run_compare(struct run *run, const struct node *node,
                 const struct value *a, const struct value *b, int *order);

bool run_fail(struct run *run, const struct node *node, enum error_code code,
              const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The ends of a range of whole numbers; it is empty where *to < *from. */
bool range_ends(struct run *run, const struct node *node, int64_t *from,
                int64_t *to);

/* One draw from a checked domain. */
bool domain_draw(struct run *run, const struct node *domain, struct value *out);

/* The values of a domain `range by step`. */
bool domain_steps(struct run *run, const struct node *domain,
                  struct steps *out);

/* One trial of a program with run->chance: false on an error; `*counts` is
 * false when a `given` was not met, and then `out` is not set. */
bool program_trial(struct run *run, const struct program *program, bool *counts,
                   struct value *out);

#endif
