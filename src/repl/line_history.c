#include "repl/line_history.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

enum { BYTES_MOST = 1 << 24 };

static bool lock(int file)
{
    while (flock(file, LOCK_EX) != 0)
        if (errno != EINTR)
            return false;
    return true;
}

/* The file, locked; -1 where it cannot be. Shortening puts another file in its
 * place, so whoever waited for the lock looks whether it is still the one. */
static int open_locked(const char *path)
{
    for (;;) {
        struct stat mine, there;
        int file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        if (file < 0)
            return -1;
        if (!lock(file) || fstat(file, &mine) != 0) {
            close(file);
            return -1;
        }
        if (stat(path, &there) == 0 && there.st_ino == mine.st_ino &&
            there.st_dev == mine.st_dev)
            return file;
        close(file);
    }
}

void line_history_append(const char *path, const char *line)
{
    struct error ignored = {.code = ERROR_NONE};
    file_make_folder_of(path, &ignored);
    int file = open_locked(path);
    if (file < 0)
        return;
    struct str text = {0};
    str_add_format(&text, "%s\n", line);
    ssize_t written = write(file, text.text, text.length);
    (void)written;
    str_release(&text);
    close(file);
}

/* The beginning of the last `most` lines; NULL where there are no more than
 * twice as many. */
static const char *tail(const struct str *text, size_t most)
{
    const char *start = str_text(text), *end = start + text->length;
    size_t lines = 0;
    for (const char *at = start; at < end; at++)
        lines += *at == '\n';
    if (lines <= 2 * most)
        return NULL;
    for (const char *at = start; at < end; at++)
        if (*at == '\n' && --lines == most)
            return at + 1;
    return NULL;
}

void line_history_trim(const char *path, size_t most)
{
    char real[PATH_MAX];
    struct error ignored = {.code = ERROR_NONE};
    struct str text = {0};
    /* A link stays one: what it leads to is replaced. */
    if (!realpath(path, real))
        return;
    int file = open_locked(real);
    if (file < 0)
        return;
    const char *kept =
        file_read(real, BYTES_MOST, &text, &ignored) ? tail(&text, most) : NULL;
    if (kept)
        file_write(real, kept, strlen(kept), 0600, &ignored);
    str_release(&text);
    close(file);
}
