#include "verify/states.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "lang/limits.h"

enum { FIRST_CAPACITY = 8 };

/* One bit is left free, so that sums of weights cannot overflow. */
static bool fits(wide denominator)
{
    return !(denominator >> 126);
}

void states_init(struct states *states, uint32_t width, struct room *room)
{
    *states = (struct states){.room = room,
                              .width = width,
                              .exact = true,
                              .denominator = 1,
                              .ratio = 1};
}

static size_t bytes_of(const struct states *states, size_t capacity)
{
    return capacity * (states->width * sizeof *states->cell +
                       sizeof *states->weight + 2 * sizeof *states->table);
}

void states_release(struct states *states)
{
    memory_free(states->cell);
    memory_free(states->weight);
    memory_free(states->table);
    states->room->used -= bytes_of(states, states->capacity);
    states_init(states, states->width, states->room);
}

void states_start(struct states *to, const struct states *from)
{
    if (to->count)
        memset(to->table, 0, 2 * to->capacity * sizeof *to->table);
    to->count = 0;
    to->exact = from->exact;
    to->denominator = from->denominator;
    to->ratio = 1;
    to->roundings = from->roundings;
}

/* Where the state is in the table, or the free place where it belongs. */
static size_t find(const struct states *states, const struct cell *cell)
{
    size_t bytes = states->width * sizeof *cell;
    size_t mask = 2 * states->capacity - 1;
    size_t at = cells_hash(cell, states->width) & mask;
    while (states->table[at] &&
           memcmp(states_at(states, states->table[at] - 1), cell, bytes) != 0)
        at = (at + 1) & mask;
    return at;
}

static bool grow(struct states *states)
{
    size_t capacity = states->capacity ? 2 * states->capacity : FIRST_CAPACITY;
    size_t more =
        bytes_of(states, capacity) - bytes_of(states, states->capacity);
    if (states->count >= LIMIT_STATES ||
        more > states->room->most - states->room->used)
        return false;
    states->room->used += more;
    states->cell = memory_resize(states->cell, capacity,
                                 states->width * sizeof *states->cell);
    states->weight =
        memory_resize(states->weight, capacity, sizeof *states->weight);
    memory_free(states->table);
    states->table = memory_resize(NULL, 2 * capacity, sizeof *states->table);
    memset(states->table, 0, 2 * capacity * sizeof *states->table);
    states->capacity = capacity;
    for (size_t i = 0; i < states->count; i++)
        states->table[find(states, states_at(states, i))] = (uint32_t)i + 1;
    return true;
}

size_t states_index(struct states *states, const struct cell *cell)
{
    size_t at = 0;
    if (states->capacity) {
        at = find(states, cell);
        if (states->table[at])
            return states->table[at] - 1;
    }
    if (states->count == states->capacity) {
        if (!grow(states))
            return SIZE_MAX;
        at = find(states, cell);
    }
    size_t index = states->count++;
    if (states->width)
        memcpy(states->cell + index * states->width, cell,
               states->width * sizeof *cell);
    memset(&states->weight[index], 0, sizeof *states->weight);
    states->table[at] = (uint32_t)index + 1;
    return index;
}

/* --- weights -------------------------------------------------------------- */

void states_round(struct states *states)
{
    if (!states->exact)
        return;
    for (size_t i = 0; i < states->count; i++) {
        double weight = states_weight(states, i);
        states->weight[i].real.sum = weight;
        states->weight[i].real.carry = 0;
    }
    states->exact = false;
    states->roundings += 2;
}

/* Multiplies the denominator; false when it gets too large. */
static bool scale(struct states *states, wide factor)
{
    wide denominator;
    if (__builtin_mul_overflow(states->denominator, factor, &denominator) ||
        !fits(denominator))
        return false;
    if (factor != 1)
        for (size_t i = 0; i < states->count; i++)
            states->weight[i].whole *= factor;
    states->denominator = denominator;
    return true;
}

/* Makes b a divisor of `to->ratio`. */
static bool divisible(struct states *to, uint64_t b)
{
    if (to->ratio % b == 0)
        return true;
    uint64_t factor = b / (uint64_t)wide_divisor(to->ratio, b), ratio;
    if (__builtin_mul_overflow(to->ratio, factor, &ratio) || ratio >> 62 ||
        !scale(to, factor))
        return false;
    to->ratio = ratio;
    return true;
}

bool states_put(struct states *to, const struct cell *cell,
                const struct states *from, size_t index, struct number p)
{
    if (!number_sign(p))
        return true;
    size_t place = states_index(to, cell);
    if (place == SIZE_MAX)
        return false;
    if (to->exact && (!from->exact || !number_is_exact(p) ||
                      !divisible(to, (uint64_t)p.denominator)))
        states_round(to);
    union weight *weight = &to->weight[place];
    if (to->exact) {
        uint64_t times = to->ratio / (uint64_t)p.denominator;
        weight->whole +=
            from->weight[index].whole * times * (uint64_t)p.numerator;
    } else {
        sum_add(&weight->real.sum, &weight->real.carry,
                states_weight(from, index) * number_double(p));
    }
    return true;
}

bool states_put_one(struct states *to, const struct cell *cell)
{
    size_t place = states_index(to, cell);
    if (place == SIZE_MAX)
        return false;
    to->weight[place].whole += to->denominator;
    return true;
}

/* Gives both sets one denominator by scaling `into`; *times is what the weights
 * of `from` are to be multiplied with. */
static bool common_denominator(struct states *into, const struct states *from,
                               wide *times)
{
    wide divisor = wide_divisor(into->denominator, from->denominator);
    *times = into->denominator / divisor;
    return scale(into, from->denominator / divisor);
}

bool states_merge(struct states *into, const struct states *from)
{
    wide times = 1;
    if (!into->count)
        states_start(into, from);
    if (into->exact &&
        (!from->exact || !common_denominator(into, from, &times)))
        states_round(into);
    into->roundings = fmax(into->roundings, from->roundings) + 1;
    for (size_t i = 0; i < from->count; i++) {
        size_t place = states_index(into, states_at(from, i));
        if (place == SIZE_MAX)
            return false;
        union weight *weight = &into->weight[place];
        if (into->exact)
            weight->whole += from->weight[i].whole * times;
        else
            sum_add(&weight->real.sum, &weight->real.carry,
                    states_weight(from, i));
    }
    return true;
}

void states_reduce(struct states *states)
{
    wide divisor = states->denominator;
    if (!states->exact)
        return;
    for (size_t i = 0; i < states->count && divisor > 1; i++)
        divisor = wide_divisor(divisor, states->weight[i].whole);
    if (divisor <= 1)
        return;
    for (size_t i = 0; i < states->count; i++)
        states->weight[i].whole /= divisor;
    states->denominator /= divisor;
}

double states_weight(const struct states *states, size_t index)
{
    const union weight *weight = &states->weight[index];
    if (states->exact)
        return (double)weight->whole / (double)states->denominator;
    return weight->real.sum + weight->real.carry;
}

struct number states_share(const struct states *states, size_t index)
{
    if (!states->exact)
        return number_real(states_weight(states, index));
    wide top = states->weight[index].whole, bottom = states->denominator;
    wide divisor = wide_divisor(bottom, top);
    top /= divisor;
    bottom /= divisor;
    if (bottom > INT64_MAX)
        return number_real(states_weight(states, index));
    return (struct number){.denominator = (int64_t)bottom,
                           .numerator = (int64_t)top};
}

double states_mass(const struct states *states)
{
    double sum = 0, carry = 0;
    for (size_t i = 0; i < states->count; i++)
        sum_add(&sum, &carry, states_weight(states, i));
    return sum + carry;
}
