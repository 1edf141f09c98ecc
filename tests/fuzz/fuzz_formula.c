/* Any bytes as an expression, a domain and a check program: refused with a
 * place, or run within its budget to a value or an error. What is printed of a
 * tree parses again and prints the same; a value is written as the language
 * reads it. A program that runs on columns as well ends there as it
 * does on values (fuzz_block.c compares the values too). */
#include <math.h>
#include <string.h>

#include "fuzz.h"
#include "lang/block.h"
#include "lang/check.h"
#include "lang/eval.h"
#include "lang/layout.h"
#include "lang/limits.h"
#include "lang/parse.h"
#include "lang/show.h"

enum { STEPS = 20000, TRIALS = 5 };

/* An error of a formula has no source; it points into the text. */
static void check_place(struct error *error, const char *text, size_t size)
{
    struct source source = source_of("formula", text, size);
    REQUIRE(error->at <= size + 1);
    if (error->at <= size)
        error->source = &source;
    fuzz_check_error(error);
    error->source = NULL;
}

/* `inf` is a constant of the language; but nothing is ever undefined. */
static bool is_defined(const struct value *value)
{
    if (value->kind == VALUE_NUMBER)
        return !isnan(number_double(value->number));
    if (value->kind != VALUE_LIST || value->list->shape != LIST_STORED)
        return true;
    for (uint64_t i = 0; i < value->list->length; i++)
        if (!is_defined(&value->list->item[i]))
            return false;
    return true;
}

/* `clean`: no text in the formula holds anything that would be refused in a
 * bank. */
static void show(const struct value *value, bool clean, struct arena *arena)
{
    struct str out = {0};
    struct format plain = {.kind = FORMAT_PLAIN};
    struct error error = {0};
    value_show(&out, value, &plain, arena);
    REQUIRE_OF(!clean || fuzz_is_visible(str_text(&out), out.length, false),
               str_text(&out));
    str_clear(&out);
    value_write(&out, value, arena);
    REQUIRE_OF(
        out.length > LIMIT_FORMULA_BYTES ||
            parse_expression(arena, str_text(&out), out.length, &error) ||
            error.code == ERROR_LIMIT,
        str_text(&out));
    str_clear(&out);
    box_mathml(layout_value(arena, value, &plain), &out);
    box_latex(layout_value(arena, value, &plain), &out);
    REQUIRE_OF(!clean || fuzz_is_visible(str_text(&out), out.length, true),
               str_text(&out));
    str_release(&out);
}

static void run_expression(struct arena *arena, const char *text, size_t size)
{
    struct scope *scope = arena_zero(arena, sizeof *scope);
    struct error error = {0};
    struct node *node = parse_expression(arena, text, size, &error);
    if (node && check_expression(scope, node, &error)) {
        struct value *slot =
            arena_zero(arena, (scope->slots + 1) * sizeof *slot);
        struct value value;
        struct run run;
        struct str out = {0};
        box_mathml(layout_tree(arena, node, NULL), &out);
        box_latex(layout_tree(arena, node, NULL), &out);
        str_release(&out);
        run_start(&run, arena, slot, NULL, STEPS, &error);
        if (evaluate(&run, node, &value)) {
            REQUIRE(is_defined(&value));
            show(&value, fuzz_is_visible(text, size, false), arena);
            return;
        }
    }
    check_place(&error, text, size);
}

static void run_domain(struct arena *arena, const char *text, size_t size)
{
    struct scope *scope = arena_zero(arena, sizeof *scope);
    struct error error = {0};
    struct node *node = parse_domain(arena, text, size, &error);
    if (node && check_domain(scope, node, &error)) {
        struct rng rng;
        rng_seed(&rng, 1);
        struct chance chance = chance_random(&rng);
        struct value value,
            *slot = arena_zero(arena, (scope->slots + 1) * sizeof *slot);
        struct run run;
        run_start(&run, arena, slot, &chance, STEPS, &error);
        if (domain_draw(&run, node, &value)) {
            REQUIRE(is_defined(&value));
            return;
        }
    }
    check_place(&error, text, size);
}

/* 0: counts, 1: a `given` was not met, 2: out of steps, 3: an error. */
static int end_of(bool ok, bool counts, const struct error *error)
{
    return ok ? !counts : error->code == ERROR_LIMIT ? 2 : 3;
}

static void compare(struct arena *arena, const char *text,
                    const struct program *program,
                    const struct block_code *code)
{
    static struct block_result result;
    struct block_machine *machine = block_machine_new(arena, code);
    struct rng rng;
    struct rng_bulk bulk;
    rng_seed(&rng, 1);
    rng_bulk_start(&bulk, &rng);
    for (int i = 0; i < TRIALS; i++) {
        struct error one = {0}, two = {0};
        struct arena_mark mark = arena_here(arena);
        struct value value,
            *slot = arena_zero(arena, (program->slots + 1) * sizeof *slot);
        struct run run;
        struct chance chance = chance_random(&rng);
        bool counts = false;
        run_start(&run, arena, slot, &chance, LIMIT_TRIAL_STEPS, &one);
        bool ok = program_trial(&run, program, &counts, &value);
        int first = end_of(ok, counts, &one);
        ok = block_run(machine, &bulk, 1, &result, &two);
        int second =
            ok && result.unfinished ? 2 : end_of(ok, result.counted, &two);
        REQUIRE_OF(first == second, text);
        REQUIRE_OF(first != 3 || (one.code == two.code && one.at == two.at),
                   text);
        arena_rewind(arena, mark);
        if (first > 1)
            return;
        bulk.rest = rng;
    }
}

static void run_program(struct arena *arena, const char *text, size_t size)
{
    struct scope *scope = arena_zero(arena, sizeof *scope);
    struct error error = {0};
    struct program *program = parse_program(arena, text, size, &error);
    if (!program || !check_program(scope, program, &error)) {
        check_place(&error, text, size);
        return;
    }
    struct rng rng;
    rng_seed(&rng, 1);
    struct chance chance = chance_random(&rng);
    struct value *slot = arena_zero(arena, (program->slots + 1) * sizeof *slot);
    struct value value;
    struct run run;
    bool counts = false;
    run_start(&run, arena, slot, &chance, STEPS, &error);
    bool ok = program_trial(&run, program, &counts, &value);
    REQUIRE(ok || error.code != ERROR_NONE);
    REQUIRE(!ok || !counts || is_defined(&value));
    if (!program->draws || program->result->type.depth ||
        program->result->type.base == TYPE_TEXT)
        return;
    const struct block_code *code = block_compile(arena, program, NULL, 0);
    if (code) {
        char *copy = arena_text(arena, text, size);
        compare(arena, copy, program, code);
    }
}

/* Numbers that are not exact are printed with six figures. */
static bool is_exact(const struct node *node)
{
    bool exact = node->op != OP_NUMBER || number_is_exact(node->number);
    for (uint32_t i = 0; i < node->count && exact; i++)
        exact = is_exact(node->child[i]);
    return exact;
}

static void print_and_reread(struct arena *arena, const char *text, size_t size)
{
    struct error error = {0};
    struct str once = {0}, again = {0};
    struct node *node = parse_expression(arena, text, size, &error);
    if (node) {
        tree_show(&once, node, NULL, arena);
        struct node *copy =
            parse_expression(arena, str_text(&once), once.length, &error);
        if (copy) {
            tree_show(&again, copy, NULL, arena);
            REQUIRE_OF(!is_exact(node) ||
                           strcmp(str_text(&once), str_text(&again)) == 0,
                       str_text(&once));
        } else {
            /* Brackets that printing adds may pass the limits. */
            REQUIRE_OF(error.code == ERROR_LIMIT, str_text(&once));
        }
    }
    str_release(&once);
    str_release(&again);
}

FUZZ_TARGET(formula)
{
    struct arena arena;
    arena_init(&arena);
    run_expression(&arena, data, size);
    arena_clear(&arena);
    run_domain(&arena, data, size);
    arena_clear(&arena);
    run_program(&arena, data, size);
    arena_clear(&arena);
    print_and_reread(&arena, data, size);
    arena_release(&arena);
}
