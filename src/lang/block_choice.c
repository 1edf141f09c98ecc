/* One of several values, of any kind: by a condition or by its place. */
#include <math.h>

#include "lang/block_compiler.h"

static bool select_lists(struct block_compiler *compiler,
                         const struct block_operand *condition,
                         struct block_operand a, struct block_operand b,
                         struct block_operand *out)
{
    if (!block_spell(compiler, &a) || !block_spell(compiler, &b) ||
        a.count != b.count)
        return false;
    struct block_operand *item =
        arena_get(compiler->arena, (a.count + 1) * sizeof *item);
    for (uint32_t i = 0; i < a.count; i++)
        if (!block_select(compiler, condition, &a.item[i], &b.item[i],
                          &item[i]))
            return false;
    *out = block_list(item, a.count);
    return true;
}

bool block_select(struct block_compiler *compiler,
                  const struct block_operand *condition,
                  const struct block_operand *a, const struct block_operand *b,
                  struct block_operand *out)
{
    if (block_is_fixed(condition)) {
        *out = condition->value.truth ? *a : *b;
        return true;
    }
    if (block_is_list(a) && block_is_list(b))
        return select_lists(compiler, condition, *a, *b, out);
    bool truth = block_is_truth(a);
    if (truth ? !block_is_truth(b) : !block_is_number(a) || !block_is_number(b))
        return false;
    struct block_op *op =
        block_emit(compiler, truth ? BLOCK_SELECT_TRUTH : BLOCK_SELECT, NULL);
    if (!op)
        return false;
    struct block_operand result = {
        .kind = OPERAND_COLUMN,
        .truth = truth,
        .class = a->class > b->class ? a->class : b->class,
        .bound = fmax(a->bound, b->bound),
        .column = block_column(compiler, truth)};
    block_set_a(op, a);
    block_set_b(op, b);
    op->c = condition->column;
    op->out = result.column;
    *out = result;
    return true;
}

/* Members that are lists: one choice for each place in them. */
static bool choose_list(struct block_compiler *compiler,
                        const struct node *node, struct block_operand list,
                        const struct block_operand *place, int first,
                        struct block_operand *out)
{
    uint32_t width = 0;
    list.item = block_copy(compiler, list.item, list.count);
    for (uint32_t i = 0; i < list.count; i++) {
        if (!block_spell(compiler, &list.item[i]) ||
            (i && list.item[i].count != width))
            return false;
        width = list.item[i].count;
    }
    struct block_operand *item =
        arena_get(compiler->arena, (width + 1) * sizeof *item);
    struct block_operand *column =
        arena_get(compiler->arena, list.count * sizeof *column);
    for (uint32_t j = 0; j < width; j++) {
        for (uint32_t i = 0; i < list.count; i++)
            column[i] = list.item[i].item[j];
        struct block_operand one = block_list(column, list.count);
        if (!block_choose(compiler, node, &one, place, first, &item[j]))
            return false;
    }
    *out = block_list(item, width);
    return true;
}

static bool choose_one(struct block_compiler *compiler, const struct node *node,
                       const struct block_operand *list,
                       const struct block_operand *place, int first,
                       struct block_operand *out)
{
    bool truth = block_is_truth(&list->item[0]), fixed = !truth;
    struct block_operand result = {.kind = OPERAND_COLUMN, .truth = truth};
    for (uint32_t i = 0; i < list->count; i++) {
        const struct block_operand *item = &list->item[i];
        if (truth ? !block_is_truth(item) : !block_is_number(item))
            return false;
        fixed = fixed && block_is_fixed(item);
        result.bound = fmax(result.bound, item->bound);
        if (item->class > result.class)
            result.class = item->class;
    }
    struct block_op *op =
        block_emit(compiler, fixed ? BLOCK_LOOK_UP : BLOCK_CHOOSE, node);
    if (!op)
        return false;
    op->a = place->column;
    op->b_value = -first;
    op->count = list->count;
    result.column = op->out = block_column(compiler, truth);
    *out = result;
    if (!fixed) {
        op->item = block_copy(compiler, list->item, list->count);
        return true;
    }
    double *table = arena_get(compiler->arena, list->count * sizeof *table);
    for (uint32_t i = 0; i < list->count; i++)
        table[i] = block_fixed(&list->item[i]);
    op->table = table;
    return true;
}

bool block_choose(struct block_compiler *compiler, const struct node *node,
                  const struct block_operand *list,
                  const struct block_operand *place, int first,
                  struct block_operand *out)
{
    struct block_operand spelt = *list;
    if (!block_spell(compiler, &spelt) || !spelt.count)
        return false;
    if (block_is_fixed(place)) {
        int64_t at;
        if (!number_to_integer(place->value.number, &at) || at < first ||
            at - first >= spelt.count)
            return false;
        *out = spelt.item[at - first];
        return true;
    }
    if (place->class != CLASS_WHOLE && place->class != CLASS_REAL)
        return false;
    return block_is_list(&spelt.item[0])
               ? choose_list(compiler, node, spelt, place, first, out)
               : choose_one(compiler, node, &spelt, place, first, out);
}
