#include "lang/numbers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const int64_t largest_count = INT64_C(1000000000000000);
static const double total_slack = 1e-9;

bool numbers_get(struct call *call, uint32_t index, uint64_t least,
                 const struct list **out)
{
    if (!call_stored(call, index, out))
        return false;
    if ((*out)->length >= least)
        return true;
    return call_fail(call, ERROR_DOMAIN, "%s needs at least %llu value%s",
                     call->function->name, (unsigned long long)least,
                     least == 1 ? "" : "s");
}

bool numbers_pair(struct call *call, uint64_t least, const struct list **x,
                  const struct list **y)
{
    if (!numbers_get(call, 0, least, x) || !numbers_get(call, 1, least, y))
        return false;
    if ((*x)->length == (*y)->length)
        return true;
    return call_fail(call, ERROR_DOMAIN,
                     "%s needs two lists of the same length",
                     call->function->name);
}

bool numbers_chances(struct call *call, uint32_t index, const struct list **out)
{
    if (!numbers_get(call, index, 1, out))
        return false;
    for (uint64_t i = 0; i < (*out)->length; i++)
        if (number_sign((*out)->item[i].number) < 0)
            return call_fail(call, ERROR_DOMAIN,
                             "probabilities are not negative");
    struct number total = numbers_sum(*out);
    bool one = number_is_exact(total)
                   ? !number_compare(total, number_integer(1))
                   : fabs(number_double(total) - 1) <= total_slack;
    return one || call_fail(call, ERROR_DOMAIN,
                            "the probabilities of %s must add up to 1",
                            call->function->name);
}

bool numbers_counts(struct call *call, uint32_t index, uint64_t least,
                    int64_t **out, uint64_t *length, int64_t *total)
{
    const struct list *list;
    if (!numbers_get(call, index, least, &list))
        return false;
    int64_t *count = arena_get(call->run->arena, list->length * sizeof *count);
    *total = 0;
    for (uint64_t i = 0; i < list->length; i++) {
        if (!number_to_integer(list->item[i].number, &count[i]) ||
            count[i] < 0 || count[i] > largest_count || *total > largest_count)
            return call_fail(call, ERROR_DOMAIN,
                             "%s needs counts: whole numbers from 0 on",
                             call->function->name);
        *total += count[i];
    }
    *out = count;
    *length = list->length;
    return true;
}

/* --- order ---------------------------------------------------------------- */

struct placed {
    struct number number;
    uint64_t place;
};

/* Equal numbers keep their order, so that the result is the same everywhere. */
static int compare_placed(const void *left, const void *right)
{
    const struct placed *a = left, *b = right;
    int order = number_compare(a->number, b->number);
    return order ? order : (a->place > b->place) - (a->place < b->place);
}

static struct placed *in_order(struct arena *arena, const struct list *x)
{
    struct placed *placed = arena_get(arena, x->length * sizeof *placed);
    for (uint64_t i = 0; i < x->length; i++)
        placed[i] = (struct placed){x->item[i].number, i};
    if (x->length)
        qsort(placed, x->length, sizeof *placed, compare_placed);
    return placed;
}

const struct list *numbers_sorted(struct arena *arena, const struct list *x)
{
    struct value *item;
    struct list *list = list_new(arena, x->length, &item);
    struct arena_mark mark = arena_here(arena);
    const struct placed *placed = in_order(arena, x);
    for (uint64_t i = 0; i < x->length; i++)
        item[i] = value_number(placed[i].number);
    arena_rewind(arena, mark);
    return list;
}

const struct list *numbers_ranks(struct arena *arena, const struct list *x,
                                 double *ties)
{
    struct value *item;
    struct list *list = list_new(arena, x->length, &item);
    struct arena_mark mark = arena_here(arena);
    const struct placed *placed = in_order(arena, x);
    double sum = 0;
    for (uint64_t i = 0, next; i < x->length; i = next) {
        for (next = i + 1;
             next < x->length &&
             !number_compare(placed[i].number, placed[next].number);)
            next++;
        double tied = (double)(next - i);
        sum += tied * tied * tied - tied;
        struct number rank = number_ratio((int64_t)(i + next) + 1, 2);
        for (uint64_t j = i; j < next; j++)
            item[placed[j].place] = value_number(rank);
    }
    arena_rewind(arena, mark);
    if (ties)
        *ties = sum;
    return list;
}

/* --- sums ----------------------------------------------------------------- */

struct number numbers_count(const struct list *x)
{
    return number_integer((int64_t)x->length);
}

/* Whole numbers `x * denominator`: most data have one small denominator, and
 * sums of whole numbers need no reducing. */
enum { LARGEST_DENOMINATOR = 1 << 30 };

/* A common denominator of exact numbers; 0 where there is no small one. */
static int64_t common_denominator(const struct list *x)
{
    uint32_t common = 1;
    for (uint64_t i = 0; i < x->length; i++) {
        int64_t own = x->item[i].number.denominator;
        if (own == common || own == 1)
            continue;
        if (!own || own > LARGEST_DENOMINATOR)
            return 0;
        uint32_t a = common, b = (uint32_t)own;
        while (b) {
            uint32_t rest = a % b;
            a = b;
            b = rest;
        }
        uint64_t larger = (uint64_t)common * ((uint64_t)own / a);
        if (larger > LARGEST_DENOMINATOR)
            return 0;
        common = (uint32_t)larger;
    }
    return common;
}

/* Denominators are below 2^32, for which dividing is cheap. */
static int64_t factor_of(struct number x, int64_t denominator)
{
    return x.denominator == denominator
               ? 1
               : (uint32_t)denominator / (uint32_t)x.denominator;
}

static number_wide whole_of(struct number x, int64_t denominator)
{
    return (number_wide)x.numerator * factor_of(x, denominator);
}

/* False where whole numbers will not do. */
static bool sum_wholes(const struct list *x, struct number *out)
{
    int64_t denominator = common_denominator(x);
    number_wide sum = 0;
    if (!denominator)
        return false;
    for (uint64_t i = 0; i < x->length; i++)
        sum += whole_of(x->item[i].number, denominator);
    *out = number_wide_ratio(sum, denominator);
    return true;
}

bool numbers_small_sum(const struct list *x, struct number *out)
{
    number_wide limit = (number_wide)1 << 40;
    int64_t denominator = common_denominator(x);
    int64_t sum = 0;
    if (!denominator || x->length > 1 << 20)
        return false;
    for (uint64_t i = 0; i < x->length; i++) {
        number_wide whole = whole_of(x->item[i].number, denominator);
        if (whole > limit || -whole > limit)
            return false;
        sum += (int64_t)whole;
    }
    *out = number_ratio(sum, denominator);
    return true;
}

/* The sums of products_of_wholes where none passes 62 bits; false where one
 * might. */
static bool small_sums(const struct list *x, int64_t common_x,
                       const struct list *y, int64_t common_y,
                       number_wide sum[3])
{
    int64_t limit = 1 << 25, sum_x = 0, sum_y = 0, both = 0;
    if (x->length > 1 << 12)
        return false;
    for (uint64_t i = 0; i < x->length; i++) {
        int64_t a, b;
        struct number left = x->item[i].number, right = y->item[i].number;
        if (__builtin_mul_overflow(left.numerator, factor_of(left, common_x),
                                   &a) ||
            __builtin_mul_overflow(right.numerator, factor_of(right, common_y),
                                   &b) ||
            a > limit || a < -limit || b > limit || b < -limit)
            return false;
        sum_x += a;
        sum_y += b;
        both += a * b;
    }
    sum[0] = sum_x;
    sum[1] = sum_y;
    sum[2] = both;
    return true;
}

/* By sum(xy) - sum(x) sum(y)/n, in which nothing cancels as all is exact. */
static bool products_of_wholes(const struct list *x, const struct list *y,
                               struct number *out)
{
    number_wide limit = (number_wide)1 << 46;
    int64_t common_x = common_denominator(x);
    int64_t common_y = x == y ? common_x : common_denominator(y);
    number_wide sum_x = 0, sum_y = 0, sum = 0, small[3];
    int64_t n = (int64_t)x->length;
    if (!common_x || !common_y || !n || n > 1 << 20)
        return false;
    if (small_sums(x, common_x, y, common_y, small)) {
        *out = number_wide_ratio(n * small[2] - small[0] * small[1],
                                 (number_wide)n * common_x * common_y);
        return true;
    }
    for (int64_t i = 0; i < n; i++) {
        number_wide a = whole_of(x->item[i].number, common_x);
        number_wide b = x == y ? a : whole_of(y->item[i].number, common_y);
        if (a > limit || -a > limit || b > limit || -b > limit)
            return false;
        sum_x += a;
        sum_y += b;
        sum += a * b;
    }
    /* n times the sum stays below 2^121, the product of the sums below 2^93. */
    if (sum_x > limit || -sum_x > limit || sum_y > limit || -sum_y > limit ||
        sum > (number_wide)1 << 100 || -sum > (number_wide)1 << 100)
        return false;
    *out = number_wide_ratio(n * sum - sum_x * sum_y,
                             (number_wide)n * common_x * common_y);
    return true;
}

struct number numbers_sum(const struct list *x)
{
    struct number exact;
    if (sum_wholes(x, &exact))
        return exact;
    struct number sum = number_integer(0);
    for (uint64_t i = 0; i < x->length; i++)
        sum = number_add(sum, x->item[i].number);
    return sum;
}

struct number numbers_mean(const struct list *x)
{
    return number_divide(numbers_sum(x), numbers_count(x));
}

struct number numbers_products(const struct list *x, const struct list *y)
{
    struct number exact;
    if (products_of_wholes(x, y, &exact))
        return exact;
    struct number mean_x = numbers_mean(x), mean_y = numbers_mean(y);
    struct number sum = number_integer(0);
    for (uint64_t i = 0; i < x->length; i++)
        sum = number_add(
            sum, number_multiply(number_subtract(x->item[i].number, mean_x),
                                 number_subtract(y->item[i].number, mean_y)));
    return sum;
}

bool numbers_correlation(struct call *call, const struct list *x,
                         const struct list *y, struct number *out)
{
    struct number spread_x = numbers_products(x, x);
    struct number spread_y = numbers_products(y, y);
    if (!number_sign(spread_x) || !number_sign(spread_y))
        return call_fail(call, ERROR_DOMAIN,
                         "no correlation where one of the lists is constant");
    *out = number_divide(numbers_products(x, y),
                         number_root(number_multiply(spread_x, spread_y)));
    return true;
}

struct number number_root(struct number x)
{
    return number_power(x, number_ratio(1, 2));
}

/* --- results -------------------------------------------------------------- */

bool call_list(struct call *call, const struct number *x, uint64_t count)
{
    struct value *item;
    struct list *list = list_new(call->run->arena, count, &item);
    for (uint64_t i = 0; i < count; i++) {
        if (!call_number(call, x[i]))
            return false;
        item[i] = *call->result;
    }
    *call->result = value_list(list);
    return true;
}

bool call_two(struct call *call, struct number first, struct number second)
{
    const struct number both[] = {first, second};
    return call_list(call, both, 2);
}

bool call_reals(struct call *call, const double *x, uint64_t count)
{
    struct number *number = arena_get(call->run->arena, count * sizeof *number);
    for (uint64_t i = 0; i < count; i++)
        number[i] = number_real(x[i]);
    return call_list(call, number, count);
}
