#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LONGEST = 1000, CHUNK = 1 << 16 };

static void give_up(const char *path)
{
    printf("Bail out! %s: %s\n", path, strerror(errno));
    exit(99);
}

/* The names in a folder, sorted. */
static int list(const char *path, struct dirent ***name)
{
    int count = scandir(path, name, NULL, alphasort);
    if (count < 0)
        give_up(path);
    return count;
}

static void release(struct dirent **name, int count)
{
    for (int i = 0; i < count; i++)
        free(name[i]);
    free(name);
}

static int is_itself(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
}

static void join(char *out, const char *path, const char *name)
{
    if (snprintf(out, LONGEST, "%s/%s", path, name) >= LONGEST) {
        errno = ENAMETOOLONG;
        give_up(path);
    }
}

static void copy_file(const char *from, const char *to, mode_t mode)
{
    static char bytes[CHUNK];
    ssize_t length = 0;
    int in = open(from, O_RDONLY);
    int out = open(to, O_WRONLY | O_CREAT | O_TRUNC, mode & 07777);
    if (in < 0 || out < 0)
        give_up(in < 0 ? from : to);
    while ((length = read(in, bytes, CHUNK)) > 0)
        if (write(out, bytes, (size_t)length) != length)
            give_up(to);
    if (length < 0)
        give_up(from);
    close(in);
    close(out);
}

void folder_copy(const char *from, const char *to)
{
    struct stat what;
    struct dirent **name;
    char source[LONGEST], target[LONGEST];
    if (stat(from, &what) != 0)
        give_up(from);
    if (!S_ISDIR(what.st_mode)) {
        copy_file(from, to, what.st_mode);
        return;
    }
    if (mkdir(to, what.st_mode & 07777) != 0)
        give_up(to);
    int count = list(from, &name);
    for (int i = 0; i < count; i++) {
        if (is_itself(name[i]))
            continue;
        join(source, from, name[i]->d_name);
        join(target, to, name[i]->d_name);
        folder_copy(source, target);
    }
    release(name, count);
}

void folder_remove(const char *path)
{
    struct dirent **name;
    char inner[LONGEST];
    if (unlink(path) == 0 || errno == ENOENT)
        return;
    int count = list(path, &name);
    for (int i = 0; i < count; i++) {
        if (is_itself(name[i]))
            continue;
        join(inner, path, name[i]->d_name);
        folder_remove(inner);
    }
    release(name, count);
    if (rmdir(path) != 0)
        give_up(path);
}

/* Two sums that mix with another multiplier each, eight bytes at a time. */
static void add(struct digest *digest, const char *bytes, size_t length)
{
    static const uint64_t by[] = {0x9e3779b97f4a7c15u, 0xc2b2ae3d27d4eb4fu};
    for (size_t at = 0; at < length; at += 8) {
        uint64_t word = 0;
        memcpy(&word, bytes + at, length - at < 8 ? length - at : 8);
        for (int i = 0; i < 2; i++) {
            uint64_t sum = (digest->word[i] ^ word) * by[i];
            digest->word[i] = sum ^ sum >> 29;
        }
    }
}

static void add_number(struct digest *digest, long long number)
{
    char text[40];
    int length = snprintf(text, sizeof text, "|%lld|", number);
    add(digest, text, (size_t)length);
}

static void add_file(struct digest *digest, const char *path)
{
    static char bytes[CHUNK];
    ssize_t length = 0;
    int file = open(path, O_RDONLY);
    if (file < 0)
        give_up(path);
    while ((length = read(file, bytes, CHUNK)) > 0)
        add(digest, bytes, (size_t)length);
    close(file);
}

static void add_all(struct digest *digest, const char *path)
{
    struct stat what;
    struct dirent **name;
    char inner[LONGEST];
    if (lstat(path, &what) != 0) {
        add_number(digest, -1);
        return;
    }
    add_number(digest, what.st_mode);
    if (S_ISREG(what.st_mode)) {
        add_number(digest, what.st_size);
        add_file(digest, path);
    }
    if (!S_ISDIR(what.st_mode))
        return;
    int count = list(path, &name);
    for (int i = 0; i < count; i++) {
        if (is_itself(name[i]))
            continue;
        add(digest, name[i]->d_name, strlen(name[i]->d_name) + 1);
        join(inner, path, name[i]->d_name);
        add_all(digest, inner);
    }
    release(name, count);
    add_number(digest, -2);
}

struct digest folder_digest(const char *path)
{
    struct digest digest = {{1, 2}};
    add_all(&digest, path);
    return digest;
}
