/* Chance: xoshiro256** (Blackman and Vigna 2018), seeded by SplitMix64.
 * A stream can be split by name; what a child yields depends only on the
 * parent's seed and the name, not on what was drawn before. So every parameter
 * of a question has its own stream, and adding one does not reshuffle others. */
#ifndef RECKON_BASE_RNG_H
#define RECKON_BASE_RNG_H

#include <stdint.h>

struct rng {
    uint64_t state[4];
    uint64_t key; /* what children are derived from; never changes by drawing */
};

void rng_seed(struct rng *rng, uint64_t seed);

/* Makes `child` the stream called `name` of `parent`. */
void rng_split(struct rng *child, const struct rng *parent, const char *name);

/* The same with a number in place of a name, e.g. the n-th draw. */
void rng_split_number(struct rng *child, const struct rng *parent,
                      uint64_t number);

/* 64 random bits. */
uint64_t rng_next(struct rng *rng);

/* Uniform on 0 .. n-1 without bias, by rejection (Lemire 2019); n > 0. */
uint64_t rng_below(struct rng *rng, uint64_t n);

/* Uniform on [0, 1), a multiple of 2^-53. */
double rng_unit(struct rng *rng);

#endif
