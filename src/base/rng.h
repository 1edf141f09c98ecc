/* Chance: xoshiro256** (Blackman and Vigna 2018), seeded by SplitMix64.
 * A stream can be split by name; what a child yields depends only on the
 * parent's seed and the name, not on what was drawn before. So every parameter
 * of a question has its own stream, and adding one does not reshuffle others.
 */
#ifndef RECKON_BASE_RNG_H
#define RECKON_BASE_RNG_H

#include <stddef.h>
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

/* The keys that these streams have: what rng_seed makes of a key is the stream.
 * Cheaper where a stream is only split again. */
uint64_t rng_key(uint64_t parent, const char *name);
uint64_t rng_key_number(uint64_t parent, uint64_t number);

/* 64 random bits. */
uint64_t rng_next(struct rng *rng);

/* Uniform on 0 .. n-1 without bias, by rejection (Lemire 2019); n > 0. */
uint64_t rng_below(struct rng *rng, uint64_t n);

/* Uniform on [0, 1), a multiple of 2^-53. */
double rng_unit(struct rng *rng);

enum { RNG_LANES = 4 };

/* Several streams side by side, for many numbers at once. */
struct rng_bulk {
    uint64_t state[4][RNG_LANES];
    struct rng rest; /* yields what is left over where lanes do not fit */
};

/* `rest` is a copy of `rng`; the lanes are children of it. */
void rng_bulk_start(struct rng_bulk *bulk, const struct rng *rng);

/* `count` times 64 random bits: whole rounds of all lanes, and the rest as by
 * rng_next(&bulk->rest). Fewer than RNG_LANES are what `rng` would yield. */
void rng_fill(struct rng_bulk *bulk, uint64_t *out, size_t count);

#endif
