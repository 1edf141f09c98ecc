#include "verify/simulate.h"

#include <math.h>
#include <string.h>

#include "lang/eval.h"
#include "lang/limits.h"

enum {
    UNFINISHED_PART = 10000, /* one in so many trials may be unfinished */
    UNFINISHED_EARLY = 20,   /* so many of the first ones are too many */
    DOUBT_SDS = 10 /* an unfinished trial's value may lie so many sds off */
};

struct simulation {
    const struct program *program;
    struct arena arena;
    struct value *slot;
    struct sequential test;
    struct simulated *out;
    double first; /* of a pair */
    bool has_first;
    struct error *error;
    struct error limit; /* of the first unfinished trial */
};

/* The key as the expected value of what is tested. */
static double tested_key(const struct program *program, double key)
{
    return program->summary == SUMMARY_SD ? key * fabs(key) : key;
}

static void take(struct simulation *simulation, const struct value *value)
{
    double x = value->kind == VALUE_TRUTH ? value->truth
                                          : number_double(value->number);
    simulation->out->counted++;
    if (simulation->program->summary == SUMMARY_MEAN) {
        sequential_add(&simulation->test, x);
    } else if (simulation->has_first) {
        double difference = x - simulation->first;
        sequential_add(&simulation->test, difference * difference / 2);
        simulation->has_first = false;
    } else {
        simulation->first = x;
        simulation->has_first = true;
    }
}

/* False when the trial failed, and not for lack of steps. */
static bool run_trial(struct simulation *simulation, struct chance *chance)
{
    struct run run;
    struct value value;
    struct error error;
    bool counts;
    struct arena_mark mark = arena_here(&simulation->arena);
    error.code = ERROR_NONE;
    run_start(&run, &simulation->arena, simulation->slot, chance,
              LIMIT_TRIAL_STEPS, &error);
    bool ok = program_trial(&run, simulation->program, &counts, &value);
    simulation->out->trials++;
    simulation->out->steps += LIMIT_TRIAL_STEPS - run.steps;
    if (ok && counts)
        take(simulation, &value);
    arena_rewind(&simulation->arena, mark);
    if (ok)
        return true;
    if (error.code != ERROR_LIMIT) {
        *simulation->error = error;
        return false;
    }
    if (!simulation->out->unfinished++)
        simulation->limit = error;
    return true;
}

static bool too_many_unfinished(const struct simulation *simulation,
                                bool at_end)
{
    const struct simulated *out = simulation->out;
    return out->unfinished * UNFINISHED_PART > out->trials &&
           (at_end || out->unfinished > UNFINISHED_EARLY);
}

/* How far the mean may be off since some trials were not finished. */
static double doubt(const struct simulation *simulation)
{
    const struct simulated *out = simulation->out;
    if (!out->unfinished || !out->counted)
        return 0;
    double part = (double)out->unfinished / (double)out->counted;
    if (simulation->test.is_share)
        return part;
    return part * (fabs(simulation->test.mean) +
                   DOUBT_SDS * sequential_sd(&simulation->test));
}

static bool run_block(struct simulation *simulation, const struct rng *stream,
                      uint64_t block, uint64_t trials)
{
    struct rng rng;
    rng_split_number(&rng, stream, block);
    struct chance chance = chance_random(&rng);
    for (uint64_t i = 0; i < trials; i++)
        if (!run_trial(simulation, &chance))
            return false;
    return true;
}

static bool refuse_unfinished(struct simulation *simulation)
{
    const struct error *limit = &simulation->limit;
    return error_set_at(simulation->error, ERROR_LIMIT, limit->at,
                        limit->length, "%s (%llu of %llu trials)", limit->text,
                        (unsigned long long)simulation->out->unfinished,
                        (unsigned long long)simulation->out->trials);
}

/* A program whose every trial gave the same, which is not the key. */
static bool is_constant(const struct sequential *test)
{
    return !test->is_share && test->count > SIMULATION_BLOCK &&
           sequential_sd(test) <= 1e-12 * fabs(test->mean);
}

static void conclude(struct simulation *simulation)
{
    const struct sequential *test = &simulation->test;
    struct simulated *out = simulation->out;
    double n = (double)test->count;
    out->estimate = test->mean;
    out->error = n > 1 ? sequential_sd(test) / sqrt(n) : HUGE_VAL;
    out->shift = out->end == SEQUENTIAL_ACCEPT ? sequential_shift(test)
                                               : sequential_excluded(test);
    out->shift += doubt(simulation);
    if (out->end == SEQUENTIAL_OPEN && is_constant(test) &&
        out->shift > 1e-9 * fabs(test->key))
        out->end = SEQUENTIAL_REJECT;
    if (simulation->program->summary == SUMMARY_SD && test->mean > 0) {
        /* From a variance to its root, by the derivative. */
        out->estimate = sqrt(test->mean);
        out->error /= 2 * out->estimate;
        out->shift /= 2 * out->estimate;
    }
}

static bool run_all(struct simulation *simulation, const struct rng *stream,
                    uint64_t trials)
{
    struct simulated *out = simulation->out;
    for (uint64_t block = 0;
         out->end == SEQUENTIAL_OPEN && out->trials < trials; block++) {
        uint64_t left = trials - out->trials;
        if (!run_block(simulation, stream, block,
                       left < SIMULATION_BLOCK ? left : SIMULATION_BLOCK))
            return false;
        if (too_many_unfinished(simulation, false))
            return refuse_unfinished(simulation);
        out->end = sequential_decide(&simulation->test, doubt(simulation));
    }
    return !too_many_unfinished(simulation, true) ||
           refuse_unfinished(simulation);
}

bool simulate(const struct program *program, const struct value *parameter,
              uint32_t parameters, double key, const struct rng *stream,
              const struct simulation_options *options, struct simulated *out,
              struct error *error)
{
    struct simulation simulation = {
        .program = program, .out = out, .error = error};
    *out = (struct simulated){0};
    arena_init(&simulation.arena);
    size_t size = (program->slots + 1) * sizeof *simulation.slot;
    simulation.slot = arena_zero(&simulation.arena, size);
    if (parameters)
        memcpy(simulation.slot, parameter,
               parameters * sizeof *simulation.slot);
    bool is_share = program->result->type.base == TYPE_TRUTH &&
                    program->summary == SUMMARY_MEAN;
    sequential_start(&simulation.test, tested_key(program, key), is_share,
                     options->false_alarm, options->miss);
    bool ok = run_all(&simulation, stream, options->trials);
    conclude(&simulation);
    arena_release(&simulation.arena);
    return ok;
}
