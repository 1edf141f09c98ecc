/* What the compiler of blocks makes and the machine runs. */
#ifndef RECKON_LANG_BLOCK_CODE_H
#define RECKON_LANG_BLOCK_CODE_H

#include "lang/block.h"
#include "lang/distribution.h"

enum block_opcode {
#define BLOCK_OP(id, effect, about) BLOCK_##id,
#include "lang/block_op.def"
#undef BLOCK_OP
};

/* What is known of a number. The order matters: a value made from several is at
 * least as far off as each. */
enum block_class {
    CLASS_WHOLE,   /* a whole number, exactly */
    CLASS_ROUNDED, /* the double nearest to what the value evaluator has */
    CLASS_OFF,     /* rounded more than once; exact there */
    CLASS_REAL     /* from a continuum, where the value evaluator has doubles
                      too */
};

enum operand_kind { OPERAND_CONSTANT, OPERAND_COLUMN, OPERAND_LIST };

/* What an expression was compiled to. */
struct block_operand {
    enum operand_kind kind;
    enum block_class class; /* of numbers that are no lists */
    bool truth;             /* of a column */
    uint32_t column;
    double bound;       /* no larger in size; infinite: unknown */
    struct value value; /* of a constant */
    uint32_t count;     /* of a list */
    struct block_operand *item;
};

#define BLOCK_NONE UINT32_MAX
enum { BLOCK_GUIDE = 256 };

struct block_op {
    enum block_opcode code;
    bool a_fixed, b_fixed;   /* constants in place of columns */
    uint32_t out, a, b, c;   /* columns, or BLOCK_NONE */
    uint32_t mask;           /* trials that count here */
    double a_value, b_value; /* constants */
    uint64_t limit;
    uint32_t middle, target;
    uint32_t count;      /* of items or table */
    uint32_t outs_count; /* of outs or masks */
    uint32_t *outs;      /* columns; GIVEN and LOOP: masks, the inmost first */
    struct block_operand *item;
    const double *table;
    const uint16_t *guide; /* INVERT: where to look first, BLOCK_GUIDE parts */
    const struct distribution *distribution;
    uint64_t cost;           /* LOOP: steps of one turn */
    const struct node *node; /* for places, and of CALL */
};

struct block_code {
    struct block_op *op;
    uint32_t ops;
    uint32_t numbers, truths; /* registers of each sort */
    uint32_t alive;           /* the outermost mask */
    struct block_operand result;
    uint64_t cost; /* steps of a trial besides loops */
    const struct node *doubtful;
};

/* Calls `use` for each column that an operation reads or writes. */
void block_columns(struct block_op *op,
                   void (*use)(void *context, uint32_t *column), void *context);

/* Gives every column a register: columns that are never needed at once share
 * one. `truth` says of each of `columns` of what sort it is. */
void block_registers(struct arena *arena, struct block_code *code,
                     const bool *truth, uint32_t columns);

#endif
