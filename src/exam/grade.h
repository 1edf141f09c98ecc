/* Marking what came back, from files to files; the command `grade` is this with
 * options around it. */
#ifndef RECKON_EXAM_GRADE_H
#define RECKON_EXAM_GRADE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

/* Marks a table of answers. Appends the summary to `report`; with a folder (or
 * NULL), writes marks.csv and totals.csv there (mode 0600: they hold keys). On
 * errors nothing is written; they point into texts in `arena`. */
bool exam_grade(const char *key_path, const char *answers_path,
                const char *folder, struct arena *arena, struct str *report,
                struct error_list *errors);

#endif
