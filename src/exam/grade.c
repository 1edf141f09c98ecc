#include "exam/grade.h"

#include <string.h>

#include "base/file.h"
#include "base/stage.h"
#include "exam/items_table.h"
#include "exam/results.h"

enum { MODE_SECRET = 0600, TELL_EVERY = 16 /* students */ };

#define MARKS_FILE  "marks.csv"
#define TOTALS_FILE "totals.csv"
#define ITEMS_FILE  "items.csv"

/* What is being marked. */
struct work {
    const struct grade *grade;
    const struct returned *answers;
    bool spoilt;   /* rows are bad: only what else is wrong is looked for */
    uint32_t done; /* students */
    struct key_file key;
    struct results results;
    struct feedback_names names; /* if there is feedback */
    struct str stage;            /* the folder where files are made */
    struct str bytes;            /* scratch */
};

/* --- files -----------------------------------------------------------------
 */

static void feedback_file(const void *context, uint32_t student,
                          struct str *out)
{
    const struct work *work = context;
    str_add_format(out, "feedback-%s.%s", work->names.name[student],
                   feedback_extension(work->grade->feedback));
}

static bool write_bytes(const struct work *work, const char *name,
                        struct error *error)
{
    struct str path = {0};
    str_add_format(&path, "%s/%s", work->stage.text, name);
    bool ok = file_write(path.text, str_text(&work->bytes), work->bytes.length,
                         MODE_SECRET, error);
    str_release(&path);
    return ok;
}

static bool write_marks(const struct work *work, struct error *error)
{
    struct str path = {0};
    struct file_writer writer;
    str_add_format(&path, "%s/" MARKS_FILE, work->stage.text);
    bool ok = file_begin(&writer, path.text, MODE_SECRET, error);
    if (ok) {
        results_marks_csv(&work->results, &writer);
        ok = file_commit(&writer, error);
    }
    str_release(&path);
    return ok;
}

static bool write_tables(struct work *work, struct error *error)
{
    results_file *file = work->grade->feedback ? feedback_file : NULL;
    if (!write_marks(work, error))
        return false;
    str_clear(&work->bytes);
    results_totals_csv(&work->results, file, work, &work->bytes);
    if (!write_bytes(work, TOTALS_FILE, error))
        return false;
    str_clear(&work->bytes);
    items_csv(&work->results.items, &work->bytes);
    return write_bytes(work, ITEMS_FILE, error);
}

static bool tell(struct work *work, struct error *error)
{
    const struct grade *grade = work->grade;
    uint32_t of = (uint32_t)work->answers->students;
    work->done++;
    if (!grade->progress || (work->done % TELL_EVERY && work->done != of))
        return true;
    return grade->progress(grade->progress_context, work->done, of) ||
           error_set(error, ERROR_FILE, "interrupted; nothing was written");
}

/* One student is marked; files of feedback are written at once. */
static bool take(void *context, const struct marked *marked,
                 struct error *error)
{
    struct work *work = context;
    const struct grade *grade = work->grade;
    if (!tell(work, error))
        return false;
    if (work->spoilt)
        return true;
    results_add(&work->results, marked);
    if (!grade->feedback)
        return true;
    struct str name = {0};
    str_clear(&work->bytes);
    feedback_write(grade->feedback, work->key.title, marked, &work->bytes);
    feedback_file(work, marked->student, &name);
    bool ok = write_bytes(work, name.text, error);
    str_release(&name);
    return ok;
}

static bool publish(const struct work *work, const char *name,
                    const char *about, struct str *report, struct error *error)
{
    const char *folder = work->grade->folder;
    if (!stage_publish(work->stage.text, folder, name, error))
        return false;
    if (about)
        str_add_format(report, "%s/%s  %s\n", folder, name, about);
    return true;
}

static bool publish_feedback(const struct work *work, struct str *report,
                             struct error *error)
{
    size_t students = work->answers->students;
    bool ok = true;
    for (uint32_t i = 0; ok && i < students; i++) {
        struct str name = {0};
        feedback_file(work, i, &name);
        ok = publish(work, name.text, NULL, report, error);
        str_release(&name);
    }
    if (ok && students)
        str_add_format(report,
                       "%s/feedback-*.%s  what to give back, for each "
                       "student\n",
                       work->grade->folder,
                       feedback_extension(work->grade->feedback));
    return ok;
}

static bool write_all(struct work *work, struct str *report,
                      struct error *error)
{
    return write_tables(work, error) &&
           publish(work, MARKS_FILE, "a row for each answer", report, error) &&
           publish(work, TOTALS_FILE, "a row for each student", report,
                   error) &&
           publish(work, ITEMS_FILE, "a row for each question", report,
                   error) &&
           (!work->grade->feedback || publish_feedback(work, report, error));
}

/* --- marking ---------------------------------------------------------------
 */

/* Reads a file as a source in the arena. */
static const struct source *read_source(const char *path, size_t limit,
                                        struct arena *arena,
                                        struct error_list *errors)
{
    struct error error = {.code = ERROR_NONE};
    struct str text = {0};
    struct source *source = NULL;
    if (file_read(path, limit, &text, &error)) {
        source = arena_get(arena, sizeof *source);
        *source = (struct source){
            .name = arena_text(arena, path, strlen(path)),
            .text = arena_text(arena, str_text(&text), text.length),
            .length = text.length};
    } else {
        error_list_add(errors, &error);
    }
    str_release(&text);
    return source;
}

static bool finish(struct work *work, struct str *out, struct str *report,
                   struct error *error)
{
    struct results *results = &work->results;
    results_finish(results);
    results->title = work->key.title ? work->key.title : "";
    results->program = work->key.program;
    if (work->grade->folder && !write_all(work, report, error))
        return false;
    if (work->grade->json)
        results_json(results, out);
    else
        results_summary(results, out);
    return true;
}

/* Marks, once the key is open and there is a place for files. */
static bool run(struct work *work, const struct source *source, struct str *out,
                struct str *report, struct error_list *errors)
{
    const struct grade *grade = work->grade;
    struct error error = {.code = ERROR_NONE};
    results_init(&work->results, work->answers, grade->folder != NULL,
                 grade->json);
    if (grade->feedback)
        feedback_names_make(&work->names, work->answers);
    bool ok =
        marking_run(&work->key, work->answers, source, take, work, errors) &&
        !work->spoilt && finish(work, out, report, &error);
    if (error.code != ERROR_NONE)
        error_list_add(errors, &error);
    results_release(&work->results);
    if (grade->feedback)
        feedback_names_release(&work->names);
    return ok;
}

static bool open_and_run(struct work *work, const struct source *source,
                         struct str *out, struct str *report,
                         struct error_list *errors)
{
    const struct grade *grade = work->grade;
    struct error error = {.code = ERROR_NONE};
    bool ok = key_open(&work->key, grade->key, &error);
    if (ok) {
        ok = (!grade->folder || work->spoilt ||
              stage_make(grade->folder, &work->stage, &error)) &&
             run(work, source, out, report, errors);
        ok = key_close(&work->key, &error) && ok;
    }
    if (error.code != ERROR_NONE)
        error_list_add(errors, &error);
    stage_remove(str_text(&work->stage));
    str_release(&work->stage);
    str_release(&work->bytes);
    return ok;
}

/* Brings errors into the order of the table; others come last. */
static void sort_errors(struct error_list *errors)
{
    for (size_t i = 1; i < errors->count; i++) {
        struct error error = errors->item[i];
        size_t at = i;
        while (at && error.source &&
               (!errors->item[at - 1].source ||
                errors->item[at - 1].at > error.at)) {
            errors->item[at] = errors->item[at - 1];
            at--;
        }
        errors->item[at] = error;
    }
}

bool exam_grade(const struct grade *grade, struct arena *arena, struct str *out,
                struct str *report, struct error_list *errors)
{
    struct returned answers;
    struct work work = {.grade = grade, .answers = &answers};
    const struct source *source =
        read_source(grade->answers, RETURNED_FILE_LIMIT, arena, errors);
    if (!source)
        return false;
    work.spoilt = !returned_read(source, &answers, errors);
    bool ok = (answers.students || !work.spoilt) &&
              open_and_run(&work, source, out, report, errors) && !work.spoilt;
    sort_errors(errors);
    returned_release(&answers);
    return ok;
}
