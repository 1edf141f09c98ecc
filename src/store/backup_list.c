#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "store/backup.h"
#include "store/backup_place.h"
#include "store/file.h"
#include "store/stamp.h"

enum { DAY = 86400, BACKUPS_MOST = 10000 };

void backup_add_stem(const char *database, struct str *out)
{
    const char *slash = strrchr(database, '/');
    const char *name = slash ? slash + 1 : database;
    size_t length = strlen(name);
    if (length > 3 && strcmp(name + length - 3, ".db") == 0)
        length -= 3;
    str_add_bytes(out, name, length);
}

void backup_add_folder(const char *database, struct str *out)
{
    store_file_folder(database, out);
    str_add(out, "/backups");
}

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
        backup_add_folder(database, &sort->folder);
        backup_add_stem(database, &sort->prefix);
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
