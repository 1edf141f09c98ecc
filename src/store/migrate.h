/* The schema, version by version. */
#ifndef RECKON_STORE_MIGRATE_H
#define RECKON_STORE_MIGRATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

struct db;

/* The version that this program writes. */
uint32_t migrate_newest(void);

/* Runs the steps of migration.def that the database has not seen, all in one
 * transaction. A database that is up to date is only looked at. */
bool migrate(struct db *db, struct error *error);

/* The error for a database of a later version; always false. */
bool migrate_refuse_newer(const char *path, uint32_t version,
                          struct error *error);

#endif
