#include "exam/returned.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/numtext.h"
#include "base/utf8.h"
#include "exam/key.h"
#include "exam/returned_student.h"
#include "export/csv.h"

enum { NO_COLUMN = CSV_FIELDS_MOST, LABELS_KNOWN = 256 };

struct answer_table {
    struct csv csv;
    struct returned *answers;
    struct error_list *errors;
    uint32_t columns;
    uint32_t student, question, answer, variant, seconds; /* or NO_COLUMN */
    const char **label; /* of the columns in the wide form, or NULL */
    const char *known[LABELS_KNOWN]; /* labels met before, by hash */
};

static bool is_wide(const struct answer_table *table)
{
    return table->question == NO_COLUMN;
}

__attribute__((format(printf, 2, 3))) static void
bad_row(struct answer_table *table, const char *format, ...)
{
    struct error error = {0};
    char text[200];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    struct str shown = {0};
    utf8_add_visible(&shown, text, SIZE_MAX);
    error_set_at(&error, ERROR_VALUE, table->csv.start, 1, "row %zu: %s",
                 table->csv.row, str_text(&shown));
    str_release(&shown);
    error.source = table->csv.source;
    error_list_add(table->errors, &error);
}

static uint32_t find_column(const struct csv *csv, const char *name)
{
    for (uint32_t i = 0; i < csv->fields; i++)
        if (strcasecmp(csv_field(csv, i), name) == 0)
            return i;
    return NO_COLUMN;
}

static bool is_label_column(const struct answer_table *table, uint32_t column)
{
    return column != table->student && column != table->variant;
}

/* In the wide form every other column must be named like a question. */
static bool read_labels(struct answer_table *table)
{
    struct arena *arena = &table->answers->arena;
    table->label = arena_zero(arena, table->columns * sizeof *table->label);
    for (uint32_t i = 0; i < table->columns; i++) {
        char label[KEY_LABEL_BYTES];
        if (!is_label_column(table, i))
            continue;
        if (!key_label(csv_field(&table->csv, i), label)) {
            bad_row(table,
                    "the header has neither 'question' and 'answer' nor "
                    "questions such as 1 or 3a; '%.40s' is none",
                    csv_field(&table->csv, i));
            return false;
        }
        table->label[i] = arena_text(arena, label, strlen(label));
    }
    return true;
}

static bool read_header(struct answer_table *table)
{
    struct csv *csv = &table->csv;
    struct error error = {0};
    if (!csv_next(csv, &error)) {
        if (error.code == ERROR_NONE)
            error_set_at(&error, ERROR_VALUE, 0, 1,
                         "the table of answers is empty");
        error.source = csv->source;
        error_list_add(table->errors, &error);
        return false;
    }
    table->columns = csv->fields;
    table->student = find_column(csv, "student");
    table->question = find_column(csv, "question");
    table->answer = find_column(csv, "answer");
    table->variant = find_column(csv, "variant");
    table->seconds = is_wide(table) ? NO_COLUMN : find_column(csv, "seconds");
    if (table->student == NO_COLUMN ||
        (table->question == NO_COLUMN) != (table->answer == NO_COLUMN)) {
        bad_row(table, "the first row must name the columns, as in "
                       "student,question,answer or student,1,2,3a");
        return false;
    }
    return !is_wide(table) || read_labels(table);
}

static void add_answer(struct answer_table *table,
                       const struct returned_row *row)
{
    struct returned *answers = table->answers;
    if (answers->count == answers->capacity) {
        answers->capacity = answers->capacity ? 2 * answers->capacity : 256;
        answers->row = memory_resize(answers->row, answers->capacity,
                                     sizeof *answers->row);
    }
    answers->row[answers->count++] = *row;
    answers->student[row->student].count++;
}

/* --- rows ------------------------------------------------------------------
 */

/* An apostrophe in front of a sign is no part of a field: it was put there for
 * spreadsheets (escape_csv_text, and other programs alike). */
static const char *bare(const char *text)
{
    return text[0] == '\'' && text[1] && strchr("=+-@", text[1]) ? text + 1
                                                                 : text;
}

static const char *keep(struct answer_table *table, const char *text)
{
    text = bare(text);
    return *text ? arena_text(&table->answers->arena, text, strlen(text)) : "";
}

/* Tables repeat their labels. */
static const char *keep_label(struct answer_table *table, const char *label)
{
    const char **known = &table->known[returned_hash(label) % LABELS_KNOWN];
    if (!*known || strcmp(*known, label) != 0)
        *known = arena_text(&table->answers->arena, label, strlen(label));
    return *known;
}

static bool read_variant(struct answer_table *table, uint32_t *variant)
{
    const char *text = csv_field(&table->csv, table->variant);
    uint64_t number = 0;
    if (*text && (!numtext_integer(text, strlen(text), &number) || !number ||
                  number > UINT32_MAX)) {
        bad_row(table, "'%.40s' is no variant", text);
        return false;
    }
    *variant = (uint32_t)number;
    return true;
}

static bool read_seconds(struct answer_table *table, float *seconds)
{
    const char *text = csv_field(&table->csv, table->seconds);
    double value = (double)NAN;
    if (*text && (!numtext_double(text, strlen(text), &value) || value > 1e9)) {
        bad_row(table, "'%.40s' is no number of seconds", text);
        return false;
    }
    *seconds = (float)value;
    return true;
}

static void read_wide(struct answer_table *table, struct returned_row *row)
{
    for (uint32_t i = 0; i < table->columns; i++) {
        if (!is_label_column(table, i))
            continue;
        row->label = table->label[i];
        row->answer = keep(table, csv_field(&table->csv, i));
        add_answer(table, row);
    }
}

static void read_long(struct answer_table *table, struct returned_row *row)
{
    const char *name = csv_field(&table->csv, table->question);
    char label[KEY_LABEL_BYTES];
    if (!key_label(name, label)) {
        bad_row(table, "'%.40s' is no question", name);
        return;
    }
    if (table->seconds != NO_COLUMN && !read_seconds(table, &row->seconds))
        return;
    row->label = keep_label(table, label);
    row->answer = keep(table, csv_field(&table->csv, table->answer));
    add_answer(table, row);
}

/* A student has one paper. */
static void note_variant(struct answer_table *table, uint32_t student,
                         uint32_t variant)
{
    struct returned_student *known = &table->answers->student[student];
    if (!variant || known->variant == variant)
        return;
    if (known->variant) {
        bad_row(table, "%.40s has another variant than in row %u", known->name,
                (unsigned)known->told);
        return;
    }
    known->variant = variant;
    known->told = (uint32_t)table->csv.row;
}

static void read_row(struct answer_table *table)
{
    struct csv *csv = &table->csv;
    struct returned_row row = {
        .row = (uint32_t)csv->row, .at = csv->start, .seconds = NAN};
    uint32_t variant = 0;
    if (csv->fields > table->columns) {
        bad_row(table,
                "%u fields under a header of %u; put quotes around an answer "
                "that holds a separator",
                (unsigned)csv->fields, (unsigned)table->columns);
        return;
    }
    const char *student = csv_field(csv, table->student);
    if (!*student) {
        bad_row(table, "there is no student");
        return;
    }
    if (table->variant != NO_COLUMN && !read_variant(table, &variant))
        return;
    row.student = returned_add_student(table->answers, bare(student));
    note_variant(table, row.student, variant);
    if (is_wide(table))
        read_wide(table, &row);
    else
        read_long(table, &row);
}

/* --- answers that stand twice ----------------------------------------------
 */

/* A row, and the one before it that answers the same question. */
struct twice {
    const struct returned_row *row, *before;
};

static int by_label(const void *a, const void *b)
{
    const struct returned_row *left = ((const struct twice *)a)->row;
    const struct returned_row *right = ((const struct twice *)b)->row;
    int order = strcmp(left->label, right->label);
    return order ? order : left < right ? -1 : left > right;
}

static int by_place(const void *a, const void *b)
{
    const struct returned_row *left = ((const struct twice *)a)->row;
    const struct returned_row *right = ((const struct twice *)b)->row;
    return left < right ? -1 : left > right;
}

/* Of one student; `found` has room for all rows. Returns how many stand twice,
 * the first at `found`. */
static size_t find_of(const struct returned *answers,
                      const struct returned_student *student,
                      struct twice *found)
{
    size_t count = 0;
    for (uint32_t i = 0; i < student->count; i++)
        found[i] = (struct twice){
            .row = &answers->row[answers->order[student->first + i]]};
    qsort(found, student->count, sizeof *found, by_label);
    for (uint32_t i = 1; i < student->count; i++) {
        const struct returned_row *row = found[i].row;
        const struct returned_row *before = found[i - 1].row;
        if (strcmp(row->label, before->label) == 0)
            found[count++] = (struct twice){row, before};
    }
    return count;
}

/* Tells them in the order of the table. */
static void find_twice(struct answer_table *table)
{
    const struct returned *answers = table->answers;
    struct twice *found =
        memory_resize(NULL, answers->count + 1, sizeof *found);
    size_t count = 0;
    for (size_t i = 0; i < answers->students; i++)
        count += find_of(answers, &answers->student[i], found + count);
    qsort(found, count, sizeof *found, by_place);
    for (size_t i = 0; i < count; i++) {
        const struct returned_row *row = found[i].row;
        table->csv.row = row->row;
        table->csv.start = row->at;
        bad_row(table, "%.40s answers question %s again; row %u did already",
                answers->student[row->student].name, row->label,
                (unsigned)found[i].before->row);
    }
    memory_free(found);
}

bool returned_read(const struct source *source, struct returned *answers,
                   struct error_list *errors)
{
    *answers = (struct returned){.count = 0};
    arena_init(&answers->arena);
    struct answer_table *table = memory_resize(NULL, 1, sizeof *table);
    *table = (struct answer_table){.answers = answers, .errors = errors};
    size_t before = errors->count + errors->dropped;
    struct error error = {0};
    if (!csv_open(&table->csv, source, &error)) {
        error_list_add(errors, &error);
    } else if (read_header(table)) {
        while (csv_next(&table->csv, &error))
            read_row(table);
        if (error.code != ERROR_NONE)
            error_list_add(errors, &error);
    }
    returned_group(answers);
    find_twice(table);
    csv_release(&table->csv);
    memory_free(table);
    return errors->count + errors->dropped == before;
}

void returned_release(struct returned *answers)
{
    memory_free(answers->row);
    memory_free(answers->order);
    memory_free(answers->slot);
    arena_release(&answers->arena);
    *answers = (struct returned){.count = 0};
}
