#include "lang/eval.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lang/function.h"
#include "lang/limits.h"

bool run_fail(struct run *run, const struct node *node, enum error_code code,
              const char *format, ...)
{
    char text[sizeof run->error->text];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return error_set_at(run->error, code, node->at, node->length, "%s", text);
}

/* Always true; tells which of both. */
bool run_is_spent(struct run *run, const struct node *node, uint64_t steps)
{
    run_fail(run, node, ERROR_LIMIT,
             run->steps < steps ? "this takes too many steps to work out"
                                : "this takes too much memory to work out");
    return true;
}

bool run_member(struct run *run, const struct node *node,
                const struct list *list, uint64_t index, struct value *out)
{
    if (!run_spend(run, node, 1 + list_member_size(list) / 8))
        return false;
    *out = list_member(list, index, run->arena);
    return true;
}

bool run_compare(struct run *run, const struct node *node,
                 const struct value *a, const struct value *b, int *order)
{
    return value_order(a, b, run->arena, &run->steps, order) ||
           run_fail(run, node, ERROR_LIMIT,
                    "this takes too many steps to work out");
}

/* --- numbers -------------------------------------------------------------- */

static void refuse_number(struct run *run, const struct node *node,
                          struct number number)
{
    run->failed = true;
    if (isnan(number.real))
        run_fail(run, node, ERROR_DOMAIN,
                 "this has no value among the real numbers");
    else
        run_fail(run, node, ERROR_RANGE, "this is too large for a number");
}

static void divide_by_zero(struct run *run, const struct node *node)
{
    run->failed = true;
    run_fail(run, node, ERROR_DOMAIN, "division by zero");
}

static struct number divide(struct run *run, const struct node *node,
                            struct number a, struct number b)
{
    if (!number_sign(b)) {
        divide_by_zero(run, node->child[1]);
        return a;
    }
    if (node->op == OP_MODULO)
        return number_modulo(a, b);
    a = number_divide(a, b);
    return node->op == OP_QUOTIENT ? number_floor(a) : a;
}

/* The value of an operand that has to be evaluated. */
__attribute__((noinline)) static struct number other(struct run *run,
                                                     const struct node *node)
{
    struct value value;
    if (evaluate(run, node, &value))
        return value.number;
    run->failed = true;
    return number_integer(0);
}

static struct number arithmetic(struct run *run, const struct node *node);

static inline bool is_arithmetic(enum op op)
{
    return op >= OP_POWER && op <= OP_SUBTRACT && op != OP_NEGATE;
}

/* Numbers travel in registers: most operands are names and numbers, or made of
 * them by arithmetic alone. */
static inline struct number operand(struct run *run, const struct node *node)
{
    bool name = node->op == OP_NAME && node->slot != SLOT_CONSTANT;
    if ((name || node->op == OP_NUMBER) && run->steps) {
        run->steps--;
        return name ? run->slot[node->slot].number : node->number;
    }
    if (is_arithmetic(node->op) && !node->known && run_spend(run, node, 1))
        return arithmetic(run, node);
    return other(run, node);
}

/* Of a node that was paid for. Sets run->failed where there is no value. */
static struct number arithmetic(struct run *run, const struct node *node)
{
    struct number a = operand(run, node->child[0]);
    if (run->failed)
        return a;
    struct number b = operand(run, node->child[1]);
    if (run->failed)
        return b;
    switch (node->op) {
    case OP_ADD: a = number_add(a, b); break;
    case OP_SUBTRACT: a = number_subtract(a, b); break;
    case OP_MULTIPLY: a = number_multiply(a, b); break;
    case OP_POWER:
        if (number_sign(a) || number_sign(b) >= 0)
            a = number_power(a, b);
        else
            divide_by_zero(run, node);
        break;
    default: a = divide(run, node, a, b);
    }
    if (!number_is_finite(a) && !run->failed)
        refuse_number(run, node, a);
    return a;
}

static bool evaluate_arithmetic(struct run *run, const struct node *node,
                                struct value *out)
{
    run->failed = false;
    value_set(out, arithmetic(run, node));
    return !run->failed;
}

static bool evaluate_factorial(struct run *run, const struct node *node,
                               struct number n, struct value *out)
{
    int64_t whole;
    if (!number_to_integer(n, &whole) || whole < 0)
        return run_fail(run, node, ERROR_DOMAIN,
                        "a factorial needs a whole number from 0 on");
    if (whole > 170)
        return run_fail(run, node, ERROR_RANGE,
                        "this is too large for a number");
    struct number product = number_integer(1);
    for (int64_t i = 2; i <= whole; i++)
        product = number_multiply(product, number_integer(i));
    value_set(out, product);
    return true;
}

/* The ends of a range stay within 2^60, so that places in it fit an int64. */
static bool range_end(struct number number, int64_t *out)
{
    return number_to_integer(number, out) && *out <= INT64_C(1) << 60 &&
           *out >= -(INT64_C(1) << 60);
}

bool range_ends(struct run *run, const struct node *node, int64_t *from,
                int64_t *to)
{
    run->failed = false;
    struct number first = operand(run, node->child[0]);
    if (run->failed)
        return false;
    struct number last = operand(run, node->child[1]);
    if (run->failed)
        return false;
    if (!number_is_whole(first))
        return run_fail(run, node->child[0], ERROR_DOMAIN,
                        "a range starts at a whole number");
    if (!range_end(first, from) || !range_end(number_floor(last), to))
        return run_fail(run, node, ERROR_DOMAIN,
                        "an end of this range is too large");
    return true;
}

static bool evaluate_range(struct run *run, const struct node *node,
                           struct value *out)
{
    int64_t from, to;
    if (!range_ends(run, node, &from, &to))
        return false;
    *out = value_list(list_range(run->arena, from, to));
    return true;
}

static bool compare_holds(enum compare compare, int order)
{
    switch (compare) {
    case COMPARE_EQUAL: return order == 0;
    case COMPARE_NOT_EQUAL: return order != 0;
    case COMPARE_LESS: return order < 0;
    case COMPARE_AT_MOST: return order <= 0;
    case COMPARE_MORE: return order > 0;
    case COMPARE_AT_LEAST: return order >= 0;
    }
    return false;
}

static bool evaluate_chain(struct run *run, const struct node *node,
                           struct value *out)
{
    struct value left, right;
    if (!evaluate(run, node->child[0], &left))
        return false;
    *out = value_truth(true);
    for (uint32_t i = 0; i + 1 < node->count && out->truth; i++) {
        if (!evaluate(run, node->child[i + 1], &right))
            return false;
        int order;
        if (!run_compare(run, node, &left, &right, &order))
            return false;
        out->truth = compare_holds(node->compare[i], order);
        left = right;
    }
    return true;
}

/* --- lists ---------------------------------------------------------------- */

static bool evaluate_list(struct run *run, const struct node *node,
                          struct value *out)
{
    struct value *item;
    struct list *list = list_new(run->arena, node->count, &item);
    for (uint32_t i = 0; i < node->count; i++)
        if (!evaluate(run, node->child[i], &item[i]))
            return false;
    *out = value_list(list);
    return true;
}

static bool evaluate_index(struct run *run, const struct node *node,
                           struct value *out)
{
    struct value list, place;
    int64_t index;
    if (!evaluate(run, node->child[0], &list) ||
        !evaluate(run, node->child[1], &place))
        return false;
    if (!number_to_integer(place.number, &index) || index < 1 ||
        (uint64_t)index > list.list->length)
        return run_fail(run, node->child[1], ERROR_DOMAIN,
                        "a place in this list is a whole number from 1 to %llu",
                        (unsigned long long)list.list->length);
    return run_member(run, node, list.list, (uint64_t)index - 1, out);
}

/* --- loops ---------------------------------------------------------------- */

/* What becomes of the values of a loop's body. */
struct sink {
    struct call call;
    struct fold fold;
    struct value *item; /* where they are kept, for functions of whole lists */
    uint64_t count, capacity;
};

static bool keep(struct run *run, const struct node *node, struct sink *sink,
                 const struct value *value)
{
    if (sink->fold.weighted)
        return run_fail(run, node, ERROR_DOMAIN,
                        "%s does not weigh outcomes; use P, E or Var",
                        node->name);
    if (sink->count == LIMIT_LIST)
        return run_fail(run, node, ERROR_LIMIT,
                        "a list may have at most %d members", LIMIT_LIST);
    if (sink->count == sink->capacity) {
        uint64_t capacity = sink->capacity ? 2 * sink->capacity : 16;
        struct value *larger = arena_get(run->arena, capacity * sizeof *larger);
        if (sink->count)
            memcpy(larger, sink->item, sink->count * sizeof *larger);
        sink->item = larger;
        sink->capacity = capacity;
    }
    sink->item[sink->count++] = *value;
    return true;
}

static bool run_body(struct run *run, const struct node *node,
                     struct sink *sink)
{
    struct value value;
    if (node->filtered) {
        if (!evaluate(run, node->child[node->count - 1], &value))
            return false;
        if (!value.truth)
            return true;
    }
    if (!evaluate(run, node->child[0], &value))
        return false;
    if (node->function->kind == FUNCTION_FOLD)
        return node->function->step(&sink->call, &sink->fold, &value);
    return keep(run, node, sink, &value);
}

/* Gives member `index` to the binder; *skip when it has the weight 0. */
static bool bind_member(struct run *run, const struct node *node,
                        uint32_t which, const struct list *domain,
                        uint64_t index, struct number outer, struct sink *sink,
                        bool *skip)
{
    *skip = false;
    if (sink->fold.weighted) {
        sink->fold.weight = number_multiply(outer, list_weight(domain, index));
        *skip = !number_sign(sink->fold.weight);
    }
    return *skip ? run_spend(run, node, 1)
                 : run_member(run, node, domain, index,
                              &run->slot[node->binder[which].slot]);
}

/* Binder `which` and those inside it. Memory of one turn is given back where
 * nothing of it can be kept: when the body is a number or a truth value. */
static bool run_binder(struct run *run, const struct node *node, uint32_t which,
                       struct sink *sink)
{
    if (which == node->binders)
        return run_body(run, node, sink);
    struct value domain;
    if (!evaluate(run, node->child[1 + which], &domain))
        return false;
    bool scalar = node->function->kind == FUNCTION_FOLD &&
                  node->child[0]->type.depth == 0;
    struct number outer = sink->fold.weight;
    if (list_is_weighted(domain.list))
        fold_weigh(&sink->fold);
    for (uint64_t i = 0; i < domain.list->length; i++) {
        struct arena_mark mark = arena_here(run->arena);
        bool skip;
        if (!bind_member(run, node, which, domain.list, i, outer, sink,
                         &skip) ||
            (!skip && !run_binder(run, node, which + 1, sink)))
            return false;
        if (scalar)
            arena_rewind(run->arena, mark);
    }
    sink->fold.weight = outer;
    return true;
}

static bool evaluate_loop(struct run *run, const struct node *node,
                          struct value *out)
{
    const struct function *function = node->function;
    struct sink sink = {.call = {.run = run,
                                 .node = node,
                                 .function = function,
                                 .count = 1,
                                 .result = out},
                        .fold = fold_start()};
    if (function->kind == FUNCTION_INTERVAL)
        return function->compute(&sink.call);
    if (!run_binder(run, node, 0, &sink))
        return false;
    if (function->kind == FUNCTION_FOLD)
        return function->finish(&sink.call, &sink.fold);
    struct list *list = arena_zero(run->arena, sizeof *list);
    list->item = sink.item;
    list->length = sink.count;
    struct value argument = value_list(list);
    sink.call.argument = &argument;
    return function->compute(&sink.call);
}

/* A fold that is called with a list instead of a loop. */
static bool fold_list(struct call *call)
{
    const struct function *function = call->function;
    const struct list *list = call->argument[0].list;
    struct fold fold = fold_start();
    if (fold_at_once(function, list, &fold))
        return run_spend(call->run, call->node, list->length) &&
               function->finish(call, &fold);
    if (list_is_weighted(list))
        fold_weigh(&fold);
    for (uint64_t i = 0; i < list->length; i++) {
        struct value member;
        fold.weight = list_weight(list, i);
        if (!number_sign(fold.weight))
            continue;
        if (!run_member(call->run, call->node, list, i, &member) ||
            !function->step(call, &fold, &member))
            return false;
    }
    return function->finish(call, &fold);
}

static bool evaluate_call(struct run *run, const struct node *node,
                          struct value *out)
{
    enum { FEW = 8 };
    struct value few[FEW], *argument = few;
    if (node->function->kind == FUNCTION_DRAW && !run->chance)
        return run_fail(run, node, ERROR_TYPE,
                        "there is nothing to draw from here");
    if (node->count > FEW)
        argument = arena_get(run->arena, node->count * sizeof *argument);
    for (uint32_t i = 0; i < node->count; i++)
        if (!evaluate(run, node->child[i], &argument[i]))
            return false;
    struct call call = {.run = run,
                        .node = node,
                        .function = node->function,
                        .argument = argument,
                        .count = node->count,
                        .result = out};
    return node->function->kind == FUNCTION_FOLD
               ? fold_list(&call)
               : node->function->compute(&call);
}

/* --- the walk ------------------------------------------------------------- */

static bool evaluate_unary(struct run *run, const struct node *node,
                           struct value *out)
{
    if (!evaluate(run, node->child[0], out))
        return false;
    switch (node->op) {
    case OP_NOT: out->truth = !out->truth; return true;
    case OP_NEGATE: out->number = number_negate(out->number); return true;
    case OP_PERCENT:
        out->number = number_divide(out->number, number_integer(100));
        return true;
    default: return evaluate_factorial(run, node, out->number, out);
    }
}

/* All but literals, names and arithmetic. */
__attribute__((noinline)) static bool
evaluate_compound(struct run *run, const struct node *node, struct value *out)
{
    switch (node->op) {
    case OP_NUMBER:
    case OP_TEXT:
    case OP_NAME:
    case OP_POWER:
    case OP_MULTIPLY:
    case OP_DIVIDE:
    case OP_MODULO:
    case OP_QUOTIENT:
    case OP_ADD:
    case OP_SUBTRACT: break; /* in evaluate */
    case OP_LIST: return evaluate_list(run, node, out);
    case OP_CALL: return evaluate_call(run, node, out);
    case OP_LOOP: return evaluate_loop(run, node, out);
    case OP_INDEX: return evaluate_index(run, node, out);
    case OP_RANGE: return evaluate_range(run, node, out);
    case OP_CHAIN: return evaluate_chain(run, node, out);
    case OP_AND:
    case OP_OR:
        if (!evaluate(run, node->child[0], out))
            return false;
        if (out->truth == (node->op == OP_OR))
            return true;
        return evaluate(run, node->child[1], out);
    case OP_IF:
        if (!evaluate(run, node->child[0], out))
            return false;
        return evaluate(run, node->child[out->truth ? 1 : 2], out);
    case OP_FACTORIAL:
    case OP_PERCENT:
    case OP_NEGATE:
    case OP_NOT: return evaluate_unary(run, node, out);
    case OP_ONE_OF:
    case OP_REPEAT:
    case OP_DIFFERENT:
    case OP_BY: break;
    }
    return run_fail(run, node, ERROR_TYPE, "this belongs in 'draw' only");
}

bool evaluate(struct run *run, const struct node *node, struct value *out)
{
    if (!run_spend(run, node, 1))
        return false;
    switch (node->op) {
    case OP_NUMBER: value_set(out, node->number); return true;
    case OP_TEXT:
        *out = (struct value){.kind = VALUE_TEXT, .text = node->name};
        return true;
    case OP_NAME:
        if (node->slot != SLOT_CONSTANT) {
            *out = run->slot[node->slot];
            return true;
        }
        if (!node->known)
            return constant_find(node->name, out);
        *out = *node->known;
        return true;
    default: break;
    }
    if (node->known) {
        *out = *node->known;
        return true;
    }
    return is_arithmetic(node->op) ? evaluate_arithmetic(run, node, out)
                                   : evaluate_compound(run, node, out);
}
