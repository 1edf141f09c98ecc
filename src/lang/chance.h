/* Where random draws of the language come from. A draw asks its run's chance;
 * behind it stands a generator, or an enumerator that visits every outcome. */
#ifndef RECKON_LANG_CHANCE_H
#define RECKON_LANG_CHANCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/rng.h"
#include "lang/number.h"

struct chance {
    /* One of 0 .. n-1, equally likely; n > 0. */
    bool (*below)(struct chance *chance, uint64_t n, uint64_t *out);
    /* True with probability p, 0 <= p <= 1. */
    bool (*flip)(struct chance *chance, struct number p, bool *out);
    /* One of 0 .. n-1 with the given weights (doubles that add up to 1). */
    bool (*weighted)(struct chance *chance, const double *weight, uint64_t n,
                     uint64_t *out);
    /* A generator for draws from a continuum or without a finite list of
     * outcomes; NULL where only finite draws can be answered. */
    struct rng *rng;
};
/* Each returns false when the draw cannot be answered (an enumeration that
 * would get too large); the run then stops with ERROR_LIMIT. */

/* A chance that draws from `rng`. */
struct chance chance_random(struct rng *rng);

#endif
