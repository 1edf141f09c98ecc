/* Bars of shares, for the makers of figures. */
#ifndef RECKON_REPORT_LOOK_BARS_H
#define RECKON_REPORT_LOOK_BARS_H

#include "report/look_figures.h"

#define PERCENT 100

/* The share in percent, with its interval. */
struct figure_bar look_bar(const char *name, const struct share *share);

/* Shares that were right at first try. */
struct figure look_shares(const char *title, struct figure_bar *bar,
                          size_t bars, struct figure_column *column,
                          size_t columns);

/* Columns "questions" and "median time" for `count` bars, to be filled in:
 * value[i] of the first, value[count + i] of the second. */
struct figure_column *look_columns(double *value, size_t count,
                                   struct arena *arena);

#endif
