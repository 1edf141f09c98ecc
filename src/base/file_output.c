#include "base/file_output.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 1 << 16 };

static bool fail(struct error *error, const char *path)
{
    return error_set(error, ERROR_FILE, "cannot write %s: %s", path,
                     strerror(errno));
}

bool file_output_open(struct file_output *output, const char *path, mode_t mode,
                      struct error *error)
{
    *output = (struct file_output){.path = path};
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (descriptor < 0)
        return fail(error, path);
    output->descriptor = descriptor + 1;
    /* Whatever the umask says. */
    return fchmod(descriptor, mode) == 0 || fail(error, path);
}

static bool flush(struct file_output *output, struct error *error)
{
    const char *bytes = output->waiting.text;
    size_t left = output->waiting.length;
    while (left) {
        ssize_t put = write(output->descriptor - 1, bytes, left);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return fail(error, output->path);
        bytes += put;
        left -= (size_t)put;
    }
    str_clear(&output->waiting);
    return true;
}

bool file_output_add(struct file_output *output, const char *bytes,
                     size_t length, struct error *error)
{
    str_add_bytes(&output->waiting, bytes, length);
    output->length += length;
    return output->waiting.length < PIECE || flush(output, error);
}

bool file_output_close(struct file_output *output, bool sync,
                       struct error *error)
{
    int descriptor = output->descriptor - 1;
    if (descriptor < 0)
        return true;
    bool ok = flush(output, error);
    if (ok && sync && fsync(descriptor) != 0)
        ok = fail(error, output->path);
    if (close(descriptor) != 0 && ok)
        ok = fail(error, output->path);
    output->descriptor = 0;
    str_release(&output->waiting);
    return ok;
}

void file_output_abandon(struct file_output *output)
{
    if (output->descriptor)
        close(output->descriptor - 1);
    output->descriptor = 0;
    str_release(&output->waiting);
}

bool file_make_private_folder(const char *parent, struct str *path,
                              struct error *error)
{
    size_t start = path->length;
    str_add_format(path, "%s/.unfinished-XXXXXX", parent);
    return mkdtemp(path->text + start) != NULL ||
           fail(error, path->text + start);
}

bool file_rename(const char *from, const char *to, struct error *error)
{
    return rename(from, to) == 0 || fail(error, to);
}

void file_remove_folder(const char *path)
{
    const struct dirent *entry;
    struct str name = {0};
    DIR *folder = opendir(path);
    while (folder && (entry = readdir(folder))) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        str_clear(&name);
        str_add_format(&name, "%s/%s", path, entry->d_name);
        unlink(name.text);
    }
    if (folder)
        closedir(folder);
    rmdir(path);
    str_release(&name);
}

void file_sync_all(void)
{
    sync();
}
