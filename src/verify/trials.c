#include "verify/trials.h"

#include <pthread.h>
#include <string.h>

#include "lang/eval.h"
#include "lang/limits.h"

/* One thread's own. */
struct worker {
    struct trials *trials;
    uint32_t index;
    struct arena arena;
    struct value *slot;
    struct block_machine *machine; /* NULL: trials run on values */
    pthread_t thread;
};

struct trials {
    const struct program *program;
    const struct block_code *code;
    const struct rng *stream;
    struct worker *worker;
    uint32_t workers;
    /* The task at hand: worker i does blocks i, i + workers, ... */
    uint64_t first;
    struct trials_block *block;
    uint32_t count;
};

/* Adds one trial on values to a result; false when it failed, and not for lack
 * of steps. */
static bool run_trial(struct worker *worker, struct chance *chance,
                      struct trials_block *block)
{
    struct block_result *result = &block->result;
    struct run run;
    struct value value;
    struct error error = {0};
    bool counts;
    struct arena_mark mark = arena_here(&worker->arena);
    run_start(&run, &worker->arena, worker->slot, chance, LIMIT_TRIAL_STEPS,
              &error);
    bool ok = program_trial(&run, worker->trials->program, &counts, &value);
    result->steps += LIMIT_TRIAL_STEPS - run.steps;
    if (ok && counts)
        result->value[result->counted++] = value.kind == VALUE_TRUTH
                                               ? value.truth
                                               : number_double(value.number);
    arena_rewind(&worker->arena, mark);
    if (!ok && error.code == ERROR_LIMIT && !result->unfinished++)
        result->limit = error;
    if (!ok && error.code != ERROR_LIMIT)
        block->error = error;
    return ok || error.code == ERROR_LIMIT;
}

static void run_block(struct worker *worker, uint64_t number,
                      struct trials_block *block)
{
    struct rng rng;
    rng_split_number(&rng, worker->trials->stream, number);
    block->error = (struct error){0};
    if (worker->machine) {
        struct rng_bulk bulk;
        rng_bulk_start(&bulk, &rng);
        block->ok = block_run(worker->machine, &bulk, block->trials,
                              &block->result, &block->error);
        if (block->ok || block->error.code != ERROR_LIMIT)
            return;
        /* A function took too long in one trial: the others still count. */
        block->error = (struct error){0};
    }
    struct chance chance = chance_random(&rng);
    block->result.counted = block->result.unfinished = 0;
    block->result.steps = 0;
    block->ok = true;
    for (uint32_t i = 0; i < block->trials && block->ok; i++)
        block->ok = run_trial(worker, &chance, block);
}

static void *run_share(void *context)
{
    struct worker *worker = context;
    const struct trials *trials = worker->trials;
    for (uint32_t i = worker->index; i < trials->count; i += trials->workers)
        run_block(worker, trials->first + i, &trials->block[i]);
    return NULL;
}

struct trials *trials_start(struct arena *arena, const struct program *program,
                            const struct value *parameter, uint32_t parameters,
                            const struct rng *stream, uint32_t threads)
{
    struct trials *trials = arena_zero(arena, sizeof *trials);
    uint32_t slots = program->slots > parameters ? program->slots : parameters;
    trials->program = program;
    trials->stream = stream;
    trials->workers = threads ? threads : 1;
    trials->code = block_compile(arena, program, parameter, parameters);
    trials->worker =
        arena_zero(arena, trials->workers * sizeof *trials->worker);
    for (uint32_t i = 0; i < trials->workers; i++) {
        struct worker *worker = &trials->worker[i];
        worker->trials = trials;
        worker->index = i;
        arena_init(&worker->arena);
        worker->slot =
            arena_zero(&worker->arena, (slots + 1) * sizeof *worker->slot);
        if (parameters)
            memcpy(worker->slot, parameter, parameters * sizeof *parameter);
        if (trials->code)
            worker->machine = block_machine_new(&worker->arena, trials->code);
    }
    return trials;
}

const struct block_code *trials_code(const struct trials *trials)
{
    return trials->code;
}

void trials_run(struct trials *trials, uint64_t first,
                struct trials_block *block, uint32_t count)
{
    uint32_t started = 1;
    trials->first = first;
    trials->block = block;
    trials->count = count;
    while (started < trials->workers && started < count &&
           pthread_create(&trials->worker[started].thread, NULL, run_share,
                          &trials->worker[started]) == 0)
        started++;
    run_share(&trials->worker[0]);
    for (uint32_t i = started; i < trials->workers; i++)
        run_share(&trials->worker[i]); /* for want of a thread */
    for (uint32_t i = 1; i < started; i++)
        pthread_join(trials->worker[i].thread, NULL);
}

void trials_end(struct trials *trials)
{
    for (uint32_t i = 0; i < trials->workers; i++)
        arena_release(&trials->worker[i].arena);
}
