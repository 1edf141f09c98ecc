/* The parts of the compiler of blocks. Functions that return bool return false
 * where a program cannot be compiled; nothing says why. */
#ifndef RECKON_LANG_BLOCK_COMPILER_H
#define RECKON_LANG_BLOCK_COMPILER_H

#include "lang/block_code.h"
#include "lang/eval.h"

enum {
    BLOCK_OPS = 20000,      /* operations of a program */
    BLOCK_MEMBERS = 4096,   /* of a list that is written out */
    BLOCK_REGISTERS = 1000, /* of a machine */
    BLOCK_WORK = 5000000,   /* nodes looked at and steps of constants */
    BLOCK_MASKS = 16        /* loops within loops */
};

struct block_compiler {
    struct arena *arena;
    struct block_code *code;
    uint32_t op_capacity;
    bool *truth; /* of each column, whether it holds truths */
    uint32_t columns, column_capacity;
    struct block_operand *slot; /* what each name holds */
    struct value *frame;        /* of those that hold constants, the value */
    uint8_t *bound; /* of each slot: loops around that bind it */
    bool *set;      /* of each slot: whether it holds something yet */
    uint32_t mask;  /* of what is being compiled */
    uint32_t masks[BLOCK_MASKS]; /* of statements, the outermost first */
    uint32_t mask_count;
    uint64_t cost; /* steps of a trial until here */
    uint64_t work; /* done by the compiler */
    size_t memory; /* the arena's total that must not be passed */
};

uint32_t block_column(struct block_compiler *compiler, bool truth);

/* A new operation at the end, valid until the next; NULL when there are too
 * many, or too much memory is used. Its columns are BLOCK_NONE, its mask that
 * of the compiler unless the operation is pure. */
struct block_op *block_emit(struct block_compiler *compiler,
                            enum block_opcode code, const struct node *node);

/* A constant. */
struct block_operand block_constant(struct value value);
struct block_operand block_list(struct block_operand *item, uint32_t count);

/* A constant, of whatever kind. */
bool block_is_fixed(const struct block_operand *operand);
/* A list, a single number, a single truth; constant or not. */
bool block_is_list(const struct block_operand *operand);
bool block_is_number(const struct block_operand *operand);
bool block_is_truth(const struct block_operand *operand);

/* A number constant as a double, or a truth as 0 or 1. */
double block_fixed(const struct block_operand *operand);

/* Puts an operand to a or b of an operation. */
void block_set_a(struct block_op *op, const struct block_operand *operand);
void block_set_b(struct block_op *op, const struct block_operand *operand);

/* A copy that shares nothing, for an operation of its own. */
struct block_operand *block_copy(struct block_compiler *compiler,
                                 const struct block_operand *operand,
                                 uint32_t count);

/* A constant list as a list of constants; lists stay as they are. */
bool block_spell(struct block_compiler *compiler, struct block_operand *list);

/* An operation with a truth for result, simplified where it can be. */
bool block_and(struct block_compiler *compiler, const struct block_operand *a,
               const struct block_operand *b, struct block_operand *out);
bool block_or(struct block_compiler *compiler, const struct block_operand *a,
              const struct block_operand *b, struct block_operand *out);
bool block_not(struct block_compiler *compiler, const struct block_operand *a,
               struct block_operand *out);

/* Any of the operations from ADD to MOST. */
bool block_arithmetic(struct block_compiler *compiler, enum block_opcode code,
                      const struct node *node, const struct block_operand *a,
                      const struct block_operand *b, struct block_operand *out);

/* `a` where `condition`, else `b`; of any kinds that fit. */
bool block_select(struct block_compiler *compiler,
                  const struct block_operand *condition,
                  const struct block_operand *a, const struct block_operand *b,
                  struct block_operand *out);

bool block_compare(struct block_compiler *compiler, const struct node *node,
                   enum compare compare, const struct block_operand *a,
                   const struct block_operand *b, struct block_operand *out);

/* The member at `place`, counted from `first`, of a list. */
bool block_choose(struct block_compiler *compiler, const struct node *node,
                  const struct block_operand *list,
                  const struct block_operand *place, int first,
                  struct block_operand *out);

/* Code for those trials only in which the condition (a column) is true, or
 * false. */
struct block_region {
    uint32_t start, mask;
};

bool block_region_start(struct block_compiler *compiler,
                        const struct block_operand *condition, bool holds,
                        struct block_region *region);
void block_region_end(struct block_compiler *compiler,
                      const struct block_region *region);

/* Folds, member by member. */
struct block_fold {
    const struct node *node;
    struct block_operand total;
    uint64_t count;
};

bool block_fold_start(struct block_fold *fold, const struct node *node);
bool block_fold_step(struct block_compiler *compiler, struct block_fold *fold,
                     const struct block_operand *member);
bool block_fold_finish(struct block_compiler *compiler, struct block_fold *fold,
                       struct block_operand *out);

/* A fold that is called with a list. */
bool block_fold_list(struct block_compiler *compiler, const struct node *node,
                     struct block_operand *argument, struct block_operand *out);

/* What changes nothing in a fold; false where there is none. */
bool block_fold_neutral(const struct node *node, struct block_operand *out);

/* Whether a call is one of the function `name`, or of one of `name`, which ends
 * in NULL. */
bool block_is_called(const struct node *node, const char *name);
bool block_is_one_of(const struct node *node, const char *const *name);

bool block_node(struct block_compiler *compiler, const struct node *node,
                struct block_operand *out);
bool block_call(struct block_compiler *compiler, const struct node *node,
                struct block_operand *out);
bool block_draw(struct block_compiler *compiler, const struct node *node,
                struct block_operand *argument, struct block_operand *out);
bool block_while(struct block_compiler *compiler,
                 const struct statement *statement);
bool block_statements(struct block_compiler *compiler,
                      const struct block *block);

#endif
