/* Answers that came back, as a table with a header, in one of two forms:
 *
 *   long:  student,question,answer          a row for each answer
 *   wide:  student,1,2,3a,3b,...            a row for each student
 *
 * The header tells which; letter case does not matter, columns may stand in
 * any order. A column `variant` says which paper was answered (only needed
 * where the key has several). In the long form other columns are ignored. */
#ifndef RECKON_EXAM_RETURNED_H
#define RECKON_EXAM_RETURNED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/source.h"

enum { RETURNED_FILE_LIMIT = 1 << 28 };

/* One answer as it stands in the table. */
struct returned_row {
    const char *student, *answer;
    const char *label;    /* normal; see key_label */
    uint32_t variant;     /* 0: the table does not say */
    size_t row;           /* of the table, from 1 as spreadsheets count */
    uint32_t at;          /* where that row begins in the source */
    size_t student_index; /* students are numbered as they first appear */
};

struct returned {
    struct arena arena;
    struct returned_row *row;
    size_t count, capacity;
    size_t students;
};

/* Reads a whole table. False when any row is bad; `errors` names them all, and
 * nothing is kept. A question that a student answers twice is such a fault.
 * On true the answers must be released. */
bool returned_read(const struct source *source, struct returned *answers,
                   struct error_list *errors);

void returned_release(struct returned *answers);

#endif
