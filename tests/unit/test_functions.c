/* Every row of the function table runs its own example. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "lang/check.h"
#include "lang/eval.h"
#include "lang/function.h"
#include "lang/gsl_door.h"
#include "lang/parse.h"
#include "lang/show.h"

static bool value_of(struct arena *arena, const char *text, struct value *out,
                     struct error *error)
{
    struct scope scope = {0};
    struct rng rng;
    rng_seed(&rng, 1);
    struct chance chance = chance_random(&rng);
    struct value slot[LIMIT_NAMES];
    struct program *program =
        parse_program(arena, text, strlen(text), error);
    if (!program || !check_program(&scope, program, error))
        return false;
    struct run run;
    bool counts;
    run_start(&run, arena, slot, &chance, LIMIT_QUESTION_STEPS, error);
    return program_trial(&run, program, &counts, out);
}

static bool near(const struct value *a, const struct value *b,
                 struct arena *arena)
{
    if (a->kind != VALUE_NUMBER || number_is_exact(a->number))
        return value_equal(a, b, arena);
    double x = number_double(a->number), y = number_double(b->number);
    return x - y <= 1e-12 && y - x <= 1e-12;
}

static void every_example_gives_its_value(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; function_at(i); i++) {
        const struct function *row = function_at(i);
        struct value got, wanted;
        struct error error = {0};
        if (!row->value)
            continue;
        if (!value_of(&arena, row->example, &got, &error) ||
            !value_of(&arena, row->value, &wanted, &error))
            fail_msg("%s: %s", row->example, error.text);
        if (!near(&got, &wanted, &arena)) {
            struct str text = {0};
            value_write(&text, &got, &arena);
            fail_msg("%s is %s, not %s", row->example, text.text, row->value);
        }
        arena_clear(&arena);
    }
    arena_release(&arena);
}

static bool draw(struct arena *arena, const char *text, struct error *error)
{
    struct scope scope = {0};
    struct value slot[LIMIT_NAMES], out;
    struct rng rng;
    rng_seed(&rng, 1);
    struct chance chance = chance_random(&rng);
    struct node *node = parse_domain(arena, text, strlen(text), error);
    if (!node || !check_domain(&scope, node, error))
        return false;
    struct run run;
    run_start(&run, arena, slot, &chance, LIMIT_QUESTION_STEPS, error);
    return evaluate(&run, node, &out);
}

static void every_draw_example_runs(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; function_at(i); i++) {
        const struct function *row = function_at(i);
        struct error error = {0};
        if (row->kind == FUNCTION_DRAW && !draw(&arena, row->example, &error))
            fail_msg("%s: %s", row->example, error.text);
    }
    arena_release(&arena);
}

static void every_row_has_a_short_line_of_help(void **state)
{
    (void)state;
    for (size_t i = 0; function_at(i); i++) {
        const char *about = function_at(i)->about;
        size_t length = strlen(about);
        if (!length || length > 100 || about[length - 1] == '.')
            fail_msg("%s: %s", function_at(i)->name, about);
    }
}

/* Of each name the first row is found, the others follow it, and names that are
 * nearly the same are found nowhere. */
static void the_index_finds_what_the_table_has(void **state)
{
    static struct function_index index;
    size_t rows = 0, chained = 0;
    (void)state;
    function_index_make(&index);
    for (; function_at(rows); rows++) {
        const char *name = function_at(rows)->name;
        const struct function *first = function_find(name);
        struct str other = {0};
        assert_ptr_equal(function_index_find(&index, word_from(name), name),
                         first);
        assert_string_equal(first->name, name);
        if (first == function_at(rows))
            for (; first; first = function_next(first), chained++)
                assert_string_equal(first->name, name);
        str_add_format(&other, "%sX", name);
        for (size_t cut = 0; cut < 2; cut++) {
            other.text[other.length - 1 - cut] = cut ? '\0' : 'X';
            assert_ptr_equal(function_index_find(&index, word_from(other.text),
                                                 other.text),
                             function_find(other.text));
        }
        str_release(&other);
    }
    assert_int_equal(chained, rows);
    assert_null(function_index_find(&index, word_from(""), ""));
}

static int set_up(void **state)
{
    (void)state;
    numeric_start();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_example_gives_its_value),
        cmocka_unit_test(every_draw_example_runs),
        cmocka_unit_test(every_row_has_a_short_line_of_help),
        cmocka_unit_test(the_index_finds_what_the_table_has),
    };
    return cmocka_run_group_tests_name("functions", tests, set_up, NULL);
}
