/* Text to tree. The grammar is the one of reckon-formula(7); binding powers
 * stand in one table in parse.c. Names are not looked up here: see check.h.
 *
 * On failure the error's place is a byte offset in the text given; its source
 * is left NULL for the caller, who knows where the text came from. */
#ifndef RECKON_LANG_PARSE_H
#define RECKON_LANG_PARSE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "lang/tree.h"

/* An expression that takes up the whole text; NULL on failure. */
struct node *parse_expression(struct arena *arena, const char *text,
                              size_t length, struct error *error);

/* What a drawn parameter may be: a range, `one of`, `n of`, `n different of`,
 * a draw `by` a step, or `if` between such. */
struct node *parse_domain(struct arena *arena, const char *text, size_t length,
                          struct error *error);

/* A check program, one statement a line. */
struct program *parse_program(struct arena *arena, const char *text,
                              size_t length, struct error *error);

/* An expression at the start of `text` that ends before a byte at which no
 * operand or operator can stand (the `}`, `=` or `:` of a hole); `*end` is that
 * byte's offset. */
struct node *parse_prefix(struct arena *arena, const char *text, size_t length,
                          size_t *end, struct error *error);

#endif
