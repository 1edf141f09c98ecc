#include "store/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/migrate.h"

/* Places in the first 100 bytes of a database, from SQLite's file format. */
enum { HEADER = 100, USER_VERSION = 60, APPLICATION_ID = 68 };

void store_file_folder(const char *path, struct str *out)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        str_add(out, ".");
    else
        str_add_bytes(out, path, slash == path ? 1 : (size_t)(slash - path));
}

static bool fail_system(const char *what, const char *path, int reason,
                        struct error *error)
{
    return error_set(error, ERROR_FILE,
                     "cannot %s %s: %s (--no-save goes on without it)", what,
                     path, strerror(reason));
}

bool store_file_exists(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0;
}

bool store_file_give_name(const char *temporary, const char *path)
{
    if (link(temporary, path) == 0) {
        unlink(temporary);
        return true;
    }
    if (errno == EEXIST)
        return false;
    int descriptor =
        open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return false;
    close(descriptor);
    if (rename(temporary, path) == 0)
        return true;
    int reason = errno;
    unlink(path); /* the empty file: it was never more than a name */
    errno = reason;
    return false;
}

/* The new database's name; where another program was faster, its file stays. */
static int name_database(const char *temporary, const char *path)
{
    if (store_file_give_name(temporary, path))
        return 0;
    if (errno != EEXIST)
        return errno;
    unlink(temporary);
    return 0;
}

void store_file_sync_folder(const char *folder)
{
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    fsync(descriptor);
    close(descriptor);
}

static bool create_in(const char *folder, const char *path,
                      bool (*fill)(const char *path, struct error *error),
                      struct error *error)
{
    struct str name = {0};
    str_add_format(&name, "%s.new-XXXXXX", path);
    /* mkstemp creates exclusively with mode 0600, never through a link. */
    int descriptor = mkstemp(name.text);
    bool ok = descriptor >= 0;
    if (!ok) {
        fail_system("create", path, errno, error);
    } else {
        fchmod(descriptor, S_IRUSR | S_IWUSR); /* whatever the umask took */
        close(descriptor);
        ok = fill(name.text, error);
        int reason = ok ? name_database(name.text, path) : 0;
        if (reason)
            ok = fail_system("create", path, reason, error);
        if (ok)
            store_file_sync_folder(folder);
        else
            unlink(name.text);
    }
    str_release(&name);
    return ok;
}

bool store_file_create(const char *path,
                       bool (*fill)(const char *path, struct error *error),
                       struct error *error)
{
    struct str folder = {0};
    struct error inner = {0};
    store_file_folder(path, &folder);
    bool ok = file_make_directory(folder.text, S_IRWXU, &inner);
    if (!ok)
        error_set(error, ERROR_FILE, "%s (--no-save goes on without it)",
                  inner.text);
    ok = ok && create_in(folder.text, path, fill, error);
    str_release(&folder);
    return ok;
}

static uint32_t big_endian(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
           (uint32_t)bytes[2] << 8 | (uint32_t)bytes[3];
}

static bool is_ours(const char *path, const unsigned char *header,
                    size_t length, struct error *error)
{
    if (length == 0)
        return error_set(error, ERROR_STORE,
                         "%.150s is empty, and reckon never leaves it so: "
                         "'reckon doctor' puts a backup in its place; remove "
                         "it to start anew, or use --no-save",
                         path);
    /* The first text ends with its NUL. */
    static const char magic[] = "SQLite format 3";
    if (length < HEADER || memcmp(header, magic, sizeof magic) != 0 ||
        big_endian(header + APPLICATION_ID) != STORE_APPLICATION_ID)
        return error_set(error, ERROR_STORE,
                         "%.120s is not a database of reckon, or damaged; it "
                         "was left as it is. 'reckon doctor' lists backups; "
                         "or move it away, name another --data-dir, or use "
                         "--no-save",
                         path);
    uint32_t version = big_endian(header + USER_VERSION);
    return version <= migrate_newest() ||
           migrate_refuse_newer(path, version, error);
}

/* Reads the header without waiting on what is no regular file. */
bool store_file_is_ours(const char *path, struct error *error)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0)
        return fail_system("open", path, errno, error);
    unsigned char header[HEADER];
    struct stat status;
    bool ok;
    if (fstat(descriptor, &status) < 0)
        ok = fail_system("open", path, errno, error);
    else if (!S_ISREG(status.st_mode))
        ok = error_set(error, ERROR_FILE, "%s is not a regular file", path);
    else {
        ssize_t got = read(descriptor, header, sizeof header);
        ok = got < 0 ? fail_system("read", path, errno, error)
                     : is_ours(path, header, (size_t)got, error);
    }
    close(descriptor);
    return ok;
}

/* The journal needs a folder that can be written. */
static bool inspect_rights(const char *path, struct error *error)
{
    struct str folder = {0};
    store_file_folder(path, &folder);
    bool ok = (faccessat(AT_FDCWD, path, R_OK | W_OK, AT_EACCESS) == 0 ||
               fail_system("write", path, errno, error)) &&
              (faccessat(AT_FDCWD, folder.text, W_OK | X_OK, AT_EACCESS) == 0 ||
               fail_system("write in", folder.text, errno, error));
    str_release(&folder);
    return ok;
}

/* A journal that begins with a zero is only kept for the next transaction; one
 * that cannot be read is taken for the worse kind, as SQLite does. */
static bool is_hot(const char *journal)
{
    char first = 0;
    int descriptor =
        open(journal, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0)
        return errno != ENOENT;
    bool hot = read(descriptor, &first, 1) < 0 || first != 0;
    close(descriptor);
    return hot;
}

bool store_file_inspect(const char *path, bool *journal_left,
                        struct error *error)
{
    struct str journal = {0};
    str_add_format(&journal, "%s-journal", path);
    *journal_left = is_hot(journal.text);
    str_release(&journal);
    return store_file_is_ours(path, error) && inspect_rights(path, error);
}
