/* verify/enumerate: exact distributions of check programs. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "lang/check.h"
#include "lang/limits.h"
#include "lang/parse.h"
#include "verify/enumerate.h"

/* Enumerates a program with one parameter, n, in a frame that is wider than the
 * program needs, as that of a template with longer formulas is. */
static enum enumeration_end run_with(const char *text, int64_t n,
                                     uint64_t steps, struct enumerated *out,
                                     struct error *error)
{
    struct arena arena;
    struct scope scope = {0};
    struct value frame[64] = {value_integer(n)};
    arena_init(&arena);
    *error = (struct error){0};
    assert_true(
        scope_add(&scope, "n", (struct type){TYPE_NUMBER, 0}, 0, 1, error));
    struct program *program = parse_program(&arena, text, strlen(text), error);
    if (!program || !check_program(&scope, program, error))
        fail_msg("%s: %s", text, error->text);
    enum enumeration_end end = enumerate(
        program, frame, sizeof frame / sizeof *frame, steps, out, error);
    arena_release(&arena);
    return end;
}

static enum enumeration_end run(const char *text, int64_t n,
                                struct enumerated *out, struct error *error)
{
    return run_with(text, n, LIMIT_ENUMERATION_STEPS, out, error);
}

static void proves(const char *text, int64_t n, int64_t top, int64_t bottom)
{
    struct enumerated result;
    struct error error;
    enum enumeration_end end = run(text, n, &result, &error);
    if (end != ENUMERATION_DONE)
        fail_msg("%s: %s", text, error.text);
    if (!result.exact || !number_is_exact(result.value) ||
        result.value.numerator != top || result.value.denominator != bottom)
        fail_msg("%s: %.17g instead of %lld/%lld, %s", text,
                 number_double(result.value), (long long)top, (long long)bottom,
                 result.exact ? "exact" : "rounded");
}

static void gives(const char *text, int64_t n, double value, double tolerance)
{
    struct enumerated result;
    struct error error;
    enum enumeration_end end = run(text, n, &result, &error);
    if (end != ENUMERATION_DONE)
        fail_msg("%s: %s", text, error.text);
    if (!(fabs(number_double(result.value) - value) <= tolerance * fabs(value)))
        fail_msg("%s: %.17g instead of %.17g", text,
                 number_double(result.value), value);
    if (!result.exact && !(result.bound < 1e-9 * fabs(value)))
        fail_msg("%s: bound %g", text, result.bound);
}

static void cannot(const char *text, int64_t n)
{
    struct enumerated result;
    struct error error;
    if (run(text, n, &result, &error) != ENUMERATION_CANNOT)
        fail_msg("%s: enumerated", text);
    assert_int_equal(error.code, ERROR_LIMIT);
}

static void fails(const char *text, enum error_code code)
{
    struct enumerated result;
    struct error error;
    assert_int_equal(run(text, 1, &result, &error), ENUMERATION_FAILED);
    assert_int_equal(error.code, code);
}

static void one_draw_is_counted(void **unused)
{
    (void)unused;
    proves("roll() = 6", 1, 1, 6);
    proves("roll(n) > 3", 20, 17, 20);
    proves("roll()", 1, 7, 2);
    proves("flip(2/7)", 1, 2, 7);
    proves("flip(0) or flip(1)", 1, 1, 1);
    proves("pick([1, 1, 5])", 1, 7, 3);
    proves("length(sample(1..9, 3))", 1, 3, 1);
}

static void dice_are_summed(void **unused)
{
    (void)unused;
    proves("roll() + roll() = 7", 1, 1, 6);
    proves("a := roll()\nb := roll()\na + b", 1, 7, 1);
    proves("s := 0\nfor k in 1..n do\n s := s + roll()\nend\ns = 10", 3, 1, 8);
    proves("a := roll()\nb := roll()\nmax(a, b)", 1, 161, 36);
}

static void variance_and_sd_are_exact(void **unused)
{
    (void)unused;
    proves("variance roll()", 1, 35, 12);
    proves("variance flip(1/4)", 1, 3, 16);
    proves("sd if flip(1/2) then 3 else 7", 1, 2, 1);
    gives("sd roll()", 1, sqrt(35. / 12), 1e-15);
}

static void conditions_restrict(void **unused)
{
    (void)unused;
    proves("a := flip(1/2)\nb := flip(1/2)\ngiven a or b\na and b", 1, 1, 3);
    proves("sick := flip(1%)\n"
           "given if sick then flip(90%) else flip(9%)\nsick",
           1, 10, 109);
    proves("c := pick([[1, 1], [1, 0], [0, 0]])\ni := roll(2)\n"
           "given c[i] = 1\nc[3 - i] = 1",
           1, 2, 3);
    fails("a := roll()\ngiven a > 6\na", ERROR_DOMAIN);
}

static void draws_without_replacement(void **unused)
{
    (void)unused;
    proves("h := sample(1..52, 2)\nh[1] mod 13 = h[2] mod 13", 1, 1, 17);
    proves("red := 5\nleft := 12\nhits := 0\nfor k in 1..4 do\n"
           "hit := flip(red/left)\nred := red - (if hit then 1 else 0)\n"
           "left := left - 1\nhits := hits + (if hit then 1 else 0)\nend\n"
           "hits = 2",
           1, 14, 33);
    proves("x := shuffle(1..n)\nall(x[i] != i for i in 1..n)", 5, 11, 30);
}

static void birthdays_collide(void **unused)
{
    (void)unused;
    proves("seen := [0]\nhit := false\nfor k in 1..4 do\nd := roll(10)\n"
           "hit := hit or contains(seen, d)\nseen := sort(append(seen, d))\n"
           "end\nhit",
           1, 62, 125);
    gives("used := 0\nhit := false\nfor k in 1..n do\n"
          "hit := hit or flip(used/365)\nused := used + 1\nend\nhit",
          23, 0.50729723432398540723, 1e-14);
}

/* 2^100 paths, 101 states. */
static void equal_states_are_merged(void **unused)
{
    (void)unused;
    const char *count = "s := 0\nfor k in 1..n do\n"
                        "s := s + (if flip(1/2) then 1 else 0)\nend\n";
    char text[200];
    struct enumerated result;
    struct error error;
    snprintf(text, sizeof text, "%ss", count);
    proves(text, 100, 50, 1);
    snprintf(text, sizeof text, "%svariance s", count);
    proves(text, 100, 25, 1);
    snprintf(text, sizeof text, "%ss = 50", count);
    gives(text, 100, 0.079589237387178761498, 1e-15);
    run(text, 100, &result, &error);
    assert_true(result.exact && result.states <= 101);
    assert_true(result.steps < 200000);
    snprintf(text, sizeof text, "%ss = 500", count);
    gives(text, 1000, 0.025225018178360804157, 1e-12);
    run(text, 1000, &result, &error);
    assert_false(result.exact);
}

static void ruin_meets_its_closed_form(void **unused)
{
    (void)unused;
    const char *ruin = "x := 3\nwhile 0 < x < n do\n"
                       "x := x + (if flip(2/5) then 1 else -1)\nend\n";
    char text[200];
    snprintf(text, sizeof text, "%sx = n", ruin);
    for (int n = 5; n <= 60; n += 5) {
        double odds = 1.5;
        gives(text, n, (pow(odds, 3) - 1) / (pow(odds, n) - 1), 1e-12);
    }
    proves(text, 5, 76, 211);
    proves("x := 3\nwhile 0 < x < n do\n"
           "x := x + (if flip(1/2) then 1 else -1)\nend\nx = n",
           100, 3, 100);
}

static void waiting_times_are_summed_to_their_tail(void **unused)
{
    (void)unused;
    gives("t := 1\nwhile not flip(1/6) do\nt := t + 1\nend\nt", 1, 6, 1e-12);
    gives("t := 1\nwhile not flip(1/6) do\nt := t + 1\nend\nvariance t", 1, 30,
          1e-12);
    gives("t := 0\nx := 3\nwhile 0 < x < 8 do\nt := t + 1\n"
          "x := x + (if flip(1/2) then 1 else -1)\nend\nt",
          1, 15, 1e-12);
    /* Coupons: n H(n). */
    gives("t := 0\nk := 0\nwhile k < n do\nt := t + 1\n"
          "k := k + (if flip((n - k)/n) then 1 else 0)\nend\nt",
          6, 14.7, 1e-12);
}

/* Its mean is infinite; what is cut off matters. */
static void saint_petersburg_is_not_proved(void **unused)
{
    (void)unused;
    cannot("x := 1\nwhile flip(1/2) do\nx := 2*x\nend\nx", 1);
}

static void nested_loops_work(void **unused)
{
    (void)unused;
    /* Two games in a row, the second only after the first is won. */
    proves("won := 0\nfor g in 1..2 do\nx := 1\nwhile 0 < x < 3 do\n"
           "x := x + (if flip(1/2) then 1 else -1)\nend\n"
           "won := won + (if x = 3 then 1 else 0)\nend\nwon = 2",
           1, 1, 9);
    /* Rounds of rolling until a six, until two rounds took one roll each. */
    proves("k := 0\nr := 0\nwhile k < 2 do\nt := 1\nr := 1 - r\n"
           "while not flip(1/2) and t < 3 do\nt := t + 1\nend\n"
           "k := k + (if t = 1 then 1 else 0)\nend\nr",
           1, 4, 9);
    proves("s := 0\nfor i in 1..2 do\nfor j in list(i, roll(2)) do\n"
           "s := s + j\nend\nend\ns",
           1, 6, 1);
}

static void given_works_inside_loops(void **unused)
{
    (void)unused;
    proves("s := 0\nfor k in 1..2 do\nd := roll()\ngiven d > 3\n"
           "s := s + d\nend\ns",
           1, 10, 1);
    gives("t := 0\nwhile not flip(1/2) do\nt := t + 1\ngiven t < 3\nend\nt", 1,
          4. / 7, 1e-12);
}

/* Folds over draws do not follow every path: 6^20 here. */
static void folds_over_draws_are_merged(void **unused)
{
    (void)unused;
    proves("sum(roll() for k in 1..n)", 20, 70, 1);
    proves("variance sum(roll() for k in 1..n)", 20, 175, 3);
    proves("mean(roll() for k in 1..n)", 20, 7, 2);
    proves("variance mean(roll() for k in 1..n)", 20, 7, 48);
    proves("count(flip(1/3) for k in 1..n)", 30, 10, 1);
    proves("variance P(flip(1/2) for k in 1..n)", 50, 1, 200);
    proves("not any(roll() = 6 for k in 1..n)", 20, 95367431640625,
           3656158440062976);
    proves("all(flip(1/2) for k in 1..n)", 40, 1, 1099511627776);
    proves("max(roll(10) for k in 1..n) <= 5", 30, 1, 1073741824);
    proves("min(roll(4) for k in 1..n) + max(roll(4) for k in 1..n)", 30, 5, 1);
    proves("product(roll() for k in 1..n)", 2, 49, 4);
    /* Two loops in one, a filter that draws, lists that are drawn. */
    proves("sum(roll(2) for i in 1..n, j in 1..2)", 10, 30, 1);
    proves("sum(1 for k in 1..n if flip(1/4))", 40, 10, 1);
    proves("sum(k for k in sample(1..n, 2))", 7, 8, 1);
    proves("x := 0\nfor i in 1..3 do\n"
           "x := x + sum(roll(2) for k in 1..n) + roll(1)\nend\nx",
           10, 48, 1);
    proves("given count(flip(1/2) for k in 1..1 if k > 1) = 0\n"
           "if flip(1/2) then sum(roll() for k in 1..2) else 1",
           1, 4, 1);
    fails("max(roll() for k in 1..0)", ERROR_DOMAIN);
    fails("mean(roll() for k in 1..n if flip(1/2))", ERROR_DOMAIN);
}

/* Values of every sort, alone and within lists, are told apart and merged. */
static void states_hold_any_value(void **unused)
{
    (void)unused;
    proves("c := pick(['red', 'blue', 'red'])\nc = 'red'", 1, 2, 3);
    /* 2^100 paths, a state for each colour. */
    proves("c := 'red'\nfor k in 1..n do\n"
           "c := if flip(1/3) then 'red' else 'blue'\nend\nc = 'blue'",
           100, 2, 3);
    proves("x := list(pick(['a', 'b']), 'c')\ny := list(x[1], 'b')\n"
           "y[1] = y[2]",
           1, 1, 2);
    proves("x := list(flip(1/4), 1 = 1)\nx[1] = x[2]", 1, 1, 4);
    proves("x := [[roll(2), 1], [2, 3]]\ny := x[1]\nz := x[2]\n"
           "y[1] = z[1]",
           1, 1, 2);
    proves("x := 1..roll(3)\ny := roll(2)\nsum(x) + y", 1, 29, 6);
    proves("x := if flip(1/2) then 2..4 else 1..3\ny := roll(2)\n"
           "x[y]",
           1, 2, 1);
    proves("s := dice(2)\nk := roll(36)\nd := s[k]\nd[1] + d[2] = 7", 1, 1, 6);
}

/* Weights as doubles: those that are 0 are no outcome, wherever they stand. */
static void weights_of_nothing_are_left_out(void **unused)
{
    (void)unused;
    gives("pick([1, 2, 9], [1, 1, 0])", 1, 1.5, 1e-15);
    gives("pick([9, 1, 9, 2, 9, 9], [0, 1, 0, 1, 0, 0])", 1, 1.5, 1e-15);
    gives("pick([1, 2], [1, 2]) + roll(2)", 1, 5. / 3 + 1.5, 1e-15);
    gives("a := pick([1, 2], [1, 2])\nfor k in 1..2 do\n"
          "a := a + pick([0, 1], [3, 1])\nend\na",
          1, 5. / 3 + 0.5, 1e-15);
}

/* What 64 or 128 bits cannot hold is rounded, and no more than it says. */
static void large_fractions_are_rounded(void **unused)
{
    (void)unused;
    /* Three primes: a common denominator of 90 bits. */
    gives("pick([1/1000000007, 1/998244353, 1/1000000009])", 1,
          (1 / 1000000007. + 1 / 998244353. + 1 / 1000000009.) / 3, 1e-15);
    gives("pick([1099511627776, 1/1000000007])", 1, 549755813888., 1e-15);
    /* Sums that fit and quotients that do not. */
    gives("pick([4611686018427387904, 4611686018427387903, "
          "4611686018427387904])",
          1, 4611686018427387904., 1e-15);
    gives("pick([-1/1000000007, -1/998244353, 0, 0, 0, 0, 0, 0, 0, 0, 0])", 1,
          -(1 / 1000000007. + 1 / 998244353.) / 11, 1e-15);
    /* Chances whose denominator grows beyond 64 bits. */
    gives("s := 0\nfor k in 1..n do\n"
          "s := s + (if flip(1/1000000007) then 1 else 0)\nend\ns",
          5, 5 / 1000000007., 1e-13);
    /* Nothing is left of 2/9 in doubles of this size: it is not called 0. */
    cannot("variance pick([4611686018427387904, 4611686018427387903, "
           "4611686018427387904])",
           1);
    proves("sd 0*roll()", 1, 0, 1);
}

static void limits_end_in_a_reason(void **unused)
{
    (void)unused;
    cannot("uniform() < 1/2", 1);
    cannot("poisson(3)", 1);
    cannot("x := 0\nfor k in 1..20 do\n"
           "x := 2*x + (if flip(1/2) then 1 else 0)\nend\nx",
           1);
    cannot("length(sample(1..52, 5))", 1);
    cannot("roll(100000000)", 1);
    cannot("s := 0\nwhile s < 200000 do\ns := s + roll(1)\nend\n"
           "length(list(roll(1) for k in 1..200000)) + s",
           1);
    cannot("binomial(100000, 1/2)", 1);
    cannot("binomial(99999, 1/2)", 1);
    cannot("x := 1\nwhile x > 0 do\nx := 1\nend\nx + roll()", 1);
    cannot("x := 1\nwhile x > 0 do\nx := 2 - roll(1)\nend\nx", 1);
    cannot("x := [1]\nfor k in 1..30 do\n"
           "x := append(concat(x, x), roll(2))\nend\nx[1]",
           1);
}

/* With fewer steps than it takes nothing is proved, wherever they end. */
static void steps_may_end_anywhere(void **unused)
{
    (void)unused;
    static const char *const text[] = {
        "a := roll()\nb := roll()\na + b = 7",
        "s := 0\nfor k in 1..3 do\ns := s + roll()\nend\ns = 10",
        "c := 'red'\nfor k in 1..3 do\nc := pick(['red', 'blue'])\nend\n"
        "c = 'red'",
        "x := 3\nwhile 0 < x < 5 do\n"
        "x := x + (if flip(2/5) then 1 else -1)\nend\nx = 5",
        "s := 0\nfor k in 1..2 do\nd := roll()\ngiven d > 3\ns := s + d\n"
        "end\ns",
        "won := 0\nfor g in 1..2 do\nx := 1\nwhile 0 < x < 3 do\n"
        "x := x + (if flip(1/2) then 1 else -1)\nend\n"
        "won := won + (if x = 3 then 1 else 0)\nend\nwon = 2",
        "sum(roll() for k in 1..n) + max(roll() for k in 1..2)",
        "h := sample(1..6, 2)\nif h[1] > 3 then h[2] else 0",
        "variance sum(1 for k in 1..n if flip(1/4))",
    };
    enum { TRIES = 150 };
    for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
        struct enumerated full, result;
        struct error error;
        assert_int_equal(run(text[i], 3, &full, &error), ENUMERATION_DONE);
        for (uint64_t steps = 0; steps < full.steps;
             steps += 1 + full.steps / TRIES) {
            if (run_with(text[i], 3, steps, &result, &error) !=
                ENUMERATION_CANNOT)
                fail_msg("%s: proved in %d of %d steps", text[i], (int)steps,
                         (int)full.steps);
            assert_int_equal(error.code, ERROR_LIMIT);
        }
        assert_int_equal(run_with(text[i], 3, full.steps, &result, &error),
                         ENUMERATION_DONE);
        assert_int_equal(number_compare(result.value, full.value), 0);
    }
}

static void faults_have_a_place(void **unused)
{
    (void)unused;
    fails("a := roll() - 3\n1/a", ERROR_DOMAIN);
    fails("binomial(3, 2)", ERROR_DOMAIN);
    /* An outcome of probability 0 does no harm. */
    proves("a := if flip(0) then 0 else 1\n1/a", 1, 1, 1);
    proves("x := pick([0, 1, 2], [0, 0, 1])\n1/x", 1, 1, 2);
}

static void doubles_are_called_rounded(void **unused)
{
    (void)unused;
    struct enumerated result;
    struct error error;
    assert_int_equal(run("pick([1, 2], [1, 2])", 1, &result, &error),
                     ENUMERATION_DONE);
    assert_false(result.exact);
    gives("pick([1, 2], [1, 2])", 1, 5. / 3, 1e-15);
    gives("binomial(10, 0.3)", 1, 3, 1e-13);
    gives("variance binomial(10, 0.3)", 1, 2.1, 1e-13);
    gives("sqrt(roll())", 1,
          (1 + sqrt(2) + sqrt(3) + 2 + sqrt(5) + sqrt(6)) / 6, 1e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_draw_is_counted),
        cmocka_unit_test(dice_are_summed),
        cmocka_unit_test(variance_and_sd_are_exact),
        cmocka_unit_test(conditions_restrict),
        cmocka_unit_test(draws_without_replacement),
        cmocka_unit_test(birthdays_collide),
        cmocka_unit_test(equal_states_are_merged),
        cmocka_unit_test(ruin_meets_its_closed_form),
        cmocka_unit_test(waiting_times_are_summed_to_their_tail),
        cmocka_unit_test(saint_petersburg_is_not_proved),
        cmocka_unit_test(nested_loops_work),
        cmocka_unit_test(given_works_inside_loops),
        cmocka_unit_test(folds_over_draws_are_merged),
        cmocka_unit_test(states_hold_any_value),
        cmocka_unit_test(weights_of_nothing_are_left_out),
        cmocka_unit_test(large_fractions_are_rounded),
        cmocka_unit_test(limits_end_in_a_reason),
        cmocka_unit_test(steps_may_end_anywhere),
        cmocka_unit_test(faults_have_a_place),
        cmocka_unit_test(doubles_are_called_rounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
