/* The files of a set (declared in exam.h). */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/file_output.h"
#include "base/memory.h"
#include "exam/exam.h"
#include "exam/part.h"
#include "exam/seed.h"
#include "export/escape.h"
#include "export/key.h"

enum {
    MODE_FOLDER = 0755,
    MODE_PAPER = 0644,
    MODE_SECRET = 0600,
    TELL_EVERY = 16 /* variants */
};

#define SECRET_FILE "secret.txt"

/* What is being written. */
struct work {
    const struct exam *exam;
    const struct exam_files *files;
    struct set_notes *notes;
    struct set_frame frame;
    struct str stage; /* the folder where files are made */
    struct exam_part part;
    struct file_output key;
    struct file_output *joined; /* one for each format that has one file */
    struct str *path;           /* of these, and of the key at the end */
    struct str bytes;           /* scratch */
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

static bool add_frame(struct work *work, size_t index, bool ends,
                      struct error *error)
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
    return file_output_add(&work->joined[index], str_text(&work->bytes),
                           work->bytes.length, error);
}

static bool open_joined(struct work *work, struct error *error)
{
    size_t formats = work->files->formats;
    struct str *path = &work->path[formats];
    str_add_format(path, "%s/key.jsonl", work->stage.text);
    bool ok = file_output_open(&work->key, path->text, MODE_SECRET, error);
    for (size_t i = 0; ok && i < formats; i++) {
        const struct set_format *format = work->files->format[i];
        struct str name = {0};
        add_name(work->exam, format, 1, &name);
        part_add_file(&work->part, name.text,
                      has_own_files(work->exam, format));
        if (!has_own_files(work->exam, format)) {
            str_add_format(&work->path[i], "%s/%s", work->stage.text,
                           name.text);
            ok = file_output_open(&work->joined[i], work->path[i].text,
                                  mode_of(format), error) &&
                 add_frame(work, i, false, error);
        }
        str_release(&name);
    }
    return ok;
}

static bool close_joined(struct work *work, struct error *error)
{
    bool ok = file_output_close(&work->key, true, error);
    for (size_t i = 0; ok && i < work->files->formats; i++)
        if (!has_own_files(work->exam, work->files->format[i]))
            ok = add_frame(work, i, true, error) &&
                 file_output_close(&work->joined[i], true, error);
    return ok;
}

/* --- variants --------------------------------------------------------------
 */

static bool write_own_file(struct work *work, const struct set_format *format,
                           uint32_t variant, struct error *error)
{
    struct file_output output = {0};
    struct str path = {0};
    str_add_format(&path, "%s/", work->stage.text);
    add_name(work->exam, format, variant, &path);
    bool ok = file_output_open(&output, path.text, mode_of(format), error) &&
              file_output_add(&output, str_text(&work->bytes),
                              work->bytes.length, error) &&
              file_output_close(&output, false, error);
    file_output_abandon(&output);
    str_release(&path);
    return ok;
}

static bool write_variant(struct work *work, const struct sheet *sheet,
                          struct error *error)
{
    str_clear(&work->bytes);
    key_write(sheet, work->exam->program, &work->exam->blueprint->credit,
              &work->bytes);
    bool ok = file_output_add(&work->key, work->bytes.text, work->bytes.length,
                              error);
    for (size_t i = 0; ok && i < work->files->formats; i++) {
        const struct set_format *format = work->files->format[i];
        str_clear(&work->bytes);
        if (has_own_files(work->exam, format))
            ok = set_format_write(format, &work->frame, sheet, work->notes,
                                  &work->bytes, error) &&
                 write_own_file(work, format, sheet->paper.variant, error);
        else
            ok = set_format_variant(format, sheet, work->notes, &work->bytes,
                                    error) &&
                 file_output_add(&work->joined[i], str_text(&work->bytes),
                                 work->bytes.length, error);
    }
    return ok;
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

static bool write_variants(struct work *work, struct error *error)
{
    const struct exam *exam = work->exam;
    bool own = exam->blueprint->questions == QUESTIONS_EACH ||
               exam->blueprint->shuffle;
    struct set_plan plan;
    bool ok = exam_plan(exam, work->first, &plan, error);
    for (uint32_t i = work->first; ok && i < work->end; i++) {
        struct sheet sheet;
        if (own && i > work->first) {
            set_plan_release(&plan);
            ok = exam_plan(exam, i, &plan, error);
        }
        if (ok && exam_draw(exam, &plan, i, &sheet, error)) {
            ok = write_variant(work, &sheet, error) && tell(work, i, error);
            sheet_release(&sheet);
        } else {
            ok = false;
        }
    }
    set_plan_release(&plan);
    return ok;
}

/* --- the files get their names ---------------------------------------------
 */

static bool give_name(const struct work *work, const char *name,
                      struct error *error)
{
    struct str from = {0}, to = {0};
    str_add_format(&from, "%s/%s", work->stage.text, name);
    str_add_format(&to, "%s/%s", work->files->folder, name);
    bool ok = file_rename(from.text, to.text, error);
    str_release(&from);
    str_release(&to);
    return ok;
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
    bool ok = give_name(work, "key.jsonl", error);
    if (ok)
        add_report(work, "key.jsonl",
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
    size_t formats = work->files->formats;
    file_output_abandon(&work->key);
    for (size_t i = 0; i < formats; i++)
        file_output_abandon(&work->joined[i]);
    for (size_t i = 0; i <= formats; i++)
        str_release(&work->path[i]);
    if (work->stage.length)
        file_remove_folder(work->stage.text);
    memory_free(work->joined);
    memory_free(work->path);
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
        .path = memory_resize(NULL, formats + 1, sizeof *work.path),
    };
    memset(work.joined, 0, (formats + 1) * sizeof *work.joined);
    memset(work.path, 0, (formats + 1) * sizeof *work.path);
    exam_shard(exam, &work.first, &work.end);
    bool ok = part_begin(&work.part, exam, error) &&
              file_make_directory(files->folder, MODE_FOLDER, error) &&
              file_make_private_folder(files->folder, &work.stage, error) &&
              open_joined(&work, error) && write_variants(&work, error) &&
              close_joined(&work, error) && write_notes(&work, error);
    if (ok)
        file_sync_all();
    ok = ok && publish(&work, report, error);
    release(&work);
    return ok;
}
