/* Formulas as trees: what the parser makes, check.c types and the evaluator and
 * the printers walk. All nodes and names live in the arena given to the parser;
 * places are byte offsets in the formula's own text. */
#ifndef RECKON_LANG_TREE_H
#define RECKON_LANG_TREE_H

#include <stdbool.h>
#include <stdint.h>

#include "lang/number.h"

enum op {
#define OP(id, symbol, precedence) OP_##id,
#include "lang/op.def"
#undef OP
};

enum base_type { TYPE_NUMBER, TYPE_TRUTH, TYPE_TEXT, TYPE_ANY };

/* depth 0: a single value, 1: a list of them, 2: a list of lists ...
 * TYPE_ANY occurs as the member type of an empty list only. */
struct type {
    uint8_t base;
    uint8_t depth;
};

enum compare {
    COMPARE_EQUAL,
    COMPARE_NOT_EQUAL,
    COMPARE_LESS,
    COMPARE_AT_MOST,
    COMPARE_MORE,
    COMPARE_AT_LEAST
};

struct function;

enum { SLOT_CONSTANT = 0xFFFF };

struct binder {
    const char *name; /* padded */
    uint32_t slot; /* set by check.c */
};

struct value;

/* A range with a step: first, first + step, ... : `count` of them. */
struct steps {
    struct number first, step;
    uint64_t count;
    /* The same over one denominator; that is 0 where there is no small one. */
    int64_t denominator, of_first, of_step;
};

struct node {
    enum op op;
    struct type type;    /* set by check.c */
    uint32_t at, length; /* place in the formula's text */
    uint32_t depth;      /* levels below; a long sum leans left and is deep */
    uint32_t count;      /* children */
    struct node **child;
    struct number number; /* of OP_NUMBER */
    const char *name;     /* of OP_NAME, OP_CALL, OP_LOOP: padded, when it
                             is checked (arena_padded); text of OP_TEXT */
    uint32_t slot;        /* of OP_NAME; SLOT_CONSTANT for pi and the like */
    const struct function *function; /* of OP_CALL, OP_LOOP; set by check.c */
    struct binder *binder;           /* names bound by OP_LOOP */
    uint32_t binders;
    bool filtered;                 /* the last child of OP_LOOP is its `if` */
    bool draws;                    /* it or a part of it draws at random */
    bool constant;                 /* the same in every run; set by fold.c */
    union {                        /* set by fold.c, or NULL */
        const struct value *known; /* the value of a constant */
        const struct steps *steps; /* of OP_BY */
    };
    uint8_t *compare; /* of OP_CHAIN, one less than children */
};

enum statement_kind {
    STATEMENT_ASSIGN, /* slot := node */
    STATEMENT_GIVEN,  /* only trials with `node` true count */
    STATEMENT_WHILE,  /* while node do body end */
    STATEMENT_FOR     /* for slot in node do body end */
};

struct block {
    struct statement *first;
};

struct statement {
    enum statement_kind kind;
    uint32_t at, length;
    const char *name; /* of ASSIGN and FOR */
    uint32_t slot;    /* of ASSIGN and FOR */
    struct node *node;
    struct block body;
    struct statement *next;
};

enum summary { SUMMARY_MEAN, SUMMARY_VARIANCE, SUMMARY_SD };

/* A check: statements, then the value of one trial and what is made of many. */
struct program {
    struct block body;
    enum summary summary;
    struct node *result;
    uint32_t slots; /* frame size, parameters included; set by check.c */
    bool draws;     /* false: a second formula, evaluated once */
};

static inline bool type_same(struct type a, struct type b)
{
    return a.base == b.base && a.depth == b.depth;
}

#endif
