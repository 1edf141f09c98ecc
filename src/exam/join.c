/* Parts of a set put together (declared in part.h). */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/stage.h"
#include "exam/part.h"

enum { BUFFER = 1 << 16 };

#define KEY_FILE "key.jsonl"

struct joining {
    const char *const *folder;
    const char *target;
    struct exam_part *part; /* in the order of the parts */
    const char **place;     /* its folder */
    size_t parts;
    struct str stage;
    struct str *report;
};

static bool fail(struct error_list *errors, struct error *error)
{
    error_list_add(errors, error);
    return false;
}

/* All parts of one set, each once, in their order. */
static bool sort_parts(struct joining *joining, struct exam_part *read,
                       struct error_list *errors)
{
    struct error error = {0};
    for (size_t i = 0; i < joining->parts; i++) {
        const struct exam_part *part = &read[i];
        if (part->digest != read[0].digest || part->of != read[0].of ||
            part->variants != read[0].variants || part->files != read[0].files)
            error_set(&error, ERROR_VALUE, "%s is not of the same set as %s",
                      joining->folder[i], joining->folder[0]);
        else if (part->of != joining->parts)
            error_set(&error, ERROR_VALUE,
                      "the set has %u parts, and %zu are given",
                      (unsigned)part->of, joining->parts);
        else if (!part->part || part->part > part->of ||
                 joining->place[part->part - 1])
            error_set(&error, ERROR_VALUE, "%s is a part that is given twice",
                      joining->folder[i]);
        else {
            joining->part[part->part - 1] = *part;
            joining->place[part->part - 1] = joining->folder[i];
        }
        if (error.code != ERROR_NONE)
            return fail(errors, &error);
    }
    return true;
}

/* Copies the bytes from `from` up to `end` before the file's end. */
static bool copy_bytes(const char *path, uint64_t from, uint64_t end,
                       struct file_writer *writer, struct error *error)
{
    char buffer[BUFFER];
    int descriptor = file_open(path, error);
    if (descriptor < 0)
        return false;
    off_t size = lseek(descriptor, 0, SEEK_END);
    bool ok = size >= 0 && (uint64_t)size >= from + end &&
              lseek(descriptor, (off_t)from, SEEK_SET) >= 0;
    uint64_t left = ok ? (uint64_t)size - from - end : 0;
    while (ok && left) {
        ssize_t got = read(descriptor, buffer,
                           left < sizeof buffer ? (size_t)left : sizeof buffer);
        if (got < 0 && errno == EINTR)
            continue;
        ok = got > 0;
        if (ok)
            file_add(writer, buffer, (size_t)got);
        left -= ok ? (uint64_t)got : 0;
    }
    close(descriptor);
    return ok || error_set(error, ERROR_FILE, "%s is cut off", path);
}

/* The frame's beginning from the first part, its end from the last. */
static bool join_file(struct joining *joining, const char *name,
                      const struct part_file *const *file, mode_t mode,
                      struct error *error)
{
    struct file_writer writer;
    struct str to = {0}, from = {0};
    str_add_format(&to, "%s/%s", joining->stage.text, name);
    bool ok = file_begin(&writer, to.text, mode, error);
    bool begun = ok;
    for (size_t i = 0; ok && i < joining->parts; i++) {
        str_clear(&from);
        str_add_format(&from, "%s/%s", joining->place[i], name);
        ok = copy_bytes(from.text, i && file ? file[i]->begin : 0,
                        i + 1 < joining->parts && file ? file[i]->end : 0,
                        &writer, error);
    }
    if (ok)
        ok = file_commit(&writer, error);
    else if (begun)
        file_abandon(&writer);
    str_release(&to);
    str_release(&from);
    return ok;
}

static bool publish(struct joining *joining, const char *name,
                    struct error *error)
{
    if (!stage_publish(joining->stage.text, joining->target, name, error))
        return false;
    str_add_format(joining->report, "%s/%s  of %zu parts\n", joining->target,
                   name, joining->parts);
    return true;
}

/* Learners' files are readable by all. */
static mode_t mode_of(const char *name)
{
    return strncmp(name, "paper", 5) == 0 ? 0644 : 0600;
}

static bool join_files(struct joining *joining, bool names, struct error *error)
{
    const struct part_file **file =
        memory_resize(NULL, joining->parts, sizeof(struct part_file *));
    bool ok = true;
    for (size_t k = 0; ok && k < joining->part[0].files; k++) {
        const char *name = joining->part[0].file[k].name;
        if (joining->part[0].file[k].each)
            continue;
        for (size_t i = 0; i < joining->parts; i++)
            file[i] = &joining->part[i].file[k];
        ok = names ? publish(joining, name, error)
                   : join_file(joining, name, file, mode_of(name), error);
    }
    memory_free(file);
    return ok;
}

static bool join_parts(struct joining *joining, struct error_list *errors)
{
    struct error error = {0};
    bool ok = stage_make(joining->target, &joining->stage, &error) &&
              join_file(joining, KEY_FILE, NULL, 0600, &error) &&
              join_files(joining, false, &error) &&
              publish(joining, KEY_FILE, &error) &&
              join_files(joining, true, &error);
    stage_remove(str_text(&joining->stage));
    return ok || fail(errors, &error);
}

static void tell_others(const struct joining *joining)
{
    for (size_t k = 0; k < joining->part[0].files; k++)
        if (joining->part[0].file[k].each)
            str_add_format(joining->report,
                           "%s ... stay where they are: each variant has its "
                           "own file\n",
                           joining->part[0].file[k].name);
}

bool exam_join(const char *const *folder, size_t folders, const char *target,
               struct str *report, struct error_list *errors)
{
    struct exam_part *read = memory_resize(NULL, 2 * folders, sizeof *read);
    struct joining joining = {
        .folder = folder,
        .target = target,
        .part = read + folders,
        .place = memory_resize(NULL, folders, sizeof *joining.place),
        .parts = folders,
        .report = report,
    };
    bool ok = true;
    for (size_t i = 0; i < folders; i++) {
        joining.place[i] = NULL;
        ok = part_read(folder[i], &read[i], errors) && ok;
    }
    ok = ok && sort_parts(&joining, read, errors) &&
         join_parts(&joining, errors);
    if (ok)
        tell_others(&joining);
    for (size_t i = 0; i < folders; i++)
        part_release(&read[i]);
    memory_free(read);
    memory_free(joining.place);
    str_release(&joining.stage);
    return ok;
}
