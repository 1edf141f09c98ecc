#include "store/backup.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/backup_copy.h"
#include "store/backup_place.h"
#include "store/db.h"
#include "store/file.h"
#include "store/learners.h"
#include "store/sql.h"
#include "store/stamp.h"

enum { DAY = 86400, TRIES = 60 };

#define UNFINISHED ".unfinished-"

bool backup_is_due(struct db *db, int64_t now)
{
    struct error ignored = {.code = ERROR_NONE};
    struct backup *backup;
    size_t count;
    struct arena arena;
    int64_t any;
    arena_init(&arena);
    backup_list(db->path, now, &backup, &count, &arena);
    bool due =
        !count || backup[0].made > now + DAY || now - backup[0].made >= DAY;
    arena_release(&arena);
    return due &&
           sql_number(db, "SELECT EXISTS(SELECT 1 FROM answer)", &any,
                      &ignored) &&
           any;
}

/* Gives the copy the name of the moment, or of one soon after where that is
 * taken; false with errno. */
static bool give_name(const char *temporary, const char *database,
                      const char *folder, int64_t now, struct str *path)
{
    struct str name = {0}, stem = {0};
    bool ok = false;
    backup_add_stem(database, &stem);
    for (int i = 0; !ok && i < TRIES; i++) {
        str_clear(&name);
        str_add_format(&name, "%s/%s-", folder, str_text(&stem));
        stamp_add(&name, now + i);
        str_add(&name, ".db");
        ok = store_file_give_name(temporary, name.text);
        if (!ok && errno != EEXIST)
            break;
    }
    if (ok)
        str_add(path, name.text);
    int reason = errno;
    str_release(&name);
    str_release(&stem);
    errno = reason;
    return ok;
}

/* What a program left that was ended while it made one. */
static void remove_unfinished(const char *folder, int64_t now)
{
    const struct dirent *entry;
    struct str name = {0};
    struct stat status;
    DIR *open_folder = opendir(folder);
    while (open_folder && (entry = readdir(open_folder))) {
        if (strncmp(entry->d_name, UNFINISHED, strlen(UNFINISHED)) != 0)
            continue;
        str_clear(&name);
        str_add_format(&name, "%s/%s", folder, entry->d_name);
        if (lstat(name.text, &status) == 0 && status.st_mtime < now - DAY)
            unlink(name.text);
    }
    if (open_folder)
        closedir(open_folder);
    str_release(&name);
}

static void remove_oldest(const char *database, int64_t now)
{
    struct backup *backup;
    size_t count;
    struct arena arena;
    arena_init(&arena);
    backup_list(database, now, &backup, &count, &arena);
    for (size_t i = BACKUPS_KEPT; i < count; i++)
        unlink(backup[i].path);
    arena_release(&arena);
}

static bool fail(const char *what, const char *path, int reason,
                 struct error *error)
{
    return error_set(error, ERROR_FILE, "cannot %s %.150s: %s", what, path,
                     strerror(reason));
}

static bool make_in(struct db *db, const char *folder, int64_t now,
                    struct str *path, struct error *error)
{
    struct str temporary = {0};
    str_add_format(&temporary, "%s/" UNFINISHED "XXXXXX", folder);
    int file = mkstemp(temporary.text);
    bool ok = file >= 0;
    if (!ok) {
        fail("make a backup in", folder, errno, error);
    } else {
        close(file);
        ok = backup_copy(db, temporary.text, error) &&
             (give_name(temporary.text, db->path, folder, now, path) ||
              fail("make a backup in", folder, errno, error));
        if (ok)
            store_file_sync_folder(folder);
        else
            unlink(temporary.text);
    }
    str_release(&temporary);
    return ok;
}

bool backup_make(struct db *db, int64_t now, struct str *path,
                 struct error *error)
{
    struct str folder = {0};
    backup_add_folder(db->path, &folder);
    bool ok = file_make_directory(folder.text, S_IRWXU, error);
    if (ok) {
        remove_unfinished(folder.text, now);
        ok = make_in(db, folder.text, now, path, error);
    }
    if (ok)
        remove_oldest(db->path, now);
    str_release(&folder);
    return ok;
}

bool backup_forget(const struct backup *backup, const char *learner,
                   struct error *error)
{
    int64_t id;
    struct db *db = db_open(backup->path, error);
    bool ok = db && learners_look_up(db, learner, &id, error) &&
              (!id || learners_empty(db, id, error));
    db_close(db);
    return ok;
}
