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
#include "store/db.h"
#include "store/file.h"
#include "store/learners.h"
#include "store/sql.h"
#include "store/stamp.h"

enum { DAY = 86400, TRIES = 60, BACKUPS_MOST = 10000 };

#define UNFINISHED ".unfinished-"

/* "progress.db" without its end. */
static void add_stem(const char *database, struct str *out)
{
    const char *slash = strrchr(database, '/');
    const char *name = slash ? slash + 1 : database;
    size_t length = strlen(name);
    if (length > 3 && strcmp(name + length - 3, ".db") == 0)
        length -= 3;
    str_add_bytes(out, name, length);
}

static void add_place(const char *database, struct str *out)
{
    store_file_folder(database, out);
    str_add(out, "/backups");
}

/* --- the list --------------------------------------------------------------
 */

/* Names of one sort: what stands before the moment, and behind it. */
struct sort {
    struct str folder, prefix;
    const char *suffix;
};

static void start_sort(struct sort *sort, const char *database, bool aside)
{
    const char *slash = strrchr(database, '/');
    *sort = (struct sort){.suffix = aside ? "" : ".db"};
    if (aside) {
        store_file_folder(database, &sort->folder);
        str_add_format(&sort->prefix, "%s.aside-",
                       slash ? slash + 1 : database);
    } else {
        add_place(database, &sort->folder);
        add_stem(database, &sort->prefix);
        str_add_char(&sort->prefix, '-');
    }
}

static bool is_of_sort(const struct sort *sort, const char *name, int64_t *made)
{
    size_t length = sort->prefix.length;
    return strncmp(name, str_text(&sort->prefix), length) == 0 &&
           strlen(name) == length + STAMP_LENGTH + strlen(sort->suffix) &&
           strcmp(name + length + STAMP_LENGTH, sort->suffix) == 0 &&
           stamp_read(name + length, made);
}

struct listing {
    struct backup *backup;
    size_t count, capacity;
    struct arena *arena;
};

static void list_one(struct listing *listing, const char *folder,
                     const char *name, int64_t made)
{
    struct stat status;
    struct str path = {0};
    str_add_format(&path, "%s/%s", folder, name);
    if (lstat(path.text, &status) == 0 && S_ISREG(status.st_mode)) {
        listing->backup =
            arena_grow(listing->arena, listing->backup, listing->count,
                       &listing->capacity, sizeof *listing->backup);
        const char *kept = arena_text(listing->arena, path.text, path.length);
        listing->backup[listing->count++] = (struct backup){
            .path = kept,
            .name = kept + path.length - strlen(name),
            .made = made,
            .bytes = status.st_size,
        };
    }
    str_release(&path);
}

static int newest_first(const void *a, const void *b)
{
    const struct backup *one = a, *other = b;
    return (one->made < other->made) - (one->made > other->made);
}

/* Moves those of the future behind the others. */
static void put_future_last(struct backup *backup, size_t count, int64_t now)
{
    size_t ahead = 0;
    while (ahead < count && backup[ahead].made > now + DAY)
        ahead++;
    for (; ahead > 0; ahead--) {
        struct backup first = backup[0];
        memmove(backup, backup + 1, (count - 1) * sizeof *backup);
        backup[count - 1] = first;
    }
}

static void list(struct sort *sort, int64_t now, struct backup **backup,
                 size_t *count, struct arena *arena)
{
    const struct dirent *entry;
    struct listing listing = {.arena = arena};
    int64_t made;
    DIR *folder = opendir(sort->folder.text);
    while (folder && listing.count < BACKUPS_MOST && (entry = readdir(folder)))
        if (is_of_sort(sort, entry->d_name, &made))
            list_one(&listing, sort->folder.text, entry->d_name, made);
    if (folder)
        closedir(folder);
    if (listing.count) {
        qsort(listing.backup, listing.count, sizeof *listing.backup,
              newest_first);
        put_future_last(listing.backup, listing.count, now);
    }
    *backup = listing.backup;
    *count = listing.count;
    str_release(&sort->folder);
    str_release(&sort->prefix);
}

void backup_list(const char *database, int64_t now, struct backup **backup,
                 size_t *count, struct arena *arena)
{
    struct sort sort;
    start_sort(&sort, database, false);
    list(&sort, now, backup, count, arena);
}

void backup_list_aside(const char *database, int64_t now,
                       struct backup **backup, size_t *count,
                       struct arena *arena)
{
    struct sort sort;
    start_sort(&sort, database, true);
    list(&sort, now, backup, count, arena);
}

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

/* --- making ----------------------------------------------------------------
 */

/* Gives the copy the name of the moment, or of one soon after where that is
 * taken; false with errno. */
static bool give_name(const char *temporary, const char *database,
                      const char *folder, int64_t now, struct str *path)
{
    struct str name = {0}, stem = {0};
    bool ok = false;
    add_stem(database, &stem);
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
    add_place(db->path, &folder);
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
