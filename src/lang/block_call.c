/* Calls of functions. Those of lists whose length is known are
 * written out; all others are called trial by trial. */
#include <math.h>
#include <string.h>

#include "lang/block_compiler.h"
#include "lang/function.h"

bool block_is_called(const struct node *node, const char *name)
{
    return strcmp(node->function->name, name) == 0;
}

bool block_is_one_of(const struct node *node, const char *const *name)
{
    while (*name && !block_is_called(node, *name))
        name++;
    return *name;
}

/* --- lists of known length ------------------------------------------------ */

static bool join(struct block_compiler *compiler,
                 struct block_operand *argument, uint32_t count,
                 struct block_operand *out)
{
    uint32_t length = 0, at = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!block_spell(compiler, &argument[i]))
            return false;
        length += argument[i].count;
    }
    struct block_operand *item =
        arena_get(compiler->arena, (length + 1) * sizeof *item);
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = 0; j < argument[i].count; j++)
            item[at++] = argument[i].item[j];
    *out = block_list(item, length);
    return length <= BLOCK_MEMBERS;
}

static bool slice(struct block_operand *argument, struct block_operand *out)
{
    int64_t from, to;
    if (argument[1].kind != OPERAND_CONSTANT ||
        argument[2].kind != OPERAND_CONSTANT ||
        !number_to_integer(argument[1].value.number, &from) ||
        !number_to_integer(argument[2].value.number, &to) || from < 1 ||
        to < from || to > argument->count)
        return false;
    *out = block_list(argument->item + (from - 1), (uint32_t)(to - from + 1));
    return true;
}

/* The member at a place that chance decides: every member may be it. */
static bool replace(struct block_compiler *compiler, const struct node *node,
                    struct block_operand *argument, struct block_operand *out)
{
    struct block_operand *list = argument, *place = argument + 1;
    struct block_operand *item = block_copy(compiler, list->item, list->count);
    struct block_operand old;
    if (!block_choose(compiler, node->child[1], list, place, 1, &old))
        return false;
    for (uint32_t i = 0; i < list->count; i++) {
        struct block_operand here, at = block_constant(value_integer(i + 1));
        if (!block_compare(compiler, node, COMPARE_EQUAL, place, &at, &here) ||
            !block_select(compiler, &here, &argument[2], &list->item[i],
                          &item[i]))
            return false;
    }
    *out = block_list(item, list->count);
    return true;
}

static bool reverse(struct block_compiler *compiler,
                    const struct block_operand *list, struct block_operand *out)
{
    struct block_operand *item =
        arena_get(compiler->arena, (list->count + 1) * sizeof *item);
    for (uint32_t i = 0; i < list->count; i++)
        item[i] = list->item[list->count - 1 - i];
    *out = block_list(item, list->count);
    return true;
}

static bool length(const struct block_operand *list, struct block_operand *out)
{
    *out = block_constant(value_integer(list->count));
    return true;
}

static bool append(struct block_compiler *compiler,
                   struct block_operand *argument, struct block_operand *out)
{
    argument[1] = block_list(block_copy(compiler, &argument[1], 1), 1);
    return join(compiler, argument, 2, out);
}

/* Calls with lists that are only rearranged. */
static const char *const arranging[] = {"append",  "concat", "slice", "replace",
                                        "reverse", "length", "list",  NULL};

static bool arrange(struct block_compiler *compiler, const struct node *node,
                    struct block_operand *argument, struct block_operand *out)
{
    if (block_is_called(node, "list")) {
        *out = block_list(argument, node->count);
        return true;
    }
    if (!block_spell(compiler, argument))
        return false;
    if (block_is_called(node, "append"))
        return append(compiler, argument, out);
    if (block_is_called(node, "concat"))
        return join(compiler, argument, node->count, out);
    if (block_is_called(node, "slice"))
        return slice(argument, out);
    if (block_is_called(node, "replace"))
        return replace(compiler, node, argument, out);
    if (block_is_called(node, "reverse"))
        return reverse(compiler, argument, out);
    return length(argument, out);
}

/* --- trial by trial ------------------------------------------------------- */

/* Without a jump or a question whether something is exact or whole, so that
 * arguments may be rounded. */
static const char *const smooth[] = {
    "sqrt", "cbrt",          "exp",    "ln",   "log10",
    "log2", "log",           "sin",    "cos",  "tan",
    "atan", "var",           "median", "sd",   "pvar",
    "psd",  "gamma",         "lgamma", "Phi",  "phi",
    "erf",  "erfc",          "sort",   "cov",  "cor",
    "dot",  "tanh",          "sinh",   "cosh", "beta",
    "abs",  "weighted_mean", "cumsum", NULL};

static const char *const whole[] = {
    "abs",  "sign",     "gcd",        "lcm",  "C",      "perm",      "distinct",
    "sort", "position", "data_range", "mode", "cumsum", "mod_power", NULL};

static const char *const stepping[] = {"floor",    "ceil",     "sign",
                                       "distinct", "position", NULL};

/* Lists that are as long as the first argument. */
static const char *const keeping[] = {"sort", "cumsum", "ranks", NULL};

static void know_worst(const struct block_operand *operand,
                       enum block_class *worst, bool *real)
{
    for (uint32_t i = 0; operand->kind == OPERAND_LIST && i < operand->count;
         i++) {
        const struct block_operand *item = &operand->item[i];
        know_worst(item, worst, real);
        if (item->kind == OPERAND_CONSTANT && item->class > *worst)
            *worst = item->class;
    }
    if (operand->kind != OPERAND_COLUMN || operand->truth)
        return;
    *real |= operand->class == CLASS_REAL;
    if (operand->class > *worst && operand->class != CLASS_REAL)
        *worst = operand->class;
}

static bool class_of_call(const struct node *node,
                          const struct block_operand *argument,
                          enum block_class *out)
{
    enum block_class worst = CLASS_WHOLE;
    bool real = false;
    for (uint32_t i = 0; i < node->count; i++)
        know_worst(&argument[i], &worst, &real);
    bool steps = block_is_one_of(node, stepping);
    if (worst != CLASS_WHOLE && !block_is_one_of(node, smooth))
        return false;
    if (real)
        *out = steps ? CLASS_WHOLE : CLASS_REAL;
    else if (worst != CLASS_WHOLE)
        *out = CLASS_OFF;
    else
        *out =
            steps || block_is_one_of(node, whole) ? CLASS_WHOLE : CLASS_ROUNDED;
    return true;
}

/* What is known to be simple is an operation of its own. */
static bool native(struct block_compiler *compiler, const struct node *node,
                   const struct block_operand *a, enum block_class class,
                   struct block_operand *out)
{
    static const struct {
        const char *name;
        enum block_opcode code;
    } table[] = {{"abs", BLOCK_ABS},   {"floor", BLOCK_FLOOR},
                 {"ceil", BLOCK_CEIL}, {"sqrt", BLOCK_SQRT},
                 {"exp", BLOCK_EXP},   {"ln", BLOCK_LN}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (!block_is_called(node, table[i].name) || a->kind != OPERAND_COLUMN)
            continue;
        struct block_op *op = block_emit(compiler, table[i].code, node);
        if (!op)
            return false;
        op->a = a->column;
        op->out = block_column(compiler, false);
        *out = (struct block_operand){.kind = OPERAND_COLUMN,
                                      .class = class,
                                      .column = op->out,
                                      .bound = HUGE_VAL};
        if (i < 4)
            out->bound = a->bound + 1;
        return true;
    }
    return false;
}

static bool call_each(struct block_compiler *compiler, const struct node *node,
                      struct block_operand *argument, struct block_operand *out)
{
    enum block_class class;
    uint32_t outs = 1;
    bool list = node->type.depth == 1, truth = node->type.base == TYPE_TRUTH;
    if (!class_of_call(node, argument, &class) || node->type.depth > 1 ||
        (node->type.base != TYPE_NUMBER && !truth))
        return false;
    if (node->count == 1 && native(compiler, node, argument, class, out))
        return true;
    if (list) {
        if (truth || !block_is_one_of(node, keeping) ||
            !block_spell(compiler, argument))
            return false;
        outs = argument->count;
    }
    struct block_op *op = block_emit(compiler, BLOCK_CALL, node);
    if (!op)
        return false;
    compiler->cost += 8;
    op->count = node->count;
    op->item = block_copy(compiler, argument, node->count);
    op->outs_count = outs;
    op->outs = arena_get(compiler->arena, (outs + 1) * sizeof *op->outs);
    struct block_operand *item =
        arena_get(compiler->arena, (outs + 1) * sizeof *item);
    for (uint32_t i = 0; i < outs; i++) {
        op->outs[i] = block_column(compiler, truth);
        item[i] = (struct block_operand){.kind = OPERAND_COLUMN,
                                         .truth = truth,
                                         .class = class,
                                         .column = op->outs[i],
                                         .bound = HUGE_VAL};
    }
    *out = list ? block_list(item, outs) : item[0];
    return true;
}

bool block_call(struct block_compiler *compiler, const struct node *node,
                struct block_operand *out)
{
    struct block_operand *argument =
        arena_get(compiler->arena, (node->count + 1) * sizeof *argument);
    for (uint32_t i = 0; i < node->count; i++)
        if (!block_node(compiler, node->child[i], &argument[i]))
            return false;
    if (node->function->kind == FUNCTION_DRAW)
        return block_draw(compiler, node, argument, out);
    if (node->function->kind == FUNCTION_FOLD)
        return block_fold_list(compiler, node, argument, out);
    if (block_is_called(node, "max") || block_is_called(node, "min")) {
        struct block_operand list = block_list(argument, node->count);
        return block_fold_list(compiler, node, &list, out);
    }
    return block_is_one_of(node, arranging)
               ? arrange(compiler, node, argument, out)
               : call_each(compiler, node, argument, out);
}
