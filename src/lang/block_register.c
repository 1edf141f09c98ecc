/* Columns to registers, from the first use of a column to its last. What is
 * needed in a loop and comes from before it is needed until its end. */
#include "lang/block_code.h"

static void operand_columns(struct block_operand *operand,
                            void (*use)(void *context, uint32_t *column),
                            void *context)
{
    if (operand->kind == OPERAND_COLUMN)
        use(context, &operand->column);
    for (uint32_t i = 0; operand->kind == OPERAND_LIST && i < operand->count;
         i++)
        operand_columns(&operand->item[i], use, context);
}

void block_columns(struct block_op *op,
                   void (*use)(void *context, uint32_t *column), void *context)
{
    uint32_t *own[] = {&op->out, &op->a, &op->b, &op->c, &op->mask};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (*own[i] != BLOCK_NONE)
            use(context, own[i]);
    for (uint32_t i = 0; i < op->outs_count; i++)
        use(context, &op->outs[i]);
    for (uint32_t i = 0; op->item && i < op->count; i++)
        operand_columns(&op->item[i], use, context);
}

struct span {
    uint32_t first, last; /* operations; last < first: never used */
    uint32_t home;        /* its register */
};

struct allocation {
    struct span *span;
    uint32_t at;    /* operation being looked at */
    uint32_t start; /* of the loop being left */
};

static void note_use(void *context, uint32_t *column)
{
    struct allocation *allocation = context;
    struct span *span = &allocation->span[*column];
    if (span->last < span->first)
        span->first = allocation->at;
    span->last = allocation->at;
}

/* Used inside a loop and before it: keep it until the loop's end. */
static void note_loop(void *context, uint32_t *column)
{
    struct allocation *allocation = context;
    struct span *span = &allocation->span[*column];
    if (span->first <= allocation->start && span->last < allocation->at)
        span->last = allocation->at;
}

static void set_register(void *context, uint32_t *column)
{
    const struct allocation *allocation = context;
    *column = allocation->span[*column].home;
}

static void find_spans(struct allocation *allocation, struct block_code *code,
                       uint32_t columns)
{
    for (uint32_t i = 0; i < columns; i++)
        allocation->span[i] = (struct span){.first = 1, .last = 0};
    note_use(allocation, &code->alive); /* set before the first */
    for (uint32_t i = 0; i < code->ops; i++) {
        allocation->at = i;
        block_columns(&code->op[i], note_use, allocation);
    }
    allocation->at = code->ops;
    operand_columns(&code->result, note_use, allocation);
    note_use(allocation, &code->alive);
    /* Outer loops come first, so that what they prolong is seen inside. */
    for (uint32_t i = 0; i < code->ops; i++) {
        if (code->op[i].code != BLOCK_LOOP)
            continue;
        allocation->start = i;
        allocation->at = code->op[i].target;
        for (uint32_t j = i; j < code->op[i].target; j++)
            block_columns(&code->op[j], note_loop, allocation);
    }
}

/* A stack of free registers of one sort. */
struct supply {
    uint32_t *free;
    uint32_t count;
    uint32_t made;
};

static uint32_t take(struct supply *supply)
{
    return supply->count ? supply->free[--supply->count] : supply->made++;
}

void block_registers(struct arena *arena, struct block_code *code,
                     const bool *truth, uint32_t columns)
{
    struct allocation allocation = {
        .span = arena_get(arena, (columns + 1) * sizeof(struct span))};
    struct supply supply[2] = {0};
    find_spans(&allocation, code, columns);
    /* The columns in order of their first and their last use. */
    uint32_t *starts = arena_zero(arena, (code->ops + 2) * sizeof *starts);
    uint32_t *ends = arena_zero(arena, (code->ops + 2) * sizeof *ends);
    uint32_t *next_start = arena_get(arena, (columns + 1) * sizeof *next_start);
    uint32_t *next_end = arena_get(arena, (columns + 1) * sizeof *next_end);
    for (int i = 0; i < 2; i++)
        supply[i].free = arena_get(arena, (columns + 1) * sizeof(uint32_t));
    for (uint32_t i = 0; i < columns; i++) {
        const struct span *span = &allocation.span[i];
        if (span->last < span->first)
            continue;
        next_start[i] = starts[span->first];
        starts[span->first] = i + 1;
        next_end[i] = ends[span->last];
        ends[span->last] = i + 1;
    }
    for (uint32_t at = 0; at <= code->ops; at++) {
        for (uint32_t i = starts[at]; i; i = next_start[i - 1])
            allocation.span[i - 1].home = take(&supply[truth[i - 1]]);
        for (uint32_t i = ends[at]; i; i = next_end[i - 1]) {
            struct supply *own = &supply[truth[i - 1]];
            own->free[own->count++] = allocation.span[i - 1].home;
        }
    }
    for (uint32_t i = 0; i < code->ops; i++)
        block_columns(&code->op[i], set_register, &allocation);
    operand_columns(&code->result, set_register, &allocation);
    set_register(&allocation, &code->alive);
    code->numbers = supply[0].made;
    code->truths = supply[1].made;
}
