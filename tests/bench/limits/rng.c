#include <gsl/gsl_rng.h>

#include "limits.h"

long limit_two_dice(unsigned long seed, long trials)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    long sevens = 0;
    gsl_rng_set(rng, seed);
    for (long i = 0; i < trials; i++) {
        unsigned long first = gsl_rng_uniform_int(rng, 6);
        unsigned long second = gsl_rng_uniform_int(rng, 6);
        sevens += first + second + 2 == 7;
    }
    gsl_rng_free(rng);
    return sevens;
}
