/* Marking what came back, from files to files; the command `grade` is this with
 * options around it. */
#ifndef RECKON_EXAM_GRADE_H
#define RECKON_EXAM_GRADE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "exam/exam.h"
#include "exam/feedback.h"

struct grade {
    const char *key, *answers;              /* paths */
    const char *folder;                     /* or NULL */
    const struct feedback_format *feedback; /* or NULL; needs a folder */
    bool json;                              /* in place of the summary */
    exam_progress *progress;                /* told of students; or NULL */
    void *progress_context;
};

/* Marks a table of answers. Appends the summary, or all results as JSON, to
 * `out`. With a folder, writes marks.csv, totals.csv, items.csv and files of
 * feedback there (mode 0600: they hold keys), and appends a line for each to
 * `report`. Everything is made in a folder inside of it that nobody else sees,
 * and gets its name when the last file is whole; on errors nothing is written.
 * They point into texts in `arena`. */
bool exam_grade(const struct grade *grade, struct arena *arena, struct str *out,
                struct str *report, struct error_list *errors);

#endif
