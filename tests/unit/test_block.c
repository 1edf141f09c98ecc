/* lang/block: the evaluator on columns against the evaluator on values. A block
 * of one trial draws the same numbers in the same order, so trial by trial the
 * two must give the same: for programs written here and for random ones. */
#include "block_helpers.h"

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
    for (size_t i = 0; i < sizeof text / sizeof *text; i++)
        is_left_to_values(text[i]);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(written_programs_agree),
        cmocka_unit_test(failures_agree),
        cmocka_unit_test(what_doubles_cannot_is_left),
        cmocka_unit_test(random_programs_agree),
        cmocka_unit_test(shares_agree),
        cmocka_unit_test(too_much_is_left),
        cmocka_unit_test(doubtful_comparisons_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
