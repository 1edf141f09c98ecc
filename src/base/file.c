#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

static bool fail(struct error *error, const char *what, const char *path)
{
    return error_set(error, ERROR_FILE, "%s %s: %s", what, path,
                     strerror(errno));
}

static bool read_all(int descriptor, size_t limit, struct str *out,
                     const char *path, struct error *error)
{
    char buffer[1 << 16];
    size_t total = 0;
    for (;;) {
        ssize_t got = read(descriptor, buffer, sizeof buffer);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(error, "cannot read", path);
        if (!got)
            return true;
        total += (size_t)got;
        if (total > limit)
            return error_set(error, ERROR_LIMIT,
                             "%s is larger than the limit of %zu bytes", path,
                             limit);
        str_add_bytes(out, buffer, (size_t)got);
    }
}

int file_open(const char *path, struct error *error)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat status;
    if (descriptor < 0) {
        fail(error, "cannot open", path);
        return -1;
    }
    if (fstat(descriptor, &status) < 0)
        fail(error, "cannot read", path);
    else if (!S_ISREG(status.st_mode))
        error_set(error, ERROR_FILE, "%s is not a regular file", path);
    else
        return descriptor;
    close(descriptor);
    return -1;
}

/* Reads up to the end of the file or of the room; false where it fails. */
static bool read_some(int descriptor, char *room, size_t size, size_t *got)
{
    for (*got = 0; *got < size;) {
        ssize_t more = read(descriptor, room + *got, size - *got);
        if (more < 0 && errno == EINTR)
            continue;
        if (more <= 0)
            return more == 0;
        *got += (size_t)more;
    }
    return true;
}

bool file_read_in(struct arena *arena, const char *path, size_t limit,
                  const char **text, size_t *length, struct error *error)
{
    struct stat status;
    int descriptor = file_open(path, error);
    if (descriptor < 0)
        return false;
    /* One more than it is said to have, to see that there is no more. */
    size_t room = fstat(descriptor, &status) == 0 && status.st_size > 0
                      ? (size_t)status.st_size + 1
                      : 1;
    char *bytes = NULL;
    size_t total = 0, got = 0;
    bool ok = true;
    for (; ok && total <= limit; room = 2 * room) {
        char *larger = arena_get(arena, room < limit ? room + 1 : limit + 2);
        if (total)
            memcpy(larger, bytes, total);
        bytes = larger;
        size_t wanted = (room < limit ? room : limit + 1) - total;
        ok = read_some(descriptor, bytes + total, wanted, &got);
        total += got;
        if (got < wanted)
            break;
    }
    if (!ok)
        fail(error, "cannot read", path);
    close(descriptor);
    if (ok && total > limit)
        return error_set(error, ERROR_LIMIT,
                         "%s is larger than the limit of %zu bytes", path,
                         limit);
    bytes[total] = '\0';
    *text = bytes;
    *length = total;
    return ok;
}

bool file_read(const char *path, size_t limit, struct str *out,
               struct error *error)
{
    int descriptor = file_open(path, error);
    if (descriptor < 0)
        return false;
    bool ok = read_all(descriptor, limit, out, path, error);
    close(descriptor);
    return ok;
}

static struct file_stamp stamp_of(const struct stat *status)
{
    return (struct file_stamp){
        .size = status->st_size,
        .modified = (int64_t)status->st_mtim.tv_sec * 1000000000 +
                    status->st_mtim.tv_nsec,
    };
}

bool file_look(const char *path, struct file_stamp *stamp, struct error *error)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return fail(error, "cannot read", path);
    *stamp = stamp_of(&status);
    return true;
}

static bool read_part(int descriptor, size_t at, size_t length, char *out)
{
    while (length) {
        ssize_t got = pread(descriptor, out, length, (off_t)at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        out += got;
        at += (size_t)got;
        length -= (size_t)got;
    }
    return true;
}

bool file_read_part(const char *path, const struct file_stamp *stamp, size_t at,
                    size_t length, char *out, struct error *error)
{
    struct stat status;
    int descriptor = file_open(path, error);
    if (descriptor < 0)
        return false;
    bool same = fstat(descriptor, &status) == 0 &&
                stamp_of(&status).size == stamp->size &&
                stamp_of(&status).modified == stamp->modified &&
                read_part(descriptor, at, length, out);
    close(descriptor);
    return same || error_set(error, ERROR_FILE, "%s has changed", path);
}

static bool write_all(int descriptor, const char *bytes, size_t length)
{
    while (length) {
        ssize_t put = write(descriptor, bytes, length);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes += put;
        length -= (size_t)put;
    }
    return true;
}

static void sync_folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct str folder = {0};
    str_add_bytes(&folder, slash ? path : ".",
                  !slash          ? 1
                  : slash == path ? 1
                                  : (size_t)(slash - path));
    int descriptor = open(folder.text, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        fsync(descriptor);
        close(descriptor);
    }
    str_release(&folder);
}

bool file_begin(struct file_writer *writer, const char *path, mode_t mode,
                struct error *error)
{
    *writer = (struct file_writer){.path = path};
    str_add_format(&writer->name, "%s.XXXXXX", path);
    writer->descriptor = mkstemp(writer->name.text);
    if (writer->descriptor < 0) {
        str_release(&writer->name);
        return fail(error, "cannot write", path);
    }
    if (fchmod(writer->descriptor, mode) != 0)
        writer->failure = errno;
    return true;
}

/* Something that is there and must stay what it is. */
static bool is_special(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && !S_ISREG(status.st_mode) &&
           !S_ISDIR(status.st_mode);
}

bool file_begin_put(struct file_writer *writer, const char *path, mode_t mode,
                    struct error *error)
{
    if (!is_special(path))
        return file_begin(writer, path, mode, error);
    *writer = (struct file_writer){.path = path};
    writer->descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    return writer->descriptor >= 0 || fail(error, "cannot write", path);
}

bool file_add(struct file_writer *writer, const char *bytes, size_t length)
{
    if (!writer->failure && !write_all(writer->descriptor, bytes, length))
        writer->failure = errno;
    return !writer->failure;
}

bool file_commit(struct file_writer *writer, struct error *error)
{
    int reason = writer->failure;
    bool special = !writer->name.length;
    if (!reason && !special && fsync(writer->descriptor) != 0)
        reason = errno;
    if (close(writer->descriptor) != 0 && !reason)
        reason = errno;
    if (!reason && !special && rename(writer->name.text, writer->path) != 0)
        reason = errno;
    if (reason && !special)
        unlink(writer->name.text);
    str_release(&writer->name);
    if (!reason) {
        if (!special)
            sync_folder_of(writer->path);
        return true;
    }
    errno = reason;
    return fail(error, "cannot write", writer->path);
}

void file_abandon(struct file_writer *writer)
{
    close(writer->descriptor);
    if (writer->name.length)
        unlink(writer->name.text);
    str_release(&writer->name);
}

bool file_write(const char *path, const char *bytes, size_t length, mode_t mode,
                struct error *error)
{
    struct file_writer writer;
    if (!file_begin(&writer, path, mode, error))
        return false;
    file_add(&writer, bytes, length);
    return file_commit(&writer, error);
}

bool file_put(const char *path, const char *bytes, size_t length, mode_t mode,
              struct error *error)
{
    struct file_writer writer;
    if (!file_begin_put(&writer, path, mode, error))
        return false;
    file_add(&writer, bytes, length);
    return file_commit(&writer, error);
}

bool file_make_directory(const char *path, mode_t mode, struct error *error)
{
    struct str part = {0};
    bool ok = true;
    for (const char *at = path; ok && *at; at++) {
        str_add_char(&part, *at);
        if (at[1] && at[1] != '/')
            continue;
        if (strcmp(part.text, "/") == 0)
            continue;
        if (mkdir(part.text, mode) < 0 && errno != EEXIST)
            ok = fail(error, "cannot create", part.text);
    }
    struct stat status;
    if (ok && (stat(path, &status) < 0 || !S_ISDIR(status.st_mode)))
        ok = error_set(error, ERROR_FILE, "%s is not a folder", path);
    str_release(&part);
    return ok;
}

bool file_make_folder_of(const char *path, struct error *error)
{
    const char *slash = strrchr(path, '/');
    struct str folder = {0};
    bool made = true;
    if (slash && slash > path) {
        str_add_bytes(&folder, path, (size_t)(slash - path));
        made = file_make_directory(folder.text, 0700, error);
    }
    str_release(&folder);
    return made;
}

enum { LIST_LIMIT = 10000 };

static bool is_listed(const char *name, const char *suffix)
{
    size_t length = strlen(name), end = strlen(suffix);
    return length > end && name[0] != '.' &&
           strcmp(name + length - end, suffix) == 0;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *join(struct arena *arena, const char *folder,
                        const char *name)
{
    struct str path = {0};
    str_add(&path, folder);
    if (path.length && path.text[path.length - 1] != '/')
        str_add_char(&path, '/');
    str_add(&path, name);
    const char *text = arena_text(arena, path.text, path.length);
    str_release(&path);
    return text;
}

bool file_list(const char *path, const char *suffix, const char ***name,
               size_t *count, struct arena *arena, struct error *error)
{
    const struct dirent *entry;
    size_t capacity = 0;
    *count = 0;
    *name = NULL;
    DIR *folder = opendir(path);
    if (!folder && errno == ENOMEM)
        memory_fail();
    if (!folder && errno != ENOTDIR)
        return error_set(error, ERROR_FILE, "cannot read %.200s: %s", path,
                         strerror(errno));
    if (!folder) {
        *name = arena_get(arena, sizeof **name);
        (*name)[(*count)++] = path;
        return true;
    }
    while (*count < LIST_LIMIT && (entry = readdir(folder))) {
        if (!is_listed(entry->d_name, suffix))
            continue;
        *name = arena_grow(arena, *name, *count, &capacity, sizeof **name);
        (*name)[(*count)++] = join(arena, path, entry->d_name);
    }
    closedir(folder);
    if (*count)
        qsort(*name, *count, sizeof **name, by_bytes);
    return true;
}
