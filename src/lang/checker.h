/* Shared by check.c and check_program.c only. */
#ifndef RECKON_LANG_CHECKER_H
#define RECKON_LANG_CHECKER_H

#include "lang/check.h"

struct checker {
    struct scope *scope;
    struct error *error;
    bool draws_allowed;
    uint32_t fixed; /* names below this are parameters: never assigned to */
};

bool checker_node(struct checker *checker, struct node *node);

bool checker_fail(struct checker *checker, const struct node *node,
                  enum error_code code, const char *text);

/* The node's type must be `type`; `what` names the thing in the message. */
bool checker_wants(struct checker *checker, const struct node *node,
                   struct type type, const char *what);

/* Lists may lie in lists only so deep. */
bool checker_depth(struct checker *checker, const struct node *node);

/* Widens *type to the common type of both, if there is one: an empty list fits
 * any list. */
bool checker_unify(struct type *type, struct type other);

#endif
