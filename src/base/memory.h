/* The one place where memory is asked for. Running out of it ends the program
 * with a message and status 1: by then every answer that was acknowledged is
 * already in the database, so nothing is lost. */
#ifndef RECKON_BASE_MEMORY_H
#define RECKON_BASE_MEMORY_H

#include <stddef.h>

/* `size` bytes (at least 1), uninitialised; never NULL. Free with memory_free. */
void *memory_get(size_t size);

/* Like realloc for `count` elements of `size` bytes; checks the product. */
void *memory_resize(void *old, size_t count, size_t size);

void memory_free(void *block);

/* Ends the program in the same way, for a library that says by an error of its
 * own that it got none. */
_Noreturn void memory_fail(void);

/* Zeroes by the C library. What compilers make of some hundred bytes in line
 * takes longer than the call. */
void memory_clear(void *block, size_t size);

#endif
