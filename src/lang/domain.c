/* Draws of parameters. A drawn number is always an exact rational made from
 * integers, so that what is shown is what is computed with. */
#include <math.h>
#include <stdlib.h>

#include "lang/draw_source.h"
#include "lang/eval.h"
#include "lang/limits.h"

/* Parameters of a draw that is repeated; more are worked out each time. */
enum { FIXED_PARAMETERS = 4 };

static bool below(struct run *run, const struct node *node, uint64_t n,
                  uint64_t *out)
{
    if (!run->chance)
        return run_fail(run, node, ERROR_TYPE,
                        "there is nothing to draw from here");
    return run->chance->below(run->chance, n, out) ||
           run_fail(run, node, ERROR_LIMIT, "too many outcomes to visit");
}

/* Over one denominator, where all of the range has room in 62 bits. */
static void find_denominator(struct steps *steps)
{
    enum { MOST = 1 << 20 };
    struct number first = steps->first, step = steps->step;
    steps->denominator = 0;
    if (!number_is_exact(first) || first.denominator > MOST ||
        step.denominator > MOST || steps->count > MOST ||
        llabs(first.numerator) > MOST || step.numerator > MOST)
        return;
    int64_t more = step.denominator % first.denominator ? first.denominator : 1;
    steps->denominator = step.denominator * more;
    steps->of_step = step.numerator * more;
    steps->of_first =
        first.numerator * (steps->denominator / first.denominator);
}

static struct number step_at(const struct steps *steps, uint64_t index)
{
    int64_t times = (int64_t)index;
    if (steps->denominator)
        return number_ratio(steps->of_first + steps->of_step * times,
                            steps->denominator);
    return number_add(steps->first,
                      number_multiply(steps->step, number_integer(times)));
}

static bool read_step(struct run *run, const struct node *domain,
                      struct number *out)
{
    struct value step;
    if (!evaluate(run, domain->child[1], &step))
        return false;
    *out = step.number;
    if (number_sign(step.number) > 0 && number_is_exact(step.number))
        return true;
    return run_fail(run, domain->child[1], ERROR_DOMAIN,
                    "a step must be larger than 0, such as 0.1");
}

bool domain_steps(struct run *run, const struct node *domain, struct steps *out)
{
    struct value first, last;
    const struct node *range = domain->child[0];
    int64_t steps;
    if (!read_step(run, domain, &out->step) ||
        !evaluate(run, range->child[0], &first) ||
        !evaluate(run, range->child[1], &last))
        return false;
    struct number span = number_subtract(last.number, first.number);
    if (!number_to_integer(number_floor(number_divide(span, out->step)),
                           &steps) ||
        steps < 0)
        return run_fail(run, domain, ERROR_DOMAIN, "this range is empty");
    out->first = first.number;
    out->count = (uint64_t)steps + 1;
    find_denominator(out);
    return true;
}

/* As they are known, or worked out into `own`; NULL with an error. */
static const struct steps *steps_of(struct run *run, const struct node *domain,
                                    struct steps *own)
{
    if (domain->steps)
        return domain->steps;
    return domain_steps(run, domain, own) ? own : NULL;
}

static bool list_steps(struct run *run, const struct node *domain,
                       const struct list **out)
{
    struct steps own;
    struct value *item;
    const struct steps *steps = steps_of(run, domain, &own);
    if (!steps)
        return false;
    if (steps->count > LIMIT_LIST)
        return run_fail(run, domain, ERROR_LIMIT,
                        "more than %d values to draw from", LIMIT_LIST);
    if (!run_spend(run, domain, steps->count))
        return false;
    *out = list_new(run->arena, steps->count, &item);
    for (uint64_t i = 0; i < steps->count; i++)
        value_set(&item[i], step_at(steps, i));
    return true;
}

/* The list of possible values of a domain that has one (check_program.c). */
static bool finite_list(struct run *run, const struct node *domain,
                        const struct list **out)
{
    struct value value;
    while (domain->op == OP_IF) {
        if (!evaluate(run, domain->child[0], &value))
            return false;
        domain = domain->child[value.truth ? 1 : 2];
    }
    if (domain->op == OP_BY)
        return list_steps(run, domain, out);
    const struct node *node =
        domain->op == OP_ONE_OF ? domain->child[0] : domain;
    if (!evaluate(run, node, &value))
        return false;
    *out = value.list;
    if (list_is_weighted(value.list))
        return run_fail(run, domain, ERROR_DOMAIN,
                        "weighted outcomes are for P, E and Var; draw with "
                        "pick(values, weights)");
    if (value.list->length)
        return true;
    return run_fail(run, domain, ERROR_DOMAIN, "there is nothing to draw from");
}

static bool draw_from_list(struct run *run, const struct node *domain,
                           struct value *out)
{
    const struct list *list;
    uint64_t index;
    if (!finite_list(run, domain, &list) ||
        !below(run, domain, list->length, &index))
        return false;
    return run_member(run, domain, list, index, out);
}

/* From a range: no list is made of it. */
static bool draw_from_range(struct run *run, const struct node *range,
                            struct value *out)
{
    int64_t from, to;
    uint64_t index, count;
    if (range->known) {
        from = range->known->list->first;
        count = range->known->list->length;
    } else if (range_ends(run, range, &from, &to)) {
        count = to < from ? 0 : (uint64_t)to - (uint64_t)from + 1;
    } else {
        return false;
    }
    if (!count)
        return run_fail(run, range, ERROR_DOMAIN,
                        "there is nothing to draw from");
    if (!below(run, range, count, &index))
        return false;
    value_set(out, number_integer(from + (int64_t)index));
    return true;
}

static bool how_many(struct run *run, const struct node *node, uint64_t *out)
{
    struct value value;
    int64_t whole;
    if (!evaluate(run, node, &value))
        return false;
    if (!number_to_integer(value.number, &whole) || whole < 0 ||
        whole > LIMIT_LIST)
        return run_fail(run, node, ERROR_DOMAIN,
                        "how many must be a whole number from 0 to %d",
                        LIMIT_LIST);
    *out = (uint64_t)whole;
    return true;
}

/* Without repetition from a list: the first so many of a partial shuffle. */
static bool draw_different(struct run *run, const struct node *domain,
                           uint64_t count, struct value *item)
{
    const struct node *inner = domain->child[1];
    const struct list *list;
    if (!finite_list(run, inner, &list))
        return false;
    if (count > list->length || list->length > LIMIT_LIST)
        return run_fail(run, domain, ERROR_DOMAIN,
                        "%llu different values cannot be drawn from %llu",
                        (unsigned long long)count,
                        (unsigned long long)list->length);
    uint64_t *place = arena_get(run->arena, list->length * sizeof *place);
    for (uint64_t i = 0; i < list->length; i++)
        place[i] = i;
    for (uint64_t i = 0; i < count; i++) {
        uint64_t other;
        if (!below(run, domain, list->length - i, &other))
            return false;
        uint64_t chosen = place[i + other];
        place[i + other] = place[i];
        if (!run_member(run, domain, list, chosen, &item[i]))
            return false;
    }
    return true;
}

/* Each multiple of the step equally likely. */
static bool draw_stepped(struct run *run, const struct node *domain,
                         struct value *out)
{
    struct steps own;
    uint64_t index;
    const struct steps *steps = steps_of(run, domain, &own);
    if (!steps || !below(run, domain, steps->count, &index))
        return false;
    value_set(out, step_at(steps, index));
    return true;
}

/* A value of a continuum becomes a multiple of the step; `size` is the step. */
static bool round_to(struct run *run, const struct node *domain,
                     struct number step, double size, struct value *out)
{
    double times = number_double(out->number) / size;
    if (!(fabs(times) < 9e15))
        return run_fail(run, domain, ERROR_RANGE,
                        "the drawn value is too large for this step");
    int64_t whole = (int64_t)llround(times);
    value_set(out, step.numerator == 1
                       ? number_ratio(whole, step.denominator)
                       : number_multiply(step, number_integer(whole)));
    return true;
}

static bool draw_by(struct run *run, const struct node *domain,
                    struct value *out)
{
    struct number step;
    if (domain->child[0]->op == OP_RANGE)
        return draw_stepped(run, domain, out);
    return read_step(run, domain, &step) &&
           evaluate(run, domain->child[0], out) &&
           round_to(run, domain, step, number_double(step), out);
}

/* A draw whose parameters are the same each time. */
static bool is_fixed_draw(const struct node *node)
{
    for (uint32_t i = 0; i < node->count; i++)
        if (node->child[i]->draws)
            return false;
    return node->op == OP_CALL && node->function->kind == FUNCTION_DRAW &&
           node->count <= FIXED_PARAMETERS;
}

/* `count` of them, by one evaluation of the parameters. */
static bool draw_rounded(struct run *run, const struct node *domain,
                         uint64_t count, struct value *item)
{
    struct value argument[FIXED_PARAMETERS];
    struct number step;
    const struct node *draw = domain->child[0];
    if (!read_step(run, domain, &step))
        return false;
    for (uint32_t i = 0; i < draw->count; i++)
        if (!evaluate(run, draw->child[i], &argument[i]))
            return false;
    struct draw_source source;
    struct call call = {.run = run,
                        .node = draw,
                        .function = draw->function,
                        .argument = argument,
                        .count = draw->count};
    double size = number_double(step);
    if (!draw_prepare(&call, &source))
        return false;
    for (uint64_t i = 0; i < count; i++) {
        call.result = &item[i];
        if (!run_spend(run, draw, 1) || !draw_take(&call, &source) ||
            !round_to(run, domain, step, size, &item[i]))
            return false;
    }
    return true;
}

static bool draw_many(struct run *run, const struct node *domain,
                      struct value *out)
{
    uint64_t count = 0;
    if (!how_many(run, domain->child[0], &count) ||
        !run_spend(run, domain, count))
        return false;
    struct value *item;
    struct list *list = list_new(run->arena, count, &item);
    *out = value_list(list);
    if (domain->op == OP_DIFFERENT)
        return draw_different(run, domain, count, item);
    const struct node *inner = domain->child[1];
    if (inner->op == OP_BY && is_fixed_draw(inner->child[0]) && count)
        return draw_rounded(run, inner, count, item);
    for (uint64_t i = 0; i < count; i++)
        if (!domain_draw(run, inner, &item[i]))
            return false;
    return true;
}

bool domain_draw(struct run *run, const struct node *domain, struct value *out)
{
    struct value condition;
    switch (domain->op) {
    case OP_ONE_OF: return draw_from_list(run, domain, out);
    case OP_RANGE: return draw_from_range(run, domain, out);
    case OP_REPEAT:
    case OP_DIFFERENT: return draw_many(run, domain, out);
    case OP_BY: return draw_by(run, domain, out);
    case OP_IF:
        if (!evaluate(run, domain->child[0], &condition))
            return false;
        return domain_draw(run, domain->child[condition.truth ? 1 : 2], out);
    default: break;
    }
    if (!evaluate(run, domain, out))
        return false;
    if (out->kind == VALUE_NUMBER && domain->draws &&
        !number_is_exact(out->number))
        return run_fail(run, domain, ERROR_DOMAIN,
                        "say how finely this is rounded, for example 'by 0.1'");
    return true;
}
