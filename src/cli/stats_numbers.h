/* The numbers behind the screens of 'stats', for programs. */
#ifndef RECKON_CLI_STATS_NUMBERS_H
#define RECKON_CLI_STATS_NUMBERS_H

#include <stdbool.h>

#include "base/str.h"
#include "repl/stats.h"

/* Appends one JSON object with a list of rows for each table that belongs to
 * the screen. `catalog`, which may be NULL, is what keys are drawn from. */
void stats_numbers_json(const struct lookback *look, enum stats_what what,
                        struct catalog *catalog, struct str *out);

/* The same as tab-separated lines. The first column is the table's name, also
 * on its line of field names; what is not known is NA. */
void stats_numbers_tsv(const struct lookback *look, enum stats_what what,
                       struct catalog *catalog, struct str *out);

#endif
