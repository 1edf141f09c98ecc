#include "disk.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/rng.h"

enum { FILES = 32, SECTOR = 512, NAME = 512 };

/* Something that was done to a file and not synced. */
struct change {
    struct change *next;
    sqlite3_int64 from; /* of bytes; or the new size, where there are none */
    int length;         /* -1: truncated */
    unsigned char bytes[];
};

/* What the disk itself has of a file. */
struct image {
    char name[NAME];
    bool there, there_surely; /* is it, would it be after a cut? */
    unsigned char *bytes;
    sqlite3_int64 size;
    struct change *change, **last; /* since then, oldest first */
};

struct disk_file {
    sqlite3_file base;
    struct image *image; /* NULL: a file that nobody misses */
    sqlite3_file *real;
};

static struct {
    sqlite3_vfs vfs, *real;
    sqlite3_io_methods methods;
    struct image image[FILES];
    int images;
    unsigned long at, calls;
    struct rng rng;
} disk;

/* --- images ----------------------------------------------------------------
 */

static void forget_changes(struct image *image)
{
    while (image->change) {
        struct change *next = image->change->next;
        free(image->change);
        image->change = next;
    }
    image->last = &image->change;
}

/* Takes the file as it is for what the disk has. */
static void take(struct image *image)
{
    struct stat status;
    int file = open(image->name, O_RDONLY);
    forget_changes(image);
    free(image->bytes);
    image->bytes = NULL;
    image->size = 0;
    image->there_surely = image->there = file >= 0;
    if (file < 0)
        return;
    if (fstat(file, &status) != 0)
        abort();
    image->size = status.st_size;
    image->bytes = malloc((size_t)image->size + 1);
    if (!image->bytes ||
        read(file, image->bytes, (size_t)image->size) != (ssize_t)image->size)
        abort();
    close(file);
}

static struct image *image_of(const char *name)
{
    for (int i = 0; i < disk.images; i++)
        if (strcmp(disk.image[i].name, name) == 0)
            return &disk.image[i];
    if (disk.images == FILES)
        abort();
    struct image *image = &disk.image[disk.images++];
    snprintf(image->name, sizeof image->name, "%s", name);
    image->last = &image->change;
    take(image);
    return image;
}

static void note(struct image *image, const void *bytes, int length,
                 sqlite3_int64 from)
{
    size_t size = length > 0 ? (size_t)length : 0;
    struct change *change = malloc(sizeof *change + size);
    if (!change)
        abort();
    *change = (struct change){.from = from, .length = length};
    if (size)
        memcpy(change->bytes, bytes, size);
    *image->last = change;
    image->last = &change->next;
}

/* --- the cut ----------------------------------------------------------------
 */

static bool chance(void)
{
    return rng_below(&disk.rng, 2) == 0;
}

static void resize(struct image *image, sqlite3_int64 size)
{
    if (size > image->size) {
        unsigned char *bytes = realloc(image->bytes, (size_t)size);
        if (!bytes)
            abort();
        memset(bytes + image->size, 0, (size_t)(size - image->size));
        image->bytes = bytes;
    }
    image->size = size;
}

static void apply(struct image *image, const struct change *change)
{
    if (change->length < 0) {
        if (chance())
            resize(image, change->from);
        return;
    }
    for (int at = 0; at < change->length;) {
        int end = at + SECTOR - (int)((change->from + at) % SECTOR);
        if (end > change->length)
            end = change->length;
        if (chance()) {
            if (change->from + end > image->size)
                resize(image, change->from + end);
            memcpy(image->bytes + change->from + at, change->bytes + at,
                   (size_t)(end - at));
        }
        at = end;
    }
}

static void settle(struct image *image)
{
    bool there = image->there;
    if (image->there != image->there_surely)
        there = chance();
    unlink(image->name);
    if (!there)
        return;
    for (const struct change *change = image->change; change;
         change = change->next)
        apply(image, change);
    int file = open(image->name, O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (file < 0 ||
        write(file, image->bytes, (size_t)image->size) != (ssize_t)image->size)
        abort();
    close(file);
}

/* Counts a call; when its turn has come, this is the end. */
static void count(void)
{
    if (++disk.calls != disk.at)
        return;
    for (int i = 0; i < disk.images; i++)
        settle(&disk.image[i]);
    _exit(DISK_CUT);
}

unsigned long disk_calls(void)
{
    return disk.calls;
}

/* --- a file ------------------------------------------------------------------
 */

static sqlite3_file *real_of(sqlite3_file *file)
{
    return ((struct disk_file *)file)->real;
}

static int file_close(sqlite3_file *file)
{
    sqlite3_file *real = real_of(file);
    int result = real->pMethods ? real->pMethods->xClose(real) : SQLITE_OK;
    free(real);
    return result;
}

static int file_read(sqlite3_file *file, void *bytes, int length,
                     sqlite3_int64 from)
{
    return real_of(file)->pMethods->xRead(real_of(file), bytes, length, from);
}

static int file_write(sqlite3_file *file, const void *bytes, int length,
                      sqlite3_int64 from)
{
    struct image *image = ((struct disk_file *)file)->image;
    int result =
        real_of(file)->pMethods->xWrite(real_of(file), bytes, length, from);
    if (image && result == SQLITE_OK) {
        note(image, bytes, length, from);
        count();
    }
    return result;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    struct image *image = ((struct disk_file *)file)->image;
    int result = real_of(file)->pMethods->xTruncate(real_of(file), size);
    if (image && result == SQLITE_OK) {
        note(image, NULL, -1, size);
        count();
    }
    return result;
}

/* The power may go just before it. The real VFS also syncs the folder of a file
 * that is new. */
static int file_sync(sqlite3_file *file, int flags)
{
    struct image *image = ((struct disk_file *)file)->image;
    if (image)
        count();
    int result = real_of(file)->pMethods->xSync(real_of(file), flags);
    if (image && result == SQLITE_OK)
        take(image);
    return result;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int file_lock(sqlite3_file *file, int lock)
{
    return real_of(file)->pMethods->xLock(real_of(file), lock);
}

static int file_unlock(sqlite3_file *file, int lock)
{
    return real_of(file)->pMethods->xUnlock(real_of(file), lock);
}

static int file_is_reserved(sqlite3_file *file, int *is)
{
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), is);
}

static int file_control(sqlite3_file *file, int what, void *argument)
{
    return real_of(file)->pMethods->xFileControl(real_of(file), what, argument);
}

static int file_sector(sqlite3_file *file)
{
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int file_traits(sqlite3_file *file)
{
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

/* --- the file system
 * ---------------------------------------------------------- */

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file,
                     int flags, int *got)
{
    struct disk_file *mine = (struct disk_file *)file;
    const int kept = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL;
    (void)vfs;
    *mine = (struct disk_file){.real = calloc(1, (size_t)disk.real->szOsFile)};
    if (!mine->real)
        return SQLITE_NOMEM;
    if (name && flags & kept)
        mine->image = image_of(name);
    int result = disk.real->xOpen(disk.real, name, mine->real, flags, got);
    if (result != SQLITE_OK) {
        free(mine->real);
        return result;
    }
    file->pMethods = &disk.methods;
    if (mine->image)
        mine->image->there = true;
    return SQLITE_OK;
}

static int delete_file(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
    struct image *image = image_of(name);
    (void)vfs;
    count();
    int result = disk.real->xDelete(disk.real, name, sync_folder);
    if (result != SQLITE_OK)
        return result;
    image->there = false;
    if (sync_folder)
        take(image);
    else
        count();
    return SQLITE_OK;
}

void disk_install(unsigned long at, uint64_t seed)
{
    disk.real = sqlite3_vfs_find(NULL);
    disk.at = at;
    rng_seed(&disk.rng, seed);
    disk.methods = (sqlite3_io_methods){
        .iVersion = 1,
        .xClose = file_close,
        .xRead = file_read,
        .xWrite = file_write,
        .xTruncate = file_truncate,
        .xSync = file_sync,
        .xFileSize = file_size,
        .xLock = file_lock,
        .xUnlock = file_unlock,
        .xCheckReservedLock = file_is_reserved,
        .xFileControl = file_control,
        .xSectorSize = file_sector,
        .xDeviceCharacteristics = file_traits,
    };
    disk.vfs = *disk.real;
    disk.vfs.iVersion = 1;
    disk.vfs.zName = "cut";
    disk.vfs.szOsFile = sizeof(struct disk_file);
    disk.vfs.xOpen = open_file;
    disk.vfs.xDelete = delete_file;
    sqlite3_vfs_register(&disk.vfs, 1);
}
