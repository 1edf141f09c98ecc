/* Writing sets: the binomial exercise as text and as JSON Lines, with key and
 * solution, against snprintf, Moodle XML against libxml2 writing the same
 * document, and the memory that many variants take. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bank/library.h"
#include "bench.h"
#include "exercise.h"
#include "export/format.h"
#include "export/xml.h"
#include "lang/gsl_door.h"
#include "limits/limits.h"

enum { QUESTIONS = 20, VARIANTS = 300, WRITTEN = 100 };

static void must(bool ok, const struct error *error)
{
    if (ok)
        return;
    fprintf(stderr, "bench_set: %s\n", error->text);
    exit(2);
}

/* --- the binomial exercise ------------------------------------------------ */

/* A set of it, as a variant after the other is drawn and written. */
struct exam_bench {
    struct exercise exercise;
    struct set_pick pick[QUESTIONS];
    struct set_plan plan;
    struct sheet sheet;
    struct str out;
    size_t bytes;
};

/* Writes the variant to `out`; where the format is a paper, the key and the
 * solution of each question behind it. */
static void write_variant(struct exam_bench *made,
                          const struct set_format *format, uint32_t variant)
{
    struct error error = {.code = ERROR_NONE};
    str_clear(&made->out);
    must(sheet_redraw(&made->sheet, &made->plan, "Set", variant, variant,
                      &error) &&
             set_format_variant(format, &made->sheet, NULL, &made->out, &error),
         &error);
    for (int i = 0; i < QUESTIONS && set_format_is_paper(format); i++) {
        const struct sheet_part *part = made->sheet.question[i].part;
        question_show_key(&part->drawn, &made->out);
        str_add_char(&made->out, '\n');
        str_add(&made->out, part->solution);
        str_add_char(&made->out, '\n');
    }
    made->bytes += made->out.length;
}

static int measure_binomial(struct bench bench, enum set_format_id id)
{
    const struct set_format *format = &set_formats[id];
    struct exam_bench made = {.plan = {.pick = made.pick, .count = QUESTIONS}};
    size_t theirs = 0;
    exercise_open(&made.exercise, "binomial");
    sheet_init(&made.sheet, format->plain);
    for (int i = 0; i < QUESTIONS; i++)
        made.pick[i] = (struct set_pick){made.exercise.template, 3, 1, NULL};
    for (int i = 0; i < BENCH_PAIRS; i++) {
        double start = bench_seconds();
        for (uint32_t k = 1; k <= VARIANTS; k++)
            write_variant(&made, format, k);
        double middle = bench_seconds();
        theirs += limit_binomial((unsigned long)i, VARIANTS * QUESTIONS);
        bench.limit[i] =
            1e6 * (bench_seconds() - middle) / (VARIANTS * QUESTIONS);
        bench.ours[i] = 1e6 * (middle - start) / (VARIANTS * QUESTIONS);
    }
    if (made.bytes < theirs) {
        fprintf(stderr, "bench_set: %zu bytes against %zu\n", made.bytes,
                theirs);
        exit(2);
    }
    str_release(&made.out);
    sheet_release(&made.sheet);
    exercise_close(&made.exercise);
    return bench_report(&bench);
}

static int measure_exercise(void)
{
    struct bench text = {.measure = "a binomial question of a set as text",
                         .unit = "us",
                         .target = 1,
                         .aim = 0.5,
                         .our_way = "drawn, a paper, key and solution behind",
                         .limit_way = "the text alone, C with GSL, snprintf"};
    struct bench jsonl = {.measure = "a binomial question in JSON Lines",
                          .unit = "us",
                          .target = 2,
                          .aim = 1,
                          .our_way = "drawn, with key and solution",
                          .limit_way = "the text alone, C with GSL, snprintf"};
    return measure_binomial(text, SET_FORMAT_TEXT) |
           measure_binomial(jsonl, SET_FORMAT_JSONL);
}

/* --- Moodle XML ----------------------------------------------------------- */

static int measure_moodle(const struct sheet *sheet)
{
    struct bench bench = {.measure = "20 questions as Moodle XML",
                          .unit = "us",
                          .target = 2,
                          .aim = 1.5,
                          .our_way = "from the drawn questions",
                          .limit_way = "libxml2, from its own tree"};
    const struct set_format *moodle = &set_formats[SET_FORMAT_MOODLE];
    struct set_frame frame = {.title = "Set", .program = "bench"};
    struct error error = {.code = ERROR_NONE};
    struct str out = {0};
    if (!xml_ready(&error)) {
        printf("Moodle XML: %s\n", error.text);
        return 0;
    }
    must(set_format_write(moodle, &frame, sheet, NULL, &out, &error), &error);
    struct limit_document *limit = limit_xml_read(out.text, out.length);
    for (int i = 0; i < BENCH_PAIRS; i++) {
        double start = bench_seconds();
        for (int k = 0; k < WRITTEN; k++) {
            str_clear(&out);
            must(set_format_variant(moodle, sheet, NULL, &out, &error), &error);
        }
        double middle = bench_seconds();
        for (int k = 0; k < WRITTEN; k++)
            limit_xml_write(limit);
        bench.limit[i] = 1e6 * (bench_seconds() - middle) / WRITTEN;
        bench.ours[i] = 1e6 * (middle - start) / WRITTEN;
    }
    limit_xml_free(limit);
    str_release(&out);
    return bench_report(&bench);
}

static int measure_shipped(const char *banks)
{
    struct library library = {.lean = true};
    struct error_list errors = {.count = 0};
    struct error error = {.code = ERROR_NONE};
    struct set_plan_options options = {.count = QUESTIONS, .seed = 3};
    struct set_plan plan;
    struct sheet sheet;
    library_add(&library, banks, &errors);
    must(set_plan_make(&library, &options, &plan, &error) &&
             sheet_draw(&sheet, &plan, "Set", 1, 3, &error),
         &error);
    int missed = measure_moodle(&sheet);
    sheet_release(&sheet);
    set_plan_release(&plan);
    library_release(&library);
    error_list_release(&errors);
    return missed;
}

/* --- memory --------------------------------------------------------------- */

/* A tenth of the variants must do with as much: then all of them do. */
static double peak(const char *banks, const char *folder, const char *variants)
{
    char program[] = "./reckon", set[] = "set", count[] = "--count=20",
         format[] = "--to=jsonl", seed[] = "--seed=3", output[] = "-o";
    struct str option = {0}, many = {0}, path = {0}, clean = {0};
    str_add_format(&option, "--banks=%s", banks);
    str_add_format(&many, "--variants=%s", variants);
    str_add_format(&path, "%s/%s", folder, variants);
    char *command[] = {program,     set,       count,  format,    seed,
                       option.text, many.text, output, path.text, NULL};
    double used = bench_peak(command) / 1024;
    str_add_format(&clean, "rm -rf '%s'", path.text);
    if (system(clean.text))
        exit(2);
    str_release(&option);
    str_release(&many);
    str_release(&path);
    str_release(&clean);
    return used;
}

static int measure_memory(const char *banks)
{
    char folder[] = "/tmp/reckon-bench-XXXXXX";
    if (!mkdtemp(folder))
        exit(2);
    double few = peak(banks, folder, "200"), many = peak(banks, folder, "2000");
    rmdir(folder);
    int missed =
        bench_once("2,000 variants of 20 questions as JSON Lines, at most",
                   "MiB", many, 64, "'reckon set', peak");
    return missed |
           bench_once("the same, above 200 variants", "MiB", many - few, 1,
                      "what each variant leaves behind");
}

int main(void)
{
    const char *top = getenv("top_srcdir");
    struct str banks = {0};
    int missed = 0;
    numeric_start();
    str_add_format(&banks, "%s/banks", top ? top : ".");
    missed |= measure_exercise();
    missed |= measure_shipped(banks.text);
    missed |= measure_memory(banks.text);
    str_release(&banks);
    return missed;
}
