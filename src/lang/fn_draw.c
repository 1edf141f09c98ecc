/* Random draws. Those with finitely many outcomes go through the run's chance,
 * which may be an enumeration; the others need its generator. */
#include <math.h>

#include "lang/draw_source.h"
#include "lang/functions.h"
#include "lang/limits.h"
#include "lang/sampler.h"

static bool below(struct call *call, uint64_t n, uint64_t *out)
{
    struct chance *chance = call->run->chance;
    return chance->below(chance, n, out) ||
           call_fail(call, ERROR_LIMIT, "too many outcomes to visit");
}

bool fn_flip(struct call *call)
{
    struct number p = call->argument[0].number;
    struct chance *chance = call->run->chance;
    bool heads;
    if (number_sign(p) < 0 || number_compare(p, number_integer(1)) > 0)
        return call_fail(call, ERROR_DOMAIN,
                         "the probability of flip lies between 0 and 1");
    if (!chance->flip(chance, p, &heads))
        return call_fail(call, ERROR_LIMIT, "too many outcomes to visit");
    return call_truth(call, heads);
}

bool fn_roll(struct call *call)
{
    int64_t faces = 6;
    uint64_t index;
    if (call->count &&
        !call_whole(call, 0, "the number of faces", 1, INT32_MAX, &faces))
        return false;
    return below(call, (uint64_t)faces, &index) &&
           call_integer(call, (int64_t)index + 1);
}

static bool not_empty(struct call *call, const struct list *list)
{
    if (list_is_weighted(list))
        return call_fail(call, ERROR_DOMAIN,
                         "weighted outcomes are for P, E and Var; draw with "
                         "pick(values, weights)");
    return list->length ||
           call_fail(call, ERROR_DOMAIN, "there is nothing to draw from");
}

bool fn_pick(struct call *call)
{
    const struct list *list = call->argument[0].list;
    uint64_t index;
    return not_empty(call, list) && below(call, list->length, &index) &&
           run_member(call->run, call->node, list, index, call->result);
}

bool fn_pick_weighted(struct call *call)
{
    const struct list *list = call->argument[0].list;
    struct chance *chance = call->run->chance;
    double *weight, total = 0;
    uint64_t count, index;
    if (!not_empty(call, list) || !call_doubles(call, 1, &weight, &count))
        return false;
    if (count != list->length)
        return call_fail(call, ERROR_DOMAIN,
                         "pick needs one weight for each member");
    for (uint64_t i = 0; i < count; i++) {
        if (weight[i] < 0)
            return call_fail(call, ERROR_DOMAIN, "weights are not negative");
        total += weight[i];
    }
    if (total <= 0)
        return call_fail(call, ERROR_DOMAIN, "the weights add up to zero");
    if (!isfinite(total))
        return call_fail(call, ERROR_DOMAIN, "these weights are too large");
    for (uint64_t i = 0; i < count; i++)
        weight[i] /= total;
    if (!chance->weighted(chance, weight, count, &index))
        return call_fail(call, ERROR_LIMIT, "too many outcomes to visit");
    return run_member(call->run, call->node, list, index, call->result);
}

/* The first `count` of a shuffle. Places are kept, not members, so that a
 * sample from a range of a thousand costs its own size only in memory. */
static bool draw_sample(struct call *call, uint64_t count)
{
    const struct list *list = call->argument[0].list;
    struct arena *arena = call->run->arena;
    if (list->length > LIMIT_LIST)
        return call_fail(call, ERROR_LIMIT, "this list is too long to sample");
    if (list->length && !not_empty(call, list))
        return false;
    if (!run_spend(call->run, call->node, list->length / 8))
        return false;
    struct value *item;
    struct list *sample = list_new(arena, count, &item);
    uint32_t *place = arena_get(arena, list->length * sizeof *place);
    for (uint32_t i = 0; i < list->length; i++)
        place[i] = i;
    for (uint64_t i = 0; i < count; i++) {
        uint64_t other;
        if (!below(call, list->length - i, &other))
            return false;
        uint32_t chosen = place[i + other];
        place[i + other] = place[i];
        if (!run_member(call->run, call->node, list, chosen, &item[i]))
            return false;
    }
    *call->result = value_list(sample);
    return true;
}

bool fn_sample(struct call *call)
{
    int64_t count;
    uint64_t length = call->argument[0].list->length;
    int64_t most = length > LIMIT_LIST ? LIMIT_LIST : (int64_t)length;
    return call_whole(call, 1, "the size of the sample", 0, most, &count) &&
           draw_sample(call, (uint64_t)count);
}

bool fn_shuffle(struct call *call)
{
    return draw_sample(call, call->argument[0].list->length);
}

/* --- distributions ------------------------------------------------------- */

static bool parameters(struct call *call,
                       const struct distribution *distribution,
                       double *parameter)
{
    double given[DISTRIBUTION_PARAMETERS];
    struct error reason;
    error_clear(&reason);
    for (uint32_t i = 0; i < call->count; i++)
        given[i] = call_double(call, i);
    return distribution_fill(distribution, given, call->count, parameter,
                             &reason) ||
           call_fail(call, reason.code, "%s", reason.text);
}

static bool take(struct call *call, const struct draw_source *source)
{
    double value;
    struct error reason;
    error_clear(&reason);
    if (!call->run->chance->rng)
        return call_fail(call, ERROR_LIMIT,
                         "the outcomes of this draw cannot be listed");
    if (!sampler_draw_filled(source->distribution, call->run->chance->rng,
                             source->parameter, &value, &reason))
        return call_fail(call, reason.code, "%s", reason.text);
    if (source->distribution->discrete && value < 9e15)
        return call_integer(call, (int64_t)value + source->shift);
    return call_real(call, value);
}

static bool draw_from(struct call *call, enum distribution_id id, int64_t shift)
{
    struct draw_source source = {.distribution = distribution_at(id),
                                 .shift = shift};
    return parameters(call, source.distribution, source.parameter) &&
           take(call, &source);
}

bool draw_prepare(struct call *call, struct draw_source *source)
{
    *source = (struct draw_source){.take = call->function->compute};
    if (source->take != fn_draw_normal)
        return true;
    source->take = NULL;
    source->distribution = distribution_at(DISTRIBUTION_NORM);
    return parameters(call, source->distribution, source->parameter);
}

bool draw_take(struct call *call, const struct draw_source *source)
{
    return source->take ? source->take(call) : take(call, source);
}

bool fn_draw_uniform(struct call *call)
{
    return draw_from(call, DISTRIBUTION_UNIF, 0);
}

bool fn_draw_normal(struct call *call)
{
    return draw_from(call, DISTRIBUTION_NORM, 0);
}

bool fn_draw_exponential(struct call *call)
{
    return draw_from(call, DISTRIBUTION_EXP, 0);
}

bool fn_draw_poisson(struct call *call)
{
    return draw_from(call, DISTRIBUTION_POIS, 0);
}

bool fn_draw_geometric(struct call *call)
{
    return draw_from(call, DISTRIBUTION_GEOM, 1);
}

/* Finitely many outcomes: an enumeration can visit them. */
bool fn_draw_binomial(struct call *call)
{
    struct chance *chance = call->run->chance;
    const struct distribution *binomial = distribution_at(DISTRIBUTION_BINOM);
    double parameter[DISTRIBUTION_PARAMETERS];
    uint64_t index;
    if (chance->rng)
        return draw_from(call, DISTRIBUTION_BINOM, 0);
    if (!parameters(call, binomial, parameter))
        return false;
    uint64_t outcomes = (uint64_t)parameter[0] + 1;
    if (outcomes > LIMIT_LIST)
        return call_fail(call, ERROR_LIMIT, "too many outcomes to visit");
    if (!run_spend(call->run, call->node, 4 * outcomes))
        return false;
    double *weight = arena_get(call->run->arena, outcomes * sizeof *weight);
    struct error reason = {0};
    for (uint64_t k = 0; k < outcomes; k++)
        if (!distribution_density(binomial, (double)k, parameter, &weight[k],
                                  &reason))
            return call_fail(call, reason.code, "%s", reason.text);
    if (!chance->weighted(chance, weight, outcomes, &index))
        return call_fail(call, ERROR_LIMIT, "too many outcomes to visit");
    return call_integer(call, (int64_t)index);
}
