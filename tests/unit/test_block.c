/* lang/block: the evaluator on columns against the evaluator on values. A block
 * of one trial draws the same numbers in the same order, so trial by trial the
 * two must give the same: for programs written here and for random ones. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "lang/block.h"
#include "lang/check.h"
#include "lang/eval.h"
#include "lang/function.h"
#include "lang/gsl_door.h"
#include "lang/limits.h"
#include "lang/parse.h"

enum { PARAMETERS = 2 };

struct subject {
    struct arena arena;
    const struct program *program;
    const struct block_code *code; /* NULL: cannot be a block */
    struct value parameter[PARAMETERS];
};

/* Programs may use n = 7 and q = 2/5. */
static void prepare(struct subject *subject, const char *text)
{
    struct scope scope = {0};
    struct error error = {0};
    struct type number = {TYPE_NUMBER, 0};
    arena_init(&subject->arena);
    subject->parameter[0] = value_integer(7);
    subject->parameter[1] = value_number(number_ratio(2, 5));
    assert_true(scope_add(&scope, "n", number, 0, 1, &error) &&
                scope_add(&scope, "q", number, 0, 1, &error));
    struct program *program =
        parse_program(&subject->arena, text, strlen(text), &error);
    if (!program || !check_program(&scope, program, &error))
        fail_msg("%s: %s", text, error.text);
    subject->program = program;
    subject->code =
        block_compile(&subject->arena, program, subject->parameter, PARAMETERS);
}

/* What one trial gave. */
struct trial {
    enum { COUNTS, NOT_GIVEN, UNFINISHED, FAILED } end;
    double value;
    struct error error;
};

static struct trial by_values(const struct subject *subject,
                              struct arena *arena, struct rng *rng)
{
    struct trial trial = {.end = FAILED};
    struct chance chance = chance_random(rng);
    struct arena_mark mark = arena_here(arena);
    struct value value,
        *slot = arena_zero(arena, (subject->program->slots + 3) * sizeof *slot);
    struct run run;
    bool counts;
    memcpy(slot, subject->parameter, sizeof subject->parameter);
    run_start(&run, arena, slot, &chance, LIMIT_TRIAL_STEPS, &trial.error);
    if (program_trial(&run, subject->program, &counts, &value)) {
        trial.end = counts ? COUNTS : NOT_GIVEN;
        if (counts)
            trial.value = value.kind == VALUE_TRUTH
                              ? value.truth
                              : number_double(value.number);
    } else if (trial.error.code == ERROR_LIMIT) {
        trial.end = UNFINISHED;
    }
    arena_rewind(arena, mark);
    return trial;
}

static struct trial by_blocks(struct block_machine *machine,
                              struct rng_bulk *bulk)
{
    static struct block_result result;
    struct trial trial = {.end = FAILED};
    if (!block_run(machine, bulk, 1, &result, &trial.error))
        return trial;
    trial.end = result.unfinished ? UNFINISHED
                : result.counted  ? COUNTS
                                  : NOT_GIVEN;
    trial.value = result.counted ? result.value[0] : 0;
    return trial;
}

static bool same(double a, double b)
{
    return fabs(a - b) <= 1e-12 * fmax(fabs(a), fabs(b)) ||
           fabs(a - b) <= 1e-12;
}

/* Both evaluators on the same numbers, `trials` times or until both fail; with
 * `wording`, by the same words. */
static void compare(const char *text, const struct subject *subject,
                    uint64_t seed, int trials, bool wording)
{
    struct arena arena;
    struct rng rng;
    struct rng_bulk bulk;
    arena_init(&arena);
    rng_seed(&rng, seed);
    rng_bulk_start(&bulk, &rng);
    struct block_machine *machine = block_machine_new(&arena, subject->code);
    for (int i = 0; i < trials; i++) {
        struct trial one = by_values(subject, &arena, &rng);
        struct trial two = by_blocks(machine, &bulk);
        if (one.end != two.end || !same(one.value, two.value))
            fail_msg("%s: trial %d gives %.17g (%d %s), in blocks %.17g "
                     "(%d %s)",
                     text, i, one.value, one.end, one.error.text, two.value,
                     two.end, two.error.text);
        if (one.end == FAILED) {
            if (one.error.code != two.error.code ||
                (wording && (one.error.at != two.error.at ||
                             strcmp(one.error.text, two.error.text) != 0)))
                fail_msg("%s: %s at %u, in blocks %s at %u", text,
                         one.error.text, one.error.at, two.error.text,
                         two.error.at);
            break;
        }
        /* Afterwards they may stand at different places of the stream. */
        if (one.end != COUNTS)
            bulk.rest = rng;
    }
    arena_release(&arena);
}

static void agree(const char *text)
{
    struct subject subject;
    prepare(&subject, text);
    if (!subject.code)
        fail_msg("%s: cannot be a block", text);
    compare(text, &subject, 1, 200, true);
    arena_release(&subject.arena);
}

static void written_programs_agree(void **unused)
{
    (void)unused;
    static const char *const text[] = {
        "roll() + roll() = 7",
        "roll(n) - q*roll(20)",
        "if flip(1/3) then roll() else roll(100)",
        "if roll() > 3 and roll() > 3 or flip(q) then 1 else 0",
        "1 < roll() < roll() < 6",
        "x := roll()\ny := roll()\ngiven x + y > 8\nx",
        "x := 0\nwhile x < 6 do\nx := roll()\nend\nx",
        "n1 := 0\nx := 0\nwhile x < 20 do\nx := x + roll()\nn1 := n1 + 1\nend\n"
        "n1",
        "a := 1\nb := 0\nwhile a < 50 do\nc := a\na := a + b + roll(2)\nb := "
        "c\n"
        "end\na - b",
        "a := 1\nb := 2\nwhile flip(q) do\nc := a\na := b\nb := c\nend\n10*a + "
        "b",
        "t := 0\nfor i in 1..n do\nt := t + i*roll(i + 1)\nend\nt",
        "t := 0\nfor i in 1..5 do\nwhile flip(1/2) do\nt := t + i\nend\nend\nt",
        "t := 0\nwhile t < 10 do\nt := t + 1\nu := 0\nwhile flip(1/3) do\n"
        "u := u + 1\nend\nt := t + u\nend\nt",
        "t := 0\nwhile t < 10 do\nt := t + 1\ngiven not flip(1/20)\nend\nt",
        "sum(roll() for i in 1..5)",
        "sum(roll() for i in 1..5 if flip(q))",
        "count(roll(k) = 1 for k in 1..6)",
        "mean(list(uniform() for k in 1..8))",
        "max(list(roll() for k in 1..3)) - min(roll(), roll())",
        "any(roll() = 6 for k in 1..4) and not all(flip(9/10) for k in 1..4)",
        "x := shuffle(1..5)\nx[1]*10 + x[2]",
        "x := shuffle([3, 1, 4, 1, 5])\nx[roll(5)]",
        "x := sample(1..52, 5)\nmax(x) - min(x)",
        "x := sort(list(roll() for k in 1..4))\nx[4] - x[1]",
        "x := pick([2, 3, 5]) + pick(10..20)\nx",
        "pick([0, 1, 2], [3, 1, 4])",
        "x := pick([[1, 2], [3, 4]])\nx[1] - x[2]",
        "x := [0, 0, 0]\nfor i in 1..5 do\nk := roll(3)\n"
        "x := replace(x, k, x[k] + 1)\nend\nmax(x)",
        "x := []\nfor i in 1..3 do\nx := append(x, roll())\nend\n"
        "x[1]*100 + x[2]*10 + x[3]",
        "x := [1, 2, 3]\nwhile x[1] < 3 do\nx := "
        "reverse(shuffle(x))\nend\nx[2]",
        "distinct(list(roll(365) for k in 1..23)) < 23",
        "x := list(roll() for k in 1..3)\nx = reverse(x)",
        "normal() + normal(100, 15)",
        "uniform(2, 5)*uniform()",
        "exponential(1/5)",
        "poisson(3) + poisson(50)",
        "binomial(10, 0.3) + binomial(20, 0.8)",
        "geometric(1/6)",
        "binomial(roll(), q)",
        "normal(roll(), 2)",
        "sqrt(roll()) + exp(-roll()) + ln(roll()) + C(6, roll() - 1)",
        "floor(uniform()*6) + ceil(uniform()*6) + abs(roll() - 3)",
        "roll() mod 4 + roll(100) div 7 + 2^roll() - (-3)^2",
        "-roll(10)/roll(10) + 50%*roll()",
        "x := roll() > 3\ny := flip(1/2)\nx = y",
        "x := flip(1/2)\nwhile x do\nx := flip(1/2)\nend\nx",
        "median(list(roll() for k in 1..5))",
        "given roll() > 2\ngiven roll() > 2\n1",
        "uniform() < q",
        "[roll(), roll()][roll(2)]",
    };
    for (size_t i = 0; i < sizeof text / sizeof *text; i++)
        agree(text[i]);
}

static void failures_agree(void **unused)
{
    (void)unused;
    agree("1/(roll() - 3)");
    agree("x := roll()\nif x > 2 then 1 else 1/(x - x)");
    agree("sqrt(roll() - 3)");
    agree("ln(roll() - 3)");
    agree("[1, 2, 3][roll()]");
    agree("flip(roll()/3)");
    agree("roll() mod (roll() - 2)");
    agree("(roll() - 4)^(1/3)");
    agree("x := 1.5 + uniform()\nwhile true do\nx := x*x\nend\nx");
    agree("exp(1000*uniform())");
    agree("C(roll() - 2, 1)");
    agree(
        "while flip(1/2) do\nx := 1\nend\nwhile roll() < 6 do\ny := 1\nend\n1");
}

static void what_doubles_cannot_is_left(void **unused)
{
    (void)unused;
    static const char *const text[] = {
        "0.1*roll() + 0.2*roll() = 0.5",
        "floor(roll()/10*3) = 1",
        "x := 0\nwhile x < 1 do\nx := x + 0.1*roll()\nend\nx",
        "pick(['red', 'blue']) = 'red'",
        "x := []\nwhile flip(1/2) do\nx := append(x, 1)\nend\nlength(x)",
        "length(unique(list(roll() for k in 1..3)))",
    };
    for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
        struct subject subject;
        prepare(&subject, text[i]);
        if (subject.code)
            fail_msg("%s: should be left to values", text[i]);
        arena_release(&subject.arena);
    }
}

static void doubtful_comparisons_are_told(void **unused)
{
    (void)unused;
    static const struct {
        const char *text;
        bool doubtful;
    } row[] = {{"uniform() = 1/2", true},
               {"x := normal()\nroll() + x != 3", true},
               {"roll()/6 = 1/3", false},
               {"uniform() < 1/2", false},
               {"floor(6*uniform()) = 3", false}};
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct subject subject;
        prepare(&subject, row[i].text);
        assert_non_null(subject.code);
        if (!!block_doubtful(subject.code) != row[i].doubtful)
            fail_msg("%s", row[i].text);
        arena_release(&subject.arena);
    }
}

static void too_much_is_left(void **unused)
{
    (void)unused;
    static const char *const text[] = {
        "t := 0\nfor i in 1..100000 do\nt := t + roll()\nend\nt",
        "x := shuffle(1..5000)\nx[1]",
        "x := list(roll() for k in 1..2000)\nfor i in 1..2000 do\n"
        "x := replace(x, roll(2000), i)\nend\nx[1]",
        "sum(roll() for i in 1..300, j in 1..300)",
        "t := 0\nfor i in 1..1000 do\nt := t + roll()*sum(k*i for k in "
        "1..20000)\nend\nt",
    };
    for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
        struct subject subject;
        prepare(&subject, text[i]);
        if (subject.code)
            fail_msg("%s: should be left to values", text[i]);
        assert_true(subject.arena.total < 3 * LIMIT_MEMORY);
        arena_release(&subject.arena);
    }
}

/* --- random programs ------------------------------------------------------ */

enum { PROGRAMS = 4000, TRIALS = 40, DEEP = 4 };

/* Writes programs over numbers a and b, truths s and t, a list x of three
 * numbers, and i in loops. */
struct writer {
    struct str text;
    struct rng rng;
    bool in_loop; /* i has a value */
    uint32_t names;
};

static void add_number(struct writer *writer, int depth);
static void add_truth(struct writer *writer, int depth);

static uint32_t below(struct writer *writer, uint32_t n)
{
    return (uint32_t)rng_below(&writer->rng, n);
}

static const char *one_of(struct writer *writer, const char *const *text,
                          uint32_t count)
{
    return text[below(writer, count)];
}

/* "%n" stands for a number, "%t" for a truth, "%k" for a name of its own,
 * anything else for itself. */
static void add_form(struct writer *writer, const char *form, int depth)
{
    uint32_t name = writer->names++;
    for (const char *c = form; *c; c++) {
        if (c[0] != '%')
            str_add_char(&writer->text, *c);
        else if (*++c == 'n')
            add_number(writer, depth - 1);
        else if (*c == 'k')
            str_add_format(&writer->text, "k%u", (unsigned)name);
        else
            add_truth(writer, depth - 1);
    }
}

static void add_number(struct writer *writer, int depth)
{
    static const char *const leaf[] = {
        "0",        "1",    "2",          "3",       "7",       "1/2",
        "0.1",      "n",    "q",          "roll()",  "roll(3)", "uniform()",
        "normal()", "a",    "b",          "a",       "b",       "x[1]",
        "x[2]",     "x[3]", "poisson(2)", "roll(20)"};
    static const char *const branch[] = {
        "(%n + %n)",
        "(%n - %n)",
        "%n*%n",
        "%n/%n",
        "(%n mod %n)",
        "(%n div %n)",
        "(%n)^2",
        "(-%n)",
        "(if %t then %n else %n)",
        "min(%n, %n)",
        "max(%n, %n, %n)",
        "abs(%n)",
        "floor(%n)",
        "sqrt(abs(%n))",
        "exp(-abs(%n))",
        "x[roll(3)]",
        "pick([%n, %n])",
        "pick([1, 4, 9], [1, 2, 2])",
        "roll(1 + abs(floor(%n)))",
        "sum(%n for %k in 1..3)",
        "sum(%k*%n for %k in 1..3 if %t)",
        "count(%t for %k in 1..2)",
        "mean([%n, %n, %n])",
        "max(x)",
        "sort(x)[2]",
        "shuffle(x)[1]",
        "sample(1..9, 2)[2]",
        "binomial(3, q)",
        "geometric(1/2)",
        "uniform(%n, 3 + %n)",
        "C(4, roll(3))",
        "list(%n for %k in 1..2)[roll(2)]",
        "median([%n, %n, %n])",
    };
    if (depth > 0 && below(writer, 4))
        add_form(writer, one_of(writer, branch, sizeof branch / sizeof *branch),
                 depth);
    else if (writer->in_loop && !below(writer, 4))
        str_add(&writer->text, "i");
    else
        str_add(&writer->text,
                one_of(writer, leaf, sizeof leaf / sizeof *leaf));
}

static void add_truth(struct writer *writer, int depth)
{
    static const char *const leaf[] = {"flip(1/2)", "flip(q)",   "s",
                                       "t",         "flip(0.9)", "roll() > 3"};
    static const char *const branch[] = {"%n < %n",
                                         "%n <= %n",
                                         "%n = %n",
                                         "%n != %n",
                                         "%n > %n",
                                         "%n < %n < %n",
                                         "(%t and %t)",
                                         "(%t or %t)",
                                         "not (%t)",
                                         "((%t) = (%t))",
                                         "any(%t for %k in 1..2)",
                                         "all(%t for %k in 1..2)",
                                         "(if %t then %t else %t)",
                                         "x = [1, 2, roll(3)]"};
    str_add(&writer->text, "(");
    add_form(writer,
             depth > 0 ? one_of(writer, branch, sizeof branch / sizeof *branch)
                       : one_of(writer, leaf, sizeof leaf / sizeof *leaf),
             depth);
    str_add(&writer->text, ")");
}

static void add_statements(struct writer *writer, int depth)
{
    static const char *const simple[] = {"a := %n\n",
                                         "b := %n\n",
                                         "a := a + 1\n",
                                         "s := %t\n",
                                         "t := %t\n",
                                         "x := [%n, %n, %n]\n",
                                         "x := sort(x)\n",
                                         "x := shuffle(x)\n",
                                         "x := replace(x, roll(3), %n)\n",
                                         "given %t or flip(0.9)\n",
                                         "c := a\na := b\nb := c\n",
                                         "x := reverse(x)\n"};
    for (uint32_t left = 1 + below(writer, 3); left; left--) {
        uint32_t kind = depth > 0 ? below(writer, 5) : 4;
        if (kind > 1) {
            add_form(writer,
                     one_of(writer, simple, sizeof simple / sizeof *simple), 2);
            continue;
        }
        bool outside = writer->in_loop;
        if (kind == 0) {
            add_form(writer, "while flip(2/3) and %t do\n", 2);
        } else {
            str_add(&writer->text, "for i in 1..3 do\n");
            writer->in_loop = true;
        }
        add_statements(writer, depth - 1);
        writer->in_loop = outside;
        str_add(&writer->text, "end\n");
    }
}

static void random_programs_agree(void **unused)
{
    (void)unused;
    struct writer writer = {.in_loop = false};
    int blocks = 0;
    rng_seed(&writer.rng, 17);
    for (uint64_t i = 0; i < PROGRAMS; i++) {
        struct subject subject;
        str_clear(&writer.text);
        str_add(&writer.text,
                "a := roll()\nb := 2\ns := flip(1/2)\nt := a > b\n"
                "x := [1, b, a]\n");
        add_statements(&writer, 2);
        if (below(&writer, 2))
            add_number(&writer, DEEP);
        else
            add_truth(&writer, DEEP);
        prepare(&subject, str_text(&writer.text));
        if (subject.code) {
            compare(str_text(&writer.text), &subject, i, TRIALS, true);
            blocks++;
        }
        arena_release(&subject.arena);
    }
    str_release(&writer.text);
    print_message("# %d of %d programs ran as blocks\n", blocks, PROGRAMS);
    assert_true(blocks > PROGRAMS / 3);
}

/* --- blocks of many ------------------------------------------------------- */

enum { SHARES = 300, BY_VALUES = 1500, BLOCKS = 6 };

/* How often a program is true among the trials that count, and how many do;
 * false when a trial fails. */
static bool share_by_values(const struct subject *subject, uint64_t seed,
                            double *share, double *count)
{
    struct arena arena;
    struct rng rng;
    bool ok = true;
    arena_init(&arena);
    rng_seed(&rng, seed);
    *share = *count = 0;
    for (int i = 0; i < BY_VALUES && ok; i++) {
        struct trial trial = by_values(subject, &arena, &rng);
        ok = trial.end == COUNTS || trial.end == NOT_GIVEN;
        *count += trial.end == COUNTS;
        *share += trial.end == COUNTS ? trial.value : 0;
    }
    *share /= *count + 1e-9;
    arena_release(&arena);
    return ok;
}

static bool share_by_blocks(const struct subject *subject, uint64_t seed,
                            double *share, double *count)
{
    static struct block_result result;
    struct arena arena;
    struct error error = {0};
    bool ok = true;
    arena_init(&arena);
    struct block_machine *machine = block_machine_new(&arena, subject->code);
    *share = *count = 0;
    for (uint64_t i = 0; i < BLOCKS && ok; i++) {
        struct rng rng;
        struct rng_bulk bulk;
        rng_seed(&rng, seed + i);
        rng_bulk_start(&bulk, &rng);
        ok = block_run(machine, &bulk, BLOCK_TRIALS - 3, &result, &error) &&
             !result.unfinished;
        for (uint32_t k = 0; k < result.counted && ok; k++)
            *share += result.value[k];
        *count += result.counted;
    }
    *share /= *count + 1e-9;
    arena_release(&arena);
    return ok;
}

/* Standard deviations between two shares, or between a share and another. */
static double distance(double p, double n, double q, double m)
{
    double pooled = (p * n + q * m + 1) / (n + m + 2);
    return fabs(p - q) / sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
}

/* Of several hundred comparisons none is five standard deviations off. */
static void shares_agree(void **unused)
{
    (void)unused;
    struct writer writer = {.in_loop = false};
    int compared = 0;
    rng_seed(&writer.rng, 18);
    for (uint64_t i = 0; compared < SHARES; i++) {
        struct subject subject;
        double p, n, q, m;
        str_clear(&writer.text);
        str_add(&writer.text,
                "a := roll()\nb := 2\ns := flip(1/2)\nt := a > b\n"
                "x := [1, b, a]\n");
        add_statements(&writer, 2);
        add_form(&writer, "a + b + x[1] + x[2] > 3 + x[3] or %t", DEEP);
        prepare(&subject, str_text(&writer.text));
        if (subject.code && share_by_values(&subject, i, &p, &n) &&
            share_by_blocks(&subject, i, &q, &m) && n > 100) {
            compared++;
            if (distance(p, n, q, m) > 5 ||
                distance(n / BY_VALUES, BY_VALUES,
                         m / BLOCKS / (BLOCK_TRIALS - 3),
                         BLOCKS * (BLOCK_TRIALS - 3)) > 5)
                fail_msg("%s: %g of %g, in blocks %g of %g",
                         str_text(&writer.text), p, n, q, m);
        }
        arena_release(&subject.arena);
    }
    str_release(&writer.text);
}

/* --- calls ---------------------------------------------------------------- */

static bool is_program(const char *text)
{
    struct arena arena;
    struct scope scope = {0};
    struct error error = {0};
    arena_init(&arena);
    struct program *program = parse_program(&arena, text, strlen(text), &error);
    bool good = program && check_program(&scope, program, &error);
    arena_release(&arena);
    return good;
}

/* An argument for a letter of a signature; most of them are drawn. */
static const char *argument(char letter, struct rng *rng)
{
    static const char *const numbers[] = {"x",   "x - 2", "x/2", "2",
                                          "u",   "-x",    "3",   "x*u",
                                          "1/3", "y + 1", "10*x"};
    static const char *const lists[] = {
        "[x, y, 2]", "[u, x, 1/3]",     "r",
        "1..3",      "[1, 2, 3]",       "[x]",
        "[x, x]",    "[0.2, 0.3, 0.5]", "[k*x for k in 1..4]"};
    static const char *const truths[] = {"[x = 1, u < 0.5]", "[true, x > 1]",
                                         "[x < y]"};
    static const char *const anything[] = {"x", "2", "y", "x = y"};
    uint32_t which = (uint32_t)rng_below(rng, 8);
    switch (letter) {
    case 'n': return numbers[rng_below(rng, 11)];
    case 'l': return lists[which];
    case 'T': return truths[which % 3];
    case 'a': return anything[which % 4];
    case 's': return which & 1 ? "'less'" : "'two'";
    case 'm':
        return which & 1 ? "[[x, 1], [1, y + 1]]" : "[[1/2, 1/2], [0, 1]]";
    default: return which & 1 ? lists[which] : truths[which % 3];
    }
}

static void add_call(struct str *text, const struct function *row,
                     struct rng *rng)
{
    bool optional = rng_below(rng, 2);
    const char *result = strchr(row->signature, ':') + 1;
    const char *separator = "";
    str_add(text, "x := roll(3)\ny := roll(4)\nu := uniform()\n"
                  "r := shuffle([1, 2, 3])\n");
    str_add(text, *result == 'l' ? "sum(" : *result == 'A' ? "length(" : "(");
    str_add_format(text, "%s(", row->name);
    for (const char *at = row->signature; *at != ':'; at++) {
        if (*at == '?' && !optional)
            break;
        if (*at == '?')
            continue;
        str_add_format(text, "%s%s", separator,
                       argument(*at == '*' ? at[-1] : *at, rng));
        separator = ", ";
    }
    str_add(text, "))");
}

/* Every function, with numbers and lists that chance has a hand in. */
static void calls_agree(void **unused)
{
    enum { CALLS = 12, TIMES = 20 };
    struct str text = {0};
    struct rng rng;
    size_t compared = 0;
    (void)unused;
    rng_seed(&rng, 20260102);
    for (size_t i = 0; function_at(i); i++)
        for (int call = 0; call < CALLS; call++) {
            struct subject subject;
            str_clear(&text);
            add_call(&text, function_at(i), &rng);
            if (!is_program(text.text))
                continue;
            prepare(&subject, text.text);
            if (subject.code) {
                compare(text.text, &subject, i, TIMES, false);
                compared++;
            }
            arena_release(&subject.arena);
        }
    assert_true(compared > 300);
    str_release(&text);
}

/* Whether they can be blocks or not: where they can, the two agree, by value or
 * by failing at the same trial. */
static void edges_agree(void **unused)
{
    static const char *const text[] = {
        "sum(if roll(3) > 1 then [1, roll()] else [roll(), 2])",
        "x := roll(3)\nsum(if x > 1 then [x, 1] else [x])",
        "x := roll(3)\n(if n > 3 then x else 2*x)",
        "x := roll(3)\n(if x > 1 then x else 1/2)",
        "x := roll(3)\nif (if x > 1 then x > 2 else true) then 1 else 0",
        "x := roll(2)\n[[x, 1], [2, roll()]][x][roll(2)]",
        "x := roll(2)\nsum([[x, 1], [2, 3]][x])",
        "x := roll(2)\nsum([[x, 1], [2]][x])",
        "x := roll(2)\n[[x, 1], [2, 3]][2][x]",
        "[1, 2, 3][roll(3) + 1]",
        "[1, 2, 3][roll(3)/2]",
        "[roll(), 2, 3][4]",
        "[roll(), 2, 3][0]",
        "[roll(), 2, 3][1.5]",
        "[roll(), 2, 3][uniform()]",
        "x := roll()\n[x = 1, x = 2][roll(2)]",
        "roll(0)",
        "roll(1/2)",
        "roll(-1)",
        "roll(3000000000)",
        "roll(2147483647)",
        "roll(roll(3))",
        "roll(uniform())",
        "flip(2)",
        "flip(-1)",
        "flip(0)",
        "flip(1)",
        "flip(uniform())",
        "flip(1/3^30)",
        "flip(1/3^39)",
        "flip(sqrt(2)/2)",
        "flip(roll()/6)",
        "pick([])",
        "pick([roll(), 2])",
        "pick([2, 3, 5])",
        "pick(1..1000000)",
        "pick([1, 2], [1, 3])",
        "pick([1, 2], [0, 0])",
        "pick([1, 2], [-1, 3])",
        "pick([1, 2], [1])",
        "pick([1, 2], [roll(), 3])",
        "pick([roll(), 2, 3], [1/2, 1/3, 1/6])",
        "pick([1, 2], [1e308, 1e308])",
        "sum(sample(1..5, 2))",
        "sum(sample([roll(), 2, 3], 2))",
        "sum(sample(1..5, 6))",
        "sum(sample(1..5, -1))",
        "sum(sample(1..5, roll(3)))",
        "sum(sample(1..5, 1/2))",
        "sum(sample(1..5, 0))",
        "shuffle([roll(), 2])[1]",
        "shuffle([])[1]",
        "sum(shuffle(1..6))",
        "binomial(10, 0.3)",
        "binomial(roll(), q)",
        "binomial(10, uniform())",
        "binomial(-1, 0.3)",
        "binomial(1/2, 0.3)",
        "binomial(200000, 0.3)",
        "poisson(3)",
        "poisson(roll())",
        "poisson(-1)",
        "poisson(5000)",
        "geometric(q)",
        "geometric(0)",
        "geometric(1)",
        "geometric(uniform())",
        "normal(roll(), 2)",
        "normal(0, -1)",
        "normal(0, 0)",
        "exponential(roll())",
        "exponential(0)",
        "uniform(roll(), 10)",
        "uniform(2, 1)",
        "product(roll(3) for k in 1..3)",
        "product(k for k in 1..3) + roll()",
        "count(roll() > 3 for k in 1..5)",
        "count(k > 3 for k in 1..5) + roll()",
        "any(roll() = 6 for k in 1..3)",
        "all(roll() > 1 for k in 1..3)",
        "mean(roll() for k in 1..4)",
        "mean(roll() for k in 1..4 if roll() > 2)",
        "mean(k for k in [roll(), roll()])",
        "sum(roll() for k in 1..4 if k > 2)",
        "sum(roll() for k in 1..4 if roll() > 2)",
        "sum(k for k in [roll(), 1] if k > 1)",
        "sum(roll() for k in [])",
        "max(roll() for k in 1..3)",
        "max(roll() for k in [])",
        "min(list(roll() for k in 1..3))",
        "length(list(roll() for k in 1..3 if true))",
        "length(list(roll() for k in 1..3 if false))",
        "variance([roll(), 1, 2])",
        "sum([roll(), 1] + 0)",
        "1 < roll() < 4",
        "1 <= n <= roll()",
        "n < 3 < roll()",
        "roll() = roll() = roll()",
        "roll(2) = 1 and roll(2) = 1 and n = 7",
        "n = 7 and roll(2) = 1",
        "n = 8 and roll(2) = 1",
        "n = 7 or roll(2) = 1",
        "n = 8 or roll(2) = 1",
        "not (roll(2) = 1 or flip(q))",
        "roll(2) = 1 and 1/(n - 7) > 0",
        "roll(2) = 1 or 1/(n - 7) > 0",
        "if roll(2) = 1 then 1/(n - 7) else 2",
        "roll() != roll()",
        "roll() mod 3 = 1",
        "roll() div 2",
        "roll() div 0",
        "roll() mod 0",
        "-roll()^2",
        "roll()! + 0",
        "(roll() + 20)!",
        "(roll()/2)!",
        "roll()%",
        "2^roll() - roll()^(1/2)",
        "0^(roll() - 2)",
        "x := [roll(), roll()]\nx[1] = x[2]",
        "x := list(roll() for k in 1..5)\nlength(x) + x[5]",
        "x := append([roll()], 3)\nx[2]",
        "x := reverse([roll(), 2])\nx[1]",
        "x := sort([roll(), roll()])\nx[1]",
        "x := cumulative([roll(), roll()])\nx[2]",
        "contains([roll(), 2], 2)",
        "position([roll(), 2], 2)",
        "given roll() > 3\nroll()",
        "given n > 3\nroll()",
        "given n > 7\nroll()",
        "given false\nroll()",
        "x := 0\nwhile x < 3 do\nx := x + roll()\nend\nx",
        "x := 0\nwhile false do\nx := roll()\nend\nx + roll()",
        "x := 0\nwhile x < n do\nx := x + 1\nend\nx + roll()",
        "x := 0\nfor k in [roll(), 2] do\nx := x + k\nend\nx",
        "x := 0\nfor k in 1..roll() do\nx := x + k\nend\nx",
        "x := 0\nfor k in [] do\nx := x + 1\nend\nx + roll()",
        "x := 0\nfor k in 1..3 do\ngiven roll() > 1\nx := x + k\nend\nx",
    };
    (void)unused;
    for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
        struct subject subject;
        if (!is_program(text[i]))
            continue;
        prepare(&subject, text[i]);
        if (subject.code)
            compare(text[i], &subject, i, 50, false);
        arena_release(&subject.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(written_programs_agree),
        cmocka_unit_test(failures_agree),
        cmocka_unit_test(what_doubles_cannot_is_left),
        cmocka_unit_test(random_programs_agree),
        cmocka_unit_test(calls_agree),
        cmocka_unit_test(edges_agree),
        cmocka_unit_test(shares_agree),
        cmocka_unit_test(too_much_is_left),
        cmocka_unit_test(doubtful_comparisons_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
