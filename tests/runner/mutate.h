/* Wrong keys: copies of an answer's tree with one node changed. */
#ifndef RECKON_TESTS_MUTATE_H
#define RECKON_TESTS_MUTATE_H

#include "bank/template.h"

enum mutation {
    COMPLEMENT,
    LESS_ONE,
    ONE_OFF,
    TAIL,
    REPLACEMENT,
    PERCENTS,
    SLIGHTLY,
    SWAPPED,
    OPTION,
    MUTATIONS
};

/* A change: what kind, where (the how-manieth node, parents first) and, where
 * there are several ways, which. */
struct change {
    enum mutation mutation;
    uint32_t site, way;
};

enum { MUTATE_CHANGES = 4000 };

/* What is done, in words. */
const char *mutation_name(enum mutation mutation);

/* A copy of a part's answer in which the names of definitions are replaced by
 * their formulas, so that there is something to change; NULL where that cannot
 * be typed. */
struct node *mutate_expand(struct arena *arena, const struct template *template,
                           const struct node *answer);

/* All changes of a kind that can be made, up to MUTATE_CHANGES. */
uint32_t mutate_list(const struct template *template, const struct node *tree,
                     enum mutation mutation, struct change *change);

/* A copy of the tree with a change made, typed in the scope of its template;
 * NULL where the change is none for that node, or cannot be typed. */
struct node *mutate(struct arena *arena, const struct template *template,
                    const struct node *tree, const struct change *change);

#endif
