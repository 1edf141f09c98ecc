#include <string.h>

#include "lang/functions.h"
#include "lang/limits.h"

static bool give_list(struct call *call, const struct list *list)
{
    *call->result = value_list(list);
    return true;
}

bool fn_as_list(struct call *call)
{
    return give_list(call, call->argument[0].list);
}

bool fn_list(struct call *call)
{
    struct value *item;
    struct list *list = list_new(call->run->arena, call->count, &item);
    memcpy(item, call->argument, call->count * sizeof *item);
    return give_list(call, list);
}

bool fn_length(struct call *call)
{
    return call_integer(call, (int64_t)call->argument[0].list->length);
}

static bool compare(struct call *call, const struct value *a,
                    const struct value *b, int *order)
{
    return run_compare(call->run, call->node, a, b, order);
}

static bool merge(struct call *call, struct value *item, struct value *other,
                  uint64_t middle, uint64_t end)
{
    uint64_t left = 0, right = middle, at = 0;
    while (left < middle && right < end) {
        int order;
        if (!compare(call, &item[left], &item[right], &order))
            return false;
        other[at++] = item[order <= 0 ? left++ : right++];
    }
    /* What is left on the right is in its place already. */
    memcpy(other + at, item + left, (middle - left) * sizeof *item);
    memcpy(item, other, right * sizeof *item);
    return true;
}

static bool merge_sort(struct call *call, struct value *item,
                       struct value *other, uint64_t count)
{
    uint64_t half = count / 2;
    return count < 2 || (merge_sort(call, item, other, half) &&
                         merge_sort(call, item + half, other, count - half) &&
                         merge(call, item, other, half, count));
}

/* A sorted copy of a list argument, its members to be changed freely. */
static bool sorted(struct call *call, struct list **list, struct value **item)
{
    const struct list *old;
    if (!call_stored(call, 0, &old) ||
        !run_spend(call->run, call->node, 4 * old->length))
        return false;
    struct arena *arena = call->run->arena;
    *list = list_new(arena, old->length, item);
    if (old->length)
        memcpy(*item, old->item, old->length * sizeof **item);
    struct value *other = arena_get(arena, old->length * sizeof *other);
    return merge_sort(call, *item, other, old->length);
}

bool fn_sort(struct call *call)
{
    struct list *list;
    struct value *item;
    return sorted(call, &list, &item) && give_list(call, list);
}

bool fn_unique(struct call *call)
{
    struct list *list;
    struct value *item;
    if (!sorted(call, &list, &item))
        return false;
    uint64_t kept = 0;
    for (uint64_t i = 0; i < list->length; i++) {
        int order = 1;
        if (kept && !compare(call, &item[kept - 1], &item[i], &order))
            return false;
        if (order)
            item[kept++] = item[i];
    }
    list->length = kept;
    return give_list(call, list);
}

bool fn_distinct(struct call *call)
{
    return fn_unique(call) &&
           call_integer(call, (int64_t)call->result->list->length);
}

bool fn_reverse(struct call *call)
{
    const struct list *old;
    if (!call_stored(call, 0, &old))
        return false;
    struct value *item;
    struct list *list = list_new(call->run->arena, old->length, &item);
    for (uint64_t i = 0; i < old->length; i++)
        item[i] = old->item[old->length - 1 - i];
    return give_list(call, list);
}

bool fn_append(struct call *call)
{
    const struct list *old;
    if (!call_stored(call, 0, &old))
        return false;
    if (old->length >= LIMIT_LIST)
        return call_fail(call, ERROR_LIMIT,
                         "a list may have at most %d members", LIMIT_LIST);
    struct value *item;
    struct list *list = list_new(call->run->arena, old->length + 1, &item);
    if (old->length)
        memcpy(item, old->item, old->length * sizeof *item);
    item[old->length] = call->argument[1];
    return give_list(call, list);
}

bool fn_concat(struct call *call)
{
    uint64_t length = 0, at = 0;
    for (uint32_t i = 0; i < call->count; i++) {
        length += call->argument[i].list->length;
        if (length > LIMIT_LIST)
            return call_fail(call, ERROR_LIMIT,
                             "a list may have at most %d members", LIMIT_LIST);
    }
    struct value *item;
    struct list *list = list_new(call->run->arena, length, &item);
    for (uint32_t i = 0; i < call->count; i++) {
        const struct list *part = call->argument[i].list;
        for (uint64_t j = 0; j < part->length; j++)
            if (!run_member(call->run, call->node, part, j, &item[at++]))
                return false;
    }
    return give_list(call, list);
}

bool fn_slice(struct call *call)
{
    const struct list *old;
    int64_t from, to;
    if (!call_stored(call, 0, &old))
        return false;
    int64_t length = (int64_t)old->length;
    if (!call_whole(call, 1, "the first place", 1, length + 1, &from) ||
        !call_whole(call, 2, "the last place", from - 1, length, &to))
        return false;
    struct list *list = arena_zero(call->run->arena, sizeof *list);
    list->item = old->item + (from - 1);
    list->length = (uint64_t)(to - from + 1);
    return give_list(call, list);
}

bool fn_replace(struct call *call)
{
    const struct list *old;
    int64_t place;
    if (!call_stored(call, 0, &old) ||
        !call_whole(call, 1, "the place", 1, (int64_t)old->length, &place))
        return false;
    struct value *item;
    struct list *list = list_new(call->run->arena, old->length, &item);
    memcpy(item, old->item, old->length * sizeof *item);
    item[place - 1] = call->argument[2];
    return give_list(call, list);
}

static bool find(struct call *call, int64_t *place)
{
    const struct list *list = call->argument[0].list;
    *place = 0;
    for (uint64_t i = 0; i < list->length && !*place; i++) {
        struct arena_mark mark = arena_here(call->run->arena);
        struct value member;
        int order;
        if (!run_member(call->run, call->node, list, i, &member) ||
            !compare(call, &member, &call->argument[1], &order))
            return false;
        if (!order)
            *place = (int64_t)i + 1;
        arena_rewind(call->run->arena, mark);
    }
    return true;
}

bool fn_contains(struct call *call)
{
    int64_t place;
    return find(call, &place) && call_truth(call, place > 0);
}

bool fn_position(struct call *call)
{
    int64_t place;
    return find(call, &place) && call_integer(call, place);
}

bool fn_cumsum(struct call *call)
{
    const struct list *old;
    if (!call_stored(call, 0, &old))
        return false;
    struct value *item;
    struct list *list = list_new(call->run->arena, old->length, &item);
    struct number total = number_integer(0);
    for (uint64_t i = 0; i < old->length; i++) {
        total = number_add(total, old->item[i].number);
        item[i] = value_number(total);
    }
    return give_list(call, list);
}

bool fn_differences(struct call *call)
{
    const struct list *old;
    if (!call_stored(call, 0, &old))
        return false;
    struct value *item;
    uint64_t length = old->length ? old->length - 1 : 0;
    struct list *list = list_new(call->run->arena, length, &item);
    for (uint64_t i = 0; i < length; i++)
        item[i] = value_number(
            number_subtract(old->item[i + 1].number, old->item[i].number));
    return give_list(call, list);
}

/* --- outcome spaces ------------------------------------------------------ */

static bool give_space(struct call *call, enum list_shape shape,
                       const struct list *base, int64_t width)
{
    struct list *space =
        list_space(call->run->arena, shape, base, (uint32_t)width);
    if (!space)
        return call_fail(call, ERROR_LIMIT, "this outcome space is too large");
    return give_list(call, space);
}

bool fn_dice(struct call *call)
{
    int64_t dice, faces = 6;
    if (!call_whole(call, 0, "the number of dice", 0, 60, &dice) ||
        (call->count == 2 &&
         !call_whole(call, 1, "the number of faces", 1, LIMIT_LIST, &faces)))
        return false;
    return give_space(call, LIST_TUPLES, list_range(call->run->arena, 1, faces),
                      dice);
}

bool fn_coins(struct call *call)
{
    int64_t coins;
    if (!call_whole(call, 0, "the number of flips", 0, 60, &coins))
        return false;
    return give_space(call, LIST_TUPLES, list_range(call->run->arena, 0, 1),
                      coins);
}

static bool only_tuples(struct call *call)
{
    return call_fail(call, ERROR_DOMAIN,
                     "weighted outcomes are drawn independently: use tuples");
}

static bool space_of(struct call *call, enum list_shape shape)
{
    int64_t width;
    if (shape != LIST_TUPLES && list_is_weighted(call->argument[0].list))
        return only_tuples(call);
    return call_whole(call, 1, "how many", 0, 1000, &width) &&
           give_space(call, shape, call->argument[0].list, width);
}

bool fn_tuples(struct call *call)
{
    return space_of(call, LIST_TUPLES);
}

bool fn_arrangements(struct call *call)
{
    return space_of(call, LIST_ARRANGEMENTS);
}

bool fn_subsets(struct call *call)
{
    return space_of(call, LIST_SUBSETS);
}

bool fn_all_orders(struct call *call)
{
    const struct list *list = call->argument[0].list;
    if (list_is_weighted(list))
        return only_tuples(call);
    if (list->length > 20)
        return call_fail(call, ERROR_LIMIT, "this outcome space is too large");
    return give_space(call, LIST_ARRANGEMENTS, list, (int64_t)list->length);
}
