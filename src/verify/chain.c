/* The elimination of states by Grassmann, Taksar and Heyman (1985): only sums,
 * products and quotients of positive numbers, so no cancellation; entry by
 * entry accurate in doubles, and exact while the fractions fit in 64 bits. A
 * relative change of the entries by eps changes the result by at most 2 eps for
 * each state (O'Cinneide 1993). */
#include "verify/chain.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"

/* chance[i * width + j]: from head i to head j, or for j >= CHAIN_HEADS to exit
 * j - CHAIN_HEADS, in one turn. */
struct chain {
    struct states heads, exits;
    struct arena arena;
    struct transition *first[CHAIN_HEADS];
    struct number *chance;
    size_t width;
    double roundings; /* of any of these, at most */
};

/* While the states are being found: a list, since their number is not known. */
struct transition {
    size_t to;
    struct number chance;
    struct transition *next;
};

static bool draws_inside(const struct step *step)
{
    if (step->statement->node->draws)
        return true;
    for (const struct step *inner = step->body; inner; inner = inner->next)
        if (draws_inside(inner))
            return true;
    return false;
}

static void add_transition(struct chain *chain, size_t from, size_t to,
                           struct number chance)
{
    struct transition *transition =
        arena_get(&chain->arena, sizeof *transition);
    *transition = (struct transition){to, chance, chain->first[from]};
    chain->first[from] = transition;
}

/* Adds the states of `set` to `ends` and transitions to them; false when these
 * get more than `most`. */
static bool add_ends(struct chain *chain, size_t from, struct states *ends,
                     const struct states *set, size_t offset, size_t most)
{
    for (size_t i = 0; i < set->count; i++) {
        size_t to = states_index(ends, states_at(set, i));
        if (to >= most)
            return false;
        add_transition(chain, from, offset + to, states_share(set, i));
    }
    return true;
}

/* Runs one turn from head `from`. */
static bool expand(struct enumeration *e, struct chain *chain,
                   struct step *step, size_t from, bool *few)
{
    struct states single;
    struct branches branches;
    double dropped = e->dropped;
    states_init(&single, e->plan.variables, &e->room);
    if (!states_put_one(&single, states_at(&chain->heads, from)))
        return enumeration_full(e, step->statement->node);
    struct states *inside = &branches.inside;
    bool ok = branches_make(e, &branches, step, &single) &&
              enumeration_run(e, step->body, inside);
    *few = ok && e->dropped <= dropped &&
           add_ends(chain, from, &chain->heads, inside, 0, CHAIN_HEADS) &&
           add_ends(chain, from, &chain->exits, &branches.outside, CHAIN_HEADS,
                    CHAIN_EXITS);
    chain->roundings = fmax(chain->roundings, inside->roundings);
    chain->roundings = fmax(chain->roundings, branches.outside.roundings);
    branches_release(&branches);
    states_release(&single);
    return ok;
}

static struct number *entry(const struct chain *chain, size_t row, size_t to)
{
    if (to >= CHAIN_HEADS)
        to += chain->heads.count - CHAIN_HEADS;
    return &chain->chance[row * chain->width + to];
}

static void add_to(struct number *sum, struct number term)
{
    *sum = number_add(*sum, term);
}

/* Row heads.count is the set that enters the loop. `total` is what its weights
 * are parts of: 1, or the weight of the only state. */
static void fill(struct chain *chain, const struct states *set)
{
    size_t heads = chain->heads.count;
    chain->width = heads + chain->exits.count;
    size_t size = (heads + 1) * chain->width;
    chain->chance = memory_resize(NULL, size, sizeof *chain->chance);
    for (size_t i = 0; i < size; i++)
        chain->chance[i] = number_integer(0);
    for (size_t i = 0; i < heads; i++)
        for (struct transition *t = chain->first[i]; t; t = t->next)
            add_to(entry(chain, i, t->to), t->chance);
    for (size_t i = 0; i < set->count; i++)
        *entry(chain, heads, states_index(&chain->heads, states_at(set, i))) =
            set->count == 1 ? number_integer(1) : states_share(set, i);
}

/* Takes head k out of the chain: what leads to it leads on. False when nothing
 * leads on, so that the loop never ends. */
static bool eliminate(struct enumeration *e, struct chain *chain, size_t k,
                      const struct node *node)
{
    size_t heads = chain->heads.count, width = chain->width;
    struct number *row = &chain->chance[k * width];
    struct number leaving = number_integer(0);
    for (size_t j = 0; j < width; j++)
        if (j < k || j >= heads)
            add_to(&leaving, row[j]);
    if (!number_sign(leaving))
        return run_fail(&e->run, node, ERROR_LIMIT, "this loop may never end");
    for (size_t i = 0; i <= heads; i++) {
        struct number *other = &chain->chance[i * width];
        if ((i >= k && i < heads) || !number_sign(other[k]))
            continue;
        struct number part = number_divide(other[k], leaving);
        if (!run_spend(&e->run, node, 1 + width / 16))
            return false;
        for (size_t j = 0; j < width; j++)
            if ((j < k || j >= heads) && number_sign(row[j]))
                add_to(&other[j], number_multiply(part, row[j]));
    }
    return true;
}

static bool solve(struct enumeration *e, struct chain *chain,
                  const struct step *step, struct states *set)
{
    size_t heads = chain->heads.count;
    fill(chain, set);
    for (size_t k = heads; k-- > 0;)
        if (!eliminate(e, chain, k, step->statement->node))
            return false;

    struct states unit, out;
    states_init(&unit, e->plan.variables, &e->room);
    states_init(&out, e->plan.variables, &e->room);
    memset(e->row, 0, e->plan.variables * sizeof *e->row);
    bool ok = states_put_one(&unit, e->row);
    unit.roundings = set->roundings;
    const struct states *from = set->count == 1 ? set : &unit;
    states_start(&out, from);
    for (size_t j = 0; ok && j < chain->exits.count; j++)
        ok = states_put(&out, states_at(&chain->exits, j), from, 0,
                        chain->chance[heads * chain->width + heads + j]);
    if (!out.exact)
        out.roundings +=
            2 * (double)heads * (chain->roundings + 4 * (double)chain->width);
    states_release(&unit);
    if (!ok) {
        states_release(&out);
        return enumeration_full(e, step->statement->node);
    }
    states_release(set);
    *set = out;
    return true;
}

bool chain_run(struct enumeration *e, struct step *step, struct states *set,
               bool *done)
{
    *done = false;
    if (step->open || step->given || set->count > CHAIN_HEADS ||
        !draws_inside(step))
        return true;
    struct chain *chain = arena_zero(&e->own, sizeof *chain);
    states_init(&chain->heads, e->plan.variables, &e->room);
    states_init(&chain->exits, e->plan.variables, &e->room);
    arena_init(&chain->arena);
    bool ok = true, few = true;
    for (size_t i = 0; ok && i < set->count; i++)
        ok = states_index(&chain->heads, states_at(set, i)) != SIZE_MAX ||
             enumeration_full(e, step->statement->node);
    for (size_t i = 0; ok && few && i < chain->heads.count; i++)
        ok = expand(e, chain, step, i, &few);
    step->open = !few;
    if (ok && few) {
        ok = solve(e, chain, step, set);
        *done = true;
    }
    memory_free(chain->chance);
    arena_release(&chain->arena);
    states_release(&chain->heads);
    states_release(&chain->exits);
    return ok;
}
