/* Descriptive statistics, exact where the data are exact. */
#include <math.h>

#include "lang/functions.h"
#include "lang/numbers.h"

static bool spread(struct call *call, bool population, bool root)
{
    const struct list *x;
    if (!numbers_get(call, 0, population ? 1 : 2, &x))
        return false;
    struct number variance = number_divide(
        numbers_products(x, x),
        number_integer((int64_t)x->length - (population ? 0 : 1)));
    return call_number(call, root ? number_root(variance) : variance);
}

bool fn_var(struct call *call)
{
    return spread(call, false, false);
}

bool fn_sd(struct call *call)
{
    return spread(call, false, true);
}

bool fn_pvar(struct call *call)
{
    return spread(call, true, false);
}

bool fn_psd(struct call *call)
{
    return spread(call, true, true);
}

bool fn_cov(struct call *call)
{
    const struct list *x, *y;
    return numbers_pair(call, 2, &x, &y) &&
           call_number(call,
                       number_divide(numbers_products(x, y),
                                     number_integer((int64_t)x->length - 1)));
}

bool fn_pcov(struct call *call)
{
    const struct list *x, *y;
    return numbers_pair(call, 1, &x, &y) &&
           call_number(call,
                       number_divide(numbers_products(x, y), numbers_count(x)));
}

bool fn_cor(struct call *call)
{
    const struct list *x, *y;
    struct number value;
    return numbers_pair(call, 2, &x, &y) &&
           numbers_correlation(call, x, y, &value) && call_number(call, value);
}

static bool sorted_members(struct call *call, const struct list **out)
{
    if (!numbers_get(call, 0, 1, out) || !fn_sort(call))
        return false;
    *out = call->result->list;
    return true;
}

bool fn_median(struct call *call)
{
    const struct list *x;
    if (!sorted_members(call, &x))
        return false;
    struct number low = x->item[(x->length - 1) / 2].number;
    struct number high = x->item[x->length / 2].number;
    return call_number(call,
                       number_divide(number_add(low, high), number_integer(2)));
}

/* x(j) of a sorted sample with j held within 1 .. n. */
static struct number order_statistic(const struct list *x, int64_t j)
{
    int64_t n = (int64_t)x->length;
    return x->item[(j < 1 ? 1 : j > n ? n : j) - 1].number;
}

/* Hyndman and Fan (1996), "Sample quantiles in statistical packages": the
 * weight of x(j+1) against x(j), with j = floor(np + m). */
static struct number quantile_weight(int64_t rule, struct number rest,
                                     int64_t j)
{
    bool exactly = !number_sign(rest);
    switch (rule) {
    case 1: return number_integer(exactly ? 0 : 1);
    case 2: return exactly ? number_ratio(1, 2) : number_integer(1);
    case 3: return number_integer(exactly && j % 2 == 0 ? 0 : 1);
    default: return rest;
    }
}

static struct number quantile_shift(int64_t rule, struct number p)
{
    struct number third = number_ratio(1, 3);
    switch (rule) {
    case 3: return number_ratio(-1, 2);
    case 5: return number_ratio(1, 2);
    case 6: return p;
    case 7: return number_subtract(number_integer(1), p);
    case 8: return number_multiply(number_add(p, number_integer(1)), third);
    case 9:
        return number_add(number_divide(p, number_integer(4)),
                          number_ratio(3, 8));
    default: return number_integer(0);
    }
}

bool fn_quantile(struct call *call)
{
    const struct list *x;
    int64_t rule = 7, j;
    struct number p = call->argument[1].number;
    if (number_sign(p) < 0 || number_compare(p, number_integer(1)) > 0)
        return call_fail(call, ERROR_DOMAIN,
                         "the probability of a quantile lies between 0 and 1");
    if (call->count == 3 && !call_whole(call, 2, "the rule", 1, 9, &rule))
        return false;
    if (!sorted_members(call, &x))
        return false;
    struct number place = number_add(number_multiply(numbers_count(x), p),
                                     quantile_shift(rule, p));
    struct number below = number_floor(place);
    if (!number_to_integer(below, &j))
        return call_fail(call, ERROR_DOMAIN, "this quantile has no place");
    struct number weight =
        quantile_weight(rule, number_subtract(place, below), j);
    struct number low = order_statistic(x, j);
    struct number step = number_subtract(order_statistic(x, j + 1), low);
    return call_number(call, number_add(low, number_multiply(weight, step)));
}

bool fn_weighted_mean(struct call *call)
{
    const struct list *x, *weight;
    if (!numbers_pair(call, 1, &x, &weight))
        return false;
    struct number total = numbers_sum(weight), sum = number_integer(0);
    for (uint64_t i = 0; i < x->length; i++)
        sum = number_add(
            sum, number_multiply(x->item[i].number, weight->item[i].number));
    if (!number_sign(total))
        return call_fail(call, ERROR_DOMAIN, "the weights add up to zero");
    return call_number(call, number_divide(sum, total));
}

static bool all_positive(struct call *call, const struct list *x)
{
    for (uint64_t i = 0; i < x->length; i++)
        if (number_sign(x->item[i].number) <= 0)
            return call_fail(call, ERROR_DOMAIN, "%s needs positive values",
                             call->function->name);
    return true;
}

bool fn_geometric_mean(struct call *call)
{
    const struct list *x;
    if (!numbers_get(call, 0, 1, &x) || !all_positive(call, x))
        return false;
    struct number product = number_integer(1);
    for (uint64_t i = 0; i < x->length; i++)
        product = number_multiply(product, x->item[i].number);
    if (number_is_exact(product))
        return call_number(
            call, number_power(product, number_ratio(1, (int64_t)x->length)));
    double logs = 0;
    for (uint64_t i = 0; i < x->length; i++)
        logs += log(number_double(x->item[i].number));
    return call_real(call, exp(logs / (double)x->length));
}

bool fn_harmonic_mean(struct call *call)
{
    const struct list *x;
    if (!numbers_get(call, 0, 1, &x) || !all_positive(call, x))
        return false;
    struct number sum = number_integer(0);
    for (uint64_t i = 0; i < x->length; i++)
        sum = number_add(sum,
                         number_divide(number_integer(1), x->item[i].number));
    return call_number(call, number_divide(numbers_count(x), sum));
}

bool fn_dot(struct call *call)
{
    const struct list *x, *y;
    if (!numbers_pair(call, 0, &x, &y))
        return false;
    struct number sum = number_integer(0);
    for (uint64_t i = 0; i < x->length; i++)
        sum = number_add(sum,
                         number_multiply(x->item[i].number, y->item[i].number));
    return call_number(call, sum);
}

bool fn_mode(struct call *call)
{
    const struct list *x;
    if (!sorted_members(call, &x))
        return false;
    uint64_t best = 0, run = 0, place = 0;
    for (uint64_t i = 0; i < x->length; i++) {
        bool same =
            i && !number_compare(x->item[i - 1].number, x->item[i].number);
        run = same ? run + 1 : 1;
        if (run > best) {
            best = run;
            place = i;
        }
    }
    return call_number(call, x->item[place].number);
}
