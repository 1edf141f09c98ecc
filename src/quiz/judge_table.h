/* Tables of cases: tab-separated text with a header line that has at least the
 * columns input, key and rule. In inputs and keys @{N*text} stands for text
 * repeated N times and \x1b for a byte. Lines that begin with "# " and empty
 * lines are skipped. */
#ifndef RECKON_QUIZ_JUDGE_TABLE_H
#define RECKON_QUIZ_JUDGE_TABLE_H

#include <stdbool.h>

#include "base/error.h"
#include "base/source.h"
#include "base/str.h"

/* One row's outcome. The texts live until the next row. */
struct judge_row {
    const char *input; /* as in the table, repeats not spelt out */
    const char *value; /* 17 figures, {a;b}, or "error" */
    const char *verdict;
    const char *expected_value; /* "" where the table has no such column */
    const char *expected_verdict;
    size_t line; /* of the table, from 1 */
};

/* Judges every row and hands it to `use`. A row whose key or rule cannot be
 * read gets the verdict "invalid:key" or "invalid:rule"; the first of them
 * makes the result false, with an error at its place in the table, after all
 * rows were handed over. A header without the three columns ends it at once. */
bool judge_table_each(const struct source *table,
                      void (*use)(void *context, const struct judge_row *row),
                      void *context, struct error *error);

/* Appends "input TAB value TAB verdict" lines under such a header. */
bool judge_table(const struct source *table, struct str *out,
                 struct error *error);

#endif
