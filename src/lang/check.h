/* Between parsing and running: every name gets its slot, every call its
 * function, every node its type; what cannot work is refused with its place
 * before anything runs. */
#ifndef RECKON_LANG_CHECK_H
#define RECKON_LANG_CHECK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/word.h"
#include "lang/limits.h"
#include "lang/tree.h"

struct function_index;

struct scope_name {
    struct word word; /* how the name begins */
    const char *name;
    struct type type;
    uint32_t slot;
};

/* The names that can be used. `slots` is the frame size that everything
 * checked so far needs. Zeroed it is empty. */
struct scope {
    struct scope_name name[LIMIT_NAMES];
    uint32_t count;
    uint32_t slots;
    const struct function_index *functions; /* or NULL */
};

/* A copy to add names to. */
void scope_copy(struct scope *scope, const struct scope *from);

/* Adds a name with a fresh slot. An error (placed at `at`, `length`) when it is
 * taken, or is a function, a constant or too long. */
bool scope_add(struct scope *scope, const char *name, struct type type,
               uint32_t at, uint32_t length, struct error *error);

/* NULL when there is none. */
const struct scope_name *scope_find(const struct scope *scope,
                                    const char *name);

/* Whether a text is one of the names. */
bool scope_has(const struct scope *scope, const char *text, size_t length);

/* Types an expression in which random draws are not allowed. */
bool check_expression(struct scope *scope, struct node *node,
                      struct error *error);

/* The same, and its type must be as told; `what` names the thing. */
bool check_expecting(struct scope *scope, struct node *node, struct type type,
                     const char *what, struct error *error);

/* Types a domain; node->type is what one draw gives. */
bool check_domain(struct scope *scope, struct node *node, struct error *error);

/* Types a program: its own names are added to a copy of `scope`. */
bool check_program(const struct scope *scope, struct program *program,
                   struct error *error);

/* "a number", "a list of texts" ...; in a small static table, never freed. */
const char *type_name(struct type type);

/* Calls `use` for each free name in the tree, before it is checked. */
void tree_names(const struct node *node,
                void (*use)(void *context, const struct node *name),
                void *context);

#endif
