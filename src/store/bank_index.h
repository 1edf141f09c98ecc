/* What each bank file holds, remembered by path, size and time of change, so
 * that a question can be chosen without parsing every bank. A file that changed
 * is unknown again. A cache in a file of its own, read whole at each start. */
#ifndef RECKON_STORE_BANK_INDEX_H
#define RECKON_STORE_BANK_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"

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

struct bank_index {
    struct bank_index_file *file; /* by path */
    size_t count;
};

/* Reads the index at `path`: none where there is none, or where it is damaged
 * or of another kind of machine. All of it belongs to the arena. */
void bank_index_read(const char *path, struct bank_index *index,
                     struct arena *arena);

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

/* Remembers some files in place of what was known of their paths, and forgets
 * those that are gone. What another program wrote meanwhile may be lost: it
 * costs that one time at its next start, as a failure does. */
bool bank_index_write(const char *path, const struct bank_index *known,
                      const struct bank_index_file *fresh, size_t count,
                      struct error *error);

#endif
