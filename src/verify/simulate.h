/* A test by simulation, for what cannot be enumerated. Trials are drawn in
 * blocks, each from a stream of its own, and the test looks after each block:
 * so the verdict depends on the stream only, not on order or cores. A program
 * that can be is run on columns (lang/block.h), others trial by trial.
 *
 * For a variance or sd the values tested are those of pairs of trials, half the
 * squared difference: independent, and their mean is the variance. */
#ifndef RECKON_VERIFY_SIMULATE_H
#define RECKON_VERIFY_SIMULATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/rng.h"
#include "lang/block.h"
#include "lang/tree.h"
#include "lang/value.h"
#include "verify/sequential.h"

enum { SIMULATION_BLOCK = BLOCK_TRIALS, SIMULATION_TRIALS = 2000000 };

struct simulation_options {
    uint64_t trials;    /* at most; those that break a `given` count here */
    double false_alarm; /* chance to refuse a right key */
    double miss;        /* chance to accept one that is off by the shift */
    uint32_t threads; /* at most 1 unless told; changes nothing but the time */
};

struct simulated {
    enum sequential_end end; /* OPEN: unsettled */
    double estimate;         /* of the program's summary */
    double error;            /* its standard error */
    double shift;            /* the least error of the key that was excluded */
    uint64_t trials;
    uint64_t counted;    /* that met every `given` */
    uint64_t unfinished; /* that passed LIMIT_TRIAL_STEPS */
    uint64_t steps;      /* of all trials */
    /* Where values from a continuum are compared by `=`, or NULL; known only of
     * programs that run on columns. */
    const struct node *doubtful;
};

/* Tests `key` against a checked program that draws. False when a trial fails,
 * or more than one in 10,000 passes LIMIT_TRIAL_STEPS (the error's place: in
 * the program's text). */
bool simulate(const struct program *program, const struct value *parameter,
              uint32_t parameters, double key, const struct rng *stream,
              const struct simulation_options *options, struct simulated *out,
              struct error *error);

#endif
