/* The people who share a database. */
#ifndef RECKON_STORE_LEARNERS_H
#define RECKON_STORE_LEARNERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct db;

/* Who practises where no name was given. */
#define LEARNERS_DEFAULT "me"

struct learner_row {
    int64_t id;
    const char *name;
    int64_t created; /* UTC, seconds */
};

/* The id of a learner, who is added (`now`: UTC, seconds) if not yet known. */
bool learners_find(struct db *db, const char *name, int64_t now, int64_t *id,
                   struct error *error);

/* All of them in the order in which they were added, in `arena`. */
bool learners_all(struct db *db, struct learner_row **learner, size_t *count,
                  struct arena *arena, struct error *error);

#endif
