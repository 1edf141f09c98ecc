#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void memory_fail(void)
{
    static const char message[] = "reckon: out of memory\n";
    ssize_t ignored = write(2, message, sizeof message - 1);
    (void)ignored;
    exit(1);
}

void *memory_get(size_t size)
{
    void *block = malloc(size ? size : 1);
    if (!block)
        memory_fail();
    return block;
}

void *memory_resize(void *old, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        memory_fail();
    size_t total = count * size;
    void *block = realloc(old, total > 0 ? total : 1);
    if (!block)
        memory_fail();
    return block;
}

void memory_free(void *block)
{
    free(block);
}

void memory_clear(void *block, size_t size)
{
    memset(block, 0, size);
}
