#include "lang/value.h"

#include <string.h>

#include "lang/limits.h"

/* C(n, k) while it stays below 2^62; 0 when it does not. */
static uint64_t choose(uint64_t n, uint64_t k)
{
    __extension__ typedef unsigned __int128 wide;
    if (k > n)
        return 0;
    if (k > n - k)
        k = n - k;
    wide result = 1;
    for (uint64_t i = 1; i <= k; i++) {
        result = result * (n - k + i) / i;
        if (result >> 62)
            return 0;
    }
    return (uint64_t)result;
}

struct list *list_new(struct arena *arena, uint64_t length, struct value **item)
{
    struct list *list = arena_zero(arena, sizeof *list);
    *item = arena_get(arena, length * sizeof **item);
    list->length = length;
    list->item = *item;
    return list;
}

struct list *list_range(struct arena *arena, int64_t first, int64_t last)
{
    struct list *list = arena_zero(arena, sizeof *list);
    list->shape = LIST_RANGE;
    list->first = first;
    list->length = last < first ? 0 : (uint64_t)last - (uint64_t)first + 1;
    return list;
}

uint64_t list_member_size(const struct list *list)
{
    if (list->shape == LIST_STORED || list->shape == LIST_RANGE)
        return 0;
    uint64_t size = list_member_size(list->base);
    if (list->shape == LIST_WEIGHTED)
        return size;
    return list->width * (size + 1);
}

struct list *list_space(struct arena *arena, enum list_shape shape,
                        const struct list *base, uint32_t width)
{
    uint64_t n = base->length, length = 1;
    if (width * (list_member_size(base) + 1) > LIMIT_LIST)
        return NULL;
    if (shape == LIST_SUBSETS) {
        length = choose(n, width);
        if (!length && width <= n)
            return NULL;
    } else {
        for (uint32_t i = 0; i < width; i++) {
            uint64_t options = shape == LIST_TUPLES ? n : n > i ? n - i : 0;
            if (__builtin_mul_overflow(length, options, &length) ||
                length >> 62)
                return NULL;
        }
    }
    struct list *list = arena_zero(arena, sizeof *list);
    list->shape = shape;
    list->width = width;
    list->length = length;
    list->base = base;
    return list;
}

/* The places in `base` of the members of outcome `index`. */
static void fill_tuple(const struct list *list, uint64_t index, uint64_t *place)
{
    for (uint32_t i = list->width; i-- > 0; index /= list->base->length)
        place[i] = index % list->base->length;
}

static void fill_arrangement(const struct list *list, uint64_t index,
                             uint64_t *place)
{
    /* Mixed-radix digits, then each later digit is moved past the places that
     * are taken (Lehmer code). */
    for (uint32_t i = list->width; i-- > 0;) {
        uint64_t options = list->base->length - i;
        place[i] = index % options;
        index /= options;
    }
    for (uint32_t i = list->width; i-- > 0;)
        for (uint32_t j = i + 1; j < list->width; j++)
            place[j] += place[j] >= place[i];
}

/* Of the `options` places that are left, the first of outcome `index` when
 * `width` are to be chosen: the largest with C(options - place, width) outcomes
 * at or behind it. Doubling steps find it fast near the start. */
static uint64_t first_place(uint64_t options, uint32_t width, uint64_t index,
                            uint64_t all)
{
    uint64_t low = 0, step = 1;
    while (low + step <= options - width &&
           all - choose(options - low - step, width) <= index) {
        low += step;
        step *= 2;
    }
    for (; step; step /= 2)
        if (low + step <= options - width &&
            all - choose(options - low - step, width) <= index)
            low += step;
    return low;
}

static void fill_subset(const struct list *list, uint64_t index,
                        uint64_t *place)
{
    uint64_t next = 0, options = list->base->length;
    for (uint32_t i = 0; i < list->width; i++) {
        uint32_t left = list->width - i;
        uint64_t all = choose(options, left);
        uint64_t skip = first_place(options, left, index, all);
        index -= all - choose(options - skip, left);
        place[i] = next + skip;
        next += skip + 1;
        options -= skip + 1;
    }
}

struct value list_member(const struct list *list, uint64_t index,
                         struct arena *arena)
{
    if (list->shape == LIST_STORED)
        return list->item[index];
    if (list->shape == LIST_RANGE)
        return value_integer(list->first + (int64_t)index);
    if (list->shape == LIST_WEIGHTED)
        return list_member(list->base, index, arena);
    struct value *item;
    struct list *member = list_new(arena, list->width, &item);
    uint64_t *place = arena_get(arena, list->width * sizeof *place);
    if (list->shape == LIST_TUPLES)
        fill_tuple(list, index, place);
    else if (list->shape == LIST_ARRANGEMENTS)
        fill_arrangement(list, index, place);
    else
        fill_subset(list, index, place);
    for (uint32_t i = 0; i < list->width; i++)
        item[i] = list_member(list->base, place[i], arena);
    return value_list(member);
}

bool list_is_weighted(const struct list *list)
{
    while (list->shape == LIST_TUPLES)
        list = list->base;
    return list->shape == LIST_WEIGHTED;
}

struct number list_weight(const struct list *list, uint64_t index)
{
    if (list->shape == LIST_WEIGHTED)
        return list->item[index].number;
    struct number weight = number_integer(1);
    if (!list_is_weighted(list))
        return weight;
    for (uint32_t i = list->width; i-- > 0; index /= list->base->length)
        weight = number_multiply(
            weight, list_weight(list->base, index % list->base->length));
    return weight;
}

/* Lists with the same members, by their weights. */
static int weight_order(const struct list *a, const struct list *b)
{
    int order = 0;
    if (list_is_weighted(a) || list_is_weighted(b))
        for (uint64_t i = 0; i < a->length && !order; i++)
            order = number_compare(list_weight(a, i), list_weight(b, i));
    return order;
}

static bool list_order(const struct list *a, const struct list *b,
                       struct arena *scratch, uint64_t *steps, int *order)
{
    uint64_t n = a->length, m = b->length;
    *order = (n > m) - (n < m);
    if (a == b)
        return true;
    for (uint64_t i = 0; i < n && i < m; i++) {
        struct arena_mark mark = arena_here(scratch);
        int difference;
        if (!*steps)
            return false;
        --*steps;
        struct value x = list_member(a, i, scratch);
        struct value y = list_member(b, i, scratch);
        if (!value_order(&x, &y, scratch, steps, &difference))
            return false;
        arena_rewind(scratch, mark);
        if (difference) {
            *order = difference;
            return true;
        }
    }
    if (n == m)
        *order = weight_order(a, b);
    return true;
}

bool value_order(const struct value *a, const struct value *b,
                 struct arena *scratch, uint64_t *steps, int *order)
{
    *order = (a->kind > b->kind) - (a->kind < b->kind);
    if (*order)
        return true;
    switch (a->kind) {
    case VALUE_NUMBER:
        *order = number_compare(a->number, b->number);
        return true;
    case VALUE_TRUTH: *order = a->truth - b->truth; return true;
    case VALUE_TEXT: *order = strcmp(a->text, b->text); return true;
    case VALUE_LIST: break;
    }
    return list_order(a->list, b->list, scratch, steps, order);
}

int value_compare(const struct value *a, const struct value *b,
                  struct arena *scratch)
{
    uint64_t steps = UINT64_MAX;
    int order;
    value_order(a, b, scratch, &steps, &order);
    return order;
}

bool value_equal(const struct value *a, const struct value *b,
                 struct arena *scratch)
{
    return value_compare(a, b, scratch) == 0;
}

struct value value_copy(const struct value *value, struct arena *arena)
{
    if (value->kind == VALUE_TEXT) {
        struct value copy = *value;
        copy.text = arena_text(arena, value->text, strlen(value->text));
        return copy;
    }
    if (value->kind != VALUE_LIST)
        return *value;
    const struct list *old = value->list;
    struct list *list = arena_get(arena, sizeof *list);
    *list = *old;
    if (old->shape == LIST_STORED || old->shape == LIST_WEIGHTED) {
        struct value *item = arena_get(arena, old->length * sizeof *item);
        for (uint64_t i = 0; i < old->length; i++)
            item[i] = value_copy(&old->item[i], arena);
        list->item = item;
    }
    if (old->base) {
        struct value base = value_list(old->base);
        list->base = value_copy(&base, arena).list;
    }
    return value_list(list);
}

uint64_t value_size(const struct value *value, uint64_t most)
{
    if (value->kind != VALUE_LIST)
        return 1;
    const struct list *list = value->list;
    if (list->shape != LIST_STORED)
        return list->length;
    uint64_t size = 1; /* or empty lists would cost nothing to count */
    for (uint64_t i = 0; i < list->length && size <= most; i++)
        size += value_size(&list->item[i], most - size);
    return size;
}
