/* Memory that is released all at once. Everything that lives as long as a
 * bank, a question or one evaluation sits in one arena; nothing inside is freed
 * alone. Pointers may lead from a short-lived arena into a longer-lived one,
 * never the other way. */
#ifndef RECKON_BASE_ARENA_H
#define RECKON_BASE_ARENA_H

#include <stddef.h>
#include <string.h>

struct arena_block;

struct arena {
    struct arena_block *last; /* block in use; older ones hang behind it */
    unsigned char *next;      /* what it hands out next */
    size_t left;              /* bytes that are left in it */
    size_t block_size;        /* size of the next ordinary block */
    size_t total;             /* bytes handed out since init or clear */
};

enum { ARENA_ALIGNMENT = 16 };

/* AddressSanitizer is told of every piece. */
#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISONS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISONS 1
#endif
#endif

/* A point to go back to; valid while the arena has not gone back before it. */
struct arena_mark {
    struct arena_block *block;
    size_t used;
    size_t total;
};

void arena_init(struct arena *arena);

/* arena_get where it does not come out of the block in use. */
void *arena_get_slowly(struct arena *arena, size_t size);

/* `size` bytes aligned for any type, uninitialised; never NULL. */
static inline void *arena_get(struct arena *arena, size_t size)
{
#ifndef ARENA_POISONS
    size_t need = (size + ARENA_ALIGNMENT - 1) & ~(size_t)(ARENA_ALIGNMENT - 1);
    /* Nothing, or so much that the sum is small, is left to the other. */
    if (need - 1 < arena->left) {
        void *here = arena->next;
        arena->next += need;
        arena->left -= need;
        arena->total += need;
        return here;
    }
#endif
    return arena_get_slowly(arena, size);
}

/* The same, filled with zero bytes. */
void *arena_zero(struct arena *arena, size_t size);

/* A copy of `length` bytes with a NUL behind them. */
static inline char *arena_text(struct arena *arena, const char *text,
                               size_t length)
{
    char *copy = (char *)arena_get(arena, length + 1);
    if (length)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

/* The same, readable up to the next multiple of 32 bytes (str_add_padded). */
char *arena_padded(struct arena *arena, const char *text, size_t length);

/* Gives back what `text` does not need of the `room` bytes that it was given,
 * if nothing was handed out since. */
void arena_shorten(struct arena *arena, const char *text, size_t room,
                   size_t length);

/* Room for one more in an array that grows in the arena: `item` or a copy of
 * it. What it grew out of stays there, so that at most twice the room is used.
 */
void *arena_grow(struct arena *arena, void *item, size_t count,
                 size_t *capacity, size_t size);

struct arena_mark arena_here(const struct arena *arena);

/* Forgets all that was handed out since `mark`. */
void arena_rewind(struct arena *arena, struct arena_mark mark);

/* Forgets everything, keeping one block for the next use. */
void arena_clear(struct arena *arena);

/* Gives all memory back; the arena may be used again as after arena_init. */
void arena_release(struct arena *arena);

#endif
