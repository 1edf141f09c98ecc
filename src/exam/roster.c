#include "exam/roster.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "export/csv.h"

static bool fail(struct error_list *errors, const struct csv *csv,
                 const char *what, const char *id)
{
    struct error error = {.source = csv->source, .at = csv->start};
    error_set_at(&error, ERROR_VALUE, csv->start, 1, "row %zu: %s%s%.60s%s",
                 csv->row, what, id ? " '" : "", id ? id : "", id ? "'" : "");
    error.source = csv->source;
    error_list_add(errors, &error);
    return false;
}

static bool find_column(const struct csv *csv, uint32_t *column)
{
    for (uint32_t i = 0; i < csv->fields; i++)
        if (strcasecmp(csv_field(csv, i), "student") == 0 ||
            strcasecmp(csv_field(csv, i), "id") == 0) {
            *column = i;
            return true;
        }
    return false;
}

/* Ids stand on papers and screens: no control of ASCII or beyond, no mark that
 * turns the direction of writing. The table is in UTF-8. */
static bool is_printable(const char *id)
{
    size_t length = strlen(id), size;
    for (size_t at = 0; at < length; at += size) {
        uint32_t point;
        size = utf8_decode(id + at, length - at, &point);
        if (!size || !utf8_is_plain(point))
            return false;
    }
    return true;
}

static void add(struct roster *roster, const struct csv *csv, const char *id,
                struct error_list *errors)
{
    if (!*id) {
        fail(errors, csv, "no student is named", NULL);
    } else if (strlen(id) > ROSTER_ID_BYTES) {
        fail(errors, csv, "longer than 100 bytes:", id);
    } else if (!is_printable(id)) {
        fail(errors, csv, "a student's id holds a control character", NULL);
    } else {
        roster->student =
            arena_grow(&roster->arena, roster->student, roster->students,
                       &roster->capacity, sizeof *roster->student);
        roster->student[roster->students++] =
            arena_text(&roster->arena, id, strlen(id));
    }
}

struct placed {
    const char *id;
    uint32_t row;
};

static int by_id(const void *a, const void *b)
{
    return strcmp(((const struct placed *)a)->id,
                  ((const struct placed *)b)->id);
}

/* Two papers for one id could not be told apart when they come back. */
static void check_twice(const struct roster *roster,
                        const struct source *source, struct error_list *errors)
{
    struct placed *all =
        memory_resize(NULL, roster->students + 1u, sizeof *all);
    for (uint32_t i = 0; i < roster->students; i++)
        all[i] = (struct placed){roster->student[i], i};
    qsort(all, roster->students, sizeof *all, by_id);
    for (uint32_t i = 1; i < roster->students; i++)
        if (strcmp(all[i - 1].id, all[i].id) == 0) {
            struct error error = {0};
            error_set(&error, ERROR_VALUE, "%s: '%.60s' is named twice",
                      source->name, all[i].id);
            error_list_add(errors, &error);
        }
    memory_free(all);
}

bool roster_read(const struct source *source, struct roster *roster,
                 struct error_list *errors)
{
    size_t before = errors->count + errors->dropped;
    struct csv csv;
    struct error error = {0};
    uint32_t column = 0;
    *roster = (struct roster){.students = 0};
    arena_init(&roster->arena);
    if (csv_open(&csv, source, &error) && csv_next(&csv, &error)) {
        if (!find_column(&csv, &column))
            fail(errors, &csv,
                 "the header names no column 'student'; the first line of a "
                 "roster is its header",
                 NULL);
        else
            while (csv_next(&csv, &error))
                add(roster, &csv, csv_field(&csv, column), errors);
    }
    if (error.code != ERROR_NONE)
        error_list_add(errors, &error);
    else if (errors->count + errors->dropped == before && !roster->students) {
        error_set(&error, ERROR_VALUE, "%s: no student is named", source->name);
        error_list_add(errors, &error);
    }
    check_twice(roster, source, errors);
    csv_release(&csv);
    return errors->count + errors->dropped == before;
}

void roster_release(struct roster *roster)
{
    arena_release(&roster->arena);
}
