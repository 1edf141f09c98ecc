/* Inside of the store: sittings inside of a transaction, for sittings.c and
 * merge.c. */
#ifndef RECKON_STORE_SITTING_SQL_H
#define RECKON_STORE_SITTING_SQL_H

#include "store/sittings.h"
#include "store/sql.h"

/* Writes a sitting as it is, with its items. */
bool sitting_add(struct db *db, const struct sitting *sitting,
                 struct error *error);

#endif
