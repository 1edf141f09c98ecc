/* Any bytes as a check program and as an expression: refused with a place, or
 * run within its budget to a value or an error; what is printed of a tree
 * parses again and prints the same. */
#include <stdlib.h>
#include <string.h>

#include "lang/check.h"
#include "lang/eval.h"
#include "lang/gsl_door.h"
#include "lang/parse.h"
#include "lang/show.h"

enum { STEPS = 20000 };

int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count;
    (void)arguments;
    numeric_start();
    return 0;
}

static void require(bool condition)
{
    if (!condition)
        abort();
}

static void run_program(struct arena *arena, const char *text, size_t size)
{
    struct scope scope = {0};
    struct error error = {0};
    struct program *program = parse_program(arena, text, size, &error);
    if (!program || !check_program(&scope, program, &error)) {
        require(error.code != ERROR_NONE && error.at <= size + 1);
        return;
    }
    struct rng rng;
    rng_seed(&rng, 1);
    struct chance chance = chance_random(&rng);
    struct value *slot = arena_zero(arena, (program->slots + 1) * sizeof *slot);
    struct value value;
    struct run run;
    bool counts;
    run_start(&run, arena, slot, &chance, STEPS, &error);
    bool ok = program_trial(&run, program, &counts, &value);
    require(ok || error.code != ERROR_NONE);
}

static void print_and_reread(struct arena *arena, const char *text,
                             size_t size)
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
            /* Numbers that are not exact are printed with six figures. */
            bool exact = !memchr(text, '.', size) && !memchr(text, 'e', size);
            require(!exact || strcmp(str_text(&once), str_text(&again)) == 0);
        } else {
            /* Brackets that printing adds may pass the limits. */
            require(error.code == ERROR_LIMIT);
        }
    }
    str_release(&once);
    str_release(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    arena_init(&arena);
    run_program(&arena, (const char *)data, size);
    print_and_reread(&arena, (const char *)data, size);
    arena_release(&arena);
    return 0;
}
