/* From formulas and values to boxes (box.h): where a fraction is stacked, where
 * brackets are needed, which function has a sign of its own. Brackets follow
 * the same table of operators, op.def, as the plain text of show.h; but what
 * stands above a line or in an exponent needs none.
 *
 * A quotient is a stacked fraction, and one inside that, or in an exponent or a
 * limit, is written with a slash: more than two storeys are hard to read. */
#ifndef RECKON_LANG_LAYOUT_H
#define RECKON_LANG_LAYOUT_H

#include "lang/box.h"
#include "lang/show.h"
#include "lang/tree.h"
#include "lang/value.h"

/* Longer lists of values are cut short, with dots. */
enum { LAYOUT_MEMBERS = 400 };

/* The formula; where `slot` is not NULL, with the values there in the place of
 * names. `node` has been checked. */
struct box *layout_tree(struct arena *arena, const struct node *node,
                        const struct value *slot);

/* What value_show prints. A box of kind BOX_NUMBER or BOX_TEXT is that very
 * text, and can stand among words as it is. */
struct box *layout_value(struct arena *arena, const struct value *value,
                         const struct format *format);

#endif
