/* What is known of numbers made from others; arithmetic and comparisons. */
#include <math.h>

#include "lang/block_compiler.h"
#include "lang/function.h"

static const double LARGE = 1e300;
static const double WHOLE_LIMIT = 0x1p53;

static double fixed_or(const struct block_operand *operand, double otherwise)
{
    return block_is_fixed(operand) ? fabs(block_fixed(operand)) : otherwise;
}

static double bound_of(enum block_opcode code, const struct block_operand *a,
                       const struct block_operand *b)
{
    bool whole = b->class == CLASS_WHOLE;
    double bound = HUGE_VAL;
    switch (code) {
    case BLOCK_ADD:
    case BLOCK_SUBTRACT: bound = a->bound + b->bound; break;
    case BLOCK_MULTIPLY: bound = a->bound * b->bound; break;
    case BLOCK_DIVIDE: bound = a->bound / fixed_or(b, whole ? 1 : 0); break;
    case BLOCK_QUOTIENT:
        bound = a->bound / fixed_or(b, whole ? 1 : 0) + 1;
        break;
    case BLOCK_MODULO: bound = b->bound; break;
    case BLOCK_LEAST:
    case BLOCK_MOST: bound = fmax(a->bound, b->bound); break;
    default: /* a power */
        if (block_is_fixed(b) && block_fixed(b) >= 0)
            bound = pow(fmax(a->bound, 1), block_fixed(b));
        else if (whole && a->class == CLASS_WHOLE)
            bound = pow(fmax(a->bound, 1), b->bound);
        break;
    }
    return isnan(bound) ? HUGE_VAL : bound;
}

/* A bound that is not known belongs to a count in a loop. */
static enum block_class whole_while(double bound)
{
    return bound < WHOLE_LIMIT || isinf(bound) ? CLASS_WHOLE : CLASS_OFF;
}

static bool class_of(enum block_opcode code, const struct block_operand *a,
                     const struct block_operand *b, double bound,
                     enum block_class *out)
{
    bool whole = a->class == CLASS_WHOLE && b->class == CLASS_WHOLE;
    bool real = a->class == CLASS_REAL || b->class == CLASS_REAL;
    enum block_class most = a->class > b->class ? a->class : b->class;
    switch (code) {
    case BLOCK_LEAST:
    case BLOCK_MOST: *out = most; return real || most <= CLASS_ROUNDED;
    case BLOCK_QUOTIENT: *out = CLASS_WHOLE; return whole || real;
    case BLOCK_MODULO: *out = most; return whole || real;
    case BLOCK_DIVIDE: *out = whole ? CLASS_ROUNDED : CLASS_OFF; break;
    case BLOCK_POWER:
        *out = !whole                                     ? CLASS_OFF
               : block_is_fixed(b) && block_fixed(b) >= 0 ? whole_while(bound)
                                                          : CLASS_ROUNDED;
        break;
    default: *out = whole ? whole_while(bound) : CLASS_OFF; break;
    }
    if (real)
        *out = CLASS_REAL;
    return true;
}

static bool fold(enum block_opcode code, const struct block_operand *a,
                 const struct block_operand *b, struct block_operand *out)
{
    struct number x = a->value.number, y = b->value.number, z;
    switch (code) {
    case BLOCK_ADD: z = number_add(x, y); break;
    case BLOCK_SUBTRACT: z = number_subtract(x, y); break;
    case BLOCK_MULTIPLY: z = number_multiply(x, y); break;
    case BLOCK_LEAST: z = number_compare(x, y) <= 0 ? x : y; break;
    case BLOCK_MOST: z = number_compare(x, y) >= 0 ? x : y; break;
    case BLOCK_DIVIDE:
        if (!number_sign(y))
            return false;
        z = number_divide(x, y);
        break;
    default: return false;
    }
    *out = block_constant(value_number(z));
    return number_is_finite(z);
}

bool block_arithmetic(struct block_compiler *compiler, enum block_opcode code,
                      const struct node *node, const struct block_operand *a,
                      const struct block_operand *b, struct block_operand *out)
{
    if (block_is_fixed(a) && block_is_fixed(b))
        return fold(code, a, b, out);
    struct block_operand result = {.kind = OPERAND_COLUMN,
                                   .bound = bound_of(code, a, b)};
    if (!class_of(code, a, b, result.bound, &result.class))
        return false;
    struct block_op *op = block_emit(compiler, code, node);
    if (!op)
        return false;
    block_set_a(op, a);
    block_set_b(op, b);
    result.column = op->out = block_column(compiler, false);
    *out = result;
    if (result.bound < LARGE)
        return true;
    op = block_emit(compiler, BLOCK_FINITE, node);
    if (op)
        op->a = result.column;
    return op;
}

/* --- comparisons ---------------------------------------------------------- */

static bool compare_truths(struct block_compiler *compiler,
                           enum compare compare, const struct block_operand *a,
                           const struct block_operand *b,
                           struct block_operand *out)
{
    struct block_op *op = block_emit(compiler, BLOCK_SAME, NULL);
    if (!op || (compare != COMPARE_EQUAL && compare != COMPARE_NOT_EQUAL))
        return false;
    block_set_a(op, a);
    block_set_b(op, b);
    op->out = block_column(compiler, true);
    *out = (struct block_operand){
        .kind = OPERAND_COLUMN, .truth = true, .column = op->out};
    return compare == COMPARE_EQUAL || block_not(compiler, out, out);
}

static bool compare_lists(struct block_compiler *compiler,
                          const struct node *node, enum compare compare,
                          struct block_operand a, struct block_operand b,
                          struct block_operand *out)
{
    if ((compare != COMPARE_EQUAL && compare != COMPARE_NOT_EQUAL) ||
        !block_spell(compiler, &a) || !block_spell(compiler, &b))
        return false;
    struct block_operand all = block_constant(value_truth(a.count == b.count));
    for (uint32_t i = 0; i < a.count && a.count == b.count; i++) {
        struct block_operand same;
        if (!block_compare(compiler, node, COMPARE_EQUAL, &a.item[i],
                           &b.item[i], &same) ||
            !block_and(compiler, &all, &same, &all))
            return false;
    }
    *out = all;
    return compare == COMPARE_EQUAL || block_not(compiler, &all, out);
}

static bool fold_compare(struct block_compiler *compiler, enum compare compare,
                         const struct block_operand *a,
                         const struct block_operand *b,
                         struct block_operand *out)
{
    int order = value_compare(&a->value, &b->value, compiler->arena);
    bool holds[] = {
        [COMPARE_EQUAL] = order == 0,
        [COMPARE_NOT_EQUAL] = order != 0,
        [COMPARE_LESS] =
            order<0, [COMPARE_AT_MOST] = order <= 0, [COMPARE_MORE] = order> 0,
        [COMPARE_AT_LEAST] = order >= 0};
    *out = block_constant(value_truth(holds[compare]));
    return true;
}

bool block_compare(struct block_compiler *compiler, const struct node *node,
                   enum compare compare, const struct block_operand *a,
                   const struct block_operand *b, struct block_operand *out)
{
    static const enum block_opcode codes[] = {
        [COMPARE_EQUAL] = BLOCK_EQUAL, [COMPARE_NOT_EQUAL] = BLOCK_NOT_EQUAL,
        [COMPARE_LESS] = BLOCK_LESS,   [COMPARE_AT_MOST] = BLOCK_AT_MOST,
        [COMPARE_MORE] = BLOCK_MORE,   [COMPARE_AT_LEAST] = BLOCK_AT_LEAST};
    if (block_is_list(a) || block_is_list(b))
        return block_is_list(a) && block_is_list(b) &&
               compare_lists(compiler, node, compare, *a, *b, out);
    if (block_is_fixed(a) && block_is_fixed(b))
        return fold_compare(compiler, compare, a, b, out);
    if (block_is_truth(a) && block_is_truth(b))
        return compare_truths(compiler, compare, a, b, out);
    if (!block_is_number(a) || !block_is_number(b))
        return false;
    bool real = a->class == CLASS_REAL || b->class == CLASS_REAL;
    if (!real && (a->class == CLASS_OFF || b->class == CLASS_OFF))
        return false;
    if (real && !compiler->code->doubtful &&
        (compare == COMPARE_EQUAL || compare == COMPARE_NOT_EQUAL))
        compiler->code->doubtful = node;
    struct block_op *op = block_emit(compiler, codes[compare], node);
    if (!op)
        return false;
    block_set_a(op, a);
    block_set_b(op, b);
    op->out = block_column(compiler, true);
    *out = (struct block_operand){
        .kind = OPERAND_COLUMN, .truth = true, .column = op->out};
    return true;
}
