/* Copies of the database, in the folder "backups" beside it. Each was checked
 * before it got its name, so none was ever made of a damaged database; the
 * newest are kept, and all of them can be opened like the database itself.
 *
 * A copy is taken page by page while others may read and nobody may write; its
 * name is the moment, UTC: progress-20260305-141530.db. A clock that was ahead
 * once may have left a name from the future; that one counts as the oldest. */
#ifndef RECKON_STORE_BACKUP_H
#define RECKON_STORE_BACKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

struct db;

enum { BACKUPS_KEPT = 10 };

struct backup {
    const char *path;
    const char *name; /* without the folder */
    int64_t made;     /* UTC, seconds */
    int64_t bytes;
};

/* The backups of the database at `database`, newest first, in `arena`; none
 * where there is no folder for them. */
void backup_list(const char *database, int64_t now, struct backup **backup,
                 size_t *count, struct arena *arena);

/* Likewise the databases that backup_restore has set aside. */
void backup_list_aside(const char *database, int64_t now,
                       struct backup **backup, size_t *count,
                       struct arena *arena);

/* Removes all that one of them has of a learner, as learners_empty does. */
bool backup_forget(const struct backup *backup, const char *learner,
                   struct error *error);

/* Is the newest older than a day, and is there anything to be copied? */
bool backup_is_due(struct db *db, int64_t now);

/* Makes one now and removes the oldest beyond BACKUPS_KEPT. Appends its path.
 * Not inside of a transaction. */
bool backup_make(struct db *db, int64_t now, struct str *path,
                 struct error *error);

/* Puts a copy of `from`, which is checked first and stays where it is, in the
 * place of the database at `database`. What was there is never removed: it
 * gets another name in the same folder, which is appended to `aside` (nothing,
 * where there was no database). At any instant there is a whole database of
 * that name, the old or the new. A program that has the old one open can save
 * nothing more, and says so. */
bool backup_restore(const char *database, const char *from, int64_t now,
                    struct str *aside, struct error *error);

#endif
