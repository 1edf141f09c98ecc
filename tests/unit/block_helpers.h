/* One program in both evaluators, trial by trial: for the tests of blocks. */
#ifndef RECKON_TESTS_BLOCK_HELPERS_H
#define RECKON_TESTS_BLOCK_HELPERS_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "lang/block.h"
#include "lang/check.h"
#include "lang/eval.h"
#include "lang/limits.h"
#include "lang/parse.h"

enum { PARAMETERS = 2 };

struct subject {
    struct arena arena;
    const struct program *program;
    const struct block_code *code; /* NULL: cannot be a block */
    struct value parameter[PARAMETERS];
};

/* Programs may use n = 7 and q = 2/5. */
static inline void prepare(struct subject *subject, const char *text)
{
    struct scope scope = {0};
    struct error error = {0};
    struct type number = {TYPE_NUMBER, 0};
    arena_init(&subject->arena);
    subject->parameter[0] = value_integer(7);
    subject->parameter[1] = value_number(number_ratio(2, 5));
    assert_true(scope_add(&scope, "n", number, 0, 1, &error) &&
                scope_add(&scope, "q", number, 0, 1, &error));
    struct program *program =
        parse_program(&subject->arena, text, strlen(text), &error);
    if (!program || !check_program(&scope, program, &error))
        fail_msg("%s: %s", text, error.text);
    subject->program = program;
    subject->code =
        block_compile(&subject->arena, program, subject->parameter, PARAMETERS);
}

/* What one trial gave. */
struct trial {
    enum { COUNTS, NOT_GIVEN, UNFINISHED, FAILED } end;
    double value;
    uint64_t steps; /* where it counts */
    struct error error;
};

static inline struct trial by_values(const struct subject *subject,
                                     struct arena *arena, struct rng *rng)
{
    struct trial trial = {.end = FAILED};
    struct chance chance = chance_random(rng);
    struct arena_mark mark = arena_here(arena);
    struct value value,
        *slot = arena_zero(arena, (subject->program->slots + 3) * sizeof *slot);
    struct run run;
    bool counts;
    memcpy(slot, subject->parameter, sizeof subject->parameter);
    run_start(&run, arena, slot, &chance, LIMIT_TRIAL_STEPS, &trial.error);
    if (program_trial(&run, subject->program, &counts, &value)) {
        trial.end = counts ? COUNTS : NOT_GIVEN;
        trial.steps = LIMIT_TRIAL_STEPS - run.steps;
        if (counts)
            trial.value = value.kind == VALUE_TRUTH
                              ? value.truth
                              : number_double(value.number);
    } else if (trial.error.code == ERROR_LIMIT) {
        trial.end = UNFINISHED;
    }
    arena_rewind(arena, mark);
    return trial;
}

static inline struct trial by_blocks(struct block_machine *machine,
                                     struct rng_bulk *bulk)
{
    static struct block_result result;
    struct trial trial = {.end = FAILED};
    if (!block_run(machine, bulk, 1, &result, &trial.error))
        return trial;
    trial.end = result.unfinished ? UNFINISHED
                : result.counted  ? COUNTS
                                  : NOT_GIVEN;
    trial.value = result.counted ? result.value[0] : 0;
    trial.steps = result.steps;
    return trial;
}

static inline bool same(double a, double b)
{
    return fabs(a - b) <= 1e-12 * fmax(fabs(a), fabs(b)) ||
           fabs(a - b) <= 1e-12;
}

/* Both evaluators on the same numbers, `trials` times or until both fail; with
 * `wording`, by the same words. */
static inline void compare(const char *text, const struct subject *subject,
                           uint64_t seed, int trials, bool wording)
{
    struct arena arena;
    struct rng rng;
    struct rng_bulk bulk;
    arena_init(&arena);
    rng_seed(&rng, seed);
    rng_bulk_start(&bulk, &rng);
    struct block_machine *machine = block_machine_new(&arena, subject->code);
    for (int i = 0; i < trials; i++) {
        struct trial one = by_values(subject, &arena, &rng);
        struct trial two = by_blocks(machine, &bulk);
        if (one.end != two.end || !same(one.value, two.value))
            fail_msg("%s: trial %d gives %.17g (%d %s), in blocks %.17g "
                     "(%d %s)",
                     text, i, one.value, one.end, one.error.text, two.value,
                     two.end, two.error.text);
        if (one.end == FAILED) {
            if (one.error.code != two.error.code ||
                (wording && (one.error.at != two.error.at ||
                             strcmp(one.error.text, two.error.text) != 0)))
                fail_msg("%s: %s at %u, in blocks %s at %u", text,
                         one.error.text, one.error.at, two.error.text,
                         two.error.at);
            break;
        }
        /* Afterwards they may stand at different places of the stream. */
        if (one.end != COUNTS)
            bulk.rest = rng;
    }
    arena_release(&arena);
}

static inline void is_left_to_values(const char *text)
{
    struct subject subject;
    prepare(&subject, text);
    if (subject.code)
        fail_msg("%s: should be left to values", text);
    arena_release(&subject.arena);
}

#endif
