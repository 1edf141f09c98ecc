/* The shipped banks: loading them against libyaml's events of the same files,
 * one question of each template against the binomial exercise, and memory. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bank/library.h"
#include "base/file.h"
#include "bench.h"
#include "exercise.h"
#include "lang/gsl_door.h"
#include "limits/limits.h"

enum {
    LOADS = 2,
    DRAWS = 20,
    QUESTIONS = 20000,
    SLOWEST = 10,
    TEMPLATES_MOST = 4000,
    MANY = 1000000
};

static void fail(const char *text)
{
    fprintf(stderr, "bench_bank: %s\n", text);
    exit(2);
}

static void load(struct library *library, const char *folder)
{
    struct error_list errors = {.count = 0};
    *library = (struct library){.lean = true};
    if (!library_add(library, folder, &errors))
        fail(errors.count ? errors.item[0].text : folder);
}

/* --- loading -------------------------------------------------------------- */

static int measure_loading(const char *folder)
{
    struct bench bench = {.measure = "loading all shipped banks",
                          .unit = "ms",
                          .target = 2,
                          .aim = 1.25,
                          .our_way = "parsed, typed and checked",
                          .limit_way = "libyaml's events of the same files"};
    struct arena arena;
    struct error error = {.code = ERROR_NONE};
    const char **path;
    size_t count;
    arena_init(&arena);
    if (!file_list(folder, ".yaml", &path, &count, &arena, &error))
        fail(error.text);
    for (int i = 0; i < BENCH_PAIRS; i++) {
        struct library library;
        double start = bench_seconds();
        for (int k = 0; k < LOADS; k++) {
            load(&library, folder);
            library_release(&library);
        }
        double middle = bench_seconds();
        for (int k = 0; k < LOADS; k++)
            if (!limit_events(path, count))
                fail("no events");
        bench.limit[i] = 1e3 * (bench_seconds() - middle) / LOADS;
        bench.ours[i] = 1e3 * (middle - start) / LOADS;
    }
    arena_release(&arena);
    return bench_report(&bench);
}

/* --- drawing -------------------------------------------------------------- */

struct timed {
    const struct template *template;
    double seconds; /* of DRAWS questions */
};

static bool draw(struct question *question, const struct template *template,
                 uint64_t seed)
{
    struct error error = {.code = ERROR_NONE};
    if (!question_redraw(question, template, template->level_low, seed, &error))
        return false;
    question->plain = true;
    for (uint32_t i = 0; i < template->parts; i++) {
        struct question_part part;
        const struct prose *solution = &template->part[i].solution;
        if (!question_part(question, i, &part, &error) ||
            (solution->place && !question_text(question, solution, &error)))
            return false;
    }
    return true;
}

/* All templates, several seeds each; in seconds. */
static double draw_all(struct question *question, struct timed *timed,
                       size_t count)
{
    double before = bench_seconds();
    for (size_t i = 0; i < count; i++) {
        double start = bench_seconds();
        for (uint64_t seed = 0; seed < DRAWS; seed++)
            draw(question, timed[i].template, seed);
        timed[i].seconds += bench_seconds() - start;
    }
    return bench_seconds() - before;
}

static size_t list(const struct library *library, struct timed *timed)
{
    size_t count = 0;
    for (size_t i = 0; i < library->count; i++)
        for (uint32_t k = 0; k < library->bank[i]->templates; k++)
            if (count < TEMPLATES_MOST)
                timed[count++] =
                    (struct timed){&library->bank[i]->template[k], 0};
    return count;
}

static int by_time(const void *a, const void *b)
{
    double x = ((const struct timed *)a)->seconds;
    double y = ((const struct timed *)b)->seconds;
    return (x < y) - (x > y);
}

static void tell_slowest(struct timed *timed, size_t count, double unit)
{
    const char *format = getenv("BENCH_FORMAT");
    if (format && strcmp(format, "json") == 0)
        return;
    qsort(timed, count, sizeof *timed, by_time);
    printf("  the slowest templates, us a question:\n");
    for (size_t i = 0; i < SLOWEST && i < count; i++)
        printf("  %10.1f  %s/%s\n", timed[i].seconds * unit,
               timed[i].template->bank->id, timed[i].template->id);
}

static int measure_drawing(const struct library *library)
{
    struct bench bench = {.measure = "a question of each shipped template",
                          .unit = "us",
                          .aim = 5,
                          .our_way = "drawn, all parts, worked solutions",
                          .limit_way = "the binomial exercise, drawn by us"};
    struct exercise exercise;
    struct timed *timed = calloc(TEMPLATES_MOST, sizeof *timed);
    if (!timed)
        fail("no memory");
    size_t count = list(library, timed);
    exercise_open(&exercise, "binomial");
    draw_all(&exercise.question, timed, count); /* templates are read once */
    for (size_t i = 0; i < count; i++)
        timed[i].seconds = 0;
    for (int i = 0; i < BENCH_PAIRS; i++) {
        bench.ours[i] = 1e6 * draw_all(&exercise.question, timed, count) /
                        (double)(count * DRAWS);
        double start = bench_seconds();
        for (uint64_t k = 0; k < QUESTIONS; k++)
            exercise_make(&exercise, k, false);
        bench.limit[i] = 1e6 * (bench_seconds() - start) / QUESTIONS;
    }
    int missed = bench_report(&bench);
    tell_slowest(timed, count, 1e6 / (BENCH_PAIRS * DRAWS));
    exercise_close(&exercise);
    free(timed);
    return missed;
}

/* --- memory --------------------------------------------------------------- */

static int measure_growth(const struct library *library)
{
    struct timed *timed = calloc(TEMPLATES_MOST, sizeof *timed);
    struct question question;
    double before = 0;
    if (!timed)
        fail("no memory");
    size_t count = list(library, timed);
    arena_init(&question.arena);
    for (uint64_t i = 0; i < MANY; i++) {
        if (i == MANY / 10)
            before = bench_resident();
        draw(&question, timed[i % count].template, i);
    }
    double grown = bench_resident() - before;
    question_release(&question);
    free(timed);
    return bench_once("memory grown from the 10^5th to the 10^6th question",
                      "KiB", grown, 256, "all shipped templates in turn");
}

static int measure_peak(const char *banks)
{
    char program[] = "./reckon", command[] = "practice", save[] = "--no-save";
    struct str option = {0};
    str_add_format(&option, "--banks=%s", banks);
    char *all[] = {program, command, save, option.text, NULL};
    double peak = bench_peak(all) / 1024;
    str_release(&option);
    return bench_once("memory with all banks loaded, at most", "MiB", peak, 16,
                      "'reckon practice --no-save', peak");
}

int main(void)
{
    const char *top = getenv("top_srcdir");
    struct str banks = {0};
    struct library library;
    int missed = 0;
    numeric_start();
    str_add_format(&banks, "%s/banks", top ? top : ".");
    missed |= measure_peak(banks.text); /* a child begins with our memory */
    missed |= measure_loading(banks.text);
    load(&library, banks.text);
    missed |= measure_drawing(&library);
    missed |= measure_growth(&library);
    library_release(&library);
    str_release(&banks);
    return missed;
}
