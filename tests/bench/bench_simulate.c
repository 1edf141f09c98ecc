/* make bench: ten million trials of a check program against a loop written by
 * hand. Both sides run in turn in one process; the figures are medians of CPU
 * time, the ratio is the median of the pairs' ratios.
 *
 * Ours is all that a simulation does but for stopping: parsing, checking and
 * compiling the text, a stream for each block, and the moments of the values.
 * BENCH_FORMAT=json prints one object. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lang/block.h"
#include "lang/check.h"
#include "lang/parse.h"
#include "limits/limits.h"
#include "verify/sequential.h"

enum { TRIALS = 10000000, PAIRS = 9 };

static const char *const program_text = "roll(6) + roll(6) = 7";
static const char *const our_generator = "xoshiro256**, in blocks of 1024";
static const char *const limit_generator = "GSL mt19937, gsl_rng_uniform_int";
static const double target = 1.0, aim = 0.6;

static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

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

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *value)
{
    qsort(value, PAIRS, sizeof *value, by_size);
    return value[PAIRS / 2];
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
    double ours[PAIRS], limit[PAIRS], ratio[PAIRS];
    const char *format = getenv("BENCH_FORMAT");
    for (int i = 0; i < PAIRS; i++) {
        double start = cpu_seconds();
        double share = simulate_all((uint64_t)i);
        double middle = cpu_seconds();
        double hand = (double)limit_two_dice((unsigned long)i + 1, TRIALS);
        limit[i] = cpu_seconds() - middle;
        ours[i] = middle - start;
        ratio[i] = ours[i] / limit[i];
        must_be_near(share);
        must_be_near(hand / TRIALS);
    }
    double r = median(ratio), o = median(ours), l = median(limit);
    if (format && strcmp(format, "json") == 0)
        printf("{\"measure\": \"simulate two dice\", \"trials\": %d, "
               "\"pairs\": %d, \"ours_s\": %.4f, \"limit_s\": %.4f, "
               "\"ratio\": %.3f, \"target\": %.1f, \"aim\": %.1f, "
               "\"met\": %s, \"our_generator\": \"%s\", "
               "\"limit_generator\": \"%s\"}\n",
               TRIALS, PAIRS, o, l, r, target, aim,
               r <= target ? "true" : "false", our_generator, limit_generator);
    else
        printf("simulate: %d trials of '%s', CPU seconds, medians of %d pairs\n"
               "  ours   %.4f  (%s)\n"
               "  limit  %.4f  (%s)\n"
               "  ratio  %.3f  target <= %.1f (aim %.1f)  %s\n",
               TRIALS, program_text, PAIRS, o, our_generator, l,
               limit_generator, r, target, aim, r <= target ? "met" : "MISSED");
    return r <= target ? 0 : 1;
}
