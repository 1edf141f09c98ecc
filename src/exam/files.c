/* The files of a set (declared in exam.h). */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/stage.h"
#include "exam/exam.h"
#include "exam/key.h"
#include "exam/part.h"
#include "exam/seed.h"
#include "export/escape.h"

enum {
    MODE_PAPER = 0644,
    MODE_SECRET = 0600,
    TELL_EVERY = 16 /* variants */
};

#define KEY_FILE    "key.jsonl"
#define SECRET_FILE "secret.txt"

/* One file for all variants; closed where its path is empty. */
struct joined {
    struct str path;
    struct file_writer writer;
};

/* What is being written. */
struct work {
    const struct exam *exam;
    const struct exam_files *files;
    struct set_notes *notes;
    struct set_frame frame;
    struct str stage; /* the folder where files are made */
    struct exam_part part;
    struct joined *joined; /* one for each format, and the key at the end */
    struct str bytes;      /* scratch */
    uint32_t first, end;
};

static mode_t mode_of(const struct set_format *format)
{
    return set_format_is_paper(format) ? MODE_PAPER : MODE_SECRET;
}

/* A set of one paper has plain names, whatever the layout. */
static bool has_own_files(const struct exam *exam,
                          const struct set_format *format)
{
    return format->layout == LAYOUT_EACH && exam->variants > 1;
}

/* Appends the file's name; numbers are as wide as the largest. */
static void add_name(const struct exam *exam, const struct set_format *format,
                     uint32_t variant, struct str *name)
{
    char largest[16];
    str_add(name, format->stem);
    if (has_own_files(exam, format)) {
        int width =
            snprintf(largest, sizeof largest, "%u", (unsigned)exam->variants);
        str_add_format(name, "-%0*u", width, (unsigned)variant);
    }
    str_add_format(name, ".%s", format->extension);
}

/* --- one file for all variants ---------------------------------------------
 */

static bool add_frame(struct work *work, size_t index, bool ends)
{
    const struct set_format *format = work->files->format[index];
    if (work->exam->headerless)
        return true;
    str_clear(&work->bytes);
    if (ends)
        set_format_end(format, &work->frame, &work->bytes);
    else
        set_format_begin(format, &work->frame, &work->bytes);
    part_note_frame(&work->part, index, ends, work->bytes.length);
    return file_add(&work->joined[index].writer, str_text(&work->bytes),
                    work->bytes.length);
}

static bool begin_joined(struct work *work, size_t index, const char *name,
                         mode_t mode, struct error *error)
{
    struct joined *joined = &work->joined[index];
    str_add_format(&joined->path, "%s/%s", work->stage.text, name);
    if (file_begin(&joined->writer, joined->path.text, mode, error))
        return true;
    str_clear(&joined->path);
    return false;
}

static bool open_joined(struct work *work, struct error *error)
{
    size_t formats = work->files->formats;
    bool ok = begin_joined(work, formats, KEY_FILE, MODE_SECRET, error);
    for (size_t i = 0; ok && i < formats; i++) {
        const struct set_format *format = work->files->format[i];
        struct str name = {0};
        add_name(work->exam, format, 1, &name);
        part_add_file(&work->part, name.text,
                      has_own_files(work->exam, format));
        if (!has_own_files(work->exam, format)) {
            ok = begin_joined(work, i, name.text, mode_of(format), error);
            if (ok)
                add_frame(work, i, false);
        }
        str_release(&name);
    }
    return ok;
}

static bool close_joined(struct work *work, struct error *error)
{
    size_t formats = work->files->formats;
    bool ok = true;
    for (size_t i = 0; ok && i <= formats; i++) {
        struct joined *joined = &work->joined[i];
        if (!joined->path.length)
            continue;
        if (i < formats)
            add_frame(work, i, true);
        ok = file_commit(&joined->writer, error);
        str_clear(&joined->path);
    }
    return ok;
}

/* --- variants --------------------------------------------------------------
 */

static bool write_own_file(struct work *work, const struct set_format *format,
                           uint32_t variant, struct error *error)
{
    struct str path = {0};
    str_add_format(&path, "%s/", work->stage.text);
    add_name(work->exam, format, variant, &path);
    bool ok = file_write(path.text, str_text(&work->bytes), work->bytes.length,
                         mode_of(format), error);
    str_release(&path);
    return ok;
}

/* What cannot be written is told when the file is closed. */
static void add_to_joined(struct work *work, size_t index)
{
    file_add(&work->joined[index].writer, str_text(&work->bytes),
             work->bytes.length);
}

static bool write_variant(struct work *work, const struct sheet *sheet,
                          struct error *error)
{
    bool ok = true;
    str_clear(&work->bytes);
    key_write(sheet, work->exam->program, &work->exam->blueprint->credit,
              &work->bytes);
    add_to_joined(work, work->files->formats);
    for (size_t i = 0; ok && i < work->files->formats; i++) {
        const struct set_format *format = work->files->format[i];
        str_clear(&work->bytes);
        if (has_own_files(work->exam, format)) {
            ok = set_format_write(format, &work->frame, sheet, work->notes,
                                  &work->bytes, error) &&
                 write_own_file(work, format, sheet->paper.variant, error);
        } else {
            ok = set_format_variant(format, sheet, work->notes, &work->bytes,
                                    error);
            add_to_joined(work, i);
        }
    }
    return ok;
}

/* A disk that is full is noticed at once, not after a million papers. */
static bool check_joined(const struct work *work, struct error *error)
{
    for (size_t i = 0; i <= work->files->formats; i++)
        if (work->joined[i].path.length && work->joined[i].writer.failure)
            return error_set(error, ERROR_FILE, "cannot write to %s: %s",
                             work->files->folder,
                             strerror(work->joined[i].writer.failure));
    return true;
}

static bool tell(const struct work *work, uint32_t variant, struct error *error)
{
    const struct exam_files *files = work->files;
    uint32_t done = variant + 1 - work->first;
    if (!files->progress || (done % TELL_EVERY && variant + 1 != work->end))
        return true;
    return files->progress(files->progress_context, done,
                           work->end - work->first) ||
           error_set(error, ERROR_FILE, "interrupted; nothing was written");
}

/* Whether no file needs passages; the key does not. */
static bool is_plain(const struct exam_files *files)
{
    bool plain = true;
    for (size_t i = 0; i < files->formats; i++)
        plain = plain && files->format[i]->plain;
    return plain;
}

static bool write_variants(struct work *work, struct error *error)
{
    const struct exam *exam = work->exam;
    bool own = exam->blueprint->questions == QUESTIONS_EACH ||
               exam->blueprint->shuffle;
    struct set_plan plan;
    struct sheet sheet;
    sheet_init(&sheet, is_plain(work->files));
    bool ok = exam_plan(exam, work->first, &plan, error);
    for (uint32_t i = work->first; ok && i < work->end; i++) {
        if (own && i > work->first) {
            set_plan_release(&plan);
            ok = exam_plan(exam, i, &plan, error);
        }
        ok = ok && exam_draw(exam, &plan, i, &sheet, error) &&
             write_variant(work, &sheet, error) && check_joined(work, error) &&
             tell(work, i, error);
    }
    sheet_release(&sheet);
    set_plan_release(&plan);
    return ok;
}

/* --- the files get their names ---------------------------------------------
 */

static bool give_name(const struct work *work, const char *name,
                      struct error *error)
{
    return stage_publish(work->stage.text, work->files->folder, name, error);
}

static void add_report(const struct work *work, const char *name,
                       const char *about, struct str *report)
{
    str_add_format(report, "%s/%s  %s\n", work->files->folder, name, about);
}

static bool publish_format(const struct work *work,
                           const struct set_format *format, struct str *report,
                           struct error *error)
{
    struct str name = {0}, last = {0};
    bool ok = true, own = has_own_files(work->exam, format);
    for (uint32_t i = work->first;
         ok && i < (own ? work->end : work->first + 1); i++) {
        str_clear(&name);
        add_name(work->exam, format, i, &name);
        ok = give_name(work, name.text, error);
    }
    if (ok && own) {
        str_clear(&name);
        add_name(work->exam, format, work->first, &name);
        add_name(work->exam, format, work->end - 1, &last);
        str_add_format(&name, " .. %s", last.text);
    }
    if (ok)
        add_report(work, name.text, format->about, report);
    str_release(&name);
    str_release(&last);
    return ok;
}

/* The key first, so that no paper lacks one. */
static bool publish(const struct work *work, struct str *report,
                    struct error *error)
{
    bool ok = give_name(work, KEY_FILE, error);
    if (ok)
        add_report(work, KEY_FILE,
                   "the key, for 'reckon grade'; keep it to yourself", report);
    for (size_t i = 0; ok && i < work->files->formats; i++)
        ok = publish_format(work, work->files->format[i], report, error);
    if (ok && work->exam->shards > 1)
        ok = give_name(work, PART_FILE, error);
    if (ok && work->exam->keeps_secret) {
        ok = give_name(work, SECRET_FILE, error);
        add_report(work, SECRET_FILE,
                   "with it, the same papers can be made again", report);
    }
    return ok;
}

/* A set that is no part of one needs no note of that. */
static bool write_notes(struct work *work, struct error *error)
{
    struct str part = {0}, secret = {0};
    str_add_format(&part, "%s/" PART_FILE, work->stage.text);
    str_add_format(&secret, "%s/" SECRET_FILE, work->stage.text);
    bool ok = (work->exam->shards == 1 ||
               part_write(&work->part, part.text, error)) &&
              (!work->exam->keeps_secret ||
               exam_secret_write(secret.text, work->exam->secret, error));
    str_release(&part);
    str_release(&secret);
    return ok;
}

static void release(struct work *work)
{
    for (size_t i = 0; i <= work->files->formats; i++) {
        if (work->joined[i].path.length)
            file_abandon(&work->joined[i].writer);
        str_release(&work->joined[i].path);
    }
    stage_remove(str_text(&work->stage));
    memory_free(work->joined);
    str_release(&work->stage);
    str_release(&work->bytes);
    part_release(&work->part);
}

bool exam_write(const struct exam *exam, const struct exam_files *files,
                struct set_notes *notes, struct str *report,
                struct error *error)
{
    size_t formats = files->formats;
    struct work work = {
        .exam = exam,
        .files = files,
        .notes = notes,
        .frame = {.title = exam->blueprint->title,
                  .program = exam->program,
                  .variants = exam->variants},
        .joined = memory_resize(NULL, formats + 1, sizeof *work.joined),
    };
    memset(work.joined, 0, (formats + 1) * sizeof *work.joined);
    exam_shard(exam, &work.first, &work.end);
    bool ok = part_begin(&work.part, exam, error) &&
              stage_make(files->folder, &work.stage, error) &&
              open_joined(&work, error) && write_variants(&work, error) &&
              close_joined(&work, error) && write_notes(&work, error);
    ok = ok && publish(&work, report, error);
    release(&work);
    return ok;
}
