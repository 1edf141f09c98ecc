/* Loops as absorbing Markov chains: where the states in which a turn of a
 * `while` can begin are few, each is expanded once, and the chances to leave
 * the loop in each way follow from a linear system, without running it to its
 * end. So a gambler's ruin is proved, not cut off. */
#ifndef RECKON_VERIFY_CHAIN_H
#define RECKON_VERIFY_CHAIN_H

#include "verify/enumeration.h"

enum {
    CHAIN_HEADS = 256, /* states in which a turn can begin */
    CHAIN_EXITS = 1024 /* states in which the loop is left */
};

/* Carries `set` through the loop. *done is false when this is no such loop, and
 * then nothing was changed. False on an error. */
bool chain_run(struct enumeration *e, struct step *step, struct states *set,
               bool *done);

#endif
