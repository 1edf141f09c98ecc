/* Outcome spaces with weights, and those that are written out. */
#include "lang/functions.h"
#include "lang/limits.h"
#include "lang/numbers.h"

/* Members of a space that is written out; each is a list of its own. */
enum { MOST_WRITTEN = 20000, LARGEST_SIZE = 1000 };

static bool give_weighted(struct call *call, const struct list *base,
                          const struct value *weight)
{
    struct list *list = arena_zero(call->run->arena, sizeof *list);
    list->shape = LIST_WEIGHTED;
    list->length = base->length;
    list->item = weight;
    list->base = base;
    *call->result = value_list(list);
    return true;
}

static bool good_base(struct call *call, const struct list *base)
{
    if (!base->length)
        return call_fail(call, ERROR_DOMAIN, "%s needs outcomes",
                         call->function->name);
    if (base->length > LIMIT_LIST)
        return call_fail(call, ERROR_LIMIT,
                         "a list may have at most %d members here", LIMIT_LIST);
    return !list_is_weighted(base) ||
           call_fail(call, ERROR_DOMAIN, "these outcomes have weights already");
}

bool fn_weighted(struct call *call)
{
    const struct list *base = call->argument[0].list, *given;
    struct value *weight;
    if (!good_base(call, base) || !numbers_get(call, 1, 1, &given))
        return false;
    if (given->length != base->length)
        return call_fail(call, ERROR_DOMAIN,
                         "%s needs one weight for each outcome",
                         call->function->name);
    struct number total = numbers_sum(given);
    for (uint64_t i = 0; i < given->length; i++)
        if (number_sign(given->item[i].number) < 0)
            return call_fail(call, ERROR_DOMAIN, "weights are not negative");
    if (number_sign(total) <= 0 || !number_is_finite(total))
        return call_fail(call, ERROR_DOMAIN,
                         "the weights must have a finite total above 0");
    list_new(call->run->arena, base->length, &weight);
    for (uint64_t i = 0; i < given->length; i++)
        weight[i] = value_number(number_divide(given->item[i].number, total));
    return give_weighted(call, base, weight);
}

bool fn_weighted_equally(struct call *call)
{
    const struct list *base = call->argument[0].list;
    struct value *weight;
    if (!good_base(call, base) ||
        !run_spend(call->run, call->node, base->length / 8))
        return false;
    list_new(call->run->arena, base->length, &weight);
    for (uint64_t i = 0; i < base->length; i++)
        weight[i] = value_number(number_ratio(1, (int64_t)base->length));
    return give_weighted(call, base, weight);
}

bool fn_urn_of(struct call *call)
{
    const struct list *kind;
    int64_t *count, total;
    uint64_t kinds;
    if (!call_stored(call, 0, &kind) ||
        !numbers_counts(call, 1, 0, &count, &kinds, &total))
        return false;
    if (kinds != kind->length)
        return call_fail(call, ERROR_DOMAIN,
                         "%s needs one count for each member",
                         call->function->name);
    if (total > LIMIT_LIST)
        return call_fail(call, ERROR_LIMIT,
                         "a list may have at most %d members", LIMIT_LIST);
    struct value *item;
    struct list *list = list_new(call->run->arena, (uint64_t)total, &item);
    for (uint64_t i = 0; i < kinds; i++)
        for (int64_t j = 0; j < count[i]; j++)
            *item++ = kind->item[i];
    *call->result = value_list(list);
    return run_spend(call->run, call->node, (uint64_t)total / 8);
}

bool fn_card_deck(struct call *call)
{
    int64_t ranks = 13, suits = 4;
    if ((call->count > 0 &&
         !call_whole(call, 0, "the number of ranks", 1, 100, &ranks)) ||
        (call->count > 1 &&
         !call_whole(call, 1, "the number of suits", 1, 100, &suits)) ||
        !run_spend(call->run, call->node, (uint64_t)(ranks * suits)))
        return false;
    struct value *card, *item;
    struct list *deck =
        list_new(call->run->arena, (uint64_t)(ranks * suits), &card);
    for (int64_t suit = 1; suit <= suits; suit++)
        for (int64_t rank = 1; rank <= ranks; rank++) {
            *card++ = value_list(list_new(call->run->arena, 2, &item));
            item[0] = value_integer(rank);
            item[1] = value_integer(suit);
        }
    *call->result = value_list(deck);
    return true;
}

bool fn_walks(struct call *call)
{
    int64_t steps;
    struct value *item, *weight;
    struct arena *arena = call->run->arena;
    if (!call_whole(call, 0, "the number of steps", 0, 60, &steps))
        return false;
    struct list *base = list_new(arena, 2, &item);
    item[0] = value_integer(-1);
    item[1] = value_integer(1);
    if (call->count > 1) {
        struct number up = call->argument[1].number;
        struct number down = number_subtract(number_integer(1), up);
        if (number_sign(up) < 0 || number_sign(down) < 0)
            return call_fail(call, ERROR_DOMAIN,
                             "the chance of a step up lies between 0 and 1");
        list_new(arena, 2, &weight);
        weight[0] = value_number(down);
        weight[1] = value_number(up);
        if (!give_weighted(call, base, weight))
            return false;
        base =
            list_space(arena, LIST_TUPLES, call->result->list, (uint32_t)steps);
    } else {
        base = list_space(arena, LIST_TUPLES, base, (uint32_t)steps);
    }
    *call->result = value_list(base); /* 2^60 fit */
    return true;
}

/* --- written out ---------------------------------------------------------- */

/* A growing list of lists of whole numbers. */
struct rows {
    struct call *call;
    struct value *row;
    uint64_t count;
};

static bool start_rows(struct call *call, struct rows *rows)
{
    *rows = (struct rows){.call = call};
    rows->row = arena_get(call->run->arena, MOST_WRITTEN * sizeof *rows->row);
    return true;
}

static bool add_row(struct rows *rows, const int64_t *x, int64_t width)
{
    struct call *call = rows->call;
    struct value *item;
    if (rows->count == MOST_WRITTEN)
        return call_fail(call, ERROR_LIMIT,
                         "this outcome space has more than %d members",
                         MOST_WRITTEN);
    if (!run_spend(call->run, call->node, 2 + (uint64_t)width / 2))
        return false;
    struct list *list = list_new(call->run->arena, (uint64_t)width, &item);
    for (int64_t i = 0; i < width; i++)
        item[i] = value_integer(x[i]);
    rows->row[rows->count++] = value_list(list);
    return true;
}

static const struct list *rows_list(const struct rows *rows)
{
    struct list *list = arena_zero(rows->call->run->arena, sizeof *list);
    list->item = rows->row;
    list->length = rows->count;
    return list;
}

/* All of n, 0, ..., 0 to 0, ..., 0, n: what the last cell holds goes back, with
 * one from the last filled cell before it, to the cell behind that. */
static bool all_compositions(struct rows *rows, int64_t n, int64_t k)
{
    int64_t *x = arena_zero(rows->call->run->arena, (uint64_t)k * sizeof *x);
    x[0] = n;
    for (;;) {
        if (!add_row(rows, x, k))
            return false;
        int64_t at = k - 2, tail = x[k - 1];
        while (at >= 0 && !x[at])
            at--;
        if (at < 0)
            return true;
        x[k - 1] = 0;
        x[at]--;
        x[at + 1] = tail + 1;
    }
}

bool fn_compositions(struct call *call)
{
    int64_t n, k;
    struct rows rows;
    if (!call_whole(call, 0, "the total", 0, LARGEST_SIZE, &n) ||
        !call_whole(call, 1, "the number of parts", 1, LARGEST_SIZE, &k) ||
        !start_rows(call, &rows) || !all_compositions(&rows, n, k))
        return false;
    *call->result = value_list(rows_list(&rows));
    return true;
}

/* In falling order: the last part above 1 is lowered by one, and what it and
 * the ones behind it lose is dealt out again in parts of at most that. */
bool fn_integer_partitions(struct call *call)
{
    int64_t n, x[LARGEST_SIZE + 1] = {0}, parts = 1;
    struct rows rows;
    if (!call_whole(call, 0, "the total", 1, LARGEST_SIZE, &n) ||
        !start_rows(call, &rows))
        return false;
    x[0] = n;
    for (;;) {
        int64_t at = parts - 1, rest = 1;
        if (!add_row(&rows, x, parts))
            return false;
        for (; at >= 0 && x[at] == 1; at--)
            rest++;
        if (at < 0)
            break;
        x[at]--;
        for (parts = at + 1; rest > x[at]; rest -= x[at])
            x[parts++] = x[at];
        x[parts++] = rest;
    }
    *call->result = value_list(rows_list(&rows));
    return true;
}

/* Each thing's group is at most one more than the largest before it. */
bool fn_set_partitions(struct call *call)
{
    enum { MOST_THINGS = 8 }; /* 4140 groupings; 9 have 21147 */
    int64_t n, x[MOST_THINGS], largest[MOST_THINGS];
    struct rows rows;
    if (!call_whole(call, 0, "the number of things", 1, MOST_THINGS, &n) ||
        !start_rows(call, &rows))
        return false;
    for (int64_t i = 0; i < n; i++)
        x[i] = largest[i] = 1;
    for (;;) {
        int64_t at = n - 1;
        if (!add_row(&rows, x, n))
            return false;
        while (at > 0 && x[at] > largest[at - 1])
            at--;
        if (at == 0)
            break;
        x[at]++;
        for (int64_t i = at; i < n; i++) {
            x[i] = i > at ? 1 : x[i];
            largest[i] = largest[i - 1] > x[i] ? largest[i - 1] : x[i];
        }
    }
    *call->result = value_list(rows_list(&rows));
    return true;
}

/* n! times the product of p^c/c! */
static struct number multinomial_chance(const struct list *count, int64_t n,
                                        const struct list *chance)
{
    struct number value = number_integer(1);
    int64_t left = n;
    for (uint64_t i = 0; i < count->length; i++) {
        struct number c = count->item[i].number;
        for (int64_t j = 1; j <= c.numerator; j++, left--)
            value =
                number_multiply(value, number_multiply(chance->item[i].number,
                                                       number_ratio(left, j)));
    }
    return value;
}

bool fn_multinomial_draws(struct call *call)
{
    int64_t n;
    const struct list *chance;
    struct rows rows;
    struct value *weight;
    if (!call_whole(call, 0, "the number of draws", 0, LARGEST_SIZE, &n) ||
        !numbers_chances(call, 1, &chance) || !start_rows(call, &rows) ||
        !all_compositions(&rows, n, (int64_t)chance->length) ||
        !run_spend(call->run, call->node, rows.count * (uint64_t)n / 4))
        return false;
    const struct list *list = rows_list(&rows);
    list_new(call->run->arena, list->length, &weight);
    for (uint64_t i = 0; i < list->length; i++)
        weight[i] =
            value_number(multinomial_chance(list->item[i].list, n, chance));
    return give_weighted(call, list, weight);
}
