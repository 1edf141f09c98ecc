/* What does not change from one run to the next is worked out once, after
 * checking: constant parts of a formula, and ranges with a step. The tree keeps
 * its form, since it is printed too; the evaluator takes node->known and
 * node->steps where they are set. What has no value, or takes long, is left to
 * the run. */
#ifndef RECKON_LANG_FOLD_H
#define RECKON_LANG_FOLD_H

#include "base/arena.h"
#include "lang/tree.h"

/* The values live in `arena`, as the tree must. */
void tree_fold(struct arena *arena, struct node *node);

#endif
