/* Is a database sound? Looks at every page, index and reference, and changes
 * nothing but what SQLite itself mends: a transaction that was cut short. */
#ifndef RECKON_STORE_HEALTH_H
#define RECKON_STORE_HEALTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

enum { HEALTH_FAULTS = 5 };

struct health {
    bool there;                       /* is there such a file at all? */
    uint32_t version;                 /* of the schema */
    size_t faults;                    /* found, HEALTH_FAULTS at most */
    const char *fault[HEALTH_FAULTS]; /* SQLite's words, in the arena */
    int64_t learners, answers;        /* 0 where it is damaged */
    int64_t last; /* time of the latest answer, UTC; 0: none */
};

/* False with an error where it is no database of ours, is a newer one, or
 * cannot be read: then nothing was looked at. */
bool health_check(const char *path, struct health *health, struct arena *arena,
                  struct error *error);

/* The same for a file that is only to be read, a backup: false with an error
 * where it is missing or damaged, too. */
bool health_read(const char *path, struct health *health, struct arena *arena,
                 struct error *error);

#endif
