/* One-way analysis of variance, and what many tests at once need. */
#include <math.h>

#include "lang/functions.h"
#include "lang/numbers.h"
#include "lang/test_side.h"

struct anova {
    struct number within, between; /* sums of squares */
    int64_t df_within, df_between;
};

static bool get_anova(struct call *call, struct anova *out)
{
    const struct list *groups, *x;
    struct number total = number_integer(0);
    int64_t n = 0;
    if (!call_stored(call, 0, &groups))
        return false;
    if (groups->length < 2)
        return call_fail(call, ERROR_DOMAIN, "%s needs at least two groups",
                         call->function->name);
    out->within = out->between = number_integer(0);
    struct call inner = *call;
    for (uint64_t i = 0; i < groups->length; i++) {
        inner.argument = &groups->item[i];
        if (!numbers_get(&inner, 0, 1, &x))
            return false;
        n += (int64_t)x->length;
        total = number_add(total, numbers_sum(x));
        out->within = number_add(out->within, numbers_products(x, x));
    }
    struct number mean = number_over(total, n);
    for (uint64_t i = 0; i < groups->length; i++) {
        inner.argument = &groups->item[i];
        if (!numbers_get(&inner, 0, 1, &x))
            return false;
        struct number d = number_subtract(numbers_mean(x), mean);
        out->between =
            number_add(out->between, number_multiply(numbers_count(x),
                                                     number_multiply(d, d)));
    }
    out->df_between = (int64_t)groups->length - 1;
    out->df_within = n - (int64_t)groups->length;
    if (out->df_within < 1 || !number_sign(out->within))
        return call_fail(call, ERROR_DOMAIN,
                         "%s needs values that differ within a group",
                         call->function->name);
    return true;
}

static struct number f_value(const struct anova *anova)
{
    return number_divide(number_over(anova->between, anova->df_between),
                         number_over(anova->within, anova->df_within));
}

bool fn_anova_statistic(struct call *call)
{
    struct anova anova;
    return get_anova(call, &anova) && call_number(call, f_value(&anova));
}

bool fn_anova_p(struct call *call)
{
    struct anova anova;
    double lower, upper;
    return get_anova(call, &anova) &&
           side_tails(call, DISTRIBUTION_F, number_double(f_value(&anova)),
                      (double)anova.df_between, (double)anova.df_within, &lower,
                      &upper) &&
           call_real(call, upper);
}

/* The largest k with the k-th smallest p at most k q/m: Benjamini and Hochberg,
 * "Controlling the false discovery rate" (1995). */
bool fn_benjamini_hochberg_count(struct call *call)
{
    const struct list *p;
    int64_t count = 0;
    if (!numbers_get(call, 0, 1, &p))
        return false;
    p = numbers_sorted(call->run->arena, p);
    struct number q = call->argument[1].number;
    for (uint64_t i = 0; i < p->length; i++) {
        struct number limit = number_multiply(
            q, number_ratio((int64_t)i + 1, (int64_t)p->length));
        if (number_compare(p->item[i].number, limit) <= 0)
            count = (int64_t)i + 1;
    }
    return call_integer(call, count);
}

/* How many Holm's step-down procedure (1979) rejects at a level. */
bool fn_holm_count(struct call *call)
{
    const struct list *p;
    uint64_t i = 0;
    if (!numbers_get(call, 0, 1, &p))
        return false;
    p = numbers_sorted(call->run->arena, p);
    for (; i < p->length; i++) {
        struct number limit =
            number_over(call->argument[1].number, (int64_t)(p->length - i));
        if (number_compare(p->item[i].number, limit) > 0)
            break;
    }
    return call_integer(call, (int64_t)i);
}
