/* Proof by enumeration: the exact distribution of a check program's result.
 *
 * Not path by path: a distribution over states (the values of the variables
 * that may still be read) is carried through the statements. An assignment
 * expands each state over all outcomes of the draws in its expression; equal
 * states are merged; `given` filters. A loop whose states are few is solved as
 * an absorbing Markov chain (chain.h); any other runs turn by turn until no
 * weight is left in it, or less than 1e-22 of what has left it.
 *
 * Not everything can be enumerated: draws from a continuum, more than
 * LIMIT_STATES states or the memory for them, more steps than allowed. That is
 * no error; such a check is simulated. */
#ifndef RECKON_VERIFY_ENUMERATE_H
#define RECKON_VERIFY_ENUMERATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "lang/tree.h"
#include "lang/value.h"

enum enumeration_end {
    ENUMERATION_DONE,
    ENUMERATION_CANNOT, /* error->text says why; it is a reason, no fault */
    ENUMERATION_FAILED  /* the program has no value; error says where */
};

struct enumerated {
    struct number value; /* the program's summary; of a truth, its chance */
    bool exact;   /* a proof: exact arithmetic all the way. `value` is a double
                     all the same where the fraction does not fit in 64 bits */
    double bound; /* otherwise: the most that `value` may be off */
    double accepted; /* chance that all `given` are met */
    uint64_t states; /* most at once */
    uint64_t steps;  /* spent, also when it could not be done */
};

/* Enumerates a checked program that draws. `parameter` holds the values of the
 * first `parameters` slots; at most `steps` steps are spent. */
enum enumeration_end enumerate(const struct program *program,
                               const struct value *parameter,
                               uint32_t parameters, uint64_t steps,
                               struct enumerated *out, struct error *error);

#endif
