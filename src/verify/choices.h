/* A chance that visits every outcome: the draws of one evaluation are a list of
 * choices, and evaluations are repeated like an odometer until each list has
 * been taken. Outcomes of probability 0 are left out.
 *
 *   choices_start(&choices);
 *   do
 *       evaluate with &choices.chance; its outcome has choices_probability
 *   while (choices_next(&choices)); */
#ifndef RECKON_VERIFY_CHOICES_H
#define RECKON_VERIFY_CHOICES_H

#include <stddef.h>

#include "lang/chance.h"

struct choice {
    uint64_t index, count;
    struct number share; /* of this choice and those before it */
};

struct choices {
    struct chance chance; /* stays first: the draws get this address */
    struct choice *choice;
    size_t depth, at, capacity;
    size_t deepest; /* choices in one evaluation since choices_start */
    bool doubles;   /* some probabilities came as doubles */
};

void choices_init(struct choices *choices);
void choices_release(struct choices *choices);

/* Before the first evaluation. */
void choices_start(struct choices *choices);

/* Before each further one; false when there is none left. */
bool choices_next(struct choices *choices);

/* Of the evaluation that was just made: exact where it fits. */
struct number choices_probability(const struct choices *choices);

#endif
