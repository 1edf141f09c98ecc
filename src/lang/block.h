/* The second evaluator: check programs on columns of doubles, one place in a
 * column for each trial of a block. A program is compiled for one question's
 * parameters: all that does not depend on chance is worked out by the value
 * evaluator then, loops over lists are written out, and lists are a column for
 * each member. What remains is a list of operations on columns under masks.
 *
 * Numbers are exact in the value evaluator while they can be, here they never
 * are. So it is known of every column whether it is whole, the nearest double
 * to an exact number, or further off; and a program that compares numbers of
 * the last kind, or takes whole parts of them, is not compiled. */
#ifndef RECKON_LANG_BLOCK_H
#define RECKON_LANG_BLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/rng.h"
#include "lang/tree.h"
#include "lang/value.h"

enum { BLOCK_TRIALS = 1024 };

struct block_code;

/* Compiles a checked program that draws; the first `parameters` slots of its
 * frame hold `parameter`. Everything lives in `arena`. NULL when it cannot:
 * texts, lists whose length depends on chance, comparisons that doubles would
 * get wrong, too much code; such a program is left to program_trial. */
const struct block_code *block_compile(struct arena *arena,
                                       const struct program *program,
                                       const struct value *parameter,
                                       uint32_t parameters);

/* The first `=` or `!=` with a side that is neither whole nor an exact number
 * rounded: it hardly ever holds. NULL when there is none. */
const struct node *block_doubtful(const struct block_code *code);

struct block_result {
    uint32_t counted;           /* trials that met every `given` */
    double value[BLOCK_TRIALS]; /* of these, in order; truths are 0 and 1 */
    uint32_t unfinished;        /* trials that passed LIMIT_TRIAL_STEPS */
    struct error limit;         /* of one of them */
    uint64_t steps;             /* of all trials */
};

/* What a program needs to run: registers, counters of steps. */
struct block_machine;

/* One for each thread; lives in `arena`. */
struct block_machine *block_machine_new(struct arena *arena,
                                        const struct block_code *code);

/* Runs `trials` <= BLOCK_TRIALS. False when one fails; the error's place is in
 * the program's text. A block of one trial draws from bulk->rest only, the same
 * numbers in the same order as program_trial does. */
bool block_run(struct block_machine *machine, struct rng_bulk *bulk,
               uint32_t trials, struct block_result *result,
               struct error *error);

#endif
