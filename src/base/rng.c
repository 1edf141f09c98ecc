#include "base/rng.h"

static uint64_t mix(uint64_t x)
{
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

static uint64_t rotate(uint64_t x, int by)
{
    return x << by | x >> (64 - by);
}

void rng_seed(struct rng *rng, uint64_t seed)
{
    rng->key = seed;
    for (int i = 0; i < 4; i++) {
        seed += 0x9E3779B97F4A7C15u;
        rng->state[i] = mix(seed);
    }
}

uint64_t rng_key(uint64_t parent, const char *name)
{
    /* FNV-1a over the name, started from the parent's key, then mixed. */
    uint64_t hash = 0xCBF29CE484222325u ^ mix(parent + 1);
    for (const char *c = name; *c; c++)
        hash = (hash ^ (unsigned char)*c) * 0x100000001B3u;
    return mix(hash);
}

uint64_t rng_key_number(uint64_t parent, uint64_t number)
{
    return mix(mix(parent + 2) + 0x9E3779B97F4A7C15u * number);
}

void rng_split(struct rng *child, const struct rng *parent, const char *name)
{
    rng_seed(child, rng_key(parent->key, name));
}

void rng_split_number(struct rng *child, const struct rng *parent,
                      uint64_t number)
{
    rng_seed(child, rng_key_number(parent->key, number));
}

uint64_t rng_next(struct rng *rng)
{
    uint64_t *s = rng->state;
    uint64_t result = rotate(s[1] * 5, 7) * 9;
    uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 45);
    return result;
}

uint64_t rng_below(struct rng *rng, uint64_t n)
{
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)rng_next(rng) * n;
    if ((uint64_t)product < n) {
        uint64_t least = (0 - n) % n;
        while ((uint64_t)product < least)
            product = (wide)rng_next(rng) * n;
    }
    return (uint64_t)(product >> 64);
}

double rng_unit(struct rng *rng)
{
    return (double)(rng_next(rng) >> 11) * 0x1p-53;
}

void rng_bulk_start(struct rng_bulk *bulk, const struct rng *rng)
{
    bulk->rest = *rng;
    for (uint64_t lane = 0; lane < RNG_LANES; lane++) {
        struct rng child;
        rng_split_number(&child, rng, lane);
        for (int i = 0; i < 4; i++)
            bulk->state[i][lane] = child.state[i];
    }
}

/* One step of every lane. The products by 5 and 9 are spelt as shifts, which
 * vector units have for 64 bits. */
static inline void step_lanes(uint64_t state[4][RNG_LANES], uint64_t *out)
{
    for (int i = 0; i < RNG_LANES; i++) {
        uint64_t *a = &state[0][i], *b = &state[1][i];
        uint64_t *c = &state[2][i], *d = &state[3][i];
        uint64_t five = rotate((*b << 2) + *b, 7), t = *b << 17;
        out[i] = (five << 3) + five;
        *c ^= *a;
        *d ^= *b;
        *b ^= *c;
        *a ^= *d;
        *c ^= t;
        *d = rotate(*d, 45);
    }
}

void rng_fill(struct rng_bulk *bulk, uint64_t *out, size_t count)
{
    struct rng_bulk own = *bulk; /* kept in registers */
    for (; count >= RNG_LANES; count -= RNG_LANES, out += RNG_LANES)
        step_lanes(own.state, out);
    while (count--)
        *out++ = rng_next(&own.rest);
    *bulk = own;
}
