#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "base/memory.h"

#ifdef ARENA_POISONS
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(at, size)   ((void)(at), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#endif

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20, PADDING = 32 };

struct arena_block {
    struct arena_block *older;
    size_t size;
    alignas(ARENA_ALIGNMENT) unsigned char bytes[];
};

void arena_init(struct arena *arena)
{
    *arena = (struct arena){.block_size = FIRST_BLOCK};
}

static size_t aligned(size_t size)
{
    return (size + ARENA_ALIGNMENT - 1) & ~(size_t)(ARENA_ALIGNMENT - 1);
}

/* All of the block in use but its first bytes is free. */
static void use_block(struct arena *arena, size_t used)
{
    struct arena_block *block = arena->last;
    arena->next = block ? block->bytes + used : NULL;
    arena->left = block ? block->size - used : 0;
    ASAN_POISON_MEMORY_REGION(arena->next, arena->left);
}

static void add_block(struct arena *arena, size_t need)
{
    size_t size = arena->block_size > need ? arena->block_size : need;
    if (size > SIZE_MAX - sizeof(struct arena_block))
        memory_get(SIZE_MAX); /* does not return */
    struct arena_block *block = memory_get(sizeof *block + size);
    block->older = arena->last;
    block->size = size;
    arena->last = block;
    use_block(arena, 0);
    if (arena->block_size < LARGEST_BLOCK)
        arena->block_size *= 2;
}

void *arena_get_slowly(struct arena *arena, size_t size)
{
    size_t need = aligned(size);
    if (need < size)
        need = SIZE_MAX;
    if (!arena->last || arena->left < need)
        add_block(arena, need);
    void *here = arena->next;
    arena->next += need;
    arena->left -= need;
    arena->total += need;
    ASAN_UNPOISON_MEMORY_REGION(here, size);
    return here;
}

void *arena_zero(struct arena *arena, size_t size)
{
    return memset(arena_get(arena, size), 0, size);
}

char *arena_padded(struct arena *arena, const char *text, size_t length)
{
    size_t room = (length + PADDING) & ~(size_t)(PADDING - 1);
    char *copy = arena_get(arena, room);
    memset(copy + room - PADDING, 0, PADDING);
    if (length)
        memcpy(copy, text, length);
    return copy;
}

void arena_shorten(struct arena *arena, const char *text, size_t room,
                   size_t length)
{
    size_t more = aligned(room) - aligned(length);
    if ((const unsigned char *)text + aligned(room) != arena->next)
        return;
    arena->next -= more;
    arena->left += more;
    arena->total -= more;
    ASAN_POISON_MEMORY_REGION(arena->next, more);
}

struct arena_mark arena_here(const struct arena *arena)
{
    size_t used = arena->last ? arena->last->size - arena->left : 0;
    return (struct arena_mark){arena->last, used, arena->total};
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
    use_block(arena, mark.block ? mark.used : 0);
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
