/* Any bytes as a key file, and what stands behind the first NUL as answers to
 * it: refused with a place, or read and marked. What is printed of the marks
 * cannot steer a terminal, what is written of them is a table. */
#include <math.h>
#include <string.h>

#include "export/csv.h"
#include "export/json_read.h"
#include "export/marking.h"
#include "fuzz.h"

static void check_table(const struct str *table)
{
    struct csv csv;
    struct error error = {0};
    struct source source = {"marks", str_text(table), table->length};
    uint32_t columns = 0;
    bool ok = csv_open(&csv, &source, &error);
    while (ok && csv_next(&csv, &error)) {
        columns = columns ? columns : csv.fields;
        REQUIRE_OF(csv.fields == columns, str_text(table));
    }
    /* Only what is too long for a record. */
    REQUIRE_OF(error.code == ERROR_NONE || strstr(error.text, "KiB"),
               error.text);
    csv_release(&csv);
}

static void mark(const struct key_file *key, const struct source *source)
{
    struct error_list errors = {0};
    struct returned answers;
    struct marking marking;
    if (returned_read(source, &answers, &errors)) {
        if (marking_run(key, &answers, source, &marking, &errors)) {
            struct str out = {0};
            REQUIRE(marking.marks == answers.count);
            marking_summary(&marking, &out);
            REQUIRE_OF(fuzz_is_visible(str_text(&out), out.length, true),
                       str_text(&out));
            str_clear(&out);
            marking_answers_csv(&marking, &out);
            check_table(&out);
            str_clear(&out);
            marking_totals_csv(&marking, &out);
            check_table(&out);
            str_release(&out);
            marking_release(&marking);
        } else {
            REQUIRE(errors.count);
        }
        returned_release(&answers);
    } else {
        REQUIRE(errors.count);
    }
    fuzz_check_errors(&errors);
    error_list_release(&errors);
}

/* The parts are found again by what they are sorted by. */
static void check_key(const struct key_file *key)
{
    for (size_t i = 0; i < key->parts; i++) {
        const struct key_part *part = &key->part[i];
        REQUIRE(key_find(key, part->variant, part->label) == part);
        REQUIRE(isfinite(part->points));
        REQUIRE(part->kind != KIND_CHOICE || part->right < part->options);
    }
    for (size_t i = 0; i < key->students; i++)
        REQUIRE(key_variant_of(key, key->student[i].id));
}

FUZZ_TARGET(key)
{
    struct key_file key;
    struct error error = {0};
    size_t at = 0;
    const char *nul = size ? memchr(data, '\0', size) : NULL;
    size_t length = nul ? (size_t)(nul - data) : size;
    struct source source = {"key", data, length};
    struct source answers = {"answers", nul ? nul + 1 : "",
                             nul ? size - length - 1 : 0};
    struct json_value *value = json_read(data, size, &at);
    REQUIRE(value || at <= size);
    json_read_free(value);
    if (key_read(&source, &key, &error)) {
        check_key(&key);
        mark(&key, &answers);
        key_release(&key);
        return;
    }
    error.source = &source;
    fuzz_check_error(&error);
}
