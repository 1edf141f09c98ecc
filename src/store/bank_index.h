/* What each bank file holds, remembered by path, size and time of change, so
 * that a question can be chosen without parsing every bank. A file that changed
 * is unknown again. */
#ifndef RECKON_STORE_BANK_INDEX_H
#define RECKON_STORE_BANK_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct db;

/* A template at one of its levels. */
struct bank_index_entry {
    int position;         /* of the template in its file, from 0 */
    const char *template; /* id */
    int level;            /* 1..5 */
    const char *topic;
    const char *kind;     /* of the answer */
    int options;          /* to choose from; 0 where the answer is typed */
    double seconds;       /* the author's time at this level */
    const char *tags;     /* words separated by single blanks */
    const char *formerly; /* ids that it had, likewise */
    const char *tools;    /* head, paper, calculator */
};

struct bank_index_file {
    const char *path;
    int64_t size;     /* bytes */
    int64_t modified; /* nanoseconds since 1970 */
    const char *bank; /* id */
    const char *title;
    struct bank_index_entry *entry; /* by position, then level */
    size_t count;
};

/* What was read of the index, all at once: a start asks for every file. */
struct bank_index {
    struct bank_index_file *file; /* by path */
    size_t count;
};

/* Texts and entries belong to the arena. */
bool bank_index_read(struct db *db, struct bank_index *index,
                     struct arena *arena, struct error *error);

/* The file with the path, size and time of change of `file`, or NULL. */
const struct bank_index_file *
bank_index_find(const struct bank_index *index,
                const struct bank_index_file *file);

/* Remembers a file in place of what was known of that path. A failure costs
 * time at the next start, nothing else. */
bool bank_index_put(struct db *db, const struct bank_index_file *file,
                    struct error *error);

/* Forgets a path, e.g. of a file that is gone. */
bool bank_index_forget(struct db *db, const char *path, struct error *error);

#endif
