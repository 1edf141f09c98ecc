/* Distributions by R's names. Discrete ones with exact parameters give exact
 * probabilities as long as these fit. */
#include "lang/distribution.h"
#include "lang/functions.h"
#include "lang/special.h"

enum { MOST_EXACT_TERMS = 64 };

static struct number one_minus(struct number p)
{
    return number_subtract(number_integer(1), p);
}

static struct number choose_number(int64_t n, int64_t k)
{
    int64_t ways;
    return choose_exact(n, k, &ways) ? number_integer(ways)
                                     : number_real(0); /* not exact: given up */
}

/* P(X = k) in exact arithmetic; a number that is not exact where it does not
 * work. `parameter` are the numbers behind x. */
static struct number exact_mass(enum distribution_id id, int64_t k,
                                const struct value *parameter)
{
    struct number inexact = number_real(0), p = parameter[0].number;
    int64_t n, marked, unmarked;
    switch (id) {
    case DISTRIBUTION_BINOM:
        p = parameter[1].number;
        if (!number_to_integer(parameter[0].number, &n) ||
            !number_is_exact(p))
            return inexact;
        if (k < 0 || k > n)
            return number_integer(0);
        return number_multiply(
            choose_number(n, k),
            number_multiply(
                number_power(p, number_integer(k)),
                number_power(one_minus(p), number_integer(n - k))));
    case DISTRIBUTION_GEOM:
        if (!number_is_exact(p))
            return inexact;
        if (k < 0)
            return number_integer(0);
        return number_multiply(p,
                               number_power(one_minus(p), number_integer(k)));
    case DISTRIBUTION_HYPER:
        if (!number_to_integer(parameter[0].number, &marked) ||
            !number_to_integer(parameter[1].number, &unmarked) ||
            !number_to_integer(parameter[2].number, &n))
            return inexact;
        if (k < 0 || k > marked || n - k < 0 || n - k > unmarked)
            return number_integer(0);
        return number_divide(number_multiply(choose_number(marked, k),
                                             choose_number(unmarked, n - k)),
                             choose_number(marked + unmarked, n));
    default:
        return inexact;
    }
}

/* P(X <= x) as a sum of exact masses. */
static struct number exact_cumulative(enum distribution_id id, int64_t k,
                                      const struct value *parameter)
{
    struct number sum = number_integer(0);
    if (k > MOST_EXACT_TERMS)
        return number_real(0);
    for (int64_t i = 0; i <= k && number_is_exact(sum); i++)
        sum = number_add(sum, exact_mass(id, i, parameter));
    return sum;
}

static bool exact_value(enum distribution_id id, enum distribution_use use,
                        const struct call *call, struct number *out)
{
    int64_t k;
    if (!number_to_integer(number_floor(call->argument[0].number), &k))
        return false;
    const struct value *parameter = call->argument + 1;
    switch (use) {
    case USE_DENSITY:
        *out = number_is_whole(call->argument[0].number)
                   ? exact_mass(id, k, parameter)
                   : number_integer(0);
        break;
    case USE_CUMULATIVE:
        *out = exact_cumulative(id, k, parameter);
        break;
    case USE_UPPER:
        *out = exact_cumulative(id, k, parameter);
        if (number_is_exact(*out))
            *out = one_minus(*out);
        break;
    default:
        return false;
    }
    return number_is_exact(*out);
}

static bool compute(const struct distribution *distribution,
                    enum distribution_use use, double x,
                    const double *parameter, double *out, struct error *error)
{
    switch (use) {
    case USE_DENSITY:
        return distribution_density(distribution, x, parameter, out, error);
    case USE_CUMULATIVE:
        return distribution_cumulative(distribution, x, parameter, out, error);
    case USE_UPPER:
        return distribution_upper(distribution, x, parameter, out, error);
    case USE_QUANTILE:
        return distribution_quantile(distribution, x, parameter, out, error);
    default:
        return distribution_quantile_upper(distribution, x, parameter, out,
                                           error);
    }
}

bool fn_distribution(struct call *call)
{
    enum distribution_id id =
        (enum distribution_id)(call->function->detail / DISTRIBUTION_USES);
    enum distribution_use use =
        (enum distribution_use)(call->function->detail % DISTRIBUTION_USES);
    const struct distribution *distribution = distribution_at(id);
    double given[DISTRIBUTION_PARAMETERS], parameter[DISTRIBUTION_PARAMETERS];
    for (uint32_t i = 1; i < call->count; i++)
        given[i - 1] = call_double(call, i);

    struct error reason = {0};
    double value;
    if (!distribution_fill(distribution, given, call->count - 1, parameter,
                           &reason))
        return call_fail(call, reason.code, "%s", reason.text);
    struct number exact;
    if (distribution->discrete && exact_value(id, use, call, &exact))
        return call_number(call, exact);
    if (!compute(distribution, use, call_double(call, 0), parameter, &value,
                 &reason))
        return call_fail(call, reason.code, "%s", reason.text);
    if (distribution->discrete && use >= USE_QUANTILE && value < 9e15)
        return call_integer(call, (int64_t)value);
    return call_real(call, value);
}

static bool standard_normal(struct call *call, enum distribution_use use)
{
    const struct distribution *normal = distribution_at(DISTRIBUTION_NORM);
    static const double standard[DISTRIBUTION_PARAMETERS] = {0, 1, 0};
    struct error reason = {0};
    double value;
    if (!compute(normal, use, call_double(call, 0), standard, &value, &reason))
        return call_fail(call, reason.code, "%s", reason.text);
    if (value == 0.5)
        return call_number(call, number_ratio(1, 2));
    return call_real(call, value);
}

bool fn_normal_cumulative(struct call *call)
{
    return standard_normal(call, USE_CUMULATIVE);
}

bool fn_normal_density(struct call *call)
{
    return standard_normal(call, USE_DENSITY);
}
