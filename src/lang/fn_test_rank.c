/* Rank tests: exact below 50 values without ties, else by the normal
 * approximation with continuity correction and the correction for ties, which
 * is R's rule. Mann and Whitney (1947), Wilcoxon (1945). */
#include <math.h>
#include <string.h>

#include "lang/functions.h"
#include "lang/numbers.h"
#include "lang/test_side.h"

enum { EXACT_BELOW = 50 };
__extension__ typedef unsigned __int128 wide;

/* The share of `part` in `all`. */
static struct number share_of(wide part, wide all)
{
    wide a = all, b = part;
    while (b) {
        wide rest = a % b;
        a = b;
        b = rest;
    }
    part /= a;
    all /= a;
    if (part > INT64_MAX || all > INT64_MAX)
        return number_real((double)part / (double)all);
    return number_ratio((int64_t)part, (int64_t)all);
}

/* The p-value when ways[u] of `all` equally likely outcomes give u. */
static bool give_exact(struct call *call, const wide *ways, uint64_t count,
                       uint64_t u, enum side side)
{
    wide at_most = 0, at_least = 0, all = 0;
    for (uint64_t i = 0; i < count; i++) {
        all += ways[i];
        at_most += i <= u ? ways[i] : 0;
        at_least += i >= u ? ways[i] : 0;
    }
    wide tail = side == SIDE_LESS      ? at_most
                : side == SIDE_GREATER ? at_least
                : at_most < at_least   ? 2 * at_most
                                       : 2 * at_least;
    return call_number(call, share_of(tail > all ? all : tail, all));
}

/* `distance` from the mean, in units of `sd`, half a step nearer to it. */
static bool give_normal(struct call *call, double distance, double sd,
                        enum side side)
{
    if (!(sd > 0))
        return call_fail(call, ERROR_DOMAIN, "%s needs values that differ",
                         call->function->name);
    double step = side == SIDE_LESS ? -0.5
                  : side == SIDE_GREATER
                      ? 0.5
                      : 0.5 * ((distance > 0) - (distance < 0));
    return side_give(call, DISTRIBUTION_NORM, (distance - step) / sd, 0, side);
}

/* --- two samples ---------------------------------------------------------- */

struct samples {
    const struct list *ranks; /* of both, x first */
    uint64_t n, m;
    double ties;
};

static bool get_samples(struct call *call, struct samples *out)
{
    const struct list *x, *y;
    struct value *item;
    if (!numbers_get(call, 0, 1, &x) || !numbers_get(call, 1, 1, &y) ||
        !run_spend(call->run, call->node, 4 * (x->length + y->length)))
        return false;
    out->n = x->length;
    out->m = y->length;
    struct list *both = list_new(call->run->arena, out->n + out->m, &item);
    memcpy(item, x->item, out->n * sizeof *item);
    memcpy(item + out->n, y->item, out->m * sizeof *item);
    out->ranks = numbers_ranks(call->run->arena, both, &out->ties);
    return true;
}

/* Pairs in which x is larger, a tie as half of one. */
static struct number u_of(const struct samples *samples)
{
    struct list x = {.item = samples->ranks->item, .length = samples->n};
    int64_t n = (int64_t)samples->n;
    return number_subtract(numbers_sum(&x), number_integer(n * (n + 1) / 2));
}

/* Ways to have U = u: the coefficients of the product of
 * (1 - q^(m+i))/(1 - q^i) for i = 1 .. n. */
static wide *ways_of_u(struct arena *arena, uint64_t n, uint64_t m)
{
    uint64_t most = n * m;
    wide *ways = arena_zero(arena, (most + 1) * sizeof *ways);
    ways[0] = 1;
    for (uint64_t i = 1; i <= n; i++) {
        for (uint64_t u = most; u >= m + i; u--)
            ways[u] -= ways[u - m - i];
        for (uint64_t u = i; u <= most; u++)
            ways[u] += ways[u - i];
    }
    return ways;
}

bool fn_mann_whitney_statistic(struct call *call)
{
    struct samples samples;
    return get_samples(call, &samples) && call_number(call, u_of(&samples));
}

bool fn_mann_whitney_p(struct call *call)
{
    struct samples samples;
    enum side side;
    if (!side_get(call, 2, &side) || !get_samples(call, &samples))
        return false;
    uint64_t n = samples.n, m = samples.m;
    double u = number_double(u_of(&samples));
    if (n < EXACT_BELOW && m < EXACT_BELOW && samples.ties == 0)
        return run_spend(call->run, call->node, n * n * m / 4) &&
               give_exact(call, ways_of_u(call->run->arena, n, m), n * m + 1,
                          (uint64_t)u, side);
    double product = (double)n * (double)m, all = (double)(n + m);
    double sd =
        sqrt(product / 12 * (all + 1 - samples.ties / (all * (all - 1))));
    return give_normal(call, u - product / 2, sd, side);
}

/* --- differences ---------------------------------------------------------- */

struct signs {
    struct number positive; /* sum of the ranks of positive differences */
    uint64_t n;             /* differences that are not zero */
    bool zeros;
    double ties;
};

static bool get_signs(struct call *call, struct signs *out)
{
    const struct list *d;
    struct value *item;
    if (!numbers_get(call, 0, 1, &d) ||
        !run_spend(call->run, call->node, 4 * d->length))
        return false;
    struct list *size = list_new(call->run->arena, d->length, &item);
    bool *above = arena_get(call->run->arena, d->length * sizeof *above);
    out->n = 0;
    for (uint64_t i = 0; i < d->length; i++) {
        struct number x = d->item[i].number;
        if (!number_sign(x))
            continue;
        above[out->n] = number_sign(x) > 0;
        item[out->n] = value_number(above[out->n] ? x : number_negate(x));
        out->n++;
    }
    out->zeros = out->n < d->length;
    if (!out->n)
        return call_fail(call, ERROR_DOMAIN,
                         "%s needs differences that are not zero",
                         call->function->name);
    size->length = out->n;
    const struct list *ranks =
        numbers_ranks(call->run->arena, size, &out->ties);
    out->positive = number_integer(0);
    for (uint64_t i = 0; i < out->n; i++)
        if (above[i])
            out->positive = number_add(out->positive, ranks->item[i].number);
    return true;
}

/* Ways to have the sum v: subsets of 1 .. n. */
static wide *ways_of_v(struct arena *arena, uint64_t n)
{
    uint64_t most = n * (n + 1) / 2;
    wide *ways = arena_zero(arena, (most + 1) * sizeof *ways);
    ways[0] = 1;
    for (uint64_t i = 1; i <= n; i++)
        for (uint64_t v = most; v >= i; v--)
            ways[v] += ways[v - i];
    return ways;
}

bool fn_signed_rank_statistic(struct call *call)
{
    struct signs signs;
    return get_signs(call, &signs) && call_number(call, signs.positive);
}

bool fn_signed_rank_p(struct call *call)
{
    struct signs signs;
    enum side side;
    if (!side_get(call, 1, &side) || !get_signs(call, &signs))
        return false;
    uint64_t n = signs.n;
    double v = number_double(signs.positive), all = (double)n;
    if (n < EXACT_BELOW && signs.ties == 0 && !signs.zeros)
        return run_spend(call->run, call->node, n * n * n / 8) &&
               give_exact(call, ways_of_v(call->run->arena, n),
                          n * (n + 1) / 2 + 1, (uint64_t)v, side);
    double sd = sqrt(all * (all + 1) * (2 * all + 1) / 24 - signs.ties / 48);
    return give_normal(call, v - all * (all + 1) / 4, sd, side);
}
