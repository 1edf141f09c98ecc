/* Inside of the store: a checked copy of a database. */
#ifndef RECKON_STORE_BACKUP_COPY_H
#define RECKON_STORE_BACKUP_COPY_H

#include <stdbool.h>

#include "base/error.h"

struct db;

/* Fills the empty file `to` with the database's pages, all of one moment, then
 * looks at all of it, then syncs it. False with an error where anything is
 * wrong, above all where the database is damaged; the file is the caller's. */
bool backup_copy(struct db *db, const char *to, struct error *error);

#endif
