/* What comes of marking a class, gathered student by student: sums, items, and
 * each answer's mark as a row of a table, in the order of the table of answers.
 * Rows are kept as the text that they will be. */
#ifndef RECKON_EXAM_RESULTS_H
#define RECKON_EXAM_RESULTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/file.h"
#include "base/str.h"
#include "exam/items.h"
#include "exam/marking.h"

/* Texts that are made in one order and written in another. */
struct spool {
    struct str bytes;
    uint64_t *at;     /* of each row */
    uint32_t *length; /* 0: a blank cell of a question that was not asked */
};

struct results {
    const struct returned *answers;
    const char *title, *program; /* of the key; set by whoever writes them */
    bool wants_csv, wants_json;
    struct total *total; /* by student */
    struct spool csv, json;
    struct items items;
};

void results_init(struct results *results, const struct returned *answers,
                  bool wants_csv, bool wants_json);

/* Adds a student. */
void results_add(struct results *results, const struct marked *marked);

/* Works out what hangs on all of them. */
void results_finish(struct results *results);

void results_release(struct results *results);

/* Writes a row for each answer as CSV; what fails is told by file_commit. */
void results_marks_csv(const struct results *results,
                       struct file_writer *writer);

/* Appends a CSV table with a row for each student. `file` says in which file
 * of feedback a student's is, or is NULL. */
typedef void results_file(const void *context, uint32_t student,
                          struct str *out);
void results_totals_csv(const struct results *results, results_file *file,
                        const void *context, struct str *out);

/* Appends all as one object; each student, mark and item has a line. */
void results_json(const struct results *results, struct str *out);

/* Appends the summary for the screen: per student, per question. */
void results_summary(const struct results *results, struct str *out);

#endif
