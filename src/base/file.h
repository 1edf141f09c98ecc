/* Files: read whole, once, and written so that a reader sees the old content or
 * the new, never half. */
#ifndef RECKON_BASE_FILE_H
#define RECKON_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/error.h"
#include "base/str.h"

/* Appends the whole of a regular file of at most `limit` bytes to `out`. Never
 * waits on a pipe or a device: those are refused, as is a directory. `path` "-"
 * is not special. */
bool file_read(const char *path, size_t limit, struct str *out,
               struct error *error);

/* Writes `length` bytes to `path` with permissions `mode`, through a temporary
 * file beside it that is synced and renamed. A symbolic link at `path` is
 * replaced, not followed. */
bool file_write(const char *path, const char *bytes, size_t length,
                mode_t mode, struct error *error);

/* Makes a directory and its missing parents with permissions `mode`. */
bool file_make_directory(const char *path, mode_t mode, struct error *error);

#endif
