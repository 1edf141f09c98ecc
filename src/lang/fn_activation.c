/* Incomplete integrals and the functions of models: logit, softmax. */
#include <math.h>

#include "lang/functions.h"
#include "lang/numbers.h"
#include "lang/special.h"

static bool give(struct call *call, bool ok, double value,
                 const struct error *reason)
{
    return ok ? call_real(call, value)
              : call_fail(call, reason->code, "%s", reason->text);
}

bool fn_digamma(struct call *call)
{
    struct error reason = {0};
    double value = 0;
    bool ok = special_digamma(call_double(call, 0), &value, &reason);
    return give(call, ok, value, &reason);
}

bool fn_lbeta(struct call *call)
{
    struct error reason = {0};
    double value = 0;
    bool ok = special_lbeta(call_double(call, 0), call_double(call, 1), &value,
                            &reason);
    return give(call, ok, value, &reason);
}

bool fn_incomplete_gamma(struct call *call)
{
    struct error reason = {0};
    double value = 0;
    bool ok = special_gamma_lower(call_double(call, 0), call_double(call, 1),
                                  &value, &reason);
    return give(call, ok, value, &reason);
}

bool fn_incomplete_gamma_upper(struct call *call)
{
    struct error reason = {0};
    double value = 0;
    bool ok = special_gamma_upper(call_double(call, 0), call_double(call, 1),
                                  &value, &reason);
    return give(call, ok, value, &reason);
}

bool fn_incomplete_beta(struct call *call)
{
    struct error reason = {0};
    double value = 0;
    bool ok = special_beta_lower(call_double(call, 0), call_double(call, 1),
                                 call_double(call, 2), &value, &reason);
    return give(call, ok, value, &reason);
}

/* log C(n, k) = -log((n+1) B(n-k+1, k+1)), which never overflows. */
bool fn_lchoose(struct call *call)
{
    struct error reason = {0};
    int64_t n, k;
    double value = 0;
    if (!call_whole(call, 0, "n", 0, INT64_C(1000000000000000), &n) ||
        !call_whole(call, 1, "k", 0, n, &k))
        return false;
    if (k == 0 || k == n)
        return call_integer(call, 0);
    bool ok =
        special_lbeta((double)(n - k) + 1, (double)k + 1, &value, &reason);
    return give(call, ok, -value - log1p((double)n), &reason);
}

/* The largest of the doubles, which is taken out before exponentials. */
static double largest_of(const double *x, uint64_t count)
{
    double largest = x[0];
    for (uint64_t i = 1; i < count; i++)
        largest = fmax(largest, x[i]);
    return largest;
}

static bool get_scores(struct call *call, double **x, uint64_t *count)
{
    const struct list *list;
    return numbers_get(call, 0, 1, &list) && call_doubles(call, 0, x, count);
}

bool fn_logsumexp(struct call *call)
{
    double *x, sum = 0;
    uint64_t count;
    if (!get_scores(call, &x, &count))
        return false;
    double largest = largest_of(x, count);
    for (uint64_t i = 0; i < count; i++)
        sum += exp(x[i] - largest);
    return call_real(call, largest + log(sum));
}

bool fn_softmax(struct call *call)
{
    double *x, sum = 0;
    uint64_t count;
    double temperature = call->count > 1 ? call_double(call, 1) : 1;
    if (!(temperature > 0))
        return call_fail(call, ERROR_DOMAIN, "the temperature is positive");
    if (!get_scores(call, &x, &count))
        return false;
    double largest = largest_of(x, count);
    for (uint64_t i = 0; i < count; i++) {
        x[i] = exp((x[i] - largest) / temperature);
        sum += x[i];
    }
    for (uint64_t i = 0; i < count; i++)
        x[i] /= sum;
    return call_reals(call, x, count);
}

bool fn_sigmoid(struct call *call)
{
    double x = call_double(call, 0);
    if (!number_sign(call->argument[0].number))
        return call_number(call, number_ratio(1, 2));
    return call_real(call, x < 0 ? exp(x) / (1 + exp(x)) : 1 / (1 + exp(-x)));
}

bool fn_logit(struct call *call)
{
    struct number p = call->argument[0].number;
    struct number rest = number_subtract(number_integer(1), p);
    if (number_sign(p) <= 0 || number_sign(rest) <= 0)
        return call_fail(call, ERROR_DOMAIN,
                         "the logit is of a probability between 0 and 1");
    if (!number_compare(p, rest))
        return call_integer(call, 0);
    return call_real(call, log(number_double(number_divide(p, rest))));
}
