/* The two jobs of instructors from files to files; the commands `set` and
 * `grade` are these with options around them. */
#ifndef RECKON_EXPORT_SET_H
#define RECKON_EXPORT_SET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "export/format.h"
#include "export/set_plan.h"

struct set_options {
    struct set_plan_options plan; /* its seed also draws the numbers */
    const char *title;
    const char *program; /* name and version, for the key */
    const struct set_format *const *format;
    size_t formats;
    struct set_notes *notes; /* or NULL */
};

/* Makes a set and writes it in each format, and key.jsonl, into `folder`
 * (made if need be). All is made before the first file is written; each file is
 * whole or as it was. Appends to `report` a line "PATH  what it is" for each.
 */
bool set_write(const struct library *library, const struct set_options *options,
               const char *folder, struct str *report, struct error *error);

/* Marks a table of answers. Appends the summary to `report`; with a folder (or
 * NULL), writes marks.csv and totals.csv there (mode 0600: they hold keys). On
 * errors nothing is written; they point into texts in `arena`. */
bool set_grade(const char *key_path, const char *answers_path,
               const char *folder, struct arena *arena, struct str *report,
               struct error_list *errors);

#endif
