/* Any bytes as a table: refused with a place, or read. What was read, written
 * again and read again is the same. And as a roster, and as answers that came
 * back. */
#include <string.h>

#include "exam/returned.h"
#include "exam/roster.h"
#include "export/csv.h"
#include "export/escape.h"
#include "fuzz.h"

/* Reads all records, each field behind a byte 1, each record behind a byte 2,
 * and writes them as a table. */
static bool read_table(const struct source *source, struct str *fields,
                       struct str *table)
{
    struct csv csv;
    struct error error = {0};
    bool ok = csv_open(&csv, source, &error);
    while (ok && csv_next(&csv, &error)) {
        str_add_char(fields, 2);
        for (uint32_t i = 0; i < csv.fields; i++) {
            str_add_char(fields, 1);
            str_add(fields, csv_field(&csv, i));
            str_add(table, i ? "," : "");
            escape_csv_plain(table, csv_field(&csv, i));
        }
        str_add(table, "\r\n");
        REQUIRE(csv.start <= source->length && csv.fields > 0);
        REQUIRE(strcmp(csv_field(&csv, csv.fields), "") == 0);
    }
    if (error.code != ERROR_NONE) {
        error.source = source;
        fuzz_check_error(&error);
    }
    csv_release(&csv);
    return error.code == ERROR_NONE;
}

static void read_lists(const struct source *source)
{
    struct error_list errors = {0};
    struct roster roster;
    struct returned returned;
    bool ok = roster_read(source, &roster, &errors);
    REQUIRE(ok == !errors.count);
    for (uint32_t i = 0; ok && i < roster.students; i++)
        REQUIRE(strlen(roster.student[i]) <= ROSTER_ID_BYTES &&
                fuzz_is_visible(roster.student[i], strlen(roster.student[i]),
                                false));
    roster_release(&roster);
    fuzz_check_errors(&errors);
    error_list_release(&errors);
    ok = returned_read(source, &returned, &errors);
    REQUIRE(ok == !errors.count);
    returned_release(&returned);
    fuzz_check_errors(&errors);
    error_list_release(&errors);
}

FUZZ_TARGET(csv)
{
    struct str once = {0}, again = {0}, table = {0}, unused = {0};
    struct source source = source_of("fuzz", data, size);
    /* A mark of its own, or one in the first cell would be taken for it. */
    str_add(&table, "\xEF\xBB\xBF");
    if (read_table(&source, &once, &table)) {
        source = source_of("again", str_text(&table), table.length);
        /* Quotes may make a record too long. */
        if (read_table(&source, &again, &unused))
            REQUIRE(once.length == again.length &&
                    memcmp(str_text(&once), str_text(&again), once.length) ==
                        0);
        source = source_of("fuzz", data, size);
    }
    read_lists(&source);
    str_release(&once);
    str_release(&again);
    str_release(&table);
    str_release(&unused);
}
