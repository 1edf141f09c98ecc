/* backup_restore: the one way by which a database takes another's place. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/backup.h"
#include "store/backup_copy.h"
#include "store/db.h"
#include "store/file.h"
#include "store/sql.h"
#include "store/stamp.h"

enum { TRIES = 60, PATIENCE = 1000 /* milliseconds */ };

static bool fail(const char *what, const char *path, int reason,
                 struct error *error)
{
    return error_set(error, ERROR_FILE, "cannot %s %.150s: %s", what, path,
                     strerror(reason));
}

static void add_journal(const char *path, struct str *out)
{
    str_add_format(out, "%s-journal", path);
}

/* --- the new one ------------------------------------------------------------
 */

/* A checked copy of `from` in a new file beside the database. */
static bool bring(const char *from, const char *database, struct str *temporary,
                  struct error *error)
{
    str_add_format(temporary, "%s.new-XXXXXX", database);
    if (!store_file_is_ours(from, error))
        return false;
    struct db *source = sql_connect(from, SQLITE_OPEN_READONLY, error);
    int file = source ? mkstemp(temporary->text) : -1;
    bool ok = file >= 0 || !source || fail("write", database, errno, error);
    if (file >= 0) {
        close(file);
        ok = backup_copy(source, temporary->text, error);
        if (!ok)
            unlink(temporary->text);
    }
    db_close(source);
    return ok && file >= 0;
}

/* --- the old one ------------------------------------------------------------
 */

/* Gives a file a second name, or where the file system knows no such thing,
 * another one. */
static bool name_also(const char *path, const char *other)
{
    if (link(path, other) == 0)
        return true;
    if (errno == EEXIST || access(other, F_OK) == 0) {
        errno = EEXIST;
        return false;
    }
    return rename(path, other) == 0;
}

static bool set_aside(const char *database, int64_t now, struct str *aside,
                      struct error *error)
{
    bool ok = false;
    for (int i = 0; !ok && i < TRIES; i++) {
        str_clear(aside);
        str_add_format(aside, "%s.aside-", database);
        stamp_add(aside, now + i);
        ok = name_also(database, aside->text);
        if (!ok && errno != EEXIST)
            break;
    }
    return ok || fail("set aside", database, errno, error);
}

/* A journal without its database would be played into the new one. It goes
 * before that comes, and only after both have their other names. */
static bool set_journal_aside(const char *database, const char *aside,
                              struct error *error)
{
    struct str from = {0}, to = {0};
    add_journal(database, &from);
    add_journal(aside, &to);
    bool ok = access(from.text, F_OK) != 0 ||
              (name_also(from.text, to.text) &&
               (unlink(from.text) == 0 || errno == ENOENT));
    if (!ok)
        fail("set aside", from.text, errno, error);
    str_release(&from);
    str_release(&to);
    return ok;
}

/* Keeps other programs from writing, if the database can be used at all: NULL
 * without an error where not. */
static sqlite3 *lock(const char *database, struct error *error)
{
    sqlite3 *handle = NULL;
    struct error ignored = {.code = ERROR_NONE};
    if (!store_file_is_ours(database, &ignored))
        return NULL;
    int result =
        sqlite3_open_v2(database, &handle, SQLITE_OPEN_READWRITE, NULL);
    if (result == SQLITE_OK) {
        sqlite3_busy_timeout(handle, PATIENCE);
        result = sqlite3_exec(handle, "BEGIN EXCLUSIVE", NULL, NULL, NULL);
    }
    if ((result & 0xff) == SQLITE_BUSY)
        error_set(error, ERROR_STORE,
                  "another program is writing to %.150s; nothing was restored",
                  database);
    return handle;
}

static bool replace(const char *database, const char *temporary, int64_t now,
                    struct str *aside, struct error *error)
{
    if (!store_file_exists(database))
        return store_file_give_name(temporary, database) ||
               fail("write", database, errno, error);
    sqlite3 *old = lock(database, error);
    bool ok = error->code == ERROR_NONE &&
              set_aside(database, now, aside, error) &&
              set_journal_aside(database, aside->text, error) &&
              (rename(temporary, database) == 0 ||
               fail("write", database, errno, error));
    sqlite3_close(old);
    return ok;
}

bool backup_restore(const char *database, const char *from, int64_t now,
                    struct str *aside, struct error *error)
{
    struct str folder = {0}, temporary = {0};
    char real[PATH_MAX];
    /* A link stays one: what it leads to is replaced. */
    if (realpath(database, real))
        database = real;
    store_file_folder(database, &folder);
    bool ok = file_make_directory(folder.text, S_IRWXU, error) &&
              bring(from, database, &temporary, error);
    if (ok) {
        ok = replace(database, temporary.text, now, aside, error);
        if (!ok)
            unlink(temporary.text);
        store_file_sync_folder(folder.text);
    }
    str_release(&folder);
    str_release(&temporary);
    return ok;
}
