#include "exam/returned.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/numtext.h"
#include "base/utf8.h"
#include "exam/key.h"
#include "export/csv.h"

enum { NO_COLUMN = CSV_FIELDS_MOST };

struct answer_table {
    struct csv csv;
    struct returned *answers;
    struct error_list *errors;
    uint32_t columns;
    uint32_t student, question, answer, variant; /* or NO_COLUMN */
    const char **label; /* of the columns in the wide form, or NULL */
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
}

/* Keeps a field. An apostrophe in front of a sign is no part of it: it was put
 * there for spreadsheets (escape_csv_text, and other programs alike). */
static const char *keep(struct answer_table *table, const char *text)
{
    if (text[0] == '\'' && text[1] && strchr("=+-@", text[1]))
        text++;
    return arena_text(&table->answers->arena, text, strlen(text));
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
    row->label = keep(table, label);
    row->answer = keep(table, csv_field(&table->csv, table->answer));
    add_answer(table, row);
}

static void read_row(struct answer_table *table)
{
    struct csv *csv = &table->csv;
    struct returned_row row = {.row = csv->row, .at = csv->start};
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
    if (table->variant != NO_COLUMN && !read_variant(table, &row.variant))
        return;
    row.student = keep(table, student);
    if (is_wide(table))
        read_wide(table, &row);
    else
        read_long(table, &row);
}

static int by_student(const void *a, const void *b)
{
    const struct returned_row *left = *(struct returned_row *const *)a;
    const struct returned_row *right = *(struct returned_row *const *)b;
    int order = strcmp(left->student, right->student);
    if (!order)
        order = strcmp(left->label, right->label);
    if (!order)
        order = left->row < right->row ? -1 : left->row > right->row;
    return order;
}

static int by_place(const void *a, const void *b)
{
    const struct returned_row *left = *(struct returned_row *const *)a;
    const struct returned_row *right = *(struct returned_row *const *)b;
    return left < right ? -1 : left > right;
}

/* Two neighbours in the order by student. */
static void compare_rows(struct answer_table *table,
                         const struct returned_row *before,
                         const struct returned_row *row)
{
    if (strcmp(before->student, row->student) != 0)
        return;
    table->csv.row = row->row;
    table->csv.start = row->at;
    if (strcmp(before->label, row->label) == 0)
        bad_row(table, "%.40s answers question %s again; row %zu did already",
                row->student, row->label, before->row);
    else if (before->variant != row->variant)
        bad_row(table, "%.40s has another variant than in row %zu",
                row->student, before->row);
}

/* Numbers the students, and finds answers that stand twice. */
static void find_students(struct answer_table *table)
{
    struct returned *answers = table->answers;
    size_t count = answers->count;
    struct returned_row **sorted = memory_resize(NULL, count, sizeof *sorted);
    struct returned_row **first = memory_resize(NULL, count, sizeof *first);
    for (size_t i = 0; i < count; i++)
        sorted[i] = &answers->row[i];
    qsort(sorted, count, sizeof *sorted, by_student);
    /* The earliest row of each student stands for all of them. */
    for (size_t i = 0; i < count; i++) {
        if (i)
            compare_rows(table, sorted[i - 1], sorted[i]);
        if (!i || strcmp(sorted[i - 1]->student, sorted[i]->student) != 0)
            first[answers->students++] = sorted[i];
        else if (sorted[i] < first[answers->students - 1])
            first[answers->students - 1] = sorted[i];
        sorted[i]->student_index = answers->students - 1;
    }
    qsort(first, answers->students, sizeof *first, by_place);
    /* From the order by name to the order of appearance. */
    size_t *place = memory_resize(NULL, answers->students, sizeof *place);
    for (size_t i = 0; i < answers->students; i++)
        place[first[i]->student_index] = i;
    for (size_t i = 0; i < count; i++)
        answers->row[i].student_index = place[answers->row[i].student_index];
    memory_free(place);
    memory_free(first);
    memory_free(sorted);
}

bool returned_read(const struct source *source, struct returned *answers,
                   struct error_list *errors)
{
    *answers = (struct returned){0};
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
        if (answers->count)
            find_students(table);
    }
    csv_release(&table->csv);
    memory_free(table);
    bool ok = errors->count + errors->dropped == before;
    if (!ok)
        returned_release(answers);
    return ok;
}

void returned_release(struct returned *answers)
{
    memory_free(answers->row);
    arena_release(&answers->arena);
    *answers = (struct returned){0};
}
