/* Tests of means and variances. Each is three functions at most: the statistic
 * (exact where its root is), its degrees of freedom, the p-value. */
#include <math.h>

#include "lang/functions.h"
#include "lang/numbers.h"
#include "lang/test_side.h"

/* A statistic (estimate - hypothesis)/error with its degrees of freedom. */
struct statistic {
    struct number difference, error, value;
    double df;
};

static bool divide(struct call *call, struct statistic *s)
{
    if (number_sign(s->error) <= 0)
        return call_fail(call, ERROR_DOMAIN, "%s needs values that differ",
                         call->function->name);
    s->value = number_divide(s->difference, s->error);
    return true;
}

/* Variance over n, the squared standard error of a mean. */
static struct number squared_error(const struct list *x)
{
    int64_t n = (int64_t)x->length;
    return number_over(number_over(numbers_products(x, x), n - 1), n);
}

static struct number difference_of_means(const struct list *x,
                                         const struct list *y)
{
    return number_subtract(numbers_mean(x), numbers_mean(y));
}

static bool one_sample(struct call *call, struct statistic *s)
{
    const struct list *x;
    if (!numbers_get(call, 0, 2, &x))
        return false;
    s->difference = number_subtract(numbers_mean(x), call->argument[1].number);
    s->error = number_root(squared_error(x));
    s->df = (double)x->length - 1;
    return divide(call, s);
}

static bool two_samples(struct call *call, const struct list **x,
                        const struct list **y)
{
    return numbers_get(call, 0, 2, x) && numbers_get(call, 1, 2, y);
}

static bool pooled(struct call *call, struct statistic *s)
{
    const struct list *x, *y;
    if (!two_samples(call, &x, &y))
        return false;
    int64_t n = (int64_t)x->length, m = (int64_t)y->length;
    struct number variance = number_over(
        number_add(numbers_products(x, x), numbers_products(y, y)), n + m - 2);
    s->difference = difference_of_means(x, y);
    s->error =
        number_root(number_multiply(variance, number_ratio(n + m, n * m)));
    s->df = (double)(n + m - 2);
    return divide(call, s);
}

/* Welch, "The generalization of Student's problem" (1947), with Satterthwaite's
 * degrees of freedom. */
static bool welch(struct call *call, struct statistic *s)
{
    const struct list *x, *y;
    if (!two_samples(call, &x, &y))
        return false;
    struct number a = squared_error(x), b = squared_error(y);
    s->difference = difference_of_means(x, y);
    s->error = number_root(number_add(a, b));
    double va = number_double(a), vb = number_double(b);
    s->df =
        (va + vb) * (va + vb) /
        (va * va / ((double)x->length - 1) + vb * vb / ((double)y->length - 1));
    return divide(call, s);
}

static bool paired(struct call *call, struct statistic *s)
{
    const struct list *x, *y;
    struct value *item;
    if (!numbers_pair(call, 2, &x, &y))
        return false;
    struct list *d = list_new(call->run->arena, x->length, &item);
    for (uint64_t i = 0; i < x->length; i++)
        item[i] =
            value_number(number_subtract(x->item[i].number, y->item[i].number));
    s->difference = numbers_mean(d);
    s->error = number_root(squared_error(d));
    s->df = (double)x->length - 1;
    return divide(call, s);
}

typedef bool method(struct call *call, struct statistic *s);

static bool give_statistic(struct call *call, method *compute)
{
    struct statistic s;
    return compute(call, &s) && call_number(call, s.value);
}

static bool give_p(struct call *call, method *compute, uint32_t side_at)
{
    struct statistic s;
    enum side side;
    return side_get(call, side_at, &side) && compute(call, &s) &&
           side_give(call, DISTRIBUTION_T, number_double(s.value), s.df, side);
}

/* The estimate plus and minus a quantile times the error. */
static bool give_interval(struct call *call, method *compute, uint32_t level_at)
{
    struct statistic s;
    double tail, quantile;
    if (!side_level(call, level_at, &tail) || !compute(call, &s) ||
        !side_quantile(call, DISTRIBUTION_T, tail, s.df, 0, &quantile))
        return false;
    struct number half = number_multiply(number_real(quantile), s.error);
    return call_two(call, number_subtract(s.difference, half),
                    number_add(s.difference, half));
}

bool fn_t_test_statistic(struct call *call)
{
    return give_statistic(call, one_sample);
}

bool fn_t_test_p(struct call *call)
{
    return give_p(call, one_sample, 2);
}

bool fn_t_test_pooled_statistic(struct call *call)
{
    return give_statistic(call, pooled);
}

bool fn_t_test_pooled_p(struct call *call)
{
    return give_p(call, pooled, 2);
}

bool fn_t_test_welch_statistic(struct call *call)
{
    return give_statistic(call, welch);
}

bool fn_t_test_welch_df(struct call *call)
{
    struct statistic s;
    return welch(call, &s) && call_real(call, s.df);
}

bool fn_t_test_welch_p(struct call *call)
{
    return give_p(call, welch, 2);
}

bool fn_t_test_paired_statistic(struct call *call)
{
    return give_statistic(call, paired);
}

bool fn_t_test_paired_p(struct call *call)
{
    return give_p(call, paired, 2);
}

/* The one-sample statistic against 0 has the mean itself as difference. */
bool fn_t_interval(struct call *call)
{
    struct value argument[] = {call->argument[0], value_integer(0),
                               call->argument[1]};
    struct call inner = *call;
    inner.argument = argument;
    inner.count = 3;
    return give_interval(&inner, one_sample, 2);
}

bool fn_t_interval_pooled(struct call *call)
{
    return give_interval(call, pooled, 2);
}

bool fn_t_interval_welch(struct call *call)
{
    return give_interval(call, welch, 2);
}

/* --- z, with a known standard deviation ----------------------------------- */

static bool z_statistic(struct call *call, struct number *out)
{
    const struct list *x;
    struct number sd = call->argument[2].number;
    if (!numbers_get(call, 0, 1, &x))
        return false;
    if (number_sign(sd) <= 0)
        return call_fail(call, ERROR_DOMAIN,
                         "the standard deviation is positive");
    struct number error = number_divide(sd, number_root(numbers_count(x)));
    *out = number_divide(
        number_subtract(numbers_mean(x), call->argument[1].number), error);
    return true;
}

bool fn_z_test_statistic(struct call *call)
{
    struct number z;
    return z_statistic(call, &z) && call_number(call, z);
}

bool fn_z_test_p(struct call *call)
{
    struct number z;
    enum side side;
    return side_get(call, 3, &side) && z_statistic(call, &z) &&
           side_give(call, DISTRIBUTION_NORM, number_double(z), 0, side);
}

bool fn_p_from_z(struct call *call)
{
    enum side side;
    return side_get(call, 1, &side) &&
           side_give(call, DISTRIBUTION_NORM, call_double(call, 0), 0, side);
}

bool fn_p_from_t(struct call *call)
{
    enum side side;
    return side_get(call, 2, &side) &&
           side_give(call, DISTRIBUTION_T, call_double(call, 0),
                     call_double(call, 1), side);
}

/* --- F -------------------------------------------------------------------- */

static bool variance_ratio(struct call *call, double *df, double *df2,
                           struct number *out)
{
    const struct list *x, *y;
    if (!two_samples(call, &x, &y))
        return false;
    struct number a = numbers_products(x, x), b = numbers_products(y, y);
    if (!number_sign(b))
        return call_fail(call, ERROR_DOMAIN, "%s needs values that differ",
                         call->function->name);
    *df = (double)x->length - 1;
    *df2 = (double)y->length - 1;
    *out = number_multiply(number_divide(a, b),
                           number_ratio((int64_t)*df2, (int64_t)*df));
    return true;
}

bool fn_f_test_statistic(struct call *call)
{
    struct number ratio;
    double df, df2;
    return variance_ratio(call, &df, &df2, &ratio) && call_number(call, ratio);
}

bool fn_f_test_p(struct call *call)
{
    struct number ratio;
    double df, df2, lower, upper;
    return variance_ratio(call, &df, &df2, &ratio) &&
           side_tails(call, DISTRIBUTION_F, number_double(ratio), df, df2,
                      &lower, &upper) &&
           call_real(call, 2 * fmin(lower, upper));
}
