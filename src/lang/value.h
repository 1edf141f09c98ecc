/* Values at run time. Lists are immutable and may be lazy: a range or an
 * outcome space knows its members without holding them. Everything a value
 * points to lives in the arena of the run that made it, or longer. */
#ifndef RECKON_LANG_VALUE_H
#define RECKON_LANG_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "lang/number.h"

enum value_kind { VALUE_NUMBER, VALUE_TRUTH, VALUE_TEXT, VALUE_LIST };

struct list;

struct value {
    enum value_kind kind;
    union {
        struct number number;
        bool truth;
        const char *text;
        const struct list *list;
    };
};

enum list_shape {
    LIST_STORED,
    LIST_RANGE,        /* first, first + 1, ... */
    LIST_TUPLES,       /* all lists of `width` members of `base` */
    LIST_ARRANGEMENTS, /* the same without repetition: order counts */
    LIST_SUBSETS,      /* and without order */
    LIST_WEIGHTED      /* the members of `base`, not equally likely */
};

struct list {
    enum list_shape shape;
    uint32_t width; /* members of one member, of an outcome space */
    uint64_t length;
    const struct value *item; /* LIST_STORED; LIST_WEIGHTED: the weights */
    int64_t first;            /* LIST_RANGE */
    const struct list *base;  /* outcome spaces and LIST_WEIGHTED */
};

static inline struct value value_number(struct number number)
{
    return (struct value){.kind = VALUE_NUMBER, .number = number};
}

/* *out = value_number(number), by parts: put together elsewhere and moved, it
 * would keep whoever reads it waiting. */
static inline void value_set(struct value *out, struct number number)
{
    out->kind = VALUE_NUMBER;
    out->number.denominator = number.denominator;
    out->number.numerator = number.numerator;
}

static inline struct value value_integer(int64_t integer)
{
    return value_number(number_integer(integer));
}

static inline struct value value_truth(bool truth)
{
    return (struct value){.kind = VALUE_TRUTH, .truth = truth};
}

static inline struct value value_list(const struct list *list)
{
    return (struct value){.kind = VALUE_LIST, .list = list};
}

/* Member `index` (from 0, below the length). Members of outcome spaces are
 * made in `arena`; a stored or range member costs nothing. */
struct value list_member(const struct list *list, uint64_t index,
                         struct arena *arena);

/* A stored list of `length` members, to be filled through *item. */
struct list *list_new(struct arena *arena, uint64_t length,
                      struct value **item);

/* first .. last by ones; empty when last < first. */
struct list *list_range(struct arena *arena, int64_t first, int64_t last);

/* How many values list_member makes for one member: 0 for a stored list or a
 * range. */
uint64_t list_member_size(const struct list *list);

/* An outcome space of `shape` over `base`; NULL when it has more than 2^62
 * members, or members of more than LIMIT_LIST values. */
struct list *list_space(struct arena *arena, enum list_shape shape,
                        const struct list *base, uint32_t width);

/* Do its members have weights: is it weighted, or tuples of such? */
bool list_is_weighted(const struct list *list);

/* The weight of a member, 1 where there are none. A tuple's is the product of
 * those of its members, which are drawn independently. */
struct number list_weight(const struct list *list, uint64_t index);

/* Order for sorting and merging: numbers (by number_compare), truths, texts,
 * then lists by their members. Takes one of `*steps` for each member looked
 * at; false when they do not suffice: lazy lists may be endless for practical
 * purposes. */
bool value_order(const struct value *a, const struct value *b,
                 struct arena *scratch, uint64_t *steps, int *order);

/* The order of values known to be small. */
int value_compare(const struct value *a, const struct value *b,
                  struct arena *scratch);
bool value_equal(const struct value *a, const struct value *b,
                 struct arena *scratch);

/* A copy that owns all it points to in `arena`; lazy lists stay lazy. */
struct value value_copy(const struct value *value, struct arena *arena);

/* Numbers, truths, texts and lists in a value, each as often as it stands;
 * stops counting above `most`. A list may hold another many times over, so what
 * is small in memory can be endless when written or copied. */
uint64_t value_size(const struct value *value, uint64_t most);

#endif
