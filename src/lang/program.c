#include "lang/eval.h"

static bool run_block(struct run *run, const struct block *block, bool *counts);

static bool run_for(struct run *run, const struct statement *statement,
                    bool *counts)
{
    struct value list;
    if (!evaluate(run, statement->node, &list))
        return false;
    for (uint64_t i = 0; i < list.list->length && *counts; i++) {
        if (!run_member(run, statement->node, list.list, i,
                        &run->slot[statement->slot]) ||
            !run_block(run, &statement->body, counts))
            return false;
    }
    return true;
}

static bool run_while(struct run *run, const struct statement *statement,
                      bool *counts)
{
    struct value condition;
    while (*counts) {
        if (!evaluate(run, statement->node, &condition))
            return false;
        if (!condition.truth)
            return true;
        if (!run_block(run, &statement->body, counts))
            return false;
    }
    return true;
}

static bool run_statement(struct run *run, const struct statement *statement,
                          bool *counts)
{
    struct value value;
    switch (statement->kind) {
    case STATEMENT_ASSIGN:
        /* Not straight into the slot: the old value may still be read. */
        if (!evaluate(run, statement->node, &value))
            return false;
        run->slot[statement->slot] = value;
        return true;
    case STATEMENT_GIVEN:
        if (!evaluate(run, statement->node, &value))
            return false;
        *counts = value.truth;
        return true;
    case STATEMENT_WHILE: return run_while(run, statement, counts);
    case STATEMENT_FOR: return run_for(run, statement, counts);
    }
    return false;
}

static bool run_block(struct run *run, const struct block *block, bool *counts)
{
    for (const struct statement *statement = block->first; statement && *counts;
         statement = statement->next)
        if (!run_statement(run, statement, counts))
            return false;
    return true;
}

bool program_trial(struct run *run, const struct program *program, bool *counts,
                   struct value *out)
{
    *counts = true;
    if (!run_block(run, &program->body, counts))
        return false;
    return !*counts || evaluate(run, program->result, out);
}
