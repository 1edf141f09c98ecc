/* What a student is given back: their paper with each answer, how it was read,
 * the verdict, what went wrong, the right answer and the worked solution. A
 * document a student, all made from the key file alone. */
#ifndef RECKON_EXAM_FEEDBACK_H
#define RECKON_EXAM_FEEDBACK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/str.h"
#include "exam/marking.h"

struct feedback_format;

/* The format of that name: text, markdown, html. NULL with an error. */
const struct feedback_format *feedback_format_find(const char *name,
                                                   struct error *error);

/* "txt" */
const char *feedback_extension(const struct feedback_format *format);

/* Appends one student's document. `title` is the set's. */
void feedback_write(const struct feedback_format *format, const char *title,
                    const struct marked *marked, struct str *out);

/* Names of students as parts of names of files: of letters, digits and . - _ +,
 * other signs becoming '_', beyond ASCII as they are; not longer than most
 * systems take. Whose name would be another's, letter case aside, gets a number
 * behind a '~', which stands in no other name. */
struct feedback_names {
    const char **name; /* by student */
    struct arena arena;
};

void feedback_names_make(struct feedback_names *names,
                         const struct returned *answers);
void feedback_names_release(struct feedback_names *names);

#endif
