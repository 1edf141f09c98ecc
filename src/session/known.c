#include "session/known.h"

#include <string.h>

enum { SLOTS_LEAST = 64 };

void known_init(struct known *known, size_t size, struct arena *arena)
{
    *known = (struct known){.arena = arena, .size = size};
}

/* FNV-1a; the NUL of each name counts, so that names do not run together. */
static uint64_t hash_of(const char *const *name)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (int i = 0; i < KNOWN_NAMES; i++) {
        const char *at = name[i];
        do {
            hash ^= (unsigned char)*at;
            hash *= UINT64_C(1099511628211);
        } while (*at++);
    }
    return hash;
}

static bool is_called(const struct known_entry *entry, const char *const *name,
                      uint64_t hash)
{
    if (entry->hash != hash)
        return false;
    for (int i = 0; i < KNOWN_NAMES; i++)
        if (strcmp(entry->name[i], name[i]) != 0)
            return false;
    return true;
}

/* The slot of the entry, or the free one where it belongs. */
static uint32_t *slot_of(const struct known *known, const char *const *name,
                         uint64_t hash)
{
    size_t mask = known->slots - 1, at = hash & mask;
    while (known->slot[at] &&
           !is_called(known->entry[known->slot[at] - 1], name, hash))
        at = (at + 1) & mask;
    return &known->slot[at];
}

/* Twice the slots, so that at most half of them are taken. */
static void widen(struct known *known)
{
    known->slots = known->slots ? 2 * known->slots : SLOTS_LEAST;
    known->slot = arena_zero(known->arena, known->slots * sizeof *known->slot);
    for (size_t i = 0; i < known->count; i++) {
        const struct known_entry *entry = known->entry[i];
        *slot_of(known, entry->name, entry->hash) = (uint32_t)i + 1;
    }
}

void *known_find(struct known *known, const char *a, const char *b,
                 const char *c, bool *added)
{
    const char *name[KNOWN_NAMES] = {a, b, c};
    uint64_t hash = hash_of(name);
    if (2 * (known->count + 1) > known->slots)
        widen(known);
    uint32_t *slot = slot_of(known, name, hash);
    *added = !*slot;
    if (*slot)
        return known->entry[*slot - 1]->item;
    known->entry = arena_grow(known->arena, known->entry, known->count,
                              &known->capacity, sizeof(struct known_entry *));
    struct known_entry *entry = arena_get(known->arena, sizeof *entry);
    for (int i = 0; i < KNOWN_NAMES; i++)
        entry->name[i] = arena_text(known->arena, name[i], strlen(name[i]));
    entry->hash = hash;
    entry->item = arena_zero(known->arena, known->size);
    known->entry[known->count++] = entry;
    *slot = (uint32_t)known->count;
    return entry->item;
}
