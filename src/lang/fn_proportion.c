/* Proportions: tests by normal approximation, intervals by several methods, and
 * the interval of a mean with a known standard deviation. */
#include <math.h>

#include "lang/functions.h"
#include "lang/numbers.h"
#include "lang/test_side.h"

enum { MOST_TRIALS = 1000000000 };

/* Arguments `at` and `at + 1`: successes of so many trials. */
static bool get_share(struct call *call, uint32_t at, int64_t *k, int64_t *n)
{
    return call_whole(call, at + 1, "the number of trials", 1, MOST_TRIALS,
                      n) &&
           call_whole(call, at, "the number of successes", 0, *n, k);
}

static struct number spread_of(struct number p)
{
    return number_multiply(p, number_subtract(number_integer(1), p));
}

static bool divide(struct call *call, struct number difference,
                   struct number variance, struct number *z)
{
    if (number_sign(variance) <= 0)
        return call_fail(call, ERROR_DOMAIN,
                         "%s has no value where all or none succeed",
                         call->function->name);
    *z = number_divide(difference, number_root(variance));
    return true;
}

static bool one_proportion(struct call *call, struct number *z)
{
    int64_t k, n;
    struct number p = call->argument[2].number;
    return get_share(call, 0, &k, &n) &&
           divide(call, number_subtract(number_ratio(k, n), p),
                  number_over(spread_of(p), n), z);
}

static bool two_proportions(struct call *call, struct number *z)
{
    int64_t k, n, k2, n2;
    if (!get_share(call, 0, &k, &n) || !get_share(call, 2, &k2, &n2))
        return false;
    struct number all = number_ratio(k + k2, n + n2);
    struct number inverse = number_add(number_ratio(1, n), number_ratio(1, n2));
    return divide(call,
                  number_subtract(number_ratio(k, n), number_ratio(k2, n2)),
                  number_multiply(spread_of(all), inverse), z);
}

bool fn_prop_test_statistic(struct call *call)
{
    struct number z;
    return one_proportion(call, &z) && call_number(call, z);
}

bool fn_prop_test_p(struct call *call)
{
    struct number z;
    enum side side;
    return side_get(call, 3, &side) && one_proportion(call, &z) &&
           side_give(call, DISTRIBUTION_NORM, number_double(z), 0, side);
}

bool fn_prop_test_pooled_statistic(struct call *call)
{
    struct number z;
    return two_proportions(call, &z) && call_number(call, z);
}

bool fn_prop_test_pooled_p(struct call *call)
{
    struct number z;
    enum side side;
    return side_get(call, 4, &side) && two_proportions(call, &z) &&
           side_give(call, DISTRIBUTION_NORM, number_double(z), 0, side);
}

/* --- intervals ------------------------------------------------------------ */

static bool get_z(struct call *call, uint32_t level_at, double *z)
{
    double tail;
    return side_level(call, level_at, &tail) &&
           side_quantile(call, DISTRIBUTION_NORM, tail, 0, 1, z);
}

static bool give_around(struct call *call, double centre, double half)
{
    return call_two(call, number_real(centre - half),
                    number_real(centre + half));
}

bool fn_z_interval(struct call *call)
{
    int64_t n;
    double z, sd = call_double(call, 1);
    if (sd <= 0)
        return call_fail(call, ERROR_DOMAIN,
                         "the standard deviation is positive");
    return call_whole(call, 2, "the number of values", 1, MOST_TRIALS, &n) &&
           get_z(call, 3, &z) &&
           give_around(call, call_double(call, 0), z * sd / sqrt((double)n));
}

bool fn_prop_interval_wald(struct call *call)
{
    int64_t k, n;
    double z;
    if (!get_share(call, 0, &k, &n) || !get_z(call, 2, &z))
        return false;
    double p = (double)k / (double)n;
    return give_around(call, p, z * sqrt(p * (1 - p) / (double)n));
}

/* Wilson (1927): the p whose score statistic is z. */
bool fn_prop_interval_wilson(struct call *call)
{
    int64_t k, n;
    double z;
    if (!get_share(call, 0, &k, &n) || !get_z(call, 2, &z))
        return false;
    double m = (double)n, p = (double)k / m, square = z * z;
    double centre = (p + square / (2 * m)) / (1 + square / m);
    double half =
        z * sqrt(p * (1 - p) / m + square / (4 * m * m)) / (1 + square / m);
    return call_two(call,
                    k > 0 ? number_real(centre - half) : number_integer(0),
                    k < n ? number_real(centre + half) : number_integer(1));
}

/* Clopper and Pearson (1934): quantiles of beta distributions. */
bool fn_prop_interval_exact(struct call *call)
{
    int64_t k, n;
    double tail, low = 0, high = 1;
    if (!get_share(call, 0, &k, &n) || !side_level(call, 2, &tail) ||
        (k > 0 && !side_quantile(call, DISTRIBUTION_BETA, 1 - tail, (double)k,
                                 (double)(n - k) + 1, &low)) ||
        (k < n && !side_quantile(call, DISTRIBUTION_BETA, tail, (double)k + 1,
                                 (double)(n - k), &high)))
        return false;
    return call_two(call, k > 0 ? number_real(low) : number_integer(0),
                    k < n ? number_real(high) : number_integer(1));
}

bool fn_prop_difference_interval(struct call *call)
{
    int64_t k, n, k2, n2;
    double z;
    if (!get_share(call, 0, &k, &n) || !get_share(call, 2, &k2, &n2) ||
        !get_z(call, 4, &z))
        return false;
    double p = (double)k / (double)n, q = (double)k2 / (double)n2;
    return give_around(
        call, p - q,
        z * sqrt(p * (1 - p) / (double)n + q * (1 - q) / (double)n2));
}
