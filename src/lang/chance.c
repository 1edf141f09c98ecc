#include "lang/chance.h"

static bool random_below(struct chance *chance, uint64_t n, uint64_t *out)
{
    *out = rng_below(chance->rng, n);
    return true;
}

static bool random_flip(struct chance *chance, struct number p, bool *out)
{
    if (number_is_exact(p))
        *out = rng_below(chance->rng, (uint64_t)p.denominator) <
               (uint64_t)p.numerator;
    else
        *out = rng_unit(chance->rng) < p.real;
    return true;
}

static bool random_weighted(struct chance *chance, const double *weight,
                            uint64_t n, uint64_t *out)
{
    double left = rng_unit(chance->rng);
    uint64_t i = 0;
    while (i + 1 < n && left >= weight[i])
        left -= weight[i++];
    *out = i;
    return true;
}

struct chance chance_random(struct rng *rng)
{
    return (struct chance){.below = random_below,
                           .flip = random_flip,
                           .weighted = random_weighted,
                           .rng = rng};
}
