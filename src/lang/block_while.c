/* Loops of unknown length: the names that they change get columns of their own,
 * which only the trials still inside write to. What is known of such a name
 * must hold at every turn, so a body is compiled until nothing more is
 * forgotten. */
#include <math.h>

#include "lang/block_compiler.h"
#include "lang/limits.h"

/* A name that a loop changes: columns of its own, which last. */
struct carried {
    uint32_t slot;
    struct block_operand home;
};

struct turn {
    struct carried *carried;
    uint32_t count;
};

static void find_carried(struct block_compiler *compiler,
                         const struct block *body, struct turn *turn)
{
    for (const struct statement *statement = body->first; statement;
         statement = statement->next) {
        bool sets = statement->kind == STATEMENT_ASSIGN ||
                    statement->kind == STATEMENT_FOR;
        /* A name first set inside ends with the loop; nothing holds it. */
        bool known = sets && compiler->set[statement->slot];
        for (uint32_t i = 0; i < turn->count; i++)
            known = known && turn->carried[i].slot != statement->slot;
        if (known)
            turn->carried[turn->count++].slot = statement->slot;
        find_carried(compiler, &statement->body, turn);
    }
}

static uint32_t assignments(const struct block *body)
{
    uint32_t count = 0;
    for (const struct statement *statement = body->first; statement;
         statement = statement->next)
        count += 1 + assignments(&statement->body);
    return count;
}

static bool move(struct block_compiler *compiler, bool where,
                 const struct block_operand *from, uint32_t to)
{
    bool truth = compiler->truth[to];
    enum block_opcode code =
        where   ? truth ? BLOCK_MOVE_TRUTH_WHERE : BLOCK_MOVE_WHERE
        : truth ? BLOCK_MOVE_TRUTH
                : BLOCK_MOVE;
    struct block_op *op = block_emit(compiler, code, NULL);
    if (!op)
        return false;
    block_set_a(op, from);
    op->out = to;
    return true;
}

/* Columns of their own for a value, set to it. */
static bool settle(struct block_compiler *compiler, struct block_operand *value)
{
    if (value->kind == OPERAND_CONSTANT && value->value.kind == VALUE_TEXT)
        return false;
    if (value->kind == OPERAND_LIST ||
        (value->kind == OPERAND_CONSTANT && value->value.kind == VALUE_LIST)) {
        if (!block_spell(compiler, value))
            return false;
        value->item = block_copy(compiler, value->item, value->count);
        for (uint32_t i = 0; i < value->count; i++)
            if (!settle(compiler, &value->item[i]))
                return false;
        return true;
    }
    struct block_operand from = *value;
    value->kind = OPERAND_COLUMN;
    value->column = block_column(compiler, from.truth);
    value->bound = HUGE_VAL;
    return move(compiler, false, &from, value->column);
}

/* What is known of the home after a turn; false in *same where it is less than
 * before, or it cannot hold the value. */
static bool widen(struct block_compiler *compiler, struct block_operand *home,
                  struct block_operand *value, bool *same)
{
    if (home->kind != OPERAND_LIST) {
        *same = *same && value->class <= home->class;
        if (value->class > home->class)
            home->class = value->class;
        return value->kind != OPERAND_LIST && value->truth == home->truth;
    }
    if (!block_spell(compiler, value) || value->count != home->count)
        return false;
    for (uint32_t i = 0; i < home->count; i++)
        if (!widen(compiler, &home->item[i], &value->item[i], same))
            return false;
    return true;
}

static bool store(struct block_compiler *compiler,
                  const struct block_operand *home,
                  const struct block_operand *value)
{
    if (home->kind != OPERAND_LIST)
        return (value->kind == OPERAND_COLUMN &&
                value->column == home->column) ||
               move(compiler, true, value, home->column);
    for (uint32_t i = 0; i < home->count; i++)
        if (!store(compiler, &home->item[i], &value->item[i]))
            return false;
    return true;
}

/* Copies what lies in the home of a name, as it is about to change. */
static bool save(struct block_compiler *compiler, struct block_operand *value,
                 const struct block_operand *home, uint32_t from, uint32_t to)
{
    if (value->kind == OPERAND_LIST) {
        value->item = block_copy(compiler, value->item, value->count);
        for (uint32_t i = 0; i < value->count; i++)
            if (!save(compiler, &value->item[i], &home->item[i], from, to))
                return false;
        return true;
    }
    if (value->kind != OPERAND_COLUMN || value->column < from ||
        value->column >= to || value->column == home->column)
        return true;
    struct block_operand copy = *value;
    copy.column = block_column(compiler, value->truth);
    bool ok = move(compiler, false, value, copy.column);
    *value = copy;
    return ok;
}

/* Names that were first set in a loop end with it. */
static void forget(struct block_compiler *compiler, const struct block *body,
                   const struct turn *turn)
{
    for (const struct statement *statement = body->first; statement;
         statement = statement->next) {
        bool carried = statement->kind != STATEMENT_ASSIGN &&
                       statement->kind != STATEMENT_FOR;
        for (uint32_t i = 0; i < turn->count && !carried; i++)
            carried = turn->carried[i].slot == statement->slot;
        if (!carried)
            compiler->set[statement->slot] = false;
        forget(compiler, &statement->body, turn);
    }
}

/* The body once, for names whose homes are the columns from `from` to `to`;
 * *same is false when the homes were not what the body makes of them. */
static bool compile_turn(struct block_compiler *compiler,
                         const struct statement *statement, struct turn *turn,
                         uint32_t from, uint32_t to, bool *same)
{
    struct block_operand condition;
    uint32_t start = compiler->code->ops, mask = compiler->mask;
    if (!block_emit(compiler, BLOCK_LOOP, statement->node) ||
        !block_node(compiler, statement->node, &condition))
        return false;
    if (condition.kind == OPERAND_CONSTANT && !settle(compiler, &condition))
        return false;
    uint32_t middle = compiler->code->ops;
    if (!block_statements(compiler, &statement->body))
        return false;
    *same = true;
    for (uint32_t i = 0; i < turn->count; i++) {
        struct carried *carried = &turn->carried[i];
        struct block_operand *value = &compiler->slot[carried->slot];
        if (!widen(compiler, &carried->home, value, same) ||
            !save(compiler, value, &carried->home, from, to))
            return false;
    }
    for (uint32_t i = 0; i < turn->count; i++)
        if (!store(compiler, &turn->carried[i].home,
                   &compiler->slot[turn->carried[i].slot]))
            return false;
    struct block_op *op = &compiler->code->op[start];
    op->a = condition.column;
    op->mask = mask;
    op->middle = middle;
    op->target = compiler->code->ops;
    op->outs_count = compiler->mask_count;
    op->outs = arena_get(compiler->arena, op->outs_count * sizeof *op->outs);
    for (uint32_t i = 0; i < op->outs_count; i++)
        op->outs[i] = compiler->masks[op->outs_count - 1 - i];
    return true;
}

bool block_while(struct block_compiler *compiler,
                 const struct statement *statement)
{
    struct turn turn = {0};
    struct block_operand outer = {
        .kind = OPERAND_COLUMN, .truth = true, .column = compiler->mask};
    uint64_t cost = compiler->cost;
    uint32_t before = compiler->mask, from = compiler->columns;
    if (compiler->mask_count == BLOCK_MASKS)
        return false;
    turn.carried =
        arena_zero(compiler->arena,
                   (assignments(&statement->body) + 1) * sizeof *turn.carried);
    find_carried(compiler, &statement->body, &turn);
    for (uint32_t i = 0; i < turn.count; i++) {
        struct carried *carried = &turn.carried[i];
        carried->home = compiler->slot[carried->slot];
        if (!settle(compiler, &carried->home))
            return false;
    }
    uint32_t to = compiler->columns;
    uint32_t mask = block_column(compiler, true);
    if (!move(compiler, false, &outer, mask))
        return false;
    compiler->mask = compiler->masks[compiler->mask_count++] = mask;
    uint32_t start = compiler->code->ops;
    const struct node *doubtful = compiler->code->doubtful;
    bool same;
    do {
        compiler->code->ops = start;
        compiler->code->doubtful = doubtful;
        compiler->cost = 0;
        for (uint32_t i = 0; i < turn.count; i++)
            compiler->slot[turn.carried[i].slot] = turn.carried[i].home;
        if (!compile_turn(compiler, statement, &turn, from, to, &same))
            return false;
    } while (!same);
    for (uint32_t i = 0; i < turn.count; i++)
        compiler->slot[turn.carried[i].slot] = turn.carried[i].home;
    forget(compiler, &statement->body, &turn);
    compiler->code->op[start].cost = compiler->cost < LIMIT_TRIAL_STEPS
                                         ? compiler->cost + 1
                                         : LIMIT_TRIAL_STEPS + 1;
    compiler->cost = cost;
    compiler->mask_count--;
    compiler->mask = before;
    return true;
}
