/* Ranks, counts and how variables go together. */
#include "lang/functions.h"
#include "lang/limits.h"
#include "lang/matrix.h"
#include "lang/numbers.h"

bool fn_ranks(struct call *call)
{
    const struct list *x;
    if (!numbers_get(call, 0, 1, &x) ||
        !run_spend(call->run, call->node, 4 * x->length))
        return false;
    *call->result = value_list(numbers_ranks(call->run->arena, x, NULL));
    return true;
}

bool fn_spearman(struct call *call)
{
    const struct list *x, *y;
    struct number value;
    struct arena *arena = call->run->arena;
    if (!numbers_pair(call, 2, &x, &y) ||
        !run_spend(call->run, call->node, 8 * x->length))
        return false;
    return numbers_correlation(call, numbers_ranks(arena, x, NULL),
                               numbers_ranks(arena, y, NULL), &value) &&
           call_number(call, value);
}

/* tau-b = (concordant - discordant)/sqrt((pairs - ties x)(pairs - ties y)):
 * Kendall, "The treatment of ties in ranking problems" (1945). */
bool fn_kendall(struct call *call)
{
    const struct list *x, *y;
    int64_t sum = 0, differ_x = 0, differ_y = 0;
    if (!numbers_pair(call, 2, &x, &y) ||
        !run_spend(call->run, call->node, x->length * (x->length - 1) / 8))
        return false;
    for (uint64_t i = 1; i < x->length; i++)
        for (uint64_t j = 0; j < i; j++) {
            int a = number_compare(x->item[i].number, x->item[j].number);
            int b = number_compare(y->item[i].number, y->item[j].number);
            sum += a * b;
            differ_x += a != 0;
            differ_y += b != 0;
        }
    if (!differ_x || !differ_y)
        return call_fail(call, ERROR_DOMAIN,
                         "no correlation where one of the lists is constant");
    struct number product =
        number_multiply(number_integer(differ_x), number_integer(differ_y));
    return call_number(
        call, number_divide(number_integer(sum), number_root(product)));
}

/* Is the member at `place` of a sorted list other than the one before? */
static bool starts_group(struct call *call, const struct list *sorted,
                         uint64_t place, bool *starts)
{
    int order = 1;
    if (place && !run_compare(call->run, call->node, &sorted->item[place - 1],
                              &sorted->item[place], &order))
        return false;
    *starts = order != 0;
    return true;
}

/* Counts in the order of unique(). */
bool fn_frequencies(struct call *call)
{
    struct value *item;
    uint64_t groups = 0;
    if (!fn_sort(call))
        return false;
    const struct list *sorted = call->result->list;
    struct list *counts = list_new(call->run->arena, sorted->length, &item);
    for (uint64_t i = 0; i < sorted->length; i++) {
        bool starts;
        if (!starts_group(call, sorted, i, &starts))
            return false;
        if (starts)
            item[groups++] = value_integer(0);
        item[groups - 1].number.numerator++;
    }
    counts->length = groups;
    *call->result = value_list(counts);
    return true;
}

bool fn_frequencies_of(struct call *call)
{
    const struct list *x, *wanted;
    struct value *item;
    if (!call_stored(call, 0, &x) || !call_stored(call, 1, &wanted) ||
        !run_spend(call->run, call->node, x->length * wanted->length / 4))
        return false;
    struct list *counts = list_new(call->run->arena, wanted->length, &item);
    for (uint64_t i = 0; i < wanted->length; i++) {
        int64_t count = 0;
        for (uint64_t j = 0; j < x->length; j++) {
            int order;
            if (!run_compare(call->run, call->node, &x->item[j],
                             &wanted->item[i], &order))
                return false;
            count += order == 0;
        }
        item[i] = value_integer(count);
    }
    *call->result = value_list(counts);
    return true;
}

/* --- several variables ---------------------------------------------------- */

/* The variables of argument 0, each as a list of the same length. */
static bool get_variables(struct call *call, struct list **variable,
                          uint32_t *count)
{
    const struct list *rows;
    if (!call_stored(call, 0, &rows))
        return false;
    if (rows->length < 1 || rows->length > LIMIT_MATRIX)
        return call_fail(call, ERROR_DOMAIN, "%s takes from 1 to %d variables",
                         call->function->name, LIMIT_MATRIX);
    *count = (uint32_t)rows->length;
    *variable = arena_get(call->run->arena, rows->length * sizeof **variable);
    for (uint32_t i = 0; i < *count; i++) {
        struct call inner = *call;
        inner.argument = &rows->item[i];
        const struct list *x;
        if (!numbers_get(&inner, 0, 2, &x))
            return false;
        (*variable)[i] = *x;
        if (x->length != (*variable)[0].length)
            return call_fail(call, ERROR_DOMAIN,
                             "%s needs lists of the same length",
                             call->function->name);
    }
    return run_spend(call->run, call->node,
                     (uint64_t)*count * *count * (*variable)->length / 4);
}

bool fn_covariance_matrix(struct call *call)
{
    struct list *variable;
    uint32_t n;
    if (!get_variables(call, &variable, &n))
        return false;
    struct matrix out = matrix_new(call->run->arena, n, n);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = 0; j < n; j++)
            *matrix_at(&out, i, j) =
                number_over(numbers_products(&variable[i], &variable[j]),
                            (int64_t)variable->length - 1);
    return matrix_give(call, &out);
}

bool fn_correlation_matrix(struct call *call)
{
    struct list *variable;
    uint32_t n;
    if (!get_variables(call, &variable, &n))
        return false;
    struct matrix out = matrix_new(call->run->arena, n, n);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = 0; j < n; j++)
            if (!numbers_correlation(call, &variable[i], &variable[j],
                                     matrix_at(&out, i, j)))
                return false;
    return matrix_give(call, &out);
}
