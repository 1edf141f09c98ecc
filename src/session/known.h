/* Things found by two or three names, in the order in which they were added:
 * the states of a learner while a history is replayed. */
#ifndef RECKON_SESSION_KNOWN_H
#define RECKON_SESSION_KNOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum { KNOWN_NAMES = 3 };

struct known {
    struct arena *arena; /* of names and items */
    size_t size;         /* of an item */
    struct known_entry **entry;
    size_t count, capacity;
    uint32_t *slot; /* a hash table: index + 1, or 0 */
    size_t slots;   /* a power of two */
};

struct known_entry {
    const char *name[KNOWN_NAMES];
    uint64_t hash;
    void *item;
};

/* Items of `size` bytes. The arena outlives it. */
void known_init(struct known *known, size_t size, struct arena *arena);

/* The item of these names; where there was none, one of zero bytes is added and
 * `*added` set. Names that are not needed are "". An item stays where it is. */
void *known_find(struct known *known, const char *a, const char *b,
                 const char *c, bool *added);

#endif
