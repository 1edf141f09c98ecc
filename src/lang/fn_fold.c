/* Folds see one member after another, so that a sum over an outcome space of a
 * million members needs no memory. */
#include "lang/functions.h"
#include "lang/numbers.h"

struct fold fold_start(void)
{
    struct number zero = number_integer(0);
    return (struct fold){.total = zero,
                         .squares = zero,
                         .weight = number_integer(1),
                         .weights = zero,
                         .true_weights = zero};
}

bool fold_at_once(const struct function *function, const struct list *list,
                  struct fold *fold)
{
    bool adds = function->step == step_sum || function->step == step_mean;
    if (!adds || list->shape != LIST_STORED || !list->length ||
        !numbers_small_sum(list, &fold->total))
        return false;
    fold->count = list->length;
    return true;
}

void fold_weigh(struct fold *fold)
{
    if (fold->weighted)
        return;
    fold->weighted = true;
    fold->weights = number_integer((int64_t)fold->count);
    fold->true_weights = number_integer((int64_t)fold->truths);
}

/* Counts a member with its weight. */
static void add_weight(struct fold *fold, bool truth)
{
    fold->count++;
    fold->truths += truth;
    if (!fold->weighted)
        return;
    fold->weights = number_add(fold->weights, fold->weight);
    if (truth)
        fold->true_weights = number_add(fold->true_weights, fold->weight);
}

static bool no_weights(struct call *call, const struct fold *fold)
{
    return !fold->weighted ||
           call_fail(call, ERROR_DOMAIN,
                     "%s does not weigh outcomes; use P, E or Var",
                     call->function->name);
}

bool step_sum(struct call *call, struct fold *fold, const struct value *member)
{
    fold->total = fold->count++ ? number_add(fold->total, member->number)
                                : member->number;
    return no_weights(call, fold);
}

bool step_product(struct call *call, struct fold *fold,
                  const struct value *member)
{
    fold->total = fold->count++ ? number_multiply(fold->total, member->number)
                                : member->number;
    return no_weights(call, fold);
}

bool step_mean(struct call *call, struct fold *fold, const struct value *member)
{
    struct number x = member->number;
    (void)call;
    if (fold->weighted)
        x = number_multiply(x, fold->weight);
    fold->total = fold->count ? number_add(fold->total, x) : x;
    add_weight(fold, false);
    return true;
}

/* Sums for exact numbers, and for others West's running mean and spread
 * ("Updating mean and variance estimates", 1979), which lose nothing. */
bool step_variance(struct call *call, struct fold *fold,
                   const struct value *member)
{
    struct number x = member->number, part = number_multiply(x, fold->weight);
    (void)call;
    fold->total = number_add(fold->total, part);
    fold->squares = number_add(fold->squares, number_multiply(x, part));
    add_weight(fold, false);
    double weight = number_double(fold->weight);
    double all =
        fold->weighted ? number_double(fold->weights) : (double)fold->count;
    double distance = number_double(x) - fold->mean;
    fold->mean += distance * weight / all;
    fold->spread += weight * distance * (number_double(x) - fold->mean);
    return true;
}

bool step_true(struct call *call, struct fold *fold, const struct value *member)
{
    (void)call;
    add_weight(fold, member->truth);
    return true;
}

static bool keep_better(struct fold *fold, const struct value *member,
                        int wanted)
{
    if (!fold->count++ || number_compare(member->number, fold->total) == wanted)
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
    return call_number(call, fold->total);
}

bool finish_product(struct call *call, const struct fold *fold)
{
    return call_number(call, fold->count ? fold->total : number_integer(1));
}

static struct number all_weights(const struct fold *fold)
{
    return fold->weighted ? fold->weights
                          : number_integer((int64_t)fold->count);
}

bool finish_mean(struct call *call, const struct fold *fold)
{
    if (!fold->count)
        return nothing(call);
    return call_number(call, number_divide(fold->total, all_weights(fold)));
}

bool finish_variance(struct call *call, const struct fold *fold)
{
    if (!fold->count)
        return nothing(call);
    struct number all = all_weights(fold);
    struct number mean = number_divide(fold->total, all);
    struct number variance = number_subtract(number_divide(fold->squares, all),
                                             number_multiply(mean, mean));
    return call_number(call,
                       number_is_exact(variance)
                           ? variance
                           : number_real(fold->spread / number_double(all)));
}

bool finish_share(struct call *call, const struct fold *fold)
{
    if (!fold->count)
        return nothing(call);
    struct number part = fold->weighted ? fold->true_weights
                                        : number_integer((int64_t)fold->truths);
    return call_number(call, number_divide(part, all_weights(fold)));
}

bool finish_count(struct call *call, const struct fold *fold)
{
    return no_weights(call, fold) && call_integer(call, (int64_t)fold->truths);
}

bool finish_any(struct call *call, const struct fold *fold)
{
    return call_truth(call, fold->truths > 0);
}

bool finish_all(struct call *call, const struct fold *fold)
{
    return call_truth(call, fold->truths == fold->count);
}

bool finish_best(struct call *call, const struct fold *fold)
{
    return fold->count ? call_number(call, fold->total) : nothing(call);
}
