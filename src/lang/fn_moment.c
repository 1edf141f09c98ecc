/* Means and variances of the distributions, and two distributions of several
 * counts. Where mean and variance are rational in the parameters they are exact
 * for exact ones. */
#include "lang/distribution.h"
#include "lang/functions.h"
#include "lang/numbers.h"

enum { MOST_EXACT = 1000 }; /* draws for which exact arithmetic is tried */

static struct number plus(struct number a, struct number b)
{
    return number_add(a, b);
}

static struct number times(struct number a, struct number b)
{
    return number_multiply(a, b);
}

static struct number over(struct number a, struct number b)
{
    return number_divide(a, b);
}

static struct number one_minus(struct number a)
{
    return number_subtract(number_integer(1), a);
}

/* The mean from parameters a, b, c; false where it is not rational in them. */
static bool exact_mean(enum distribution_id id, const struct number *p,
                       struct number *out)
{
    struct number a = p[0], b = p[1], c = p[2];
    switch (id) {
    case DISTRIBUTION_NORM:
    case DISTRIBUTION_LOGIS:
    case DISTRIBUTION_CHISQ:
    case DISTRIBUTION_POIS: *out = a; return true;
    case DISTRIBUTION_T: *out = number_integer(0); return true;
    case DISTRIBUTION_F:
        *out = over(b, plus(b, number_integer(-2)));
        return true;
    case DISTRIBUTION_GAMMA: *out = over(a, b); return true;
    case DISTRIBUTION_BETA: *out = over(a, plus(a, b)); return true;
    case DISTRIBUTION_EXP: *out = over(number_integer(1), a); return true;
    case DISTRIBUTION_UNIF: *out = number_over(plus(a, b), 2); return true;
    case DISTRIBUTION_BINOM: *out = times(a, b); return true;
    case DISTRIBUTION_GEOM: *out = over(one_minus(a), a); return true;
    case DISTRIBUTION_NBINOM:
        *out = over(times(a, one_minus(b)), b);
        return true;
    case DISTRIBUTION_HYPER:
        *out = number_sign(c) ? over(times(c, a), plus(a, b)) : c;
        return true;
    case DISTRIBUTION_LNORM:
    case DISTRIBUTION_WEIBULL:
    case DISTRIBUTION_CAUCHY:
    case DISTRIBUTION_COUNT: break;
    }
    return false;
}

static bool exact_variance(enum distribution_id id, const struct number *p,
                           struct number *out)
{
    struct number a = p[0], b = p[1], c = p[2], sum, share;
    switch (id) {
    case DISTRIBUTION_NORM: *out = times(b, b); return true;
    case DISTRIBUTION_CHISQ: *out = plus(a, a); return true;
    case DISTRIBUTION_POIS: *out = a; return true;
    case DISTRIBUTION_T:
        *out = over(a, plus(a, number_integer(-2)));
        return true;
    case DISTRIBUTION_GAMMA: *out = over(a, times(b, b)); return true;
    case DISTRIBUTION_BETA:
        sum = plus(a, b);
        *out = over(times(a, b),
                    times(times(sum, sum), plus(sum, number_integer(1))));
        return true;
    case DISTRIBUTION_EXP:
        *out = over(number_integer(1), times(a, a));
        return true;
    case DISTRIBUTION_UNIF:
        sum = number_subtract(b, a);
        *out = number_over(times(sum, sum), 12);
        return true;
    case DISTRIBUTION_BINOM:
        *out = times(times(a, b), one_minus(b));
        return true;
    case DISTRIBUTION_GEOM: *out = over(one_minus(a), times(a, a)); return true;
    case DISTRIBUTION_NBINOM:
        *out = over(times(a, one_minus(b)), times(b, b));
        return true;
    case DISTRIBUTION_HYPER:
        sum = plus(a, b);
        if (number_compare(sum, number_integer(1)) <= 0)
            return false;
        share = over(a, sum);
        *out = over(times(times(times(c, share), one_minus(share)),
                          number_subtract(sum, c)),
                    plus(sum, number_integer(-1)));
        return true;
    case DISTRIBUTION_F:
    case DISTRIBUTION_LOGIS:
    case DISTRIBUTION_LNORM:
    case DISTRIBUTION_WEIBULL:
    case DISTRIBUTION_CAUCHY:
    case DISTRIBUTION_COUNT: break;
    }
    return false;
}

bool fn_moment(struct call *call)
{
    enum distribution_id id =
        (enum distribution_id)(call->function->detail / DISTRIBUTION_USES);
    bool mean = call->function->detail % DISTRIBUTION_USES == USE_MEAN;
    const struct distribution *distribution = distribution_at(id);
    double given[DISTRIBUTION_PARAMETERS], parameter[DISTRIBUTION_PARAMETERS];
    struct number exact[DISTRIBUTION_PARAMETERS], value;
    struct error reason = {0};
    double rounded;
    bool all_exact = true;
    for (uint32_t i = 0; i < call->count; i++)
        given[i] = call_double(call, i);
    if (!distribution_fill(distribution, given, call->count, parameter,
                           &reason) ||
        !(mean ? distribution_mean : distribution_variance)(
            distribution, parameter, &rounded, &reason))
        return call_fail(call, reason.code, "%s", reason.text);
    for (uint32_t i = 0; i < DISTRIBUTION_PARAMETERS; i++) {
        exact[i] = i < call->count ? call->argument[i].number
                                   : number_integer((int64_t)parameter[i]);
        all_exact = all_exact && number_is_exact(exact[i]);
    }
    if (all_exact && (mean ? exact_mean : exact_variance)(id, exact, &value))
        return call_number(call, value);
    return call_real(call, rounded);
}

/* n! times the product of p^k/k!, factor by factor. */
static struct number exact_multinomial(const int64_t *count, int64_t total,
                                       const struct list *chance)
{
    struct number value = number_integer(1);
    int64_t left = total;
    for (uint64_t i = 0; i < chance->length; i++)
        for (int64_t j = 1; j <= count[i] && number_is_exact(value);
             j++, left--)
            value = times(value,
                          times(chance->item[i].number, number_ratio(left, j)));
    return value;
}

/* One kind after another: so many of what is left, which is binomial. */
static bool rounded_multinomial(const int64_t *count, int64_t total,
                                const struct list *chance, double *out,
                                struct error *error)
{
    const struct distribution *binomial = distribution_at(DISTRIBUTION_BINOM);
    double left = (double)total, rest = 1;
    *out = 1;
    for (uint64_t i = 0; i + 1 < chance->length && left > 0; i++) {
        double p = number_double(chance->item[i].number), density;
        double given[] = {left, rest > p ? p / rest : 1};
        double parameter[DISTRIBUTION_PARAMETERS];
        if (!distribution_fill(binomial, given, 2, parameter, error) ||
            !distribution_density(binomial, (double)count[i], parameter,
                                  &density, error))
            return false;
        *out *= density;
        left -= (double)count[i];
        rest -= p;
    }
    return true;
}

bool fn_dmultinom(struct call *call)
{
    const struct list *chance;
    int64_t *count, total;
    uint64_t kinds;
    double rounded;
    struct error reason = {0};
    if (!numbers_counts(call, 0, 1, &count, &kinds, &total) ||
        !numbers_chances(call, 1, &chance))
        return false;
    if (chance->length != kinds)
        return call_fail(call, ERROR_DOMAIN,
                         "%s needs one probability for each count",
                         call->function->name);
    struct number exact = total <= MOST_EXACT
                              ? exact_multinomial(count, total, chance)
                              : number_real(0);
    if (number_is_exact(exact))
        return call_number(call, exact);
    if (!rounded_multinomial(count, total, chance, &rounded, &reason))
        return call_fail(call, reason.code, "%s", reason.text);
    return call_real(call, rounded);
}

/* C(n, k) B(k + a, n - k + b)/B(a, b) as a product of n fractions: what Polya's
 * urn gives, which adds one ball of the drawn kind each time. */
bool fn_dbetabinom(struct call *call)
{
    int64_t k, n;
    struct number a = call->argument[2].number, b = call->argument[3].number;
    if (!call_whole(call, 1, "the number of trials", 0, 100000, &n) ||
        !call_whole(call, 0, "the number of successes", 0, n, &k) ||
        !run_spend(call->run, call->node, (uint64_t)n / 4))
        return false;
    if (number_sign(a) <= 0 || number_sign(b) <= 0)
        return call_fail(call, ERROR_DOMAIN, "the shapes of %s are positive",
                         call->function->name);
    struct number value = number_integer(1), all = plus(a, b);
    for (int64_t i = 0; i < n; i++) {
        struct number step =
            i < k ? plus(a, number_integer(i)) : plus(b, number_integer(i - k));
        struct number ways =
            i < k ? number_integer(1) : number_ratio(i + 1, i - k + 1);
        value =
            times(value, times(ways, over(step, plus(all, number_integer(i)))));
    }
    return call_number(call, value);
}
