/* A share that was observed, and what it says about the one behind it. */
#ifndef RECKON_MODEL_SHARE_H
#define RECKON_MODEL_SHARE_H

#include <stdint.h>

struct share {
    int64_t hits, count;
    double value;     /* hits / count; NaN for none */
    double low, high; /* of the 95 % interval; 0 and 1 for none */
};

/* The interval by the score test (Wilson 1927, "Probable inference, the law of
 * succession, and statistical inference", JASA 22): with z = 1.96 and p the
 * share,
 *
 *     (p + z^2/2n +- z sqrt(p(1 - p)/n + z^2/4n^2)) / (1 + z^2/n)
 *
 * It stays within 0 and 1 and is of use from n = 1. */
struct share share_of(int64_t hits, int64_t count);

#endif
