#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "base/memory.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define RECKON_POISON 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define RECKON_POISON 1
#endif
#ifdef RECKON_POISON
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(at, size)   ((void)(at), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#endif

enum {
    FIRST_BLOCK = 4096,
    LARGEST_BLOCK = 1 << 20,
    ALIGNMENT = 16,
    PADDING = 32
};

struct arena_block {
    struct arena_block *older;
    size_t size, used;
    alignas(ALIGNMENT) unsigned char bytes[];
};

void arena_init(struct arena *arena)
{
    *arena = (struct arena){.block_size = FIRST_BLOCK};
}

static struct arena_block *add_block(struct arena *arena, size_t need)
{
    size_t size = arena->block_size > need ? arena->block_size : need;
    if (size > SIZE_MAX - sizeof(struct arena_block))
        memory_get(SIZE_MAX); /* does not return */
    struct arena_block *block = memory_get(sizeof *block + size);
    block->older = arena->last;
    block->size = size;
    block->used = 0;
    ASAN_POISON_MEMORY_REGION(block->bytes, size);
    arena->last = block;
    if (arena->block_size < LARGEST_BLOCK)
        arena->block_size *= 2;
    return block;
}

void *arena_get(struct arena *arena, size_t size)
{
    size_t need = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (need < size)
        need = SIZE_MAX;
    struct arena_block *block = arena->last;
    if (!block || block->size - block->used < need)
        block = add_block(arena, need);
    void *here = block->bytes + block->used;
    block->used += need;
    arena->total += need;
    ASAN_UNPOISON_MEMORY_REGION(here, size);
    return here;
}

void *arena_zero(struct arena *arena, size_t size)
{
    return memset(arena_get(arena, size), 0, size);
}

char *arena_text(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_get(arena, length + 1);
    if (length)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *arena_padded(struct arena *arena, const char *text, size_t length)
{
    size_t room = (length + PADDING) & ~(size_t)(PADDING - 1);
    char *copy = arena_zero(arena, room);
    if (length)
        memcpy(copy, text, length);
    return copy;
}

static size_t aligned(size_t size)
{
    return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

void arena_shorten(struct arena *arena, const char *text, size_t room,
                   size_t length)
{
    struct arena_block *block = arena->last;
    size_t more = aligned(room) - aligned(length);
    if ((const unsigned char *)text + aligned(room) !=
        block->bytes + block->used)
        return;
    block->used -= more;
    arena->total -= more;
    ASAN_POISON_MEMORY_REGION(block->bytes + block->used, more);
}

struct arena_mark arena_here(const struct arena *arena)
{
    return (struct arena_mark){arena->last, arena->last ? arena->last->used : 0,
                               arena->total};
}

static void drop_last(struct arena *arena)
{
    struct arena_block *block = arena->last;
    arena->last = block->older;
    ASAN_UNPOISON_MEMORY_REGION(block->bytes, block->size);
    memory_free(block);
}

void arena_rewind(struct arena *arena, struct arena_mark mark)
{
    while (arena->last != mark.block) {
        /* The first block stays, or a loop that goes back to an empty arena
         * would ask for memory on every turn. */
        if (!mark.block && !arena->last->older)
            break;
        drop_last(arena);
    }
    if (arena->last) {
        arena->last->used = mark.block ? mark.used : 0;
        ASAN_POISON_MEMORY_REGION(arena->last->bytes + arena->last->used,
                                  arena->last->size - arena->last->used);
    }
    arena->total = mark.total;
}

void arena_clear(struct arena *arena)
{
    arena_rewind(arena, (struct arena_mark){0});
}

void arena_release(struct arena *arena)
{
    while (arena->last)
        drop_last(arena);
    arena_init(arena);
}

void *arena_grow(struct arena *arena, void *item, size_t count,
                 size_t *capacity, size_t size)
{
    if (count < *capacity)
        return item;
    *capacity = *capacity ? 2 * *capacity : 16;
    void *larger = arena_get(arena, *capacity * size);
    if (count)
        memcpy(larger, item, count * size);
    return larger;
}
