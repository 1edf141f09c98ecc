/* Ten million trials of a check program against a loop written by hand. Ours is
 * all that a simulation does but for stopping: parsing, checking and compiling
 * the text, a stream for each block, and the moments of the values. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "lang/block.h"
#include "lang/check.h"
#include "lang/parse.h"
#include "limits/limits.h"
#include "verify/sequential.h"

enum { TRIALS = 10000000 };

static const char *const program_text = "roll(6) + roll(6) = 7";

/* The share of trials in which the program is true. */
static double simulate_all(uint64_t seed)
{
    struct arena arena;
    struct scope scope = {0};
    struct error error = {0};
    struct sequential test;
    struct rng stream;
    arena_init(&arena);
    struct program *program =
        parse_program(&arena, program_text, strlen(program_text), &error);
    const struct block_code *code = NULL;
    if (program && check_program(&scope, program, &error))
        code = block_compile(&arena, program, NULL, 0);
    if (!code) {
        fprintf(stderr, "%s: %s\n", program_text, error.text);
        exit(1);
    }
    struct block_machine *machine = block_machine_new(&arena, code);
    struct block_result *result = arena_get(&arena, sizeof *result);
    rng_seed(&stream, seed);
    sequential_start(&test, 1. / 6, true, 1e-6, 0.01);
    for (uint32_t block = 0, done = 0; done < TRIALS; block++) {
        struct rng rng;
        struct rng_bulk bulk;
        uint32_t trials =
            TRIALS - done < BLOCK_TRIALS ? TRIALS - done : BLOCK_TRIALS;
        rng_split_number(&rng, &stream, block);
        rng_bulk_start(&bulk, &rng);
        if (!block_run(machine, &bulk, trials, result, &error))
            exit(1);
        sequential_add_all(&test, result->value, result->counted);
        done += trials;
    }
    arena_release(&arena);
    return test.mean;
}

static void must_be_near(double share)
{
    if (fabs(share - 1. / 6) < 0.001)
        return;
    fprintf(stderr, "bench_simulate: a share of %g is not 1/6\n", share);
    exit(1);
}

int main(void)
{
    struct bench bench = {.measure = "10^7 trials of 'roll(6) + roll(6) = 7'",
                          .unit = "s",
                          .target = 1.0,
                          .aim = 0.6,
                          .our_way = "xoshiro256**, in blocks of 1024",
                          .limit_way =
                              "a C loop over GSL mt19937, gsl_rng_uniform_int"};
    for (int i = 0; i < BENCH_PAIRS; i++) {
        double start = bench_seconds();
        double share = simulate_all((uint64_t)i);
        double middle = bench_seconds();
        double hand = (double)limit_two_dice((unsigned long)i + 1, TRIALS);
        bench.limit[i] = bench_seconds() - middle;
        bench.ours[i] = middle - start;
        must_be_near(share);
        must_be_near(hand / TRIALS);
    }
    return bench_report(&bench);
}
