/* Any bytes as a key file, and what stands behind the first NUL as answers to
 * it: refused with a place, or read and marked. What is printed of the marks
 * and what a student is given back cannot steer a terminal; what is written for
 * programs is read by them. */
#include <math.h>
#include <string.h>

#include "exam/grade.h"
#include "exam/results.h"
#include "export/csv.h"
#include "export/json_read.h"
#include "fuzz.h"

static struct fuzz_file key_file, answers_file;

static void remove_files(void)
{
    unlink(key_file.path);
    unlink(answers_file.path);
}

static void check_table(const struct str *table)
{
    struct csv csv;
    struct error error = {0};
    struct source source = source_of("totals", str_text(table), table->length);
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

static bool take(void *context, const struct marked *marked,
                 struct error *error)
{
    static const char *const name[] = {"text", "markdown", "html"};
    const struct key_paper *paper = marked->paper;
    REQUIRE(isfinite(marked->total.points) && isfinite(marked->total.of));
    for (size_t i = 0; i < paper->parts; i++) {
        const struct key_part *part = &paper->part[i];
        REQUIRE(key_find(paper, part->label));
        REQUIRE(part->kind != KIND_CHOICE || part->right < part->options);
        REQUIRE(marked->mark[i].credit >= 0 && marked->mark[i].credit <= 1);
    }
    for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
        struct str out = {0};
        feedback_write(feedback_format_find(name[i], error), "fuzz", marked,
                       &out);
        REQUIRE_OF(fuzz_is_visible(str_text(&out), out.length, true),
                   str_text(&out));
        str_release(&out);
    }
    results_add(context, marked);
    return true;
}

static void show(struct results *results)
{
    struct str out = {0};
    size_t at;
    results_finish(results);
    results->title = "fuzz";
    results->program = "fuzz";
    results_summary(results, &out);
    REQUIRE_OF(fuzz_is_visible(str_text(&out), out.length, true),
               str_text(&out));
    str_clear(&out);
    results_totals_csv(results, NULL, NULL, &out);
    check_table(&out);
    str_clear(&out);
    results_json(results, &out);
    struct json_value *value = json_read(str_text(&out), out.length, &at);
    REQUIRE_OF(value, str_text(&out));
    json_read_free(value);
    REQUIRE_OF(fuzz_is_visible(str_text(&out), out.length, true),
               str_text(&out));
    str_release(&out);
}

static void mark(const struct source *source)
{
    struct error_list errors = {0};
    struct error error = {0};
    struct returned answers;
    struct key_file key;
    struct results results;
    bool good = returned_read(source, &answers, &errors);
    REQUIRE(good == !errors.count);
    if (good && key_open(&key, key_file.path, &error)) {
        results_init(&results, &answers, true, true);
        if (marking_run(&key, &answers, source, take, &results, &errors))
            show(&results);
        else
            REQUIRE(errors.count);
        results_release(&results);
        REQUIRE(key_close(&key, &error));
    }
    fuzz_check_errors(&errors);
    error_list_release(&errors);
    returned_release(&answers);
}

static bool wanted(void *context, uint32_t variant, const char *student)
{
    (void)context;
    (void)student;
    return variant != 3;
}

static void read_alone(void)
{
    struct error error = {0};
    struct key_file key;
    REQUIRE(key_open(&key, key_file.path, &error));
    while (key_next(&key, wanted, NULL, &error))
        REQUIRE(key.paper.variant != 3);
    if (error.code != ERROR_NONE)
        fuzz_check_error(&error);
    key_close(&key, &error);
}

FUZZ_TARGET(key)
{
    const char *nul = size ? memchr(data, '\0', size) : NULL;
    size_t length = nul ? (size_t)(nul - data) : size;
    struct source source =
        source_of("answers", nul ? nul + 1 : "", nul ? size - length - 1 : 0);
    struct error_list errors = {0};
    struct arena arena;
    struct str out = {0}, report = {0};
    if (!key_file.path[0])
        atexit(remove_files);
    fuzz_put(&key_file, data, length);
    fuzz_put(&answers_file, source.text, source.length);
    read_alone();
    mark(&source);
    /* And as the command does it. */
    struct grade grade = {.key = key_file.path, .answers = answers_file.path};
    arena_init(&arena);
    bool ok = exam_grade(&grade, &arena, &out, &report, &errors);
    REQUIRE(ok == !errors.count);
    REQUIRE_OF(fuzz_is_visible(str_text(&out), out.length, true),
               str_text(&out));
    fuzz_check_errors(&errors);
    error_list_release(&errors);
    arena_release(&arena);
    str_release(&out);
    str_release(&report);
}
