/* Check programs made from the input's bytes, by a grammar, so that nearly all
 * of them can run: the evaluator on columns (lang/block.h) and the one on
 * values (lang/eval.h) draw the same numbers and must come to the same end.
 * Whatever the bytes choose is small, so that doubles lose nothing that shows.
 */
#include <math.h>
#include <string.h>

#include "fuzz.h"
#include "lang/block.h"
#include "lang/check.h"
#include "lang/eval.h"
#include "lang/limits.h"
#include "lang/parse.h"

enum { TRIALS = 12, DEEP = 4, LONGEST = 2000 };

/* Writes a program: each byte chooses one of the forms that fit. */
struct writer {
    struct str text;
    const unsigned char *next, *end;
    bool in_loop; /* i has a value */
    unsigned names;
};

/* In a form %n stands for a number, %t for a truth, %l for a list of three
 * numbers, %k for a name of its own. */
static const char *const number_leaf[] = {
    "0",         "1",        "2",        "3",          "7",
    "1/2",       "0.1",      "-1",       "roll()",     "roll(3)",
    "uniform()", "normal()", "roll(20)", "a",          "b",
    "x[1]",      "x[2]",     "i",        "poisson(2)", "exponential(2)"};
static const char *const number_form[] = {
    "(%n + %n)",
    "(%n - %n)",
    "%n*%n",
    "%n/%n",
    "(%n mod %n)",
    "(%n div %n)",
    "(%n)^2",
    "(%n)^(1/2)",
    "(-%n)",
    "(if %t then %n else %n)",
    "min(%n, %n)",
    "max(%n, %n, %n)",
    "abs(%n)",
    "floor(%n)",
    "ceil(%n)",
    "round(%n)",
    "sqrt(abs(%n))",
    "exp(-abs(%n))",
    "ln(1 + abs(%n))",
    "x[roll(3)]",
    "x[%n]",
    "pick(%l)",
    "pick([1, 4, 9], [1, 2, 2])",
    "roll(1 + abs(floor(%n)))",
    "sum(%n for %k in 1..3)",
    "sum(%k*%n for %k in 1..3 if %t)",
    "product(%k + %n for %k in 1..2)",
    "count(%t for %k in 1..2)",
    "mean(%l)",
    "median(%l)",
    "max(%l)",
    "sum(%l)",
    "length(%l)",
    "sort(%l)[2]",
    "shuffle(%l)[1]",
    "sample(1..9, 2)[2]",
    "binomial(3, 0.4)",
    "geometric(1/2)",
    "uniform(%n, 3 + %n)",
    "normal(%n, 2)",
    "C(4, roll(3))",
    "gcd(roll(), roll(12))",
};
static const char *const truth_leaf[] = {"flip(1/2)", "flip(0.9)",  "s",
                                         "t",         "roll() > 3", "true"};
static const char *const truth_form[] = {"%n < %n",
                                         "%n <= %n",
                                         "%n = %n",
                                         "%n != %n",
                                         "%n > %n",
                                         "%n < %n <= %n",
                                         "(%t and %t)",
                                         "(%t or %t)",
                                         "not (%t)",
                                         "((%t) = (%t))",
                                         "any(%t for %k in 1..2)",
                                         "all(%t for %k in 1..2)",
                                         "(if %t then %t else %t)",
                                         "x = %l",
                                         "%l = %l"};
static const char *const list_form[] = {"x",
                                        "[%n, %n, %n]",
                                        "[1, 2, 3]",
                                        "sort(%l)",
                                        "reverse(%l)",
                                        "shuffle(%l)",
                                        "replace(%l, roll(3), %n)",
                                        "list(%n for %k in 1..3)",
                                        "sample(%l, 3)",
                                        "(if %t then %l else %l)"};
static const char *const statement_form[] = {"a := %n\n",
                                             "b := %n\n",
                                             "a := a + 1\n",
                                             "s := %t\n",
                                             "t := %t\n",
                                             "x := %l\n",
                                             "given %t or flip(0.9)\n",
                                             "c := a\na := b\nb := c\n"};

#define LENGTH(array) (sizeof(array) / sizeof *(array))

static unsigned below(struct writer *writer, size_t n)
{
    return writer->next == writer->end ? 0 : *writer->next++ % (unsigned)n;
}

static void add_form(struct writer *writer, const char *form, int depth);

static void add(struct writer *writer, const char *const *leaf, size_t leaves,
                const char *const *form, size_t forms, int depth)
{
    bool grows = depth > 0 && writer->text.length < LONGEST;
    unsigned choice = below(writer, grows ? leaves + forms : leaves);
    const char *text = choice < leaves ? leaf[choice] : form[choice - leaves];
    add_form(writer, strcmp(text, "i") == 0 && !writer->in_loop ? "4" : text,
             depth - 1);
}

static void add_form(struct writer *writer, const char *form, int depth)
{
    unsigned name = writer->names++;
    for (const char *c = form; *c; c++) {
        if (*c != '%') {
            str_add_char(&writer->text, *c);
            continue;
        }
        switch (*++c) {
        case 'n':
            add(writer, number_leaf, LENGTH(number_leaf), number_form,
                LENGTH(number_form), depth);
            break;
        case 't':
            str_add_char(&writer->text, '(');
            add(writer, truth_leaf, LENGTH(truth_leaf), truth_form,
                LENGTH(truth_form), depth);
            str_add_char(&writer->text, ')');
            break;
        case 'l':
            add(writer, list_form, 1, list_form + 1, LENGTH(list_form) - 1,
                depth);
            break;
        default: str_add_format(&writer->text, "k%u", name);
        }
    }
}

static void add_statements(struct writer *writer, int depth)
{
    for (unsigned left = below(writer, 4); left; left--) {
        unsigned kind = depth > 0 ? below(writer, 5) : 4;
        if (kind > 1) {
            add_form(writer,
                     statement_form[below(writer, LENGTH(statement_form))], 2);
            continue;
        }
        bool outside = writer->in_loop;
        add_form(writer,
                 kind ? "for i in 1..3 do\n" : "while flip(2/3) and %t do\n",
                 2);
        writer->in_loop |= kind == 1;
        add_statements(writer, depth - 1);
        writer->in_loop = outside;
        str_add(&writer->text, "end\n");
    }
}

enum end { COUNTS, NOT_GIVEN, UNFINISHED, FAILED };

static enum end by_values(const struct program *program, struct arena *arena,
                          struct rng *rng, double *out, struct error *error)
{
    struct chance chance = chance_random(rng);
    struct arena_mark mark = arena_here(arena);
    struct value value,
        *slot = arena_zero(arena, (program->slots + 1) * sizeof *slot);
    struct run run;
    bool counts = false;
    run_start(&run, arena, slot, &chance, LIMIT_TRIAL_STEPS, error);
    bool ok = program_trial(&run, program, &counts, &value);
    *out = 0;
    if (ok && counts)
        *out = value.kind == VALUE_TRUTH ? value.truth
                                         : number_double(value.number);
    arena_rewind(arena, mark);
    REQUIRE(ok || error->code != ERROR_NONE);
    return ok                           ? counts ? COUNTS : NOT_GIVEN
           : error->code == ERROR_LIMIT ? UNFINISHED
                                        : FAILED;
}

static enum end by_block(struct block_machine *machine, struct rng_bulk *bulk,
                         double *out, struct error *error)
{
    static struct block_result result;
    *out = 0;
    if (!block_run(machine, bulk, 1, &result, error))
        return error->code == ERROR_LIMIT ? UNFINISHED : FAILED;
    if (result.counted)
        *out = result.value[0];
    return result.unfinished ? UNFINISHED : result.counted ? COUNTS : NOT_GIVEN;
}

static bool same(double a, double b)
{
    return a == b || fabs(a - b) <= 1e-9 * fmax(1, fmax(fabs(a), fabs(b)));
}

static void compare(const char *text, const struct program *program,
                    const struct block_code *code)
{
    struct arena arena;
    struct rng rng;
    struct rng_bulk bulk;
    arena_init(&arena);
    rng_seed(&rng, 1);
    rng_bulk_start(&bulk, &rng);
    struct block_machine *machine = block_machine_new(&arena, code);
    for (int i = 0; i < TRIALS; i++) {
        struct error one = {0}, two = {0};
        double a, b;
        enum end first = by_values(program, &arena, &rng, &a, &one);
        enum end second = by_block(machine, &bulk, &b, &two);
        REQUIRE_OF(first == second && same(a, b), text);
        REQUIRE_OF(first != FAILED ||
                       (one.code == two.code && one.at == two.at),
                   text);
        if (first == FAILED)
            break;
        /* Afterwards they may stand at different places of the stream. */
        if (first != COUNTS)
            bulk.rest = rng;
    }
    arena_release(&arena);
}

FUZZ_TARGET(block)
{
    struct arena arena;
    struct error error = {0};
    struct writer writer = {.next = (const unsigned char *)data,
                            .end = (const unsigned char *)data + size};
    struct scope *scope = calloc(1, sizeof *scope);
    arena_init(&arena);
    str_add(&writer.text, "a := roll()\nb := 2\ns := flip(1/2)\nt := a > b\n"
                          "x := [1, b, a]\n");
    add_statements(&writer, 2);
    add_form(&writer, below(&writer, 2) ? "%n" : "%t", DEEP);
    struct program *program = parse_program(&arena, str_text(&writer.text),
                                            writer.text.length, &error);
    if (program && check_program(scope, program, &error)) {
        const struct block_code *code = block_compile(&arena, program, NULL, 0);
        if (code)
            compare(str_text(&writer.text), program, code);
    } else {
        /* Constant conditions, a division by zero that is seen at once. */
        REQUIRE_OF(error.code != ERROR_SYNTAX, str_text(&writer.text));
    }
    free(scope);
    str_release(&writer.text);
    arena_release(&arena);
}
