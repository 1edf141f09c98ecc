/* Building operations and operands. */
#include <math.h>
#include <string.h>

#include "lang/block_compiler.h"

enum effect { PURE, FAILS, DRAWS };

static const enum effect effects[] = {
#define BLOCK_OP(id, effect, about) effect,
#include "lang/block_op.def"
#undef BLOCK_OP
};

uint32_t block_column(struct block_compiler *compiler, bool truth)
{
    if (compiler->columns == compiler->column_capacity) {
        uint32_t capacity = 2 * compiler->column_capacity + 64;
        bool *larger = arena_get(compiler->arena, capacity * sizeof *larger);
        if (compiler->columns)
            memcpy(larger, compiler->truth, compiler->columns * sizeof *larger);
        compiler->truth = larger;
        compiler->column_capacity = capacity;
    }
    compiler->truth[compiler->columns] = truth;
    return compiler->columns++;
}

struct block_op *block_emit(struct block_compiler *compiler,
                            enum block_opcode code, const struct node *node)
{
    struct block_code *out = compiler->code;
    if (out->ops == BLOCK_OPS || compiler->arena->total > compiler->memory)
        return NULL;
    if (out->ops == compiler->op_capacity) {
        uint32_t capacity = 2 * compiler->op_capacity + 64;
        struct block_op *larger =
            arena_get(compiler->arena, capacity * sizeof *larger);
        if (out->ops)
            memcpy(larger, out->op, out->ops * sizeof *larger);
        out->op = larger;
        compiler->op_capacity = capacity;
    }
    struct block_op *op = &out->op[out->ops++];
    *op = (struct block_op){.code = code,
                            .out = BLOCK_NONE,
                            .a = BLOCK_NONE,
                            .b = BLOCK_NONE,
                            .c = BLOCK_NONE,
                            .mask = effects[code] == PURE ? BLOCK_NONE
                                                          : compiler->mask,
                            .node = node};
    return op;
}

/* --- operands ------------------------------------------------------------- */

struct block_operand block_constant(struct value value)
{
    struct block_operand operand = {.kind = OPERAND_CONSTANT, .value = value};
    operand.truth = value.kind == VALUE_TRUTH;
    if (value.kind == VALUE_NUMBER) {
        operand.bound = fabs(number_double(value.number));
        bool whole = number_is_whole(value.number) && operand.bound < 0x1p53;
        operand.class = whole ? CLASS_WHOLE : CLASS_ROUNDED;
    }
    return operand;
}

struct block_operand block_list(struct block_operand *item, uint32_t count)
{
    return (struct block_operand){
        .kind = OPERAND_LIST, .item = item, .count = count};
}

bool block_is_fixed(const struct block_operand *operand)
{
    return operand->kind == OPERAND_CONSTANT;
}

bool block_is_list(const struct block_operand *operand)
{
    return operand->kind == OPERAND_LIST ||
           (block_is_fixed(operand) && operand->value.kind == VALUE_LIST);
}

bool block_is_number(const struct block_operand *operand)
{
    return operand->kind == OPERAND_COLUMN
               ? !operand->truth
               : block_is_fixed(operand) && operand->value.kind == VALUE_NUMBER;
}

bool block_is_truth(const struct block_operand *operand)
{
    return operand->kind == OPERAND_COLUMN
               ? operand->truth
               : block_is_fixed(operand) && operand->value.kind == VALUE_TRUTH;
}

double block_fixed(const struct block_operand *operand)
{
    if (operand->value.kind == VALUE_TRUTH)
        return operand->value.truth;
    return number_double(operand->value.number);
}

void block_set_a(struct block_op *op, const struct block_operand *operand)
{
    op->a_fixed = operand->kind == OPERAND_CONSTANT;
    if (op->a_fixed)
        op->a_value = block_fixed(operand);
    else
        op->a = operand->column;
}

void block_set_b(struct block_op *op, const struct block_operand *operand)
{
    op->b_fixed = operand->kind == OPERAND_CONSTANT;
    if (op->b_fixed)
        op->b_value = block_fixed(operand);
    else
        op->b = operand->column;
}

struct block_operand *block_copy(struct block_compiler *compiler,
                                 const struct block_operand *operand,
                                 uint32_t count)
{
    struct block_operand *copy =
        arena_get(compiler->arena, (count + 1) * sizeof *copy);
    for (uint32_t i = 0; i < count; i++) {
        copy[i] = operand[i];
        if (operand[i].kind == OPERAND_LIST)
            copy[i].item =
                block_copy(compiler, operand[i].item, operand[i].count);
    }
    return copy;
}

bool block_spell(struct block_compiler *compiler, struct block_operand *list)
{
    if (list->kind == OPERAND_LIST)
        return true;
    if (list->kind != OPERAND_CONSTANT || list->value.kind != VALUE_LIST ||
        list->value.list->length > BLOCK_MEMBERS ||
        list_is_weighted(list->value.list))
        return false;
    uint32_t count = (uint32_t)list->value.list->length;
    struct block_operand *item =
        arena_get(compiler->arena, (count + 1) * sizeof *item);
    for (uint32_t i = 0; i < count; i++)
        item[i] =
            block_constant(list_member(list->value.list, i, compiler->arena));
    *list = block_list(item, count);
    return true;
}

/* --- truths --------------------------------------------------------------- */

static bool emit_truth(struct block_compiler *compiler, enum block_opcode code,
                       const struct block_operand *a,
                       const struct block_operand *b, struct block_operand *out)
{
    struct block_op *op = block_emit(compiler, code, NULL);
    if (!op)
        return false;
    block_set_a(op, a);
    block_set_b(op, b);
    op->out = block_column(compiler, true);
    *out = (struct block_operand){
        .kind = OPERAND_COLUMN, .truth = true, .column = op->out};
    return true;
}

bool block_and(struct block_compiler *compiler, const struct block_operand *a,
               const struct block_operand *b, struct block_operand *out)
{
    if (a->kind == OPERAND_CONSTANT)
        *out = a->value.truth ? *b : *a;
    else if (b->kind == OPERAND_CONSTANT)
        *out = b->value.truth ? *a : *b;
    else
        return emit_truth(compiler, BLOCK_AND, a, b, out);
    return true;
}

bool block_or(struct block_compiler *compiler, const struct block_operand *a,
              const struct block_operand *b, struct block_operand *out)
{
    if (a->kind == OPERAND_CONSTANT)
        *out = a->value.truth ? *a : *b;
    else if (b->kind == OPERAND_CONSTANT)
        *out = b->value.truth ? *b : *a;
    else
        return emit_truth(compiler, BLOCK_OR, a, b, out);
    return true;
}

bool block_not(struct block_compiler *compiler, const struct block_operand *a,
               struct block_operand *out)
{
    struct block_operand always = block_constant(value_truth(true));
    if (a->kind != OPERAND_CONSTANT)
        return emit_truth(compiler, BLOCK_AND_NOT, &always, a, out);
    *out = block_constant(value_truth(!a->value.truth));
    return true;
}

/* --- regions -------------------------------------------------------------- */

bool block_region_start(struct block_compiler *compiler,
                        const struct block_operand *condition, bool holds,
                        struct block_region *region)
{
    struct block_operand mask = {
        .kind = OPERAND_COLUMN, .truth = true, .column = compiler->mask};
    struct block_operand inner;
    *region = (struct block_region){compiler->code->ops, compiler->mask};
    if (!emit_truth(compiler, holds ? BLOCK_AND : BLOCK_AND_NOT, &mask,
                    condition, &inner))
        return false;
    compiler->mask = inner.column;
    return block_emit(compiler, BLOCK_SKIP, NULL);
}

void block_region_end(struct block_compiler *compiler,
                      const struct block_region *region)
{
    struct block_code *code = compiler->code;
    uint32_t first = region->start + 2, at = first;
    compiler->mask = region->mask;
    while (at < code->ops && effects[code->op[at].code] == PURE)
        at++;
    if (at < code->ops) {
        code->op[first - 1].target = code->ops;
        return;
    }
    /* Nothing here minds being done for all trials. */
    memmove(&code->op[region->start], &code->op[first],
            (code->ops - first) * sizeof *code->op);
    code->ops -= 2;
}
