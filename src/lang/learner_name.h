/* Names in learners' lines; for the parser's own files. */
#ifndef RECKON_LANG_LEARNER_NAME_H
#define RECKON_LANG_LEARNER_NAME_H

#include "lang/learner.h"

enum {
    LEARNER_ARGUMENTS = 64, /* of one call, such as max */
    LEARNER_COST = 800      /* of all calls of one line, see learner_name.c */
};

enum learner_bare { BARE_NOT, BARE_PRIMARY, BARE_POWER };

struct learner_name {
    const char *name;
    const char *function; /* in the function table, or one of learner_call's */
    uint32_t least, most; /* arguments */
    enum learner_bare bare;
};

/* What a learner calls `text`: a row of learner_name.def, or any function of
 * numbers. Letter case is forgiven where it makes no difference. */
bool learner_name_find(const char *text, size_t length,
                       struct learner_name *name);

/* Calls it; NULL with an error where that has no value. */
struct node *learner_call(struct learner *learner,
                          const struct learner_name *name, uint32_t at,
                          struct node **argument, uint32_t count);

/* pi, e, tau, in any letters. */
bool learner_constant(const char *name, size_t length, struct number *value);

/* The power of ten that a suffix (k, million, bp) stands for. */
bool learner_suffix(const char *name, size_t length, int *power, bool *percent);

#endif
