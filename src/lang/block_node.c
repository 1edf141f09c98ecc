/* Expressions to operations. */
#include "lang/block_compiler.h"
#include "lang/function.h"
#include "lang/limits.h"

/* Whether the value is the same in all trials. Names bound inside count. */
static bool is_constant(struct block_compiler *compiler,
                        const struct node *node)
{
    compiler->work++;
    if (node->draws)
        return false;
    if (node->op == OP_NAME && node->slot != SLOT_CONSTANT &&
        !compiler->bound[node->slot] &&
        compiler->slot[node->slot].kind != OPERAND_CONSTANT)
        return false;
    bool constant = true;
    for (uint32_t i = 0; i < node->binders; i++)
        compiler->bound[node->binder[i].slot]++;
    for (uint32_t i = 0; i < node->count && constant; i++)
        constant = is_constant(compiler, node->child[i]);
    for (uint32_t i = 0; i < node->binders; i++)
        compiler->bound[node->binder[i].slot]--;
    return constant;
}

static bool fold_constant(struct block_compiler *compiler,
                          const struct node *node, struct block_operand *out)
{
    struct run run;
    struct value value;
    struct error error = {0};
    run_start(&run, compiler->arena, compiler->frame, NULL, LIMIT_TRIAL_STEPS,
              &error);
    if (!evaluate(&run, node, &value))
        return false;
    compiler->cost += LIMIT_TRIAL_STEPS - run.steps;
    compiler->work += LIMIT_TRIAL_STEPS - run.steps;
    *out = block_constant(value);
    return true;
}

/* --- conditions ----------------------------------------------------------- */

static bool compile_if(struct block_compiler *compiler, const struct node *node,
                       struct block_operand *out)
{
    struct block_operand condition, branch[2];
    if (!block_node(compiler, node->child[0], &condition))
        return false;
    if (condition.kind == OPERAND_CONSTANT)
        return block_node(compiler, node->child[condition.value.truth ? 1 : 2],
                          out);
    uint64_t before = compiler->cost, most = before;
    for (uint32_t i = 0; i < 2; i++) {
        struct block_region region;
        compiler->cost = before;
        if (!block_region_start(compiler, &condition, i == 0, &region) ||
            !block_node(compiler, node->child[1 + i], &branch[i]))
            return false;
        block_region_end(compiler, &region);
        if (compiler->cost > most)
            most = compiler->cost;
    }
    compiler->cost = most;
    return block_select(compiler, &condition, &branch[0], &branch[1], out);
}

static bool compile_logic(struct block_compiler *compiler,
                          const struct node *node, struct block_operand *out)
{
    struct block_operand left, right;
    struct block_region region;
    bool both = node->op == OP_AND;
    if (!block_node(compiler, node->child[0], &left))
        return false;
    if (left.kind == OPERAND_CONSTANT) {
        *out = left;
        return left.value.truth != both ||
               block_node(compiler, node->child[1], out);
    }
    if (!block_region_start(compiler, &left, both, &region) ||
        !block_node(compiler, node->child[1], &right))
        return false;
    block_region_end(compiler, &region);
    return both ? block_and(compiler, &left, &right, out)
                : block_or(compiler, &left, &right, out);
}

/* a < b < c: what follows is worked out only where the chain holds so far.
 * Where that was skipped its truths are left from before, so they are joined
 * again behind the regions. */
static bool compile_chain(struct block_compiler *compiler,
                          const struct node *node, struct block_operand *out)
{
    struct block_operand left, right,
        so_far = block_constant(value_truth(true));
    struct block_operand *holds =
        arena_get(compiler->arena, node->count * sizeof *holds);
    struct block_region *region =
        arena_get(compiler->arena, node->count * sizeof *region);
    uint32_t regions = 0, count = 0;
    if (!block_node(compiler, node->child[0], &left))
        return false;
    while (count + 1 < node->count) {
        if (so_far.kind == OPERAND_CONSTANT && !so_far.value.truth)
            break;
        if (so_far.kind == OPERAND_COLUMN &&
            !block_region_start(compiler, &so_far, true, &region[regions++]))
            return false;
        if (!block_node(compiler, node->child[count + 1], &right) ||
            !block_compare(compiler, node, node->compare[count], &left, &right,
                           &holds[count]))
            return false;
        left = right;
        if (!block_and(compiler, &so_far, &holds[count++], &so_far))
            return false;
    }
    while (regions)
        block_region_end(compiler, &region[--regions]);
    *out = block_constant(value_truth(true));
    for (uint32_t i = 0; i < count; i++)
        if (!block_and(compiler, out, &holds[i], out))
            return false;
    return true;
}

/* --- lists ---------------------------------------------------------------- */

static bool compile_list(struct block_compiler *compiler,
                         const struct node *node, struct block_operand *out)
{
    struct block_operand *item =
        arena_get(compiler->arena, (node->count + 1) * sizeof *item);
    for (uint32_t i = 0; i < node->count; i++)
        if (!block_node(compiler, node->child[i], &item[i]))
            return false;
    *out = block_list(item, node->count);
    return true;
}

static bool compile_index(struct block_compiler *compiler,
                          const struct node *node, struct block_operand *out)
{
    struct block_operand list, place;
    return block_node(compiler, node->child[0], &list) &&
           block_node(compiler, node->child[1], &place) &&
           block_choose(compiler, node->child[1], &list, &place, 1, out);
}

/* --- loops ---------------------------------------------------------------- */

struct gathering {
    struct block_fold fold;
    struct block_operand *item; /* of list(...) */
    uint32_t count, capacity;
};

static bool gather(struct block_compiler *compiler, struct gathering *gathering,
                   const struct block_operand *member)
{
    if (gathering->fold.node->function->kind == FUNCTION_FOLD)
        return block_fold_step(compiler, &gathering->fold, member);
    if (gathering->count == gathering->capacity)
        return false;
    gathering->item[gathering->count++] = *member;
    return true;
}

static bool compile_body(struct block_compiler *compiler,
                         const struct node *node, struct gathering *gathering)
{
    struct block_operand filter, member, neutral;
    struct block_region region;
    if (!node->filtered)
        return block_node(compiler, node->child[0], &member) &&
               gather(compiler, gathering, &member);
    if (!block_node(compiler, node->child[node->count - 1], &filter))
        return false;
    if (filter.kind == OPERAND_CONSTANT)
        return !filter.value.truth ||
               (block_node(compiler, node->child[0], &member) &&
                gather(compiler, gathering, &member));
    if (!block_fold_neutral(node, &neutral) ||
        !block_region_start(compiler, &filter, true, &region) ||
        !block_node(compiler, node->child[0], &member))
        return false;
    block_region_end(compiler, &region);
    return block_select(compiler, &filter, &member, &neutral, &member) &&
           gather(compiler, gathering, &member);
}

static bool compile_binder(struct block_compiler *compiler,
                           const struct node *node, uint32_t which,
                           struct gathering *gathering)
{
    struct block_operand domain;
    if (which == node->binders)
        return compile_body(compiler, node, gathering);
    if (!block_node(compiler, node->child[1 + which], &domain) ||
        !block_spell(compiler, &domain))
        return false;
    uint32_t slot = node->binder[which].slot;
    for (uint32_t i = 0; i < domain.count; i++) {
        compiler->slot[slot] = domain.item[i];
        if (domain.item[i].kind == OPERAND_CONSTANT)
            compiler->frame[slot] = domain.item[i].value;
        compiler->cost++;
        if (!compile_binder(compiler, node, which + 1, gathering))
            return false;
    }
    return true;
}

static bool compile_loop(struct block_compiler *compiler,
                         const struct node *node, struct block_operand *out)
{
    struct gathering gathering = {.capacity = 0};
    gathering.fold.node = node;
    if (node->function->kind == FUNCTION_LOOP) {
        gathering.capacity = BLOCK_MEMBERS;
        gathering.item =
            arena_get(compiler->arena, BLOCK_MEMBERS * sizeof *gathering.item);
    } else if (node->function->kind != FUNCTION_FOLD ||
               !block_fold_start(&gathering.fold, node)) {
        return false;
    }
    if (!compile_binder(compiler, node, 0, &gathering))
        return false;
    if (node->function->kind == FUNCTION_FOLD)
        return block_fold_finish(compiler, &gathering.fold, out);
    *out = block_list(gathering.item, gathering.count);
    return true;
}

/* --- the walk ------------------------------------------------------------- */

static bool compile_arithmetic(struct block_compiler *compiler,
                               const struct node *node,
                               struct block_operand *out)
{
    static const enum block_opcode codes[] = {
        [OP_ADD] = BLOCK_ADD,           [OP_SUBTRACT] = BLOCK_SUBTRACT,
        [OP_MULTIPLY] = BLOCK_MULTIPLY, [OP_DIVIDE] = BLOCK_DIVIDE,
        [OP_MODULO] = BLOCK_MODULO,     [OP_QUOTIENT] = BLOCK_QUOTIENT,
        [OP_POWER] = BLOCK_POWER};
    struct block_operand a, b;
    return block_node(compiler, node->child[0], &a) &&
           block_node(compiler, node->child[1], &b) &&
           block_arithmetic(compiler, codes[node->op], node, &a, &b, out);
}

static bool compile_unary(struct block_compiler *compiler,
                          const struct node *node, struct block_operand *out)
{
    struct block_operand a;
    struct block_operand zero = block_constant(value_integer(0));
    struct block_operand hundred = block_constant(value_integer(100));
    if (!block_node(compiler, node->child[0], &a))
        return false;
    switch (node->op) {
    case OP_NOT: return block_not(compiler, &a, out);
    case OP_NEGATE:
        return block_arithmetic(compiler, BLOCK_SUBTRACT, node, &zero, &a, out);
    default:
        return block_arithmetic(compiler, BLOCK_DIVIDE, node, &a, &hundred,
                                out);
    }
}

bool block_node(struct block_compiler *compiler, const struct node *node,
                struct block_operand *out)
{
    if (compiler->work > BLOCK_WORK ||
        compiler->arena->total > compiler->memory)
        return false;
    if (is_constant(compiler, node))
        return fold_constant(compiler, node, out);
    compiler->cost++;
    switch (node->op) {
    case OP_NAME: *out = compiler->slot[node->slot]; return true;
    case OP_LIST: return compile_list(compiler, node, out);
    case OP_CALL: return block_call(compiler, node, out);
    case OP_LOOP: return compile_loop(compiler, node, out);
    case OP_INDEX: return compile_index(compiler, node, out);
    case OP_CHAIN: return compile_chain(compiler, node, out);
    case OP_AND:
    case OP_OR: return compile_logic(compiler, node, out);
    case OP_IF: return compile_if(compiler, node, out);
    case OP_NOT:
    case OP_NEGATE:
    case OP_PERCENT: return compile_unary(compiler, node, out);
    case OP_POWER:
    case OP_MULTIPLY:
    case OP_DIVIDE:
    case OP_MODULO:
    case OP_QUOTIENT:
    case OP_ADD:
    case OP_SUBTRACT: return compile_arithmetic(compiler, node, out);
    default: return false;
    }
}
