/* Markov chains: a transition matrix is a list of rows of probabilities, states
 * are numbered from 1. Norris, Markov Chains (1997), 1.3 and 1.7. */
#include <math.h>

#include "lang/functions.h"
#include "lang/matrix.h"
#include "lang/numbers.h"

static const double total_slack = 1e-9;
enum { MOST_STEPS = 1000000 };

static bool rows_add_up(struct call *call, const struct matrix *chain)
{
    for (uint32_t i = 0; i < chain->rows; i++) {
        struct number sum = number_integer(0);
        for (uint32_t j = 0; j < chain->columns; j++) {
            struct number cell = *matrix_at(chain, i, j);
            if (number_sign(cell) < 0)
                return call_fail(call, ERROR_DOMAIN,
                                 "probabilities are not negative");
            sum = number_add(sum, cell);
        }
        bool one = number_is_exact(sum)
                       ? !number_compare(sum, number_integer(1))
                       : fabs(number_double(sum) - 1) <= total_slack;
        if (!one)
            return call_fail(call, ERROR_DOMAIN,
                             "row %u of this transition matrix does not add "
                             "up to 1",
                             (unsigned)i + 1);
    }
    return true;
}

static bool get_chain(struct call *call, struct matrix *chain)
{
    return matrix_get_square(call, 0, chain) && rows_add_up(call, chain) &&
           run_spend(call->run, call->node,
                     4 * (uint64_t)chain->rows * chain->rows);
}

static bool get_state(struct call *call, uint32_t index,
                      const struct matrix *chain, uint32_t *state)
{
    int64_t value;
    if (!call_whole(call, index, "a state", 1, chain->rows, &value))
        return false;
    *state = (uint32_t)value - 1;
    return true;
}

/* The states of argument `index`, one of them or a list. */
static bool get_states(struct call *call, uint32_t index,
                       const struct matrix *chain, bool **out)
{
    bool *chosen = arena_zero(call->run->arena, chain->rows * sizeof *chosen);
    const struct value *argument = &call->argument[index];
    *out = chosen;
    if (argument->kind == VALUE_NUMBER) {
        uint32_t state;
        if (!get_state(call, index, chain, &state))
            return false;
        chosen[state] = true;
        return true;
    }
    const struct list *list;
    if (!numbers_get(call, index, 1, &list))
        return false;
    for (uint64_t i = 0; i < list->length; i++) {
        int64_t state;
        if (!number_to_integer(list->item[i].number, &state) || state < 1 ||
            state > chain->rows)
            return call_fail(call, ERROR_DOMAIN,
                             "a state is a whole number from 1 to %u",
                             (unsigned)chain->rows);
        chosen[state - 1] = true;
    }
    return true;
}

static bool *absorbing_states(struct call *call, const struct matrix *chain)
{
    bool *chosen = arena_zero(call->run->arena, chain->rows * sizeof *chosen);
    for (uint32_t i = 0; i < chain->rows; i++)
        chosen[i] = !number_compare(*matrix_at(chain, i, i), number_integer(1));
    return chosen;
}

/* The states from which `target` can be reached without passing `barred`
 * (may be NULL). */
static bool *who_reaches(struct call *call, const struct matrix *chain,
                         const bool *target, const bool *barred)
{
    uint32_t n = chain->rows;
    bool *reaches = arena_zero(call->run->arena, n * sizeof *reaches);
    for (uint32_t i = 0; i < n; i++)
        reaches[i] = target[i];
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t i = 0; i < n; i++)
            for (uint32_t j = 0; j < n && !reaches[i] && !(barred && barred[i]);
                 j++)
                if (reaches[j] && number_sign(*matrix_at(chain, i, j)) > 0)
                    reaches[i] = changed = true;
    }
    return reaches;
}

/* Solves x = b + Q x over the `inner` states, where b is the chance of going
 * to `target` at once, or 1 when `target` is NULL. Gives x of state `from`. */
static bool solve_inner(struct call *call, const struct matrix *chain,
                        const bool *inner, const bool *target, uint32_t from,
                        struct number *out)
{
    struct arena *arena = call->run->arena;
    uint32_t n = chain->rows, m = 0, place = 0;
    uint32_t *state = arena_get(arena, n * sizeof *state);
    for (uint32_t i = 0; i < n; i++) {
        if (i == from)
            place = m;
        if (inner[i])
            state[m++] = i;
    }
    struct matrix a = matrix_new(arena, m, m), b = matrix_new(arena, m, 1), x;
    for (uint32_t i = 0; i < m; i++) {
        for (uint32_t j = 0; j < m; j++) {
            struct number step = *matrix_at(chain, state[i], state[j]);
            *matrix_at(&a, i, j) =
                number_subtract(number_integer(i == j), step);
        }
        if (!target)
            b.cell[i] = number_integer(1);
        for (uint32_t j = 0; target && j < n; j++)
            if (target[j])
                b.cell[i] =
                    number_add(b.cell[i], *matrix_at(chain, state[i], j));
    }
    if (!matrix_solve(call, &a, &b, &x))
        return false;
    *out = x.cell[place];
    return true;
}

/* The chance of ever being in `target`, from `from`; once in `barred` (or
 * NULL) it is lost. */
static bool give_reach(struct call *call, const struct matrix *chain,
                       uint32_t from, const bool *target, const bool *barred)
{
    bool *inner = who_reaches(call, chain, target, barred);
    struct number chance;
    if (target[from] || !inner[from])
        return call_integer(call, target[from]);
    for (uint32_t i = 0; i < chain->rows; i++)
        inner[i] = inner[i] && !target[i];
    return solve_inner(call, chain, inner, target, from, &chance) &&
           call_number(call, chance);
}

bool fn_reach_probability(struct call *call)
{
    struct matrix chain;
    uint32_t from;
    bool *target, *barred = NULL;
    return get_chain(call, &chain) && get_state(call, 1, &chain, &from) &&
           get_states(call, 2, &chain, &target) &&
           (call->count < 4 || get_states(call, 3, &chain, &barred)) &&
           give_reach(call, &chain, from, target, barred);
}

/* Adds to `seen` what can follow on its states before `target`. */
static void add_followers(const struct matrix *chain, const bool *target,
                          bool *seen)
{
    uint32_t n = chain->rows;
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t i = 0; i < n; i++)
            for (uint32_t j = 0; j < n && seen[i]; j++)
                if (!seen[j] && !target[j] &&
                    number_sign(*matrix_at(chain, i, j)) > 0)
                    seen[j] = changed = true;
    }
}

/* Expected steps until `target`; an error where it may never be reached. */
static bool expected_steps(struct call *call, const struct matrix *chain,
                           uint32_t from, const bool *target,
                           struct number *out)
{
    *out = number_integer(0);
    if (target[from])
        return true;
    bool *inner = arena_zero(call->run->arena, chain->rows * sizeof *inner);
    inner[from] = true;
    add_followers(chain, target, inner);
    const bool *reaches = who_reaches(call, chain, target, NULL);
    for (uint32_t i = 0; i < chain->rows; i++)
        if (inner[i] && !reaches[i])
            return call_fail(call, ERROR_DOMAIN,
                             "the chain may never get there, so the expected "
                             "number of steps is infinite");
    return solve_inner(call, chain, inner, NULL, from, out);
}

static bool give_steps(struct call *call, const struct matrix *chain,
                       uint32_t from, const bool *target)
{
    struct number steps;
    return expected_steps(call, chain, from, target, &steps) &&
           call_number(call, steps);
}

bool fn_reach_steps(struct call *call)
{
    struct matrix chain;
    uint32_t from;
    bool *target;
    return get_chain(call, &chain) && get_state(call, 1, &chain, &from) &&
           get_states(call, 2, &chain, &target) &&
           give_steps(call, &chain, from, target);
}

bool fn_absorption_steps(struct call *call)
{
    struct matrix chain;
    uint32_t from;
    return get_chain(call, &chain) && get_state(call, 1, &chain, &from) &&
           give_steps(call, &chain, from, absorbing_states(call, &chain));
}

/* The chances of ending in each absorbing state, in their order. */
bool fn_absorption(struct call *call)
{
    struct matrix chain;
    uint32_t from, count = 0;
    if (!get_chain(call, &chain) || !get_state(call, 1, &chain, &from))
        return false;
    const bool *absorbing = absorbing_states(call, &chain);
    struct number *chance =
        arena_get(call->run->arena, chain.rows * sizeof *chance);
    bool *target = arena_zero(call->run->arena, chain.rows * sizeof *target);
    for (uint32_t i = 0; i < chain.rows; i++) {
        if (!absorbing[i])
            continue;
        target[i] = true;
        if (!give_reach(call, &chain, from, target, NULL))
            return false;
        target[i] = false;
        chance[count++] = call->result->number;
    }
    if (!count)
        return call_fail(call, ERROR_DOMAIN,
                         "this chain has no absorbing state");
    return call_list(call, chance, count);
}

/* One step, then the way back. */
bool fn_return_steps(struct call *call)
{
    struct matrix chain;
    uint32_t from;
    bool *target;
    struct number steps, total = number_integer(1);
    if (!get_chain(call, &chain) || !get_state(call, 1, &chain, &from) ||
        !get_states(call, 1, &chain, &target))
        return false;
    for (uint32_t j = 0; j < chain.rows; j++) {
        struct number chance = *matrix_at(&chain, from, j);
        if (!number_sign(chance))
            continue;
        if (!expected_steps(call, &chain, j, target, &steps))
            return false;
        total = number_add(total, number_multiply(chance, steps));
    }
    return call_number(call, total);
}

/* Is there one closed class of states only? Then some state can be reached
 * from everywhere. */
static bool one_closed_class(struct call *call, const struct matrix *chain)
{
    uint32_t n = chain->rows, all = 0;
    bool *target = arena_zero(call->run->arena, n * sizeof *target);
    for (uint32_t j = 0; j < n && all < n; j++) {
        target[j] = true;
        const bool *reaches = who_reaches(call, chain, target, NULL);
        target[j] = false;
        all = 0;
        for (uint32_t i = 0; i < n; i++)
            all += reaches[i];
    }
    return all == n;
}

/* pi P = pi and sum 1: the last equation of the first is redundant. */
bool fn_stationary(struct call *call)
{
    struct matrix chain, pi;
    if (!get_chain(call, &chain))
        return false;
    uint32_t n = chain.rows;
    if (!run_spend(call->run, call->node, (uint64_t)n * n * n / 2))
        return false;
    if (!one_closed_class(call, &chain))
        return call_fail(call, ERROR_DOMAIN,
                         "this chain has more than one stationary "
                         "distribution");
    struct matrix a = matrix_transposed(call->run->arena, &chain);
    struct matrix b = matrix_new(call->run->arena, n, 1);
    for (uint32_t i = 0; i < n; i++) {
        *matrix_at(&a, i, i) =
            number_subtract(*matrix_at(&a, i, i), number_integer(1));
        *matrix_at(&a, n - 1, i) = number_integer(1);
    }
    b.cell[n - 1] = number_integer(1);
    if (!matrix_solve(call, &a, &b, &pi))
        return false;
    return matrix_give_list(call, &pi);
}

bool fn_markov_after(struct call *call)
{
    struct matrix chain, now;
    const struct list *start;
    int64_t steps;
    if (!get_chain(call, &chain) || !numbers_chances(call, 1, &start) ||
        !matrix_get_column(call, 1, &now) ||
        !call_whole(call, 2, "the number of steps", 0, MOST_STEPS, &steps))
        return false;
    now = matrix_transposed(call->run->arena, &now);
    for (; steps; steps >>= 1) {
        if ((steps & 1) && !matrix_product(call, &now, &chain, &now))
            return false;
        if (steps > 1 && !matrix_product(call, &chain, &chain, &chain))
            return false;
    }
    return matrix_give_list(call, &now);
}
