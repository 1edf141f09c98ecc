/* Who gets a paper: a table (export/csv.h) with a header and a column `student`
 * (or `id`), a row for each; other columns are left alone. Variant i is the
 * paper of row i. */
#ifndef RECKON_EXAM_ROSTER_H
#define RECKON_EXAM_ROSTER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/source.h"

enum { ROSTER_FILE_LIMIT = 1 << 28, ROSTER_ID_BYTES = 100 };

struct roster {
    struct arena arena;
    const char **student;
    uint32_t students;
    size_t capacity;
};

/* Reads a whole table. False when a row is bad: no id, one that is too long or
 * not printable, one that came before; `errors` names them all. To be released
 * either way. */
bool roster_read(const struct source *source, struct roster *roster,
                 struct error_list *errors);

void roster_release(struct roster *roster);

#endif
