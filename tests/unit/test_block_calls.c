/* lang/block: calls of every function, and programs at the edges of what a
 * block can be, in both evaluators. */
#include "base/rng.h"
#include "block_helpers.h"
#include "lang/function.h"

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
        cmocka_unit_test(calls_agree),
        cmocka_unit_test(edges_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
