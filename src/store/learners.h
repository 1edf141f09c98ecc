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

/* The id of a learner, or 0 where nobody is called so. */
bool learners_look_up(struct db *db, const char *name, int64_t *id,
                      struct error *error);

/* The id of a learner, who is added (`now`: UTC, seconds) if not yet known. */
bool learners_find(struct db *db, const char *name, int64_t now, int64_t *id,
                   struct error *error);

/* The same inside the caller's transaction (db_begin). */
bool learners_find_within(struct db *db, const char *name, int64_t now,
                          int64_t *id, struct error *error);

/* All of them in the order in which they were added, in `arena`. */
bool learners_all(struct db *db, struct learner_row **learner, size_t *count,
                  struct arena *arena, struct error *error);

/* What there is of a learner. */
struct learner_holdings {
    int64_t answers;
    int64_t first, last; /* times of the earliest and the latest, UTC */
    int64_t sittings;    /* drills and interviews */
    int64_t notes;
};

bool learners_holdings(struct db *db, int64_t learner,
                       struct learner_holdings *holdings, struct error *error);

/* Removes all there is of a learner but the name: answers, estimates, sittings,
 * notes, intervals, in one transaction; what they took in the file is written
 * over. */
bool learners_empty(struct db *db, int64_t learner, struct error *error);

#endif
