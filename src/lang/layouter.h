/* What the files of the layout share; only they include it. */
#ifndef RECKON_LANG_LAYOUTER_H
#define RECKON_LANG_LAYOUTER_H

#include "lang/layout.h"

/* Bindings by kind of node, from op.def. */
enum {
#define OP(id, glyph, precedence) BINDING_##id = precedence,
#include "lang/op.def"
#undef OP
};

struct layouter {
    struct arena *arena;
    const struct value *slot; /* NULL: names stay */
    bool flat;                /* quotients with a slash */
};

struct box *layout(const struct layouter *layouter, const struct node *node);

/* The same, where quotients are written with a slash. */
struct box *layout_flat(const struct layouter *layouter,
                        const struct node *node);

/* In brackets where it binds less tightly than `least`, or begins with a sign
 * and is not the `leading` part of what it is in. */
struct box *layout_operand(const struct layouter *layouter,
                           const struct node *node, int least, bool leading);

/* A call or a loop, by notation.def. */
struct box *layout_call(const struct layouter *layouter,
                        const struct node *node);
struct box *layout_loop(const struct layouter *layouter,
                        const struct node *node);

/* A number as it stands in a formula. */
struct box *layout_number(const struct layouter *layouter,
                          struct number number);

/* A value in the place of a name. */
struct box *layout_inner_value(const struct layouter *layouter,
                               const struct value *value);

/* A row of the three. */
struct box *layout_pair(const struct layouter *layouter, struct box *left,
                        enum glyph glyph, struct box *right, int binding);

#endif
