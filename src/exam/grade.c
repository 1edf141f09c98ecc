#include "exam/grade.h"

#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "exam/marking.h"

enum { MODE_FOLDER = 0755, MODE_SECRET = 0600 };

/* A file that waits to be written. */
struct output {
    struct str name, bytes;
    mode_t mode;
    const char *about;
};

static bool write_outputs(struct output *output, size_t count,
                          const char *folder, struct str *report,
                          struct error *error)
{
    struct str path = {0};
    bool ok = file_make_directory(folder, MODE_FOLDER, error);
    for (size_t i = 0; ok && i < count; i++) {
        str_clear(&path);
        str_add_format(&path, "%s/%s", folder, str_text(&output[i].name));
        ok = file_write(str_text(&path), str_text(&output[i].bytes),
                        output[i].bytes.length, output[i].mode, error);
        if (ok)
            str_add_format(report, "%s  %s\n", str_text(&path),
                           output[i].about);
    }
    str_release(&path);
    return ok;
}

static void release_outputs(struct output *output, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        str_release(&output[i].name);
        str_release(&output[i].bytes);
    }
}

/* Reads a file as a source in the arena. */
static const struct source *read_source(const char *path, size_t limit,
                                        struct arena *arena,
                                        struct error_list *errors)
{
    struct error error = {0};
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

static bool write_grade(const struct marking *marking, const char *folder,
                        struct str *report, struct error_list *errors)
{
    struct output output[2] = {
        {.mode = MODE_SECRET, .about = "a row for each answer"},
        {.mode = MODE_SECRET, .about = "a row for each student"},
    };
    struct error error = {0};
    str_add(&output[0].name, "marks.csv");
    marking_answers_csv(marking, &output[0].bytes);
    str_add(&output[1].name, "totals.csv");
    marking_totals_csv(marking, &output[1].bytes);
    bool ok = write_outputs(output, 2, folder, report, &error);
    if (!ok)
        error_list_add(errors, &error);
    release_outputs(output, 2);
    return ok;
}

/* Marks, once the key is read. */
static bool grade_table(const struct key_file *key, const struct source *source,
                        const char *folder, struct str *report,
                        struct error_list *errors)
{
    struct returned answers;
    struct marking marking;
    if (!returned_read(source, &answers, errors))
        return false;
    bool ok = marking_run(key, &answers, source, &marking, errors);
    if (ok) {
        marking_summary(&marking, report);
        if (folder) {
            str_add_char(report, '\n');
            ok = write_grade(&marking, folder, report, errors);
        }
        marking_release(&marking);
    }
    returned_release(&answers);
    return ok;
}

bool exam_grade(const char *key_path, const char *answers_path,
                const char *folder, struct arena *arena, struct str *report,
                struct error_list *errors)
{
    const struct source *key_source =
        read_source(key_path, KEY_FILE_LIMIT, arena, errors);
    const struct source *table =
        read_source(answers_path, RETURNED_FILE_LIMIT, arena, errors);
    struct key_file key;
    struct error error = {0};
    if (!key_source || !table)
        return false;
    if (!key_read(key_source, &key, &error)) {
        error_list_add(errors, &error);
        return false;
    }
    bool ok = grade_table(&key, table, folder, report, errors);
    key_release(&key);
    return ok;
}
