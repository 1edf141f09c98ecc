/* Folds see one member after another, so that a sum over an outcome space of a
 * million members needs no memory. */
#include "lang/functions.h"

bool step_sum(struct call *call, struct fold *fold, const struct value *member)
{
    (void)call;
    fold->total = fold->count++ ? number_add(fold->total, member->number)
                                : member->number;
    return true;
}

bool step_product(struct call *call, struct fold *fold,
                  const struct value *member)
{
    (void)call;
    fold->total = fold->count++ ? number_multiply(fold->total, member->number)
                                : member->number;
    return true;
}

/* total counts the true ones, count all. */
bool step_true(struct call *call, struct fold *fold,
               const struct value *member)
{
    (void)call;
    if (!fold->count++)
        fold->total = number_integer(0);
    if (member->truth)
        fold->total = number_add(fold->total, number_integer(1));
    return true;
}

static bool keep_better(struct fold *fold, const struct value *member,
                        int wanted)
{
    if (!fold->count++ ||
        number_compare(member->number, fold->total) == wanted)
        fold->total = member->number;
    return true;
}

bool step_max(struct call *call, struct fold *fold, const struct value *member)
{
    (void)call;
    return keep_better(fold, member, 1);
}

bool step_min(struct call *call, struct fold *fold, const struct value *member)
{
    (void)call;
    return keep_better(fold, member, -1);
}

static bool nothing(struct call *call)
{
    return call_fail(call, ERROR_DOMAIN, "%s of nothing has no value",
                     call->function->name);
}

bool finish_total(struct call *call, const struct fold *fold)
{
    return call_number(call, fold->count ? fold->total : number_integer(0));
}

bool finish_product(struct call *call, const struct fold *fold)
{
    return call_number(call, fold->count ? fold->total : number_integer(1));
}

bool finish_mean(struct call *call, const struct fold *fold)
{
    if (!fold->count)
        return nothing(call);
    return call_number(
        call,
        number_divide(fold->total, number_integer((int64_t)fold->count)));
}

bool finish_share(struct call *call, const struct fold *fold)
{
    return finish_mean(call, fold);
}

bool finish_count(struct call *call, const struct fold *fold)
{
    return finish_total(call, fold);
}

bool finish_any(struct call *call, const struct fold *fold)
{
    return call_truth(call, fold->count && number_sign(fold->total) > 0);
}

bool finish_all(struct call *call, const struct fold *fold)
{
    return call_truth(call, !fold->count ||
                                fold->total.numerator == (int64_t)fold->count);
}

bool finish_best(struct call *call, const struct fold *fold)
{
    return fold->count ? call_number(call, fold->total) : nothing(call);
}
