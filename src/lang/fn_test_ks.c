/* Kolmogorov's and Smirnov's tests, two-sided. */
#include <math.h>
#include <string.h>

#include "lang/functions.h"
#include "lang/limits.h"
#include "lang/numbers.h"

enum { EXACT_PAIRS = 10000, EXACT_VALUES = 100 };

/* 2 sum (-1)^(k-1) exp(-2 k^2 x^2), the limit for large samples. */
static double limit_tail(double x)
{
    double sum = 0, sign = 1;
    if (x < 0.2)
        return 1; /* to 1e-12 */
    for (int k = 1; k < 100; k++, sign = -sign)
        sum += sign * exp(-2 * x * x * k * k);
    return fmin(1, 2 * sum);
}

/* --- two samples ---------------------------------------------------------- */

/* Both samples in one order: `last` tells whether a group of equal values ends
 * at a place. */
struct merged {
    uint64_t n, m;
    bool *last;
    uint64_t distance; /* largest |i m - j n| over the ends of groups */
};

static bool merge(struct call *call, struct merged *out)
{
    const struct list *x, *y;
    if (!numbers_get(call, 0, 1, &x) || !numbers_get(call, 1, 1, &y) ||
        !run_spend(call->run, call->node, 4 * (x->length + y->length)))
        return false;
    struct arena *arena = call->run->arena;
    x = numbers_sorted(arena, x);
    y = numbers_sorted(arena, y);
    uint64_t n = out->n = x->length, m = out->m = y->length, i = 0, j = 0;
    out->last = arena_get(arena, (n + m) * sizeof *out->last);
    out->distance = 0;
    while (i < n || j < m) {
        bool take = j == m || (i < n && number_compare(x->item[i].number,
                                                       y->item[j].number) <= 0);
        struct number value = take ? x->item[i++].number : y->item[j++].number;
        bool more = (i < n && !number_compare(x->item[i].number, value)) ||
                    (j < m && !number_compare(y->item[j].number, value));
        out->last[i + j - 1] = !more;
        uint64_t a = i * m, b = j * n, d = a > b ? a - b : b - a;
        if (!more && d > out->distance)
            out->distance = d;
    }
    return true;
}

/* The chance that a random order of the two samples comes as far apart: for
 * each end (i, j) of a path, whether or how likely it has been as far before.
 * Hodges, "The significance probability of the Smirnov test" (1957). */
static struct number exact_tail(struct arena *arena, const struct merged *s)
{
    struct number *row = arena_get(arena, (s->m + 1) * sizeof *row);
    for (uint64_t i = 0; i <= s->n; i++)
        for (uint64_t j = 0; j <= s->m; j++) {
            uint64_t a = i * s->m, b = j * s->n;
            bool far = (a > b ? a - b : b - a) >= s->distance && i + j &&
                       s->last[i + j - 1];
            struct number from_x = number_integer(0), from_y = from_x;
            if (i)
                from_x = number_multiply(
                    row[j], number_ratio((int64_t)i, (int64_t)(i + j)));
            if (j)
                from_y = number_multiply(
                    row[j - 1], number_ratio((int64_t)j, (int64_t)(i + j)));
            row[j] = far ? number_integer(1) : number_add(from_x, from_y);
        }
    return row[s->m];
}

bool fn_ks_test_statistic(struct call *call)
{
    struct merged samples;
    return merge(call, &samples) &&
           call_number(
               call,
               number_divide(number_integer((int64_t)samples.distance),
                             number_integer((int64_t)(samples.n * samples.m))));
}

bool fn_ks_test_p(struct call *call)
{
    struct merged samples;
    if (!merge(call, &samples))
        return false;
    double n = (double)samples.n, m = (double)samples.m;
    if (n * m < EXACT_PAIRS)
        return run_spend(call->run, call->node, samples.n * samples.m / 2) &&
               call_number(call, exact_tail(call->run->arena, &samples));
    double d = (double)samples.distance / (n * m);
    return call_real(call, limit_tail(d * sqrt(n * m / (n + m))));
}

/* --- one sample against the uniform distribution -------------------------- */

static bool distance_from_uniform(struct call *call, struct number *out,
                                  uint64_t *n)
{
    const struct list *u;
    if (!numbers_get(call, 0, 1, &u) ||
        !run_spend(call->run, call->node, 4 * u->length))
        return false;
    u = numbers_sorted(call->run->arena, u);
    *n = u->length;
    *out = number_integer(0);
    for (uint64_t i = 0; i < *n; i++) {
        struct number x = u->item[i].number;
        struct number above =
            number_subtract(number_ratio((int64_t)i + 1, (int64_t)*n), x);
        struct number below =
            number_subtract(x, number_ratio((int64_t)i, (int64_t)*n));
        if (number_sign(x) < 0 || number_compare(x, number_integer(1)) > 0)
            return call_fail(call, ERROR_DOMAIN,
                             "%s takes values between 0 and 1: the cumulative "
                             "probabilities of the data",
                             call->function->name);
        if (number_compare(above, *out) > 0)
            *out = above;
        if (number_compare(below, *out) > 0)
            *out = below;
    }
    return true;
}

/* The matrix of Marsaglia, Tsang and Wang, "Evaluating Kolmogorov's
 * distribution" (2003): P(D < d) = n!/n^n (H^n)[k, k] with k = floor(n d) + 1,
 * h = k - n d and 2 k - 1 rows. */
static double *fill_matrix(struct arena *arena, uint64_t size, double h)
{
    double *cell = arena_zero(arena, size * size * sizeof *cell);
    double *factorial = arena_get(arena, (size + 2) * sizeof *factorial);
    factorial[0] = 1;
    for (uint64_t i = 1; i <= size + 1; i++)
        factorial[i] = factorial[i - 1] * (double)i;
    for (uint64_t i = 0; i < size; i++)
        for (uint64_t j = 0; j < size && j <= i + 1; j++)
            cell[i * size + j] = 1;
    for (uint64_t i = 0; i < size; i++) {
        cell[i * size] -= pow(h, (double)(i + 1));
        cell[(size - 1) * size + i] -= pow(h, (double)(size - i));
    }
    if (2 * h > 1)
        cell[(size - 1) * size] += pow(2 * h - 1, (double)size);
    for (uint64_t i = 0; i < size; i++)
        for (uint64_t j = 0; j <= i; j++)
            cell[i * size + j] /= factorial[i - j + 1];
    return cell;
}

/* P(D < d) for n values: the matrix times a vector n times, each time with its
 * share of n!/n^n. */
static double exact_below(struct arena *arena, uint64_t n, double d)
{
    double nd = (double)n * d;
    uint64_t k = (uint64_t)nd + 1, size = 2 * k - 1;
    const double *cell = fill_matrix(arena, size, (double)k - nd);
    double *now = arena_zero(arena, size * sizeof *now);
    double *next = arena_get(arena, size * sizeof *next);
    now[k - 1] = 1;
    for (uint64_t step = 1; step <= n; step++) {
        for (uint64_t i = 0; i < size; i++) {
            next[i] = 0;
            for (uint64_t j = 0; j < size && j <= i + 1; j++)
                next[i] += cell[i * size + j] * now[j];
            next[i] *= (double)step / (double)n;
        }
        memcpy(now, next, size * sizeof *now);
    }
    return now[k - 1];
}

bool fn_ks_uniform_statistic(struct call *call)
{
    struct number d;
    uint64_t n;
    return distance_from_uniform(call, &d, &n) && call_number(call, d);
}

bool fn_ks_uniform_p(struct call *call)
{
    struct number d;
    uint64_t n;
    if (!distance_from_uniform(call, &d, &n))
        return false;
    double distance = number_double(d);
    if (n >= EXACT_VALUES)
        return call_real(call, limit_tail(distance * sqrt((double)n)));
    if (distance >= 1)
        return call_integer(call, 0);
    uint64_t size = 2 * (uint64_t)((double)n * distance) + 1;
    return run_spend(call->run, call->node, n * size * size / 16) &&
           call_real(call,
                     fmax(0, 1 - exact_below(call->run->arena, n, distance)));
}
