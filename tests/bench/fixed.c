/* Runs of fixed size, whose instructions tests/bench/count.sh counts: what they
 * cost does not hang on how busy a machine is. All that is to be counted lies
 * in fixed_run. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bank/library.h"
#include "exercise.h"
#include "export/format.h"
#include "lang/block.h"
#include "lang/gsl_door.h"
#include "lang/parse.h"
#include "quiz/judge.h"

#ifdef __clang__
#define COMPILER "clang " __clang_version__
#else
#define COMPILER "gcc " __VERSION__
#endif

enum {
    QUESTIONS = 500,
    SAMPLES = 100,
    LINES = 200,
    BLOCKS = 20,
    VARIANTS = 5,
    COPIES = 20
};

static void fail(const char *text)
{
    fprintf(stderr, "fixed: %s\n", text);
    exit(2);
}

/* --- questions ------------------------------------------------------------ */

static void make_binomial(void *context)
{
    for (uint64_t i = 0; i < QUESTIONS; i++)
        exercise_make(context, i, false);
}

static void make_data(void *context)
{
    for (uint64_t i = 0; i < SAMPLES; i++)
        exercise_make(context, i, false);
}

/* --- a typed line --------------------------------------------------------- */

static void judge_lines(void *context)
{
    static const char line[] = "C(10,3)*0.5^9";
    struct arena *arena = context;
    struct key key = {.value = number_ratio(5, 36), .rule = rule_standard()};
    struct answer_options options = answer_options_of(&key.rule);
    for (int i = 0; i < LINES; i++) {
        struct answer answer;
        struct verdict verdict;
        struct error error = {0};
        arena_clear(arena);
        if (!answer_read(arena, line, strlen(line), &options, &answer, &error))
            fail(error.text);
        judge(&key, &answer, arena, &verdict);
    }
}

/* --- trials --------------------------------------------------------------- */

struct trials {
    struct block_machine *machine;
    struct block_result *result;
};

static void prepare_trials(struct trials *trials, struct arena *arena)
{
    static const char text[] = "roll(6) + roll(6) = 7";
    struct scope *scope = arena_zero(arena, sizeof *scope);
    struct error error = {0};
    struct program *program = parse_program(arena, text, strlen(text), &error);
    if (!program || !check_program(scope, program, &error))
        fail(error.text);
    trials->machine =
        block_machine_new(arena, block_compile(arena, program, NULL, 0));
    trials->result = arena_get(arena, sizeof *trials->result);
}

static void run_trials(void *context)
{
    struct trials *trials = context;
    struct rng rng;
    struct rng_bulk bulk;
    struct error error = {0};
    rng_seed(&rng, 1);
    rng_bulk_start(&bulk, &rng);
    for (int i = 0; i < BLOCKS; i++)
        if (!block_run(trials->machine, &bulk, BLOCK_TRIALS, trials->result,
                       &error))
            fail(error.text);
}

/* --- banks and sets ------------------------------------------------------- */

struct made {
    struct str text;
    struct bank *bank;
    struct library library;
};

static void load_bank(void *context)
{
    struct made *made = context;
    struct error_list errors = {.count = 0};
    made->bank =
        bank_read("bench", made->text.text, made->text.length, &errors);
    if (!made->bank)
        fail(errors.count ? errors.item[0].text : "no bank");
}

static void write_set(void *context)
{
    struct made *made = context;
    struct set_plan_options options = {.count = 12, .seed = 3};
    struct error error = {0};
    struct set_plan plan;
    struct str out = {0};
    if (!set_plan_make(&made->library, &options, &plan, &error))
        fail(error.text);
    for (uint32_t i = 1; i <= VARIANTS; i++) {
        struct sheet sheet;
        if (!sheet_draw(&sheet, &plan, "Set", i, i, &error) ||
            !set_format_variant(&set_formats[SET_FORMAT_JSONL], &sheet, NULL,
                                &out, &error))
            fail(error.text);
        sheet_release(&sheet);
    }
    set_plan_release(&plan);
    str_release(&out);
}

/* ------------------------------------------------------------------------- */

__attribute__((noinline)) static void fixed_run(void (*run)(void *),
                                                void *context)
{
    run(context);
}

int main(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : "";
    struct exercise exercise;
    struct arena arena;
    struct trials trials;
    struct made made = {.bank = NULL};
    if (strcmp(name, "compiler") == 0) {
        printf("%s %s\n", COMPILER, BENCH_CFLAGS);
        return 0;
    }
    numeric_start();
    arena_init(&arena);
    exercise_bank(&made.text, COPIES);
    if (strcmp(name, "binomial") == 0 || strcmp(name, "data") == 0) {
        exercise_open(&exercise, name);
        exercise_make(&exercise, 1, false); /* memory is asked for once */
        fixed_run(*name == 'b' ? make_binomial : make_data, &exercise);
        exercise_close(&exercise);
    } else if (strcmp(name, "answer") == 0) {
        fixed_run(judge_lines, &arena);
    } else if (strcmp(name, "trials") == 0) {
        prepare_trials(&trials, &arena);
        fixed_run(run_trials, &trials);
    } else if (strcmp(name, "bank") == 0) {
        fixed_run(load_bank, &made);
    } else if (strcmp(name, "set") == 0) {
        load_bank(&made);
        made.library =
            (struct library){.bank = &made.bank, .count = 1, .capacity = 1};
        fixed_run(write_set, &made);
    } else {
        fail("binomial, data, answer, trials, bank or set");
    }
    bank_free(made.bank);
    str_release(&made.text);
    arena_release(&arena);
    return 0;
}
