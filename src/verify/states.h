/* A distribution over states: each state a row of cells, each with a weight,
 * equal rows merged.
 *
 * Weights are whole numbers over one common denominator while that fits in 128
 * bits, and sums are then exact. After that they are doubles, summed with a
 * carry (Neumaier 1974), and the set counts how many roundings a weight may
 * have been through: its relative error is at most `roundings` * 2^-53. */
#ifndef RECKON_VERIFY_STATES_H
#define RECKON_VERIFY_STATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lang/number.h"
#include "verify/cells.h"
#include "verify/wide.h"

/* Bytes that all sets of one enumeration may take together. */
struct room {
    size_t used, most;
};

union weight {
    wide whole;
    struct {
        double sum, carry;
    } real;
};

struct states {
    struct room *room;
    uint32_t width; /* cells of one state */
    bool exact;
    wide denominator; /* of the weights, when exact */
    uint64_t ratio;   /* denominator / the one of the set it is made from */
    double roundings;
    size_t count, capacity;
    struct cell *cell;
    union weight *weight;
    uint32_t *table; /* twice the capacity; index + 1, 0: free */
};

void states_init(struct states *states, uint32_t width, struct room *room);
void states_release(struct states *states);

/* Empties `to` and makes it ready for weights that come from `from`. */
void states_start(struct states *to, const struct states *from);

/* Adds a state of weight `p` times that of state `index` of `from`. False when
 * there is no room, or LIMIT_STATES is passed. p = 0 adds nothing. */
bool states_put(struct states *to, const struct cell *cell,
                const struct states *from, size_t index, struct number p);

/* Adds a state of weight 1 to an exact set. False as above. */
bool states_put_one(struct states *to, const struct cell *cell);

/* The index of a state, which is added with weight 0 if it is new; SIZE_MAX
 * when there is no room. */
size_t states_index(struct states *states, const struct cell *cell);

/* Adds all of `from`. */
bool states_merge(struct states *into, const struct states *from);

/* Divides out what all weights and the denominator have in common. */
void states_reduce(struct states *states);

/* Goes over to doubles, once `roundings` more were made. */
void states_round(struct states *states);

/* The weight of a state as a probability. */
double states_weight(const struct states *states, size_t index);

/* The same, exact where it is and fits. */
struct number states_share(const struct states *states, size_t index);

/* The sum of all weights. */
double states_mass(const struct states *states);

static inline const struct cell *states_at(const struct states *states,
                                           size_t index)
{
    return states->cell + index * states->width;
}

/* Sum with a carry: adds `term` to *sum, what is lost to *carry. */
static inline void sum_add(double *sum, double *carry, double term)
{
    double total = *sum + term;
    double larger = *sum < 0 ? -*sum : *sum, other = term < 0 ? -term : term;
    *carry += larger >= other ? *sum - total + term : term - total + *sum;
    *sum = total;
}

#endif
