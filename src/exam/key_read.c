/* Reads key files, line by line. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "exam/key_reader.h"
#include "export/set_record.h"

enum { PARTS_MOST = 1 << 20 };

/* --- the line that begins a variant ----------------------------------------
 */

static bool share(struct key_reader *reader, const struct json_value *credit,
                  const char *name, double *value)
{
    const struct json_value *member = json_read_member(credit, name);
    return (json_read_number(member, value) && 0 <= *value && *value <= 1) ||
           key_refuse(reader, "no number from 0 to 1 in", name);
}

static bool read_credit(struct key_reader *reader)
{
    struct key_paper *paper = reader->paper;
    const struct json_value *credit = json_read_member(reader->line, "credit");
    paper->has_credit = credit != NULL;
    return !credit ||
           (share(reader, credit, "rounded", &paper->credit.rounded) &&
            share(reader, credit, "form", &paper->credit.form) &&
            share(reader, credit, "near", &paper->credit.near));
}

/* Title and program outlive the variant. */
static bool read_first(struct key_reader *reader)
{
    struct key_file *file = reader->file;
    const char *title = key_text(reader, reader->line, "title", true);
    const char *program = key_text(reader, reader->line, "program", true);
    if (!title || !program)
        return false;
    if (!file->title) {
        file->title = arena_text(&file->arena, title, strlen(title));
        file->program = arena_text(&file->arena, program, strlen(program));
    }
    return true;
}

static bool read_set(struct key_reader *reader, uint32_t *parts)
{
    struct key_paper *paper = reader->paper;
    if (key_integer(reader, "format") != SET_RECORD_FORMAT &&
        reader->error->code == ERROR_NONE)
        return error_set(reader->error, ERROR_VALUE,
                         "%.150s:%zu: this key was made by another version of "
                         "the program, in a format that this one does not know",
                         reader->file->input.path, reader->row);
    int64_t variant = key_integer(reader, "variant");
    int64_t count = key_integer(reader, "parts");
    if (variant > UINT32_MAX)
        return key_refuse(reader, "too large a number in", "variant");
    if (!count || count > PARTS_MOST)
        return key_refuse(reader, "no number of parts in", "parts");
    paper->variant = (uint32_t)variant;
    paper->student = key_text(reader, reader->line, "student", false);
    *parts = (uint32_t)count;
    if (!read_first(reader) || !read_credit(reader))
        return false;
    reader->file->variants++;
    if (paper->student)
        reader->file->names_students = true;
    return true;
}

/* --- lines -----------------------------------------------------------------
 */

/* The next line that is not empty. */
static bool take_line(struct key_reader *reader)
{
    struct key_file *file = reader->file;
    do {
        reader->row = file->input.line;
        if (!input_line(&file->input, KEY_LINE_LIMIT, &file->line,
                        reader->error))
            return false;
    } while (!file->line.length);
    return true;
}

static bool cut_off(struct key_reader *reader, uint32_t missing)
{
    return error_set(reader->error, ERROR_VALUE,
                     "%.150s: the key file is cut off: %u %s missing",
                     reader->file->input.path, (unsigned)missing,
                     missing == 1 ? "part is" : "parts are");
}

/* Reads the line as an object that is such a record. To be freed either way. */
static struct json_value *parse(struct key_reader *reader, const char *record)
{
    const struct str *line = &reader->file->line;
    size_t at;
    struct json_value *root = json_read(line->text, line->length, &at);
    reader->line = root;
    if (!json_read_is_object(root)) {
        error_set(reader->error, ERROR_SYNTAX,
                  "%.150s:%zu: this is no line of a key file: no JSON object",
                  reader->file->input.path, reader->row);
        return root;
    }
    const char *name = json_read_text(json_read_member(root, "record"), NULL);
    if (!name)
        key_refuse(reader, "there is no", "record");
    else if (strcmp(name, record) != 0)
        error_set(reader->error, ERROR_VALUE,
                  "%.150s:%zu: a record '%s' is due here, and not '%.40s'",
                  reader->file->input.path, reader->row, record, name);
    return root;
}

static int by_label(const void *a, const void *b)
{
    return strcmp((*(const struct key_part *const *)a)->label,
                  (*(const struct key_part *const *)b)->label);
}

/* Sorts for key_find; a label may stand only once. */
static bool sort_parts(struct key_reader *reader)
{
    struct key_paper *paper = reader->paper;
    paper->by_label =
        arena_get(&paper->arena, paper->parts * sizeof *paper->by_label);
    for (size_t i = 0; i < paper->parts; i++)
        paper->by_label[i] = &paper->part[i];
    qsort(paper->by_label, paper->parts, sizeof *paper->by_label, by_label);
    for (size_t i = 1; i < paper->parts; i++)
        if (by_label(&paper->by_label[i - 1], &paper->by_label[i]) == 0)
            return error_set(reader->error, ERROR_VALUE,
                             "%.150s: the key has question %.40s of variant %u "
                             "twice",
                             reader->file->input.path,
                             paper->by_label[i]->label,
                             (unsigned)paper->variant);
    return true;
}

/* The parts of a variant that is wanted. */
static bool read_parts(struct key_reader *reader, uint32_t parts)
{
    struct key_paper *paper = reader->paper;
    if (paper->capacity < parts) {
        paper->part = memory_resize(paper->part, parts, sizeof *paper->part);
        paper->capacity = parts;
    }
    for (uint32_t i = 0; i < parts; i++) {
        if (!take_line(reader))
            return cut_off(reader, parts - i);
        struct json_value *root = parse(reader, "part");
        bool ok = reader->error->code == ERROR_NONE && key_read_part(reader) &&
                  reader->error->code == ERROR_NONE;
        json_read_free(root);
        if (!ok)
            return false;
    }
    return sort_parts(reader);
}

static bool skip_parts(struct key_reader *reader, uint32_t parts)
{
    for (uint32_t i = 0; i < parts; i++)
        if (!take_line(reader))
            return cut_off(reader, parts - i);
    return true;
}

bool key_next(struct key_file *file, key_wanted *wanted, void *context,
              struct error *error)
{
    struct key_reader reader = {
        .file = file, .paper = &file->paper, .error = error};
    uint32_t parts = 0;
    while (error->code == ERROR_NONE && take_line(&reader)) {
        arena_clear(&file->paper.arena);
        file->paper.parts = 0;
        struct json_value *root = parse(&reader, "set");
        bool ok = error->code == ERROR_NONE && read_set(&reader, &parts) &&
                  error->code == ERROR_NONE;
        json_read_free(root);
        if (!ok)
            return false;
        if (wanted(context, file->paper.variant, file->paper.student))
            return read_parts(&reader, parts);
        skip_parts(&reader, parts);
    }
    if (!file->variants)
        error_set(error, ERROR_VALUE, "%.200s is no key file: it is empty",
                  file->input.path);
    return false;
}

bool key_open(struct key_file *file, const char *path, struct error *error)
{
    *file = (struct key_file){.variants = 0};
    if (!input_open(&file->input, path, error))
        return false;
    arena_init(&file->arena);
    arena_init(&file->paper.arena);
    return true;
}

bool key_close(struct key_file *file, struct error *error)
{
    memory_free(file->paper.part);
    arena_release(&file->paper.arena);
    arena_release(&file->arena);
    str_release(&file->line);
    return input_close(&file->input, error);
}
