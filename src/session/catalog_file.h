/* What a bank holds in the terms of the store's index. */
#ifndef RECKON_SESSION_CATALOG_FILE_H
#define RECKON_SESSION_CATALOG_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "bank/template.h"
#include "base/arena.h"
#include "base/error.h"
#include "store/bank_index.h"

/* Fills in what the bank holds; path and stamp stay. It belongs to the arena,
 * but for the bank's own texts. */
void catalog_file_describe(const struct bank *bank,
                           struct bank_index_file *file, struct arena *arena);

/* The expected seconds of each of a template's levels, LEVEL_MOST at most; how
 * many there are. */
uint32_t catalog_file_seconds(const struct template *template, double *seconds,
                              struct arena *arena);

#endif
