/* lang/block: what trials cost, and the trials of a full block, which must not
 * disturb each other. */
#include "block_helpers.h"

/* --- steps ---------------------------------------------------------------- */

/* What is no call with lists, and leaves nothing out, costs as much as it does
 * in the other evaluator, so that a limit means the same. */
static void steps_are_those_of_values(void **unused)
{
    (void)unused;
    static const char *const text[] = {
        "roll() + roll() = 7",
        "roll(n) - q*roll(20)",
        "roll() + sum(k for k in 1..1000)",
        "if flip(1/3) then roll(6) else roll(100)",
        "x := roll()\ny := roll()\ngiven x + y > 2\nx",
        "t := 0\nfor i in 1..n do\nt := t + i*roll(i + 1)\nend\nt",
        "sum(roll() for i in 1..5)",
        "count(roll(k) = 1 for k in 1..6)",
        "sum(roll()*j for i in 1..3, j in 1..2)",
        "uniform(2, 5)*uniform()",
        "roll() mod 4 + roll(100) div 7 + 2^roll() - (-3)^2",
        "floor(uniform()*6) + abs(roll() - 3)",
    };
    for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
        struct subject subject;
        struct arena arena;
        struct rng rng;
        struct rng_bulk bulk;
        arena_init(&arena);
        rng_seed(&rng, i);
        rng_bulk_start(&bulk, &rng);
        prepare(&subject, text[i]);
        struct block_machine *machine = block_machine_new(&arena, subject.code);
        for (int k = 0; k < 20; k++) {
            struct trial one = by_values(&subject, &arena, &rng);
            struct trial two = by_blocks(machine, &bulk);
            if (one.steps != two.steps)
                fail_msg("%s: %llu steps, in blocks %llu", text[i],
                         (unsigned long long)one.steps,
                         (unsigned long long)two.steps);
        }
        arena_release(&arena);
        arena_release(&subject.arena);
    }
}

/* --- many at once --------------------------------------------------------- */

static struct block_result result;

/* One block of the program. */
static void run(const char *text, uint64_t seed, uint32_t trials)
{
    struct subject subject;
    struct rng rng;
    struct rng_bulk bulk;
    struct error error = {0};
    rng_seed(&rng, seed);
    rng_bulk_start(&bulk, &rng);
    prepare(&subject, text);
    assert_non_null(subject.code);
    struct block_machine *machine =
        block_machine_new(&subject.arena, subject.code);
    if (!block_run(machine, &bulk, trials, &result, &error))
        fail_msg("%s: %s", text, error.text);
    arena_release(&subject.arena);
}

/* Whatever is drawn, the value is this: loops of any length, as fewer and fewer
 * trials are in them. */
static void trials_do_not_disturb_each_other(void **unused)
{
    (void)unused;
    static const struct {
        const char *text;
        double value;
    } row[] = {
        {"i := 0\nk := roll(1000)\nwhile i < k do\ni := i + 1\nend\ni - k", 0},
        {"t := 0\ni := 0\nk := roll(60)\nwhile i < k do\ni := i + 1\nj := 0\n"
         "while j < i do\nj := j + 1\nt := t + 1\nend\nend\nt - k*(k + 1)/2",
         0},
        {"a := 0\ns := false\nwhile flip(0.9) do\na := a + 1\ns := not s\nend\n"
         "s = (a mod 2 = 1)",
         1},
        {"x := [1, 2, 3]\nk := 0\nwhile flip(0.9) do\nk := k + 1\n"
         "x := [x[2], x[3], x[1]]\nend\nx[1] - (k mod 3)",
         1},
        {"i := 0\nk := roll(30)\nwhile i < k do\ngiven i < k\ni := i + 1\n"
         "end\ni - k",
         0},
        {"i := 0\nk := roll(30)\nwhile i < k do\nj := 0\nwhile j < i do\n"
         "given j < i\nj := j + 1\nend\ni := i + 1\nend\ni - k",
         0},
        {"x := sample(1..9, 4)\ndistinct(x)", 4},
        {"x := shuffle(1..7)\nsum(x) + max(x) - min(x)", 34},
        {"k := roll(9)\nif k > 4 then (if k > 7 then k - 7 else k) > 0 else "
         "k = k",
         1},
        {"x := list(roll(9) for k in 1..5)\ny := sort(x)\n"
         "sum(x) - sum(y) + count(y[k] > y[k + 1] for k in 1..4)",
         0},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        run(row[i].text, i, BLOCK_TRIALS);
        assert_int_equal(result.counted, BLOCK_TRIALS);
        assert_int_equal(result.unfinished, 0);
        for (uint32_t k = 0; k < result.counted; k++)
            if (!same(result.value[k], row[i].value))
                fail_msg("%s: trial %u gives %g", row[i].text, (unsigned)k,
                         result.value[k]);
    }
}

/* A full block: what is written behind its last trial would be the first of
 * another column, of y here, that is alive while z is worked out in the place
 * of x. */
static void operations_end_with_the_last_trial(void **unused)
{
    (void)unused;
    static const char *const number[] = {
        "roll(1)",
        "roll(roll(1))",
        "pick([7, 7], [1, 2])",
        "pick([roll(1), roll(1)])",
        "uniform()",
        "normal()",
        "exponential(1)",
        "poisson(2)",
        "geometric(1/2)",
        "binomial(roll(2), 1/3)",
        "sum(sample([7, 8, 9], 2))",
        "[7, 8][roll(2)]",
        "y + 1",
        "y - 1",
        "2*y",
        "y/2",
        "y mod 3",
        "y div 3",
        "y^2",
        "y^3",
        "min(y, 4)",
        "max(y, 6)",
        "abs(y)",
        "floor(y/2.5*uniform())",
        "ceil(y/2.5*uniform())",
        "sqrt(y)",
        "exp(y)",
        "ln(y)",
        "C(y, 2)",
        "if y > 4 then 2*y else 3*y",
        "count(y > k for k in 1..7)",
        "if flip(1/2) then 1 + y else 2 + y",
    };
    static const char *const truth[] = {
        "flip(0)",
        "flip(0*uniform())",
        "flip(0*y)",
        "y < 5",
        "y <= 4",
        "y > 5",
        "y >= 6",
        "y = 4",
        "y != 5",
        "not t",
        "t = (y < 5)",
        "(y < 5) and (y > 5)",
        "(y < 5) or (y > 5)",
        "if t then y < 5 else y > 4",
        "contains([y, 2], 3)",
        "[false, y < 5][roll(2)]",
    };
    struct str text = {0};
    size_t numbers = sizeof number / sizeof *number;
    for (size_t i = 0; i < numbers + sizeof truth / sizeof *truth; i++) {
        str_clear(&text);
        str_add_format(&text,
                       "x := roll(1)\ny := binomial(5, 1)\ns := flip(1)\n"
                       "t := flip(1)\ngiven x = 1\ngiven s\nz := %s\n"
                       "y = 5 and t",
                       i < numbers ? number[i] : truth[i - numbers]);
        run(text.text, i, BLOCK_TRIALS);
        assert_int_equal(result.counted, BLOCK_TRIALS);
        for (uint32_t k = 0; k < result.counted; k++)
            if (result.value[k] != 1)
                fail_msg("%s: trial %u", text.text, (unsigned)k);
    }
    str_release(&text);
}

static void trials_that_are_not_given_do_not_count(void **unused)
{
    (void)unused;
    static const char *const text[] = {
        "i := 0\nk := roll(20)\nwhile i < k do\ni := i + 1\ngiven i < 11\nend\n"
        "k",
        "i := 0\nk := roll(20)\nwhile i < k do\ni := i + 1\nj := 0\n"
        "while j < 2 do\nj := j + 1\ngiven i < 11\nend\nend\nk"};
    for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
        run(text[i], 3, BLOCK_TRIALS);
        /* Half of them, within five standard deviations of 16. */
        assert_in_range(result.counted, 512 - 80, 512 + 80);
        for (uint32_t k = 0; k < result.counted; k++)
            assert_true(result.value[k] >= 1 && result.value[k] <= 10);
    }
    run("given roll(1) = 2\nroll()", 3, BLOCK_TRIALS);
    assert_int_equal(result.counted, 0);
}

/* Half of the trials never leave the loop: each costs all its steps, once. */
static void endless_trials_are_told(void **unused)
{
    (void)unused;
    static const char text[] = "y := 0\nx := flip(1/2)\nwhile x do\n"
                               "while x do\ny := y + 1\nend\nend\ny";
    for (int i = 0; i < 2; i++) {
        run(text, 5, 64);
        assert_in_range(result.unfinished, 12, 52);
        assert_int_equal(result.counted + result.unfinished, 64);
        for (uint32_t k = 0; k < result.counted; k++)
            assert_true(result.value[k] == 0);
        uint64_t steps =
            result.steps - (uint64_t)result.unfinished * LIMIT_TRIAL_STEPS;
        assert_in_range(steps, result.counted, 20 * result.counted);
        assert_int_equal(result.limit.code, ERROR_LIMIT);
        assert_int_equal(text[result.limit.at], 'x');
    }
    run("roll()", 5, 64);
    assert_int_equal(result.unfinished, 0);
    assert_int_equal(result.limit.code, ERROR_NONE);
    assert_int_equal(result.counted, 64);
    assert_int_equal(result.steps, 64);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_are_those_of_values),
        cmocka_unit_test(trials_do_not_disturb_each_other),
        cmocka_unit_test(operations_end_with_the_last_trial),
        cmocka_unit_test(trials_that_are_not_given_do_not_count),
        cmocka_unit_test(endless_trials_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
