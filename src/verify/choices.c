#include "verify/choices.h"

#include "base/memory.h"

enum { FIRST_CAPACITY = 16, MOST_CHOICES = 100000 };

/* Takes part in the evaluation: the choice at the present place, a new one if
 * this list is not so long yet; NULL when it gets too long. */
static struct choice *choose(struct choices *choices, uint64_t count)
{
    if (choices->at == choices->depth) {
        if (choices->depth == MOST_CHOICES)
            return NULL;
        if (choices->depth == choices->capacity) {
            choices->capacity =
                choices->capacity ? 2 * choices->capacity : FIRST_CAPACITY;
            choices->choice = memory_resize(choices->choice, choices->capacity,
                                            sizeof *choices->choice);
        }
        choices->choice[choices->depth++] = (struct choice){.count = count};
        if (choices->depth > choices->deepest)
            choices->deepest = choices->depth;
    }
    return &choices->choice[choices->at++];
}

/* Only the last choice has changed since the evaluation before. */
static bool is_new(const struct choices *choices)
{
    return choices->at == choices->depth;
}

static void set_share(struct choices *choices, struct choice *choice,
                      struct number p)
{
    struct number one = number_integer(1);
    choice->share = choices->at > 1 ? choice[-1].share : one;
    if (number_compare(p, one) != 0)
        choice->share = number_multiply(choice->share, p);
}

static bool choices_below(struct chance *chance, uint64_t n, uint64_t *out)
{
    struct choices *choices = (struct choices *)chance;
    struct choice *choice = choose(choices, n);
    if (!choice || n > INT64_MAX)
        return false;
    if (is_new(choices) && !choice->index)
        set_share(choices, choice, number_ratio(1, (int64_t)n));
    *out = choice->index;
    return true;
}

static bool choices_flip(struct chance *chance, struct number p, bool *out)
{
    struct choices *choices = (struct choices *)chance;
    struct number rest = number_subtract(number_integer(1), p);
    bool certain = !number_sign(p) || !number_sign(rest);
    struct choice *choice = choose(choices, certain ? 1 : 2);
    if (!choice)
        return false;
    *out = certain ? number_sign(p) > 0 : !choice->index;
    if (is_new(choices))
        set_share(choices, choice,
                  certain ? number_integer(1)
                  : *out  ? p
                          : rest);
    choices->doubles |= !number_is_exact(p);
    return true;
}

static bool choices_weighted(struct chance *chance, const double *weight,
                             uint64_t n, uint64_t *out)
{
    struct choices *choices = (struct choices *)chance;
    while (n > 1 && weight[n - 1] <= 0)
        n--;
    struct choice *choice = choose(choices, n);
    if (!choice)
        return false;
    while (weight[choice->index] <= 0 && choice->index + 1 < n)
        choice->index++;
    if (is_new(choices))
        set_share(choices, choice, number_real(weight[choice->index]));
    choices->doubles = true;
    *out = choice->index;
    return true;
}

void choices_init(struct choices *choices)
{
    *choices = (struct choices){.chance = {.below = choices_below,
                                           .flip = choices_flip,
                                           .weighted = choices_weighted}};
}

void choices_release(struct choices *choices)
{
    memory_free(choices->choice);
    choices_init(choices);
}

void choices_start(struct choices *choices)
{
    choices->depth = choices->at = choices->deepest = 0;
    choices->doubles = false;
}

bool choices_next(struct choices *choices)
{
    choices->at = 0;
    while (choices->depth) {
        struct choice *last = &choices->choice[choices->depth - 1];
        if (++last->index < last->count)
            return true;
        choices->depth--;
    }
    return false;
}

struct number choices_probability(const struct choices *choices)
{
    return choices->at ? choices->choice[choices->at - 1].share
                       : number_integer(1);
}
