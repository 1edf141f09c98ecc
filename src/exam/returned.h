/* Answers that came back, as a table with a header, in one of two forms:
 *
 *   long:  student,question,answer          a row for each answer
 *   wide:  student,1,2,3a,3b,...            a row for each student
 *
 * The header tells which; letter case does not matter, columns may stand in
 * any order. A column `variant` says which paper was answered (only needed
 * where the key has several, and names no students). In the long form a column
 * `seconds` says how long an answer took; other columns are ignored. */
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
    const char *answer;
    const char *label; /* normal; see key_label */
    uint32_t student;
    uint32_t row;  /* of the table, from 1 as spreadsheets count */
    uint32_t at;   /* where that row begins in the source */
    float seconds; /* NaN: the table does not say */
};

/* Students in the order in which they first appear. */
struct returned_student {
    const char *name;
    uint32_t variant; /* 0: the table does not say */
    uint32_t told;    /* the row that says it */
    uint32_t first;   /* their rows: order[first] .. order[first + count - 1] */
    uint32_t count;
};

struct returned {
    struct arena arena;
    struct returned_row *row; /* as in the table */
    size_t count, capacity;
    uint32_t *order; /* rows of one student after those of another */
    struct returned_student *student;
    size_t students, student_capacity;
    uint32_t *slot; /* students by the hash of their names, + 1; 0: free */
    size_t slots;
};

/* Reads a whole table. False when any row is bad; `errors` names them all, and
 * the others are there, so that what else is wrong can be found too. A question
 * that a student answers twice is such a fault. To be released either way. */
bool returned_read(const struct source *source, struct returned *answers,
                   struct error_list *errors);

/* Which student has that name; false where none has. */
bool returned_find(const struct returned *answers, const char *name,
                   uint32_t *student);

void returned_release(struct returned *answers);

#endif
