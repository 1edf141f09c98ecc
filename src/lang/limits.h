/* Every bound of the formula language. Together they make each formula end:
 * there is no recursion, every loop runs over a list or spends steps, and steps
 * and memory are finite. */
#ifndef RECKON_LANG_LIMITS_H
#define RECKON_LANG_LIMITS_H

enum {
    LIMIT_FORMULA_BYTES = 16384,  /* a formula or a check program */
    LIMIT_NESTING = 200,          /* brackets, calls, exponents, blocks */
    LIMIT_DEPTH = 2000,           /* levels of a tree; bounds the C stack */
    LIMIT_NAME_BYTES = 64,        /* a name */
    LIMIT_NAMES = 200,            /* names alive in one formula or template */
    LIMIT_ARGUMENTS = 500,        /* of a call, or members of a written list */
    LIMIT_LIST = 100000,          /* members of a list that is kept */
    LIMIT_LIST_DEPTH = 20,        /* lists within lists */
    LIMIT_MATRIX = 50,            /* rows or columns of a matrix */
    LIMIT_MEMORY = 32 << 20,      /* bytes of one evaluation */
    LIMIT_QUESTION_STEPS = 1000000,     /* drawing and answering a question */
    LIMIT_TRIAL_STEPS = 100000,         /* one simulated trial */
    LIMIT_ENUMERATION_STEPS = 10000000, /* all paths of one enumeration */
    LIMIT_STATES = 1000000              /* states kept at once in one */
};

#endif
