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
#include "base/file.h"

struct db;

/* One of a template's levels. */
struct bank_index_level {
    float seconds;    /* the author's time, over 0 */
    uint16_t options; /* to choose from; 0 where the answer is typed */
    uint8_t level;    /* 1..5 */
    uint8_t dead;     /* 0; whoever has read it may note something here */
};

struct bank_index_template {
    const char *id;
    const char *topic;
    const char *kind;               /* of the answer */
    const char *tools;              /* head, paper, calculator */
    const char *tags;               /* words separated by single blanks */
    const char *formerly;           /* ids that it had, likewise */
    struct file_span span;          /* no length: not known */
    struct bank_index_level *level; /* in order */
    uint32_t levels;                /* at least one */
};

struct bank_index_file {
    const char *path;
    struct file_stamp stamp;
    const char *bank; /* id */
    const char *title;
    uint32_t head;  /* bytes before the first template; 0: not known */
    uint32_t count; /* of templates */
    struct bank_index_content *content;
};

/* What was read of the index, all at once: a start asks for every file. */
struct bank_index {
    struct bank_index_file *file; /* by path */
    size_t count;
};

/* The files whose path begins so, but for those whose content is damaged, or is
 * that of another kind of machine. All of it belongs to the arena. */
bool bank_index_read(struct db *db, const char *beginning,
                     struct bank_index *index, struct arena *arena,
                     struct error *error);

/* The file of this path, size and time of change, or NULL. */
const struct bank_index_file *bank_index_find(const struct bank_index *index,
                                              const char *path,
                                              const struct file_stamp *stamp);

/* Template number `position`. Texts that are the same in several templates of a
 * file are one text. */
struct bank_index_template
bank_index_template(const struct bank_index_file *file, uint32_t position);

/* Makes the content of a file, which then belongs to the arena. */
void bank_index_fill(struct bank_index_file *file,
                     const struct bank_index_template *template, uint32_t count,
                     struct arena *arena);

/* Remembers a file in place of what was known of that path. A failure costs
 * time at the next start, nothing else. */
bool bank_index_put(struct db *db, const struct bank_index_file *file,
                    struct error *error);

/* Forgets a path, e.g. of a file that is gone. */
bool bank_index_forget(struct db *db, const char *path, struct error *error);

#endif
