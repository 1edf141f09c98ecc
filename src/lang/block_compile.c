/* Programs to operations: statements. */
#include "lang/block_compiler.h"
#include "lang/limits.h"

static void hold(struct block_compiler *compiler, uint32_t slot,
                 const struct block_operand *operand)
{
    compiler->slot[slot] = *operand;
    compiler->set[slot] = true;
    if (operand->kind == OPERAND_CONSTANT)
        compiler->frame[slot] = operand->value;
}

static bool compile_given(struct block_compiler *compiler,
                          const struct statement *statement)
{
    struct block_operand holds;
    if (!block_node(compiler, statement->node, &holds))
        return false;
    if (holds.kind == OPERAND_CONSTANT && holds.value.truth)
        return true;
    struct block_op *op = block_emit(compiler, BLOCK_GIVEN, statement->node);
    if (!op)
        return false;
    block_set_a(op, &holds);
    op->outs_count = compiler->mask_count;
    op->outs = arena_get(compiler->arena, op->outs_count * sizeof *op->outs);
    for (uint32_t i = 0; i < op->outs_count; i++)
        op->outs[i] = compiler->masks[op->outs_count - 1 - i];
    return true;
}

static bool compile_for(struct block_compiler *compiler,
                        const struct statement *statement)
{
    struct block_operand list;
    if (!block_node(compiler, statement->node, &list) ||
        !block_spell(compiler, &list))
        return false;
    for (uint32_t i = 0; i < list.count; i++) {
        compiler->cost++;
        hold(compiler, statement->slot, &list.item[i]);
        if (!block_statements(compiler, &statement->body))
            return false;
    }
    return true;
}

/* --- all of it ------------------------------------------------------------ */

bool block_statements(struct block_compiler *compiler,
                      const struct block *block)
{
    for (const struct statement *statement = block->first; statement;
         statement = statement->next) {
        struct block_operand value;
        bool ok = false;
        switch (statement->kind) {
        case STATEMENT_ASSIGN:
            ok = block_node(compiler, statement->node, &value);
            if (ok)
                hold(compiler, statement->slot, &value);
            break;
        case STATEMENT_GIVEN: ok = compile_given(compiler, statement); break;
        case STATEMENT_WHILE: ok = block_while(compiler, statement); break;
        case STATEMENT_FOR: ok = compile_for(compiler, statement); break;
        }
        if (!ok)
            return false;
    }
    return true;
}

static bool compile_program(struct block_compiler *compiler,
                            const struct program *program)
{
    struct block_code *code = compiler->code;
    code->alive = block_column(compiler, true);
    compiler->mask = compiler->masks[0] = code->alive;
    compiler->mask_count = 1;
    if (!block_statements(compiler, &program->body) ||
        !block_node(compiler, program->result, &code->result) ||
        code->result.kind == OPERAND_LIST || compiler->cost > LIMIT_TRIAL_STEPS)
        return false;
    code->cost = compiler->cost;
    return true;
}

const struct block_code *block_compile(struct arena *arena,
                                       const struct program *program,
                                       const struct value *parameter,
                                       uint32_t parameters)
{
    struct block_code *code = arena_zero(arena, sizeof *code);
    uint32_t slots = program->slots > parameters ? program->slots : parameters;
    struct block_compiler compiler = {
        .arena = arena, .code = code, .memory = arena->total + LIMIT_MEMORY};
    compiler.slot = arena_zero(arena, (slots + 1) * sizeof *compiler.slot);
    compiler.frame = arena_zero(arena, (slots + 1) * sizeof *compiler.frame);
    compiler.bound = arena_zero(arena, slots + 1);
    compiler.set = arena_zero(arena, slots + 1);
    for (uint32_t i = 0; i < parameters; i++) {
        struct block_operand operand = block_constant(parameter[i]);
        hold(&compiler, i, &operand);
    }
    if (!compile_program(&compiler, program))
        return NULL;
    block_registers(arena, code, compiler.truth, compiler.columns);
    if (code->numbers + code->truths > BLOCK_REGISTERS)
        return NULL;
    return code;
}

const struct node *block_doubtful(const struct block_code *code)
{
    return code->doubtful;
}
