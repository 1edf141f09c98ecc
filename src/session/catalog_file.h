/* Files behind the catalog: which there are, how they look from outside, and
 * what a bank holds in the terms of the store's index. */
#ifndef RECKON_SESSION_CATALOG_FILE_H
#define RECKON_SESSION_CATALOG_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "bank/template.h"
#include "base/arena.h"
#include "base/error.h"
#include "store/bank_index.h"

/* Fills in size and time of change of file->path. */
bool catalog_file_look(struct bank_index_file *file, struct error *error);

/* Fills in the bank's id, title and entries; path, size and time stay. */
void catalog_file_describe(const struct bank *bank,
                           struct bank_index_file *file, struct arena *arena);

#endif
