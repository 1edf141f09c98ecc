/* How cost grows with size: each measure at one, ten and a hundred times the
 * input. Per unit of input it must not grow by more than half, since what grows
 * faster than its input ends somewhere. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"
#include "exercise.h"
#include "export/format.h"
#include "figure/figure.h"
#include "lang/block.h"
#include "lang/gsl_door.h"
#include "lang/parse.h"
#include "past.h"

enum {
    SIZES = 3,
    RUNS = 5,
    TEN = 10,
    MEASURES = 5,
    COLUMNS = 76,
    PROCESSES_MOST = 64
};

static const double most = 1.5;

static void fail(const char *text)
{
    fprintf(stderr, "growth: %s\n", text);
    exit(2);
}

/* Seconds that a run with so much input takes. */
typedef double run(long size, void *context);

static double least(run *once, long size, void *context)
{
    double best = HUGE_VAL;
    for (int i = 0; i < RUNS; i++)
        best = fmin(best, once(size, context));
    return best;
}

/* What was measured, as multiples of the smallest size and of its time. */
struct plot {
    struct figure_point point[MEASURES][SIZES];
    struct figure_series series[MEASURES + 1];
    size_t count;
};

static bool in_json(void)
{
    const char *format = getenv("BENCH_FORMAT");
    return format && strcmp(format, "json") == 0;
}

static int measure(struct plot *plot, const char *name, const char *unit,
                   long first, run *once, void *context)
{
    double each[SIZES];
    long size = first;
    struct figure_point *point = plot->point[plot->count];
    for (int i = 0; i < SIZES; i++, size *= TEN) {
        each[i] = 1e6 * least(once, size, context) / (double)size;
        double times = (double)(size / first);
        point[i].x = times;
        point[i].y = times * each[i] / each[0];
    }
    plot->series[plot->count++] =
        (struct figure_series){name, FIGURE_LINE, point, SIZES};
    double growth = each[SIZES - 1] / each[0];
    int missed = growth > most;
    if (in_json())
        printf("{\"growth\": \"%s\", \"of\": \"%s\", \"first\": %ld, "
               "\"us_each\": [%.4g, %.4g, %.4g], \"met\": %s}\n",
               name, unit, first, each[0], each[1], each[2],
               missed ? "false" : "true");
    else
        printf("%-34s %8ld %-10s %10.4g %10.4g %10.4g %7.2f  %s\n", name, first,
               unit, each[0], each[1], each[2], growth,
               missed ? "GROWS" : "met");
    return missed;
}

/* --- what grows ----------------------------------------------------------- */

static double draw(long questions, void *exercise)
{
    double start = bench_seconds();
    for (long i = 0; i < questions; i++)
        exercise_make(exercise, (uint64_t)i, false);
    return bench_seconds() - start;
}

static void write_file(const char *path, const struct str *text)
{
    FILE *file = fopen(path, "w");
    if (!file || fwrite(text->text, 1, text->length, file) != text->length ||
        fclose(file) != 0)
        fail(path);
}

static double load(long copies, void *context)
{
    char path[] = "/tmp/reckon-growth-XXXXXX";
    struct str text = {0};
    struct error_list errors = {.count = 0};
    (void)context;
    close(mkstemp(path));
    exercise_bank(&text, (int)copies);
    write_file(path, &text);
    double start = bench_seconds();
    struct bank *bank = bank_open(path, &errors);
    double taken = bench_seconds() - start;
    if (!bank || bank->template[0].ready)
        fail(errors.count ? errors.item[0].text : "no lean bank");
    bank_free(bank);
    unlink(path);
    str_release(&text);
    return taken;
}

static double write_variants(long variants, void *context)
{
    const struct exercise *exercise = context;
    struct set_pick pick = {exercise->template, 3, 1, NULL};
    struct set_plan plan = {.pick = &pick, .count = 1};
    struct error error = {.code = ERROR_NONE};
    struct str out = {0};
    double start = bench_seconds();
    for (long i = 1; i <= variants; i++) {
        struct sheet sheet;
        str_clear(&out);
        if (!sheet_draw(&sheet, &plan, "Set", (uint32_t)i, (uint64_t)i,
                        &error) ||
            !set_format_variant(&set_formats[SET_FORMAT_JSONL], &sheet, NULL,
                                &out, &error))
            fail(error.text);
        sheet_release(&sheet);
    }
    double taken = bench_seconds() - start;
    str_release(&out);
    return taken;
}

static double simulate(long blocks, void *context)
{
    static const char text[] = "roll(6) + roll(6) = 7";
    struct arena arena;
    struct scope scope = {.count = 0};
    struct error error = {.code = ERROR_NONE};
    struct rng rng;
    struct rng_bulk bulk;
    (void)context;
    arena_init(&arena);
    struct program *program = parse_program(&arena, text, strlen(text), &error);
    if (!program || !check_program(&scope, program, &error))
        fail(error.text);
    struct block_machine *machine =
        block_machine_new(&arena, block_compile(&arena, program, NULL, 0));
    struct block_result *result = arena_get(&arena, sizeof *result);
    rng_seed(&rng, 1);
    rng_bulk_start(&bulk, &rng);
    double start = bench_seconds();
    for (long i = 0; i < blocks; i++)
        if (!block_run(machine, &bulk, BLOCK_TRIALS, result, &error))
            fail(error.text);
    double taken = bench_seconds() - start;
    arena_release(&arena);
    return taken;
}

/* Opening is to hang on the number of topics and templates alone, so that each
 * answer costs the less the more there are. */
static double open_past(long answers, void *context)
{
    struct catalog *catalog = context;
    char folder[] = "/tmp/reckon-growth-XXXXXX";
    struct str path = {0};
    if (!mkdtemp(folder))
        fail("no folder");
    str_add_format(&path, "%s/progress.db", folder);
    int64_t learner = past_fill(path.text, catalog, (int)answers);
    double taken = HUGE_VAL;
    for (int i = 0; i < RUNS; i++)
        taken = fmin(taken, past_open(path.text, catalog, learner));
    unlink(path.text);
    rmdir(folder);
    str_release(&path);
    return taken;
}

/* What grows as its input lies on the rule. */
static void show(struct plot *plot)
{
    const struct figure_point rule[] = {{.x = 1, .y = 1}, {.x = 100, .y = 100}};
    struct str out = {0};
    plot->series[plot->count] =
        (struct figure_series){"as much as the input", FIGURE_RULE, rule, 2};
    struct figure figure = {
        .title = "How time grows with size",
        .description = "Both as multiples of the smallest size.",
        .form = FIGURE_PLANE,
        .x = {.name = "size", .scale = FIGURE_LOG, .low = 1, .high = 100},
        .y = {.name = "time", .scale = FIGURE_LOG},
        .series = plot->series,
        .series_count = plot->count + 1,
    };
    figure_ascii(&figure, COLUMNS, &out);
    printf("\n%s", str_text(&out));
    str_release(&out);
}

/* Microseconds of the wall clock for a question that each of some processes
 * draws, all at once. */
static double draw_at_once(long processes, long questions,
                           struct exercise *exercise)
{
    pid_t child[PROCESSES_MOST];
    double start = bench_wall();
    for (long i = 0; i < processes; i++) {
        child[i] = fork();
        if (child[i] < 0)
            fail("no process");
        if (child[i] == 0) {
            draw(questions, exercise);
            _exit(0);
        }
    }
    for (long i = 0; i < processes; i++)
        waitpid(child[i], NULL, 0);
    return 1e6 * (bench_wall() - start) / (double)questions;
}

/* As many as there are processors are to take what one takes. */
static int measure_processors(struct exercise *exercise)
{
    enum { QUESTIONS = 200000 };
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    if (processors > PROCESSES_MOST)
        processors = PROCESSES_MOST;
    double one = HUGE_VAL, all = HUGE_VAL;
    for (int i = 0; i < RUNS; i++) {
        one = fmin(one, draw_at_once(1, QUESTIONS, exercise));
        all = fmin(all, draw_at_once(processors, QUESTIONS, exercise));
    }
    int missed = all / one > most;
    if (in_json())
        printf("{\"growth\": \"processors\", \"of\": \"processes\", "
               "\"first\": 1, \"us_each\": [%.4g, %.4g], \"met\": %s}\n",
               one, all, missed ? "false" : "true");
    else
        printf("drawing on 1 processor %.3g us a question, on each of %ld at "
               "once %.3g  %s\n",
               one, processors, all, missed ? "GROWS" : "met");
    return missed;
}

int main(void)
{
    const char *top = getenv("top_srcdir");
    struct plot plot = {.count = 0};
    struct exercise exercise;
    struct catalog catalog;
    struct error_list errors = {.count = 0};
    struct str banks = {0};
    int missed = 0;
    numeric_start();
    exercise_open(&exercise, "binomial");
    catalog_init(&catalog);
    str_add_format(&banks, "%s/banks", top ? top : ".");
    if (!catalog_add(&catalog, banks.text, NULL, &errors))
        fail("no banks");
    if (!in_json())
        printf("%-34s %8s %-10s %10s %10s %10s %7s\n", "us for each, at", "1x",
               "", "1x", "10x", "100x", "growth");
    missed |= measure(&plot, "drawing", "questions", 1000, draw, &exercise);
    missed |=
        measure(&plot, "loading, pairs of templates", "pairs", TEN, load, NULL);
    missed |= measure(&plot, "JSON Lines", "variants", 100, write_variants,
                      &exercise);
    missed |= measure(&plot, "simulating, blocks of 1024 trials", "blocks", 100,
                      simulate, NULL);
    missed |= measure(&plot, "opening a history", "answers", 1000, open_past,
                      &catalog);
    missed |= measure_processors(&exercise);
    if (!in_json())
        show(&plot);
    catalog_release(&catalog);
    exercise_close(&exercise);
    str_release(&banks);
    return missed;
}
