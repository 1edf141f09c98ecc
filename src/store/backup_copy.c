#include "store/backup_copy.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "store/db.h"
#include "store/health_sql.h"
#include "store/sql.h"

static bool copy_pages(struct db *db, struct db *to, struct error *error)
{
    sqlite3_backup *backup =
        sqlite3_backup_init(to->handle, "main", db->handle, "main");
    if (!backup)
        return sql_fail(to, SQL_SAVE, sqlite3_errcode(to->handle), error);
    int result = sqlite3_backup_step(backup, -1);
    int end = sqlite3_backup_finish(backup);
    if (result == SQLITE_DONE && end == SQLITE_OK)
        return true;
    return sql_fail(result == SQLITE_BUSY || result == SQLITE_CORRUPT ? db : to,
                    SQL_SAVE, result == SQLITE_DONE ? end : result, error);
}

static bool check(struct db *copy, const char *original, struct error *error)
{
    struct health health;
    struct arena arena;
    arena_init(&arena);
    bool ok = health_look(copy, &health, &arena, error);
    if (ok && health.faults)
        ok = error_set(error, ERROR_STORE,
                       "%.150s is damaged and was not copied: %.80s", original,
                       health.fault[0]);
    arena_release(&arena);
    return ok;
}

static bool sync_file(const char *path, struct error *error)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    bool ok = file >= 0 && fsync(file) == 0;
    if (!ok)
        error_set(error, ERROR_FILE, "cannot write %.150s: %s", path,
                  strerror(errno));
    if (file >= 0)
        close(file);
    return ok;
}

bool backup_copy(struct db *db, const char *to, struct error *error)
{
    struct db *copy = sql_connect(to, 0, error);
    /* A copy that is not whole never gets a name: it need not be safe before
     * it is synced as a whole. */
    bool ok = copy &&
              sql_run(copy, SQL_SAVE, "PRAGMA synchronous = OFF", error) &&
              sql_run(copy, SQL_SAVE, "PRAGMA journal_mode = OFF", error) &&
              copy_pages(db, copy, error) && check(copy, db->path, error);
    db_close(copy);
    return ok && sync_file(to, error);
}
