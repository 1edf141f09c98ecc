/* Integrals, roots and minima: the loop's body as a real function. */
#include "lang/functions.h"
#include "lang/quadrature.h"
#include "lang/search.h"

static bool body_at(void *context, double x, double *value,
                    struct error *error)
{
    struct call *call = context;
    const struct node *node = call->node;
    struct run *run = call->run;
    struct value result;
    struct arena_mark mark = arena_here(run->arena);
    run->slot[node->binder[0].slot] = value_number(number_real(x));
    bool ok = evaluate(run, node->child[0], &result);
    arena_rewind(run->arena, mark);
    if (!ok)
        return error_set(error, run->error->code, "%s", run->error->text);
    *value = number_double(result.number);
    return true;
}

static bool ends(struct call *call, double *low, double *high)
{
    const struct node *range = call->node->child[1];
    struct value first, last;
    if (!evaluate(call->run, range->child[0], &first) ||
        !evaluate(call->run, range->child[1], &last))
        return false;
    *low = number_double(first.number);
    *high = number_double(last.number);
    return true;
}

/* The run already holds an error when the body failed; any other is ours. */
static bool give(struct call *call, bool ok, double value,
                 const struct error *reason)
{
    return ok ? call_real(call, value)
              : call_fail(call, reason->code, "%s", reason->text);
}

bool fn_integral(struct call *call)
{
    struct numeric_function function = {body_at, call};
    struct error reason = {0};
    double low, high, value = 0;
    if (!ends(call, &low, &high))
        return false;
    bool ok = quadrature_integral(&function, low, high, &value, &reason);
    return give(call, ok, value, &reason);
}

bool fn_root(struct call *call)
{
    struct numeric_function function = {body_at, call};
    struct error reason = {0};
    double low, high, value = 0;
    if (!ends(call, &low, &high))
        return false;
    bool ok = search_root(&function, low, high, &value, &reason);
    return give(call, ok, value, &reason);
}

bool fn_minimize(struct call *call)
{
    struct numeric_function function = {body_at, call};
    struct error reason = {0};
    double low, high, value = 0;
    if (!ends(call, &low, &high))
        return false;
    bool ok = search_minimum(&function, low, high, &value, NULL, &reason);
    return give(call, ok, value, &reason);
}
