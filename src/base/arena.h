/* Memory that is released all at once. Everything that lives as long as a
 * bank, a question or one evaluation sits in one arena; nothing inside is freed
 * alone. Pointers may lead from a short-lived arena into a longer-lived one,
 * never the other way. */
#ifndef RECKON_BASE_ARENA_H
#define RECKON_BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *last; /* block in use; older ones hang behind it */
    size_t block_size;        /* size of the next ordinary block */
    size_t total;             /* bytes handed out since init or clear */
};

/* A point to go back to; valid while the arena has not gone back before it. */
struct arena_mark {
    struct arena_block *block;
    size_t used;
    size_t total;
};

void arena_init(struct arena *arena);

/* `size` bytes aligned for any type, uninitialised; never NULL. */
void *arena_get(struct arena *arena, size_t size);

/* The same, filled with zero bytes. */
void *arena_zero(struct arena *arena, size_t size);

/* A copy of `length` bytes with a NUL behind them. */
char *arena_text(struct arena *arena, const char *text, size_t length);

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
