/* Inside of the store: health.h for a connection that is open. */
#ifndef RECKON_STORE_HEALTH_SQL_H
#define RECKON_STORE_HEALTH_SQL_H

#include "store/health.h"

struct db;

/* Looks at all of it. False with an error where it could not, for want of
 * memory or since another program did not let it. */
bool health_look(struct db *db, struct health *health, struct arena *arena,
                 struct error *error);

#endif
