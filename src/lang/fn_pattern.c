/* How long until a pattern comes up in independent draws, and which of two
 * comes first: Li, "A martingale approach to the study of occurrence of
 * sequence patterns in repeated experiments" (1980); for fair coins these are
 * Conway's leading numbers. */
#include <string.h>

#include "lang/functions.h"
#include "lang/limits.h"
#include "lang/numbers.h"

enum { LONGEST_PATTERN = 60 };

struct pattern {
    const struct value *symbol;
    struct number chance[LONGEST_PATTERN]; /* of the symbol at each place */
    uint32_t length;
};

/* The letters of a text or the members of a list. */
static bool get_symbols(struct call *call, uint32_t index, struct pattern *out)
{
    const struct value *argument = &call->argument[index];
    const struct list *list;
    uint64_t length;
    if (argument->kind == VALUE_TEXT) {
        length = strlen(argument->text);
        struct value *item =
            arena_get(call->run->arena, (length + 1) * sizeof *item);
        for (uint64_t i = 0; i < length; i++)
            item[i] = value_integer((unsigned char)argument->text[i]);
        out->symbol = item;
    } else {
        if (!call_stored(call, index, &list))
            return false;
        length = list->length;
        out->symbol = list->item;
    }
    if (length < 1 || length > LONGEST_PATTERN)
        return call_fail(call, ERROR_DOMAIN,
                         "a pattern has from 1 to %d places", LONGEST_PATTERN);
    out->length = (uint32_t)length;
    return true;
}

static bool good_chance(struct call *call, struct number chance)
{
    return (number_sign(chance) > 0 &&
            number_compare(chance, number_integer(1)) <= 0) ||
           call_fail(call, ERROR_DOMAIN,
                     "the probability of a symbol lies between 0 and 1 and is "
                     "not 0");
}

static bool same_chance(struct call *call, uint32_t index, struct pattern *out)
{
    struct number chance =
        index < call->count ? call->argument[index].number : number_ratio(1, 2);
    for (uint32_t i = 0; i < out->length; i++)
        out->chance[i] = chance;
    return good_chance(call, chance);
}

static bool equal(struct call *call, const struct value *a,
                  const struct value *b, bool *out)
{
    int order;
    if (!run_compare(call->run, call->node, a, b, &order))
        return false;
    *out = order == 0;
    return true;
}

/* Are the `count` symbols of `a` from `at_a` those of `b` from `at_b`? */
static bool agree(struct call *call, const struct pattern *a, uint32_t at_a,
                  const struct pattern *b, uint32_t at_b, uint32_t count,
                  bool *out)
{
    *out = true;
    for (uint32_t i = 0; i < count && *out; i++)
        if (!equal(call, &a->symbol[at_a + i], &b->symbol[at_b + i], out))
            return false;
    return true;
}

/* Sum over all k for which the last k of `a` are the first k of `b` of one over
 * the probability of these. */
static bool overlap(struct call *call, const struct pattern *a,
                    const struct pattern *b, struct number *out)
{
    struct number weight = number_integer(1);
    *out = number_integer(0);
    for (uint32_t k = 1; k <= a->length && k <= b->length; k++) {
        bool same;
        weight = number_divide(weight, b->chance[k - 1]);
        if (!run_spend(call->run, call->node, k) ||
            !agree(call, a, a->length - k, b, 0, k, &same))
            return false;
        if (same)
            *out = number_add(*out, weight);
    }
    return true;
}

bool fn_pattern_steps(struct call *call)
{
    struct pattern pattern;
    struct number steps;
    return get_symbols(call, 0, &pattern) && same_chance(call, 1, &pattern) &&
           overlap(call, &pattern, &pattern, &steps) &&
           call_number(call, steps);
}

bool fn_pattern_steps_by_place(struct call *call)
{
    struct pattern pattern;
    const struct list *chance;
    struct number steps;
    if (!get_symbols(call, 0, &pattern) || !numbers_get(call, 1, 1, &chance))
        return false;
    if (chance->length != pattern.length)
        return call_fail(call, ERROR_DOMAIN,
                         "%s needs one probability for each place",
                         call->function->name);
    for (uint32_t i = 0; i < pattern.length; i++) {
        pattern.chance[i] = chance->item[i].number;
        if (!good_chance(call, pattern.chance[i]))
            return false;
        for (uint32_t j = 0; j < i; j++) {
            bool same;
            if (!equal(call, &pattern.symbol[i], &pattern.symbol[j], &same))
                return false;
            if (same && number_compare(pattern.chance[i], pattern.chance[j]))
                return call_fail(call, ERROR_DOMAIN,
                                 "places %u and %u have one symbol but two "
                                 "probabilities",
                                 (unsigned)j + 1, (unsigned)i + 1);
        }
    }
    return overlap(call, &pattern, &pattern, &steps) &&
           call_number(call, steps);
}

static bool contains(struct call *call, const struct pattern *a,
                     const struct pattern *b, bool *out)
{
    *out = false;
    for (uint32_t at = 0; at + b->length <= a->length && !*out; at++)
        if (!agree(call, a, at, b, 0, b->length, out))
            return false;
    return true;
}

bool fn_pattern_race(struct call *call)
{
    struct pattern a, b;
    struct number aa, ab, ba, bb;
    bool a_has_b, b_has_a;
    if (!get_symbols(call, 0, &a) || !get_symbols(call, 1, &b) ||
        !same_chance(call, 2, &a) || !same_chance(call, 2, &b) ||
        !contains(call, &a, &b, &a_has_b) || !contains(call, &b, &a, &b_has_a))
        return false;
    if (a_has_b || b_has_a)
        return call_fail(call, ERROR_DOMAIN,
                         "neither pattern may be a part of the other");
    if (!overlap(call, &a, &a, &aa) || !overlap(call, &a, &b, &ab) ||
        !overlap(call, &b, &a, &ba) || !overlap(call, &b, &b, &bb))
        return false;
    struct number wins = number_subtract(bb, ba);
    struct number loses = number_subtract(aa, ab);
    return call_number(call, number_divide(wins, number_add(wins, loses)));
}
