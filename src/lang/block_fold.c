/* Folds: sums, counts, largest ones and so on, member by member. */
#include "lang/block_compiler.h"
#include "lang/function.h"

static bool adds(const struct node *node)
{
    static const char *const names[] = {"sum", "mean", "E", "P", "count", NULL};
    return block_is_one_of(node, names);
}

bool block_fold_neutral(const struct node *node, struct block_operand *out)
{
    if (block_is_called(node, "sum"))
        *out = block_constant(value_integer(0));
    else if (block_is_called(node, "product"))
        *out = block_constant(value_integer(1));
    else if (block_is_called(node, "all"))
        *out = block_constant(value_truth(true));
    else
        *out = block_constant(value_truth(false));
    return block_is_called(node, "sum") || block_is_called(node, "product") ||
           block_is_called(node, "count") || block_is_called(node, "any") ||
           block_is_called(node, "all");
}

bool block_fold_start(struct block_fold *fold, const struct node *node)
{
    static const char *const known[] = {"sum",   "mean",    "E",   "P",
                                        "count", "any",     "all", "max",
                                        "min",   "product", NULL};
    *fold = (struct block_fold){.node = node};
    fold->total = block_constant(value_integer(0));
    if (block_is_called(node, "product"))
        fold->total = block_constant(value_integer(1));
    if (block_is_called(node, "any") || block_is_called(node, "all"))
        (void)block_fold_neutral(node, &fold->total);
    return block_is_one_of(node, known);
}

static bool to_number(struct block_compiler *compiler,
                      const struct block_operand *truth,
                      struct block_operand *out)
{
    if (truth->kind == OPERAND_CONSTANT) {
        *out = block_constant(value_integer(truth->value.truth));
        return true;
    }
    struct block_op *op = block_emit(compiler, BLOCK_TO_NUMBER, NULL);
    if (!op)
        return false;
    op->a = truth->column;
    op->out = block_column(compiler, false);
    *out = (struct block_operand){
        .kind = OPERAND_COLUMN, .column = op->out, .bound = 1};
    return true;
}

bool block_fold_step(struct block_compiler *compiler, struct block_fold *fold,
                     const struct block_operand *member)
{
    const struct node *node = fold->node;
    struct block_operand *total = &fold->total, number = *member;
    bool first = !fold->count++;
    if (block_is_called(node, "any"))
        return block_or(compiler, total, member, total);
    if (block_is_called(node, "all"))
        return block_and(compiler, total, member, total);
    if ((block_is_called(node, "count") || block_is_called(node, "P")) &&
        !to_number(compiler, member, &number))
        return false;
    if (first) {
        *total = number;
        return true;
    }
    enum block_opcode code = adds(node)                         ? BLOCK_ADD
                             : block_is_called(node, "product") ? BLOCK_MULTIPLY
                             : block_is_called(node, "max")     ? BLOCK_MOST
                                                                : BLOCK_LEAST;
    return block_arithmetic(compiler, code, node, total, &number, total);
}

bool block_fold_finish(struct block_compiler *compiler, struct block_fold *fold,
                       struct block_operand *out)
{
    static const char *const divided[] = {"mean", "E", "P", NULL};
    static const char *const known[] = {"sum", "product", "count",
                                        "any", "all",     NULL};
    struct block_operand count =
        block_constant(value_integer((int64_t)fold->count));
    *out = fold->total;
    if (block_is_one_of(fold->node, known))
        return true;
    if (!fold->count)
        return false;
    return !block_is_one_of(fold->node, divided) ||
           block_arithmetic(compiler, BLOCK_DIVIDE, fold->node, &fold->total,
                            &count, out);
}

bool block_fold_list(struct block_compiler *compiler, const struct node *node,
                     struct block_operand *argument, struct block_operand *out)
{
    struct block_fold fold;
    if (!block_spell(compiler, argument) || !block_fold_start(&fold, node))
        return false;
    compiler->cost += argument->count;
    for (uint32_t i = 0; i < argument->count; i++)
        if (!block_fold_step(compiler, &fold, &argument->item[i]))
            return false;
    return block_fold_finish(compiler, &fold, out);
}
