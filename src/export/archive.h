/* Writes zip archives by libzip, which is loaded on use: this is its door. The
 * bytes are the same on every day and every machine: files are dated 1 January
 * 1980, the first day that the format knows, and stored as they are, since
 * compressed bytes change with the version of zlib. */
#ifndef RECKON_EXPORT_ARCHIVE_H
#define RECKON_EXPORT_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/str.h"

struct archive_file {
    const char *name; /* with slashes between folders */
    struct str bytes;
};

/* Whether archives can be written here; if not, an error that says why. */
bool archive_ready(struct error *error);

/* Appends an archive of these files, in this order. */
bool archive_write(const struct archive_file *file, size_t files,
                   struct str *out, struct error *error);

#endif
