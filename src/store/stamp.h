/* A moment as a part of a file's name: 20260305-141530, UTC. Names in the order
 * of their bytes are in the order of time. */
#ifndef RECKON_STORE_STAMP_H
#define RECKON_STORE_STAMP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum { STAMP_LENGTH = 15 };

/* Appends it; a moment outside of the years 1970 to 9999 counts as the nearest
 * inside. */
void stamp_add(struct str *out, int64_t time);

/* Reads STAMP_LENGTH bytes; false where they are none. */
bool stamp_read(const char *text, int64_t *time);

#endif
