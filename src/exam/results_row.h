/* One mark as text. */
#ifndef RECKON_EXAM_RESULTS_ROW_H
#define RECKON_EXAM_RESULTS_ROW_H

#include "base/str.h"
#include "exam/marking.h"

/* Append a row with its end, and an object without one. */
void results_row_csv(const struct marked *marked, const struct mark *mark,
                     struct str *out);
void results_row_json(const struct marked *marked, const struct mark *mark,
                      struct str *out);

#endif
