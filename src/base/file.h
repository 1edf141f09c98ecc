/* Files: read whole, once, and written so that a reader sees the old content or
 * the new, never half. */
#ifndef RECKON_BASE_FILE_H
#define RECKON_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

/* Appends the whole of a regular file of at most `limit` bytes to `out`. Never
 * waits on a pipe or a device: those are refused, as is a directory. `path` "-"
 * is not special. */
bool file_read(const char *path, size_t limit, struct str *out,
               struct error *error);

/* The same into an arena: sets text and length, with a NUL behind it. */
bool file_read_in(struct arena *arena, const char *path, size_t limit,
                  const char **text, size_t *length, struct error *error);

/* Opens a regular file for reading, under the same rules; -1 with an error. */
int file_open(const char *path, struct error *error);

/* How a file looked: another size or time of change means another content. */
struct file_stamp {
    int64_t size;     /* bytes */
    int64_t modified; /* nanoseconds since 1970 */
};

/* A part of a file. */
struct file_span {
    uint32_t at, length; /* bytes */
    uint32_t line;       /* lines before it */
};

bool file_look(const char *path, struct file_stamp *stamp, struct error *error);

/* Reads `length` bytes from byte `at` on, if the file still looks so. */
bool file_read_part(const char *path, const struct file_stamp *stamp, size_t at,
                    size_t length, char *out, struct error *error);

/* Writes `length` bytes to `path` with permissions `mode`, through a temporary
 * file beside it that is synced and renamed. A symbolic link at `path` is
 * replaced, not followed. */
bool file_write(const char *path, const char *bytes, size_t length, mode_t mode,
                struct error *error);

/* The same for a path that a user has named for output: what is there and is no
 * regular file, a device or a FIFO, is written into and stays what it is. */
bool file_put(const char *path, const char *bytes, size_t length, mode_t mode,
              struct error *error);

/* file_write in pieces, for what is too large to be held at once. After
 * file_begin has returned true, one of the last two ends it. */
struct file_writer {
    const char *path; /* outlives it */
    struct str name;  /* of the temporary file; empty: there is none */
    int descriptor;
    int failure; /* errno of the first write that failed, or 0 */
};

bool file_begin(struct file_writer *writer, const char *path, mode_t mode,
                struct error *error);

/* As file_put: a device or a FIFO is written into, at once. */
bool file_begin_put(struct file_writer *writer, const char *path, mode_t mode,
                    struct error *error);

/* False once a write has failed, which file_commit tells. */
bool file_add(struct file_writer *writer, const char *bytes, size_t length);

/* Puts the new content in the place of the old. False, and the old content is
 * there, where anything has failed. */
bool file_commit(struct file_writer *writer, struct error *error);
void file_abandon(struct file_writer *writer);

/* Makes a directory and its missing parents with permissions `mode`. */
bool file_make_directory(const char *path, mode_t mode, struct error *error);

/* The same for the folder that is to hold the file `path`, with 0700. */
bool file_make_folder_of(const char *path, struct error *error);

/* Sets the paths of a folder's files whose names end in `suffix`, hidden ones
 * left out, in the order of their bytes; where `path` is a file, that one. At
 * most 10,000. Names and array live in `arena`. */
bool file_list(const char *path, const char *suffix, const char ***name,
               size_t *count, struct arena *arena, struct error *error);

#endif
