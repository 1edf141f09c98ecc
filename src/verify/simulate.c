#include "verify/simulate.h"

#include <math.h>

#include "verify/trials.h"

enum {
    UNFINISHED_PART = 10000, /* one in so many trials may be unfinished */
    UNFINISHED_EARLY = 20,   /* so many of the first ones are too many */
    WAVE = 8,                /* blocks for each thread at a time */
    DOUBT_SDS = 10 /* an unfinished trial's value may lie so many sds off */
};

struct simulation {
    const struct program *program;
    struct arena arena;
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

/* Takes the values of a block. */
static void take(struct simulation *simulation, double *value, uint32_t count)
{
    simulation->out->counted += count;
    if (simulation->program->summary == SUMMARY_MEAN) {
        sequential_add_all(&simulation->test, value, count);
        return;
    }
    uint32_t pairs = 0;
    for (uint32_t i = 0; i < count; i++) {
        double difference = value[i] - simulation->first;
        if (simulation->has_first)
            value[pairs++] = difference * difference / 2;
        else
            simulation->first = value[i];
        simulation->has_first = !simulation->has_first;
    }
    sequential_add_all(&simulation->test, value, pairs);
}

static bool take_block(struct simulation *simulation,
                       struct trials_block *block)
{
    struct simulated *out = simulation->out;
    struct block_result *result = &block->result;
    out->trials += block->trials;
    out->steps += result->steps;
    if (!block->ok) {
        *simulation->error = block->error;
        return false;
    }
    if (result->unfinished && !out->unfinished)
        simulation->limit = result->limit;
    out->unfinished += result->unfinished;
    take(simulation, result->value, result->counted);
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

/* The blocks of one wave, as far as they are needed, in their order. */
static bool take_wave(struct simulation *simulation, struct trials_block *wave,
                      uint32_t count)
{
    struct simulated *out = simulation->out;
    for (uint32_t i = 0; i < count && out->end == SEQUENTIAL_OPEN; i++) {
        if (!take_block(simulation, &wave[i]))
            return false;
        if (too_many_unfinished(simulation, false))
            return refuse_unfinished(simulation);
        out->end = sequential_decide(&simulation->test, doubt(simulation));
    }
    return true;
}

/* Waves of blocks: more of them at once where there are more threads, which
 * changes how many are made in vain but not what is found. */
static bool run_all(struct simulation *simulation, struct trials *trials,
                    uint64_t most, uint32_t threads)
{
    struct simulated *out = simulation->out;
    uint32_t size = threads > 1 ? threads * WAVE : 1;
    struct trials_block *wave =
        arena_get(&simulation->arena, size * sizeof *wave);
    uint64_t asked = 0;
    for (uint64_t first = 0; out->end == SEQUENTIAL_OPEN && asked < most;
         first += size) {
        uint32_t count = 0;
        for (; count < size && asked < most; count++) {
            uint64_t left = most - asked;
            wave[count].trials =
                left < SIMULATION_BLOCK ? (uint32_t)left : SIMULATION_BLOCK;
            asked += wave[count].trials;
        }
        trials_run(trials, first, wave, count);
        if (!take_wave(simulation, wave, count))
            return false;
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
    struct trials *trials = trials_start(&simulation.arena, program, parameter,
                                         parameters, stream, options->threads);
    if (trials_code(trials))
        out->doubtful = block_doubtful(trials_code(trials));
    bool is_share = program->result->type.base == TYPE_TRUTH &&
                    program->summary == SUMMARY_MEAN;
    sequential_start(&simulation.test, tested_key(program, key), is_share,
                     options->false_alarm, options->miss);
    bool ok = run_all(&simulation, trials, options->trials, options->threads);
    conclude(&simulation);
    trials_end(trials);
    arena_release(&simulation.arena);
    return ok;
}
