/* Exact tests of counts. Two-sided p-values add up all outcomes that are not
 * more likely than the one seen, as R does. */
#include <math.h>

#include "lang/functions.h"
#include "lang/matrix.h"
#include "lang/numbers.h"
#include "lang/test_side.h"

enum { MOST_TRIALS = 100000 };

/* A discrete distribution by the rows of the function table, whose results are
 * exact where they can be. */
struct law {
    const char *density, *cumulative, *upper;
    struct number parameter[3];
    uint32_t parameters;
    int64_t least, most;
};

static bool ask(struct call *call, const char *name, const struct law *law,
                int64_t x, struct number *out)
{
    struct value argument[4] = {value_integer(x)};
    for (uint32_t i = 0; i < law->parameters; i++)
        argument[i + 1] = value_number(law->parameter[i]);
    struct call inner = *call;
    inner.function = function_find(name);
    inner.argument = argument;
    inner.count = law->parameters + 1;
    if (!inner.function->compute(&inner))
        return false;
    *out = call->result->number;
    return true;
}

/* Within 1e-7 the doubles of two equally likely outcomes count as equal. */
static bool not_more_likely(struct number p, struct number seen)
{
    if (number_is_exact(p) && number_is_exact(seen))
        return number_compare(p, seen) <= 0;
    return number_double(p) <= number_double(seen) * (1 + 1e-7);
}

static bool give_p(struct call *call, const struct law *law, int64_t x,
                   enum side side)
{
    struct number p, seen, sum = number_integer(0);
    if (side == SIDE_LESS)
        return ask(call, law->cumulative, law, x, &p) && call_number(call, p);
    if (side == SIDE_GREATER)
        return ask(call, law->upper, law, x - 1, &p) && call_number(call, p);
    if (!run_spend(call->run, call->node,
                   4 * (uint64_t)(law->most - law->least + 1)) ||
        !ask(call, law->density, law, x, &seen))
        return false;
    for (int64_t k = law->least; k <= law->most; k++) {
        if (!ask(call, law->density, law, k, &p))
            return false;
        if (not_more_likely(p, seen))
            sum = number_add(sum, p);
    }
    if (!number_is_exact(sum) && sum.real > 1)
        sum = number_integer(1);
    return call_number(call, sum);
}

bool fn_binom_test_p(struct call *call)
{
    int64_t k, n;
    enum side side;
    if (!call_whole(call, 1, "the number of trials", 1, MOST_TRIALS, &n) ||
        !call_whole(call, 0, "the number of successes", 0, n, &k) ||
        !side_get(call, 3, &side))
        return false;
    struct law law = {
        .density = "dbinom",
        .cumulative = "pbinom",
        .upper = "pbinom_upper",
        .parameter = {number_integer(n), call->argument[2].number},
        .parameters = 2,
        .most = n};
    return give_p(call, &law, k, side);
}

/* The count of the first cell, given the margins of a 2x2 table. */
bool fn_fisher_test_p(struct call *call)
{
    struct matrix table;
    enum side side;
    int64_t cell[4];
    if (!side_get(call, 1, &side) || !matrix_get(call, 0, &table))
        return false;
    if (table.rows != 2 || table.columns != 2)
        return call_fail(call, ERROR_DOMAIN,
                         "%s needs two rows and two columns",
                         call->function->name);
    for (int i = 0; i < 4; i++)
        if (!number_to_integer(table.cell[i], &cell[i]) || cell[i] < 0 ||
            cell[i] > MOST_TRIALS)
            return call_fail(call, ERROR_DOMAIN,
                             "%s needs counts: whole numbers from 0 to %d",
                             call->function->name, MOST_TRIALS);
    int64_t marked = cell[0] + cell[2], unmarked = cell[1] + cell[3];
    int64_t drawn = cell[0] + cell[1];
    struct law law = {.density = "dhyper",
                      .cumulative = "phyper",
                      .upper = "phyper_upper",
                      .parameter = {number_integer(marked),
                                    number_integer(unmarked),
                                    number_integer(drawn)},
                      .parameters = 3,
                      .least = drawn > unmarked ? drawn - unmarked : 0,
                      .most = drawn < marked ? drawn : marked};
    return give_p(call, &law, cell[0], side);
}
