/* A file that is written piece by piece, for what does not fit into memory. It
 * is made under a name that nobody reads, and given its own (file_rename) when
 * all is well. */
#ifndef RECKON_BASE_FILE_OUTPUT_H
#define RECKON_BASE_FILE_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/error.h"
#include "base/str.h"

/* Zeroed it is closed. */
struct file_output {
    int descriptor; /* plus one; 0: closed */
    const char *path;
    uint64_t length; /* of what was added */
    struct str waiting;
};

/* Makes a new file; one that is there already is a failure. `path` must live
 * until it is closed. */
bool file_output_open(struct file_output *output, const char *path, mode_t mode,
                      struct error *error);

bool file_output_add(struct file_output *output, const char *bytes,
                     size_t length, struct error *error);

/* Writes what waits and closes; `sync`: waits until it is on the disk. */
bool file_output_close(struct file_output *output, bool sync,
                       struct error *error);

/* Closes; what waits is lost. */
void file_output_abandon(struct file_output *output);

/* Makes a folder of mode 0700 inside of `parent` that nobody else uses, and
 * appends its path. */
bool file_make_private_folder(const char *parent, struct str *path,
                              struct error *error);

/* Gives a file another name, in the same file system; what had that name is
 * gone. */
bool file_rename(const char *from, const char *to, struct error *error);

/* Removes a folder with the files in it; failures are of no consequence. */
void file_remove_folder(const char *path);

/* Waits until everything that was written before is on the disk. */
void file_sync_all(void);

#endif
