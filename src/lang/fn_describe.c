/* Spread, shape and standing of data; conventions are in the names. Exact where
 * the data are. */
#include "lang/functions.h"
#include "lang/numbers.h"

static bool get_sorted(struct call *call, const struct list **out)
{
    if (!numbers_get(call, 0, 1, out))
        return false;
    *out = numbers_sorted(call->run->arena, *out);
    return true;
}

bool fn_data_range(struct call *call)
{
    const struct list *x;
    return get_sorted(call, &x) &&
           call_number(call, number_subtract(x->item[x->length - 1].number,
                                             x->item[0].number));
}

/* By the quantiles of fn_quantile, whose call this completes. */
bool fn_interquartile_range(struct call *call)
{
    struct value argument[3] = {
        call->argument[0], value_number(number_ratio(1, 4)),
        call->count > 1 ? call->argument[1] : value_integer(7)};
    struct call inner = *call;
    inner.argument = argument;
    inner.count = 3;
    if (!fn_quantile(&inner))
        return false;
    struct number low = call->result->number;
    argument[1] = value_number(number_ratio(3, 4));
    return fn_quantile(&inner) &&
           call_number(call, number_subtract(call->result->number, low));
}

static struct number middle(struct arena *arena, const struct list *x)
{
    x = numbers_sorted(arena, x);
    return number_over(number_add(x->item[(x->length - 1) / 2].number,
                                  x->item[x->length / 2].number),
                       2);
}

static const struct list *distances(struct arena *arena, const struct list *x,
                                    struct number centre)
{
    struct value *item;
    struct list *list = list_new(arena, x->length, &item);
    for (uint64_t i = 0; i < x->length; i++) {
        struct number d = number_subtract(x->item[i].number, centre);
        item[i] = value_number(number_sign(d) < 0 ? number_negate(d) : d);
    }
    return list;
}

bool fn_median_absolute_deviation(struct call *call)
{
    const struct list *x;
    struct arena *arena = call->run->arena;
    return numbers_get(call, 0, 1, &x) &&
           call_number(call,
                       middle(arena, distances(arena, x, middle(arena, x))));
}

bool fn_mean_absolute_deviation(struct call *call)
{
    const struct list *x;
    return numbers_get(call, 0, 1, &x) &&
           call_number(call, numbers_mean(distances(call->run->arena, x,
                                                    numbers_mean(x))));
}

static bool not_constant(struct call *call, struct number spread)
{
    return number_sign(spread) > 0 ||
           call_fail(call, ERROR_DOMAIN, "%s needs values that differ",
                     call->function->name);
}

/* The k-th central moment, divided by n. */
static struct number moment(const struct list *x, int64_t k)
{
    struct number mean = numbers_mean(x), sum = number_integer(0);
    for (uint64_t i = 0; i < x->length; i++)
        sum = number_add(sum,
                         number_power(number_subtract(x->item[i].number, mean),
                                      number_integer(k)));
    return number_divide(sum, numbers_count(x));
}

/* g1 = m3/m2^(3/2), and the sample's G1 = g1 sqrt(n (n-1))/(n-2): Joanes and
 * Gill, "Comparing measures of sample skewness and kurtosis" (1998). */
static bool skewness(struct call *call, bool sample)
{
    const struct list *x;
    if (!numbers_get(call, 0, sample ? 3 : 2, &x))
        return false;
    struct number spread = moment(x, 2);
    if (!not_constant(call, spread))
        return false;
    struct number g1 =
        number_divide(moment(x, 3), number_power(spread, number_ratio(3, 2)));
    int64_t n = (int64_t)x->length;
    if (sample)
        g1 = number_over(
            number_multiply(g1, number_root(number_integer(n * (n - 1)))),
            n - 2);
    return call_number(call, g1);
}

bool fn_skewness_population(struct call *call)
{
    return skewness(call, false);
}

bool fn_skewness_sample(struct call *call)
{
    return skewness(call, true);
}

/* g2 = m4/m2^2 - 3, and G2 = ((n+1) g2 + 6) (n-1)/((n-2)(n-3)). */
static bool kurtosis(struct call *call, bool sample)
{
    const struct list *x;
    if (!numbers_get(call, 0, sample ? 4 : 2, &x))
        return false;
    struct number spread = moment(x, 2);
    if (!not_constant(call, spread))
        return false;
    struct number g2 = number_subtract(
        number_divide(moment(x, 4), number_multiply(spread, spread)),
        number_integer(3));
    int64_t n = (int64_t)x->length;
    if (sample)
        g2 = number_multiply(
            number_add(number_multiply(number_integer(n + 1), g2),
                       number_integer(6)),
            number_ratio(n - 1, (n - 2) * (n - 3)));
    return call_number(call, g2);
}

bool fn_excess_kurtosis_population(struct call *call)
{
    return kurtosis(call, false);
}

bool fn_excess_kurtosis_sample(struct call *call)
{
    return kurtosis(call, true);
}

static bool standardized(struct call *call, int64_t less)
{
    const struct list *x;
    if (!numbers_get(call, 0, 2, &x))
        return false;
    struct number mean = numbers_mean(x);
    struct number spread =
        number_over(numbers_products(x, x), (int64_t)x->length - less);
    if (!not_constant(call, spread))
        return false;
    struct number sd = number_root(spread);
    struct number *z = arena_get(call->run->arena, x->length * sizeof *z);
    for (uint64_t i = 0; i < x->length; i++)
        z[i] = number_divide(number_subtract(x->item[i].number, mean), sd);
    return call_list(call, z, x->length);
}

bool fn_zscores(struct call *call)
{
    return standardized(call, 1);
}

bool fn_population_zscores(struct call *call)
{
    return standardized(call, 0);
}

/* Sum of w (x - m)^2 over the total of the weights less `less`. */
static bool weighted_variance(struct call *call, int64_t less)
{
    const struct list *x, *weight;
    struct number sum = number_integer(0), total = sum, squares = sum;
    if (!numbers_pair(call, 1, &x, &weight))
        return false;
    for (uint64_t i = 0; i < x->length; i++) {
        struct number w = weight->item[i].number;
        if (number_sign(w) < 0)
            return call_fail(call, ERROR_DOMAIN, "weights are not negative");
        total = number_add(total, w);
        sum = number_add(sum, number_multiply(w, x->item[i].number));
    }
    struct number divisor = number_subtract(total, number_integer(less));
    if (number_sign(divisor) <= 0)
        return call_fail(call, ERROR_DOMAIN,
                         "the weights of %s must add up to more than %d",
                         call->function->name, (int)less);
    struct number mean = number_divide(sum, total);
    for (uint64_t i = 0; i < x->length; i++) {
        struct number d = number_subtract(x->item[i].number, mean);
        squares = number_add(squares, number_multiply(weight->item[i].number,
                                                      number_multiply(d, d)));
    }
    return call_number(call, number_divide(squares, divisor));
}

bool fn_weighted_var(struct call *call)
{
    return weighted_variance(call, 1);
}

bool fn_weighted_pvar(struct call *call)
{
    return weighted_variance(call, 0);
}

bool fn_trimmed_mean(struct call *call)
{
    const struct list *x;
    struct number share = call->argument[1].number;
    int64_t cut;
    if (number_sign(share) < 0 ||
        number_compare(share, number_ratio(1, 2)) >= 0)
        return call_fail(call, ERROR_DOMAIN,
                         "the share cut from each end is at least 0 and below "
                         "1/2");
    if (!get_sorted(call, &x))
        return false;
    if (!number_to_integer(
            number_floor(number_multiply(share, numbers_count(x))), &cut))
        cut = 0;
    struct list kept = {.item = x->item + cut,
                        .length = x->length - 2 * (uint64_t)cut};
    return call_number(call, numbers_mean(&kept));
}

/* --- standing ------------------------------------------------------------- */

/* How many members are less than, and how many equal to, argument 1. */
static bool count_below(struct call *call, int64_t *below, int64_t *equal,
                        int64_t *length)
{
    const struct list *x;
    if (!numbers_get(call, 0, 1, &x))
        return false;
    *below = *equal = 0;
    *length = (int64_t)x->length;
    for (uint64_t i = 0; i < x->length; i++) {
        int order = number_compare(x->item[i].number, call->argument[1].number);
        *below += order < 0;
        *equal += order == 0;
    }
    return true;
}

bool fn_share_below(struct call *call)
{
    int64_t below, equal, n;
    return count_below(call, &below, &equal, &n) &&
           call_number(call, number_ratio(below, n));
}

bool fn_share_at_most(struct call *call)
{
    int64_t below, equal, n;
    return count_below(call, &below, &equal, &n) &&
           call_number(call, number_ratio(below + equal, n));
}

bool fn_percentile_rank(struct call *call)
{
    int64_t below, equal, n;
    return count_below(call, &below, &equal, &n) &&
           call_number(call, number_ratio(100 * below + 50 * equal, n));
}
