/* Random draws to operations. */
#include <math.h>
#include <string.h>

#include "lang/block_compiler.h"
#include "lang/function.h"
#include "lang/limits.h"

enum { INVERT_MOST = 2048 /* entries of a table to invert */ };

static struct block_op *emit(struct block_compiler *compiler,
                             enum block_opcode code, const struct node *node,
                             bool truth, struct block_operand *out)
{
    struct block_op *op = block_emit(compiler, code, node);
    *out = (struct block_operand){.kind = OPERAND_COLUMN, .truth = truth};
    if (op)
        op->out = out->column = block_column(compiler, truth);
    return op;
}

static bool below(struct block_compiler *compiler, const struct node *node,
                  uint64_t limit, int64_t first, struct block_operand *out)
{
    struct block_op *op = emit(compiler, BLOCK_BELOW, node, false, out);
    if (!op)
        return false;
    op->limit = limit;
    op->b_value = (double)first;
    out->bound = fmax(fabs((double)first), fabs((double)first + (double)limit));
    return true;
}

static bool draw_roll(struct block_compiler *compiler, const struct node *node,
                      struct block_operand *argument, struct block_operand *out)
{
    int64_t faces = 6;
    if (node->count && argument->kind != OPERAND_CONSTANT) {
        struct block_op *op = emit(compiler, BLOCK_ROLL, node, false, out);
        if (!op || argument->class != CLASS_WHOLE)
            return false;
        op->a = argument->column;
        out->bound = argument->bound;
        return true;
    }
    if (node->count && (!number_to_integer(argument->value.number, &faces) ||
                        faces < 1 || faces > INT32_MAX))
        return false;
    return below(compiler, node, (uint64_t)faces, 1, out);
}

static bool draw_flip(struct block_compiler *compiler, const struct node *node,
                      struct block_operand *argument, struct block_operand *out)
{
    bool fixed = argument->kind == OPERAND_CONSTANT;
    struct number p = argument->value.number;
    bool ratio = fixed && number_is_exact(p);
    if (fixed && (number_sign(p) < 0 || block_fixed(argument) > 1))
        return false;
    struct block_op *op =
        emit(compiler, ratio ? BLOCK_FLIP_RATIO : BLOCK_FLIP, node, true, out);
    if (!op)
        return false;
    block_set_a(op, argument);
    if (ratio) {
        op->limit = (uint64_t)p.denominator;
        op->a_value = (double)p.numerator;
    }
    return !ratio || p.denominator < INT64_C(1) << 53;
}

static bool draw_weighted(struct block_compiler *compiler,
                          const struct node *node,
                          struct block_operand *argument,
                          struct block_operand *out)
{
    struct block_operand place, *weight = &argument[1];
    double total = 0;
    if (weight->kind != OPERAND_CONSTANT || !block_spell(compiler, weight) ||
        weight->count != argument->count)
        return false;
    double *table = arena_get(compiler->arena, weight->count * sizeof *table);
    for (uint32_t i = 0; i < weight->count; i++) {
        table[i] = block_fixed(&weight->item[i]);
        if (table[i] < 0)
            return false;
        total += table[i];
    }
    if (total <= 0 || !isfinite(total))
        return false;
    for (uint32_t i = 0; i < weight->count; i++)
        table[i] /= total;
    struct block_op *op = emit(compiler, BLOCK_WEIGHTED, node, false, &place);
    if (!op)
        return false;
    op->table = table;
    op->count = weight->count;
    return block_choose(compiler, node, argument, &place, 0, out);
}

static bool draw_pick(struct block_compiler *compiler, const struct node *node,
                      struct block_operand *argument, struct block_operand *out)
{
    struct block_operand place;
    const struct list *list = argument->value.list;
    bool range =
        argument->kind == OPERAND_CONSTANT && list->shape == LIST_RANGE;
    if (node->count == 1 && range)
        return list->length && list->length < UINT64_C(1) << 52 &&
               below(compiler, node, list->length, list->first, out);
    if (!block_spell(compiler, argument) || !argument->count)
        return false;
    if (node->count == 2)
        return draw_weighted(compiler, node, argument, out);
    return below(compiler, node, argument->count, 0, &place) &&
           block_choose(compiler, node, argument, &place, 0, out);
}

static bool draw_sample(struct block_compiler *compiler,
                        const struct node *node, struct block_operand *argument,
                        struct block_operand *out)
{
    int64_t size;
    if (!block_spell(compiler, argument))
        return false;
    size = argument->count;
    if (node->count == 2 &&
        (argument[1].kind != OPERAND_CONSTANT ||
         !number_to_integer(argument[1].value.number, &size) || size < 0 ||
         size > argument->count))
        return false;
    uint32_t count = (uint32_t)size;
    struct block_operand *item =
        arena_zero(compiler->arena, (count + 1) * sizeof *item);
    struct block_op *op = block_emit(compiler, BLOCK_SAMPLE, node);
    if (!op)
        return false;
    compiler->cost += count;
    op->limit = argument->count;
    op->outs_count = count;
    op->outs = arena_get(compiler->arena, (count + 1) * sizeof *op->outs);
    for (uint32_t i = 0; i < count; i++) {
        op->outs[i] = item[i].column = block_column(compiler, false);
        item[i].kind = OPERAND_COLUMN;
    }
    *out = block_list(item, count);
    for (uint32_t i = 0; i < count; i++)
        if (!block_choose(compiler, node, argument, &item[i], 0, &item[i]))
            return false;
    return true;
}

/* --- distributions -------------------------------------------------------- */

struct family {
    const char *name;
    enum distribution_id id;
    enum block_opcode quick; /* of fixed parameters */
    int shift;
};

static const struct family families[] = {
    {"uniform", DISTRIBUTION_UNIF, BLOCK_UNIFORM, 0},
    {"normal", DISTRIBUTION_NORM, BLOCK_NORMAL, 0},
    {"exponential", DISTRIBUTION_EXP, BLOCK_EXPONENTIAL, 0},
    {"poisson", DISTRIBUTION_POIS, BLOCK_INVERT, 0},
    {"binomial", DISTRIBUTION_BINOM, BLOCK_INVERT, 0},
    {"geometric", DISTRIBUTION_GEOM, BLOCK_INVERT, 1},
};

/* The distribution function as a table, where it is short. */
static uint32_t make_table(struct block_compiler *compiler,
                           const struct distribution *distribution,
                           const double *parameter, double **table)
{
    struct error ignored = {0};
    double *sum = arena_get(compiler->arena, INVERT_MOST * sizeof *sum);
    for (uint32_t k = 0; k < INVERT_MOST; k++) {
        if (!distribution_cumulative(distribution, k, parameter, &sum[k],
                                     &ignored))
            return 0;
        if (sum[k] > 1 - 0x1p-53) {
            sum[k] = 1;
            *table = sum;
            return k + 1;
        }
    }
    return 0;
}

static const uint16_t *make_guide(struct block_compiler *compiler,
                                  const double *table)
{
    uint16_t *guide = arena_get(compiler->arena, BLOCK_GUIDE * sizeof *guide);
    uint16_t k = 0;
    for (int i = 0; i < BLOCK_GUIDE; i++) {
        while (table[k] <= (double)i / BLOCK_GUIDE)
            k++;
        guide[i] = k;
    }
    return guide;
}

static bool draw_quick(struct block_compiler *compiler, const struct node *node,
                       const struct family *family, const double *parameter,
                       struct block_operand *out)
{
    double *table, first = parameter[0], second = parameter[1];
    uint32_t count = 0;
    bool invert = family->quick == BLOCK_INVERT;
    if (invert) {
        count = make_table(compiler, distribution_at(family->id), parameter,
                           &table);
        if (!count)
            return false;
    }
    struct block_op *op = emit(compiler, family->quick, node, false, out);
    if (!op)
        return false;
    op->a_fixed = op->b_fixed = true;
    op->a_value = first;
    op->b_value = invert ? family->shift : second;
    if (invert) {
        op->count = count;
        op->table = table;
        op->guide = make_guide(compiler, table);
        out->bound = count + 1;
        return true;
    }
    out->class = CLASS_REAL;
    out->bound = family->id == DISTRIBUTION_UNIF
                     ? fmax(fabs(first), fabs(second))
                 : family->id == DISTRIBUTION_NORM ? fabs(first) + 9 * second
                                                   : 38 / first;
    return true;
}

static bool draw_from(struct block_compiler *compiler, const struct node *node,
                      const struct family *family,
                      struct block_operand *argument, struct block_operand *out)
{
    const struct distribution *distribution = distribution_at(family->id);
    double given[DISTRIBUTION_PARAMETERS], parameter[DISTRIBUTION_PARAMETERS];
    struct error ignored = {0};
    bool fixed = true;
    for (uint32_t i = 0; i < node->count; i++) {
        fixed = fixed && argument[i].kind == OPERAND_CONSTANT;
        if (fixed)
            given[i] = block_fixed(&argument[i]);
    }
    if (fixed) {
        if (!distribution_fill(distribution, given, node->count, parameter,
                               &ignored))
            return false;
        if (draw_quick(compiler, node, family, parameter, out))
            return true;
    }
    struct block_op *op = emit(compiler, BLOCK_QUANTILE, node, false, out);
    if (!op)
        return false;
    op->distribution = distribution;
    op->count = node->count;
    op->item = block_copy(compiler, argument, node->count);
    op->b_value = family->shift;
    out->class = distribution->discrete ? CLASS_WHOLE : CLASS_REAL;
    out->bound = HUGE_VAL;
    return true;
}

bool block_draw(struct block_compiler *compiler, const struct node *node,
                struct block_operand *argument, struct block_operand *out)
{
    static const struct {
        const char *name;
        bool (*compile)(struct block_compiler *compiler,
                        const struct node *node, struct block_operand *argument,
                        struct block_operand *out);
    } finite[] = {{"roll", draw_roll},
                  {"flip", draw_flip},
                  {"pick", draw_pick},
                  {"sample", draw_sample},
                  {"shuffle", draw_sample}};
    const char *name = node->function->name;
    for (size_t i = 0; i < sizeof finite / sizeof *finite; i++)
        if (strcmp(name, finite[i].name) == 0)
            return finite[i].compile(compiler, node, argument, out);
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (strcmp(name, families[i].name) == 0)
            return draw_from(compiler, node, &families[i], argument, out);
    return false;
}
