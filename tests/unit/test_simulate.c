/* verify/sequential and verify/simulate: tests that stop when they can tell. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lang/check.h"
#include "lang/parse.h"
#include "verify/simulate.h"

static const struct simulation_options standard = {
    .trials = SIMULATION_TRIALS, .false_alarm = 1e-7, .miss = 0.01};

struct outcome {
    bool ok;
    struct simulated result;
    struct error error;
};

static struct outcome run_with(const char *text, double key, uint64_t seed,
                               const struct simulation_options *options)
{
    struct arena arena;
    struct scope scope = {0};
    struct outcome outcome = {0};
    struct rng stream;
    arena_init(&arena);
    struct program *program =
        parse_program(&arena, text, strlen(text), &outcome.error);
    if (!program || !check_program(&scope, program, &outcome.error))
        fail_msg("%s: %s", text, outcome.error.text);
    rng_seed(&stream, seed);
    outcome.ok = simulate(program, NULL, 0, key, &stream, options,
                          &outcome.result, &outcome.error);
    arena_release(&arena);
    return outcome;
}

static enum sequential_end end_of(const char *text, double key, uint64_t seed)
{
    struct outcome outcome = run_with(text, key, seed, &standard);
    if (!outcome.ok)
        fail_msg("%s: %s", text, outcome.error.text);
    return outcome.result.end;
}

struct known {
    const char *text;
    double value;
};

static const struct known known[] = {
    {"uniform() < 0.7", 0.7},
    {"flip(1/6)", 1. / 6},
    {"flip(0.99)", 0.99},
    {"flip(1/500)", 1. / 500},
    {"uniform(2, 5)", 3.5},
    {"exponential(1/5)", 5},
    {"poisson(3)", 3},
    {"geometric(1/6)", 6},
    {"normal(100, 15)", 100},
    {"variance normal(1, 2)", 4},
    {"variance exponential(2)", 0.25},
    {"sd uniform()", 0.28867513459481288},
    {"x := normal()\ny := normal()\ngiven x > 0\nif x > y then 1 else 0", 0.75},
};

enum { KNOWN = sizeof known / sizeof *known, FEW_SEEDS = 5, SEEDS = 200 };

static void right_keys_are_accepted(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < KNOWN; i++)
        for (uint64_t seed = 0; seed < FEW_SEEDS; seed++)
            if (end_of(known[i].text, known[i].value, seed) !=
                SEQUENTIAL_ACCEPT)
                fail_msg("%s: seed %d", known[i].text, (int)seed);
}

/* Off by the shift exactly, where the rate of misses is the stated one. */
static void wrong_keys_are_refused_at_the_rate(void **unused)
{
    (void)unused;
    static const struct known wrong[] = {
        {"flip(0.5)", 0.51},
        {"uniform(2, 5)", 3.5 * 1.03},
        {"normal(10, 3)", 9.7},
        {"exponential(1)", 1.03},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        int missed = 0;
        for (uint64_t seed = 0; seed < SEEDS; seed++) {
            enum sequential_end end =
                end_of(wrong[i].text, wrong[i].value, seed);
            missed += end == SEQUENTIAL_ACCEPT;
            if (end == SEQUENTIAL_OPEN)
                fail_msg("%s: seed %d unsettled", wrong[i].text, (int)seed);
        }
        /* 2 are expected at most; 8 would be one in 1000. */
        if (missed > 8)
            fail_msg("%s: %d misses", wrong[i].text, missed);
    }
}

static void wrong_spreads_are_refused(void **unused)
{
    (void)unused;
    for (uint64_t seed = 0; seed < FEW_SEEDS; seed++) {
        assert_int_equal(end_of("variance normal(0, 2)", 4.3, seed),
                         SEQUENTIAL_REJECT);
        assert_int_equal(end_of("sd normal(0, 2)", 1.9, seed),
                         SEQUENTIAL_REJECT);
        assert_int_equal(end_of("variance uniform()", 0.1, seed),
                         SEQUENTIAL_REJECT);
    }
}

/* At a rate that can be counted, for a skewed value. */
static void false_alarms_keep_their_rate(void **unused)
{
    (void)unused;
    struct simulation_options often = standard;
    int refused = 0;
    often.false_alarm = 0.05;
    often.miss = 1e-3;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        refused += run_with("exponential(1)", 1, seed, &often).result.end ==
                   SEQUENTIAL_REJECT;
        refused += run_with("flip(0.02)", 0.02, seed, &often).result.end ==
                   SEQUENTIAL_REJECT;
    }
    /* 20 of 400 are allowed on the average. */
    if (refused > 35)
        fail_msg("%d of %d", refused, 2 * SEEDS);
}

static void rare_events_are_not_believed_early(void **unused)
{
    (void)unused;
    const char *lottery = "if flip(1/20000) then 20000 else 0";
    for (uint64_t seed = 0; seed < 2; seed++)
        assert_int_not_equal(end_of(lottery, 1, seed), SEQUENTIAL_REJECT);
}

static void constants_are_seen(void **unused)
{
    (void)unused;
    assert_int_equal(end_of("uniform()*0 + 3", 3, 1), SEQUENTIAL_ACCEPT);
    assert_int_equal(end_of("uniform()*0 + 3", 3.001, 1), SEQUENTIAL_REJECT);
    assert_int_equal(end_of("uniform() < 2", 1, 1), SEQUENTIAL_ACCEPT);
    assert_int_equal(end_of("uniform() < 2", 0.99, 1), SEQUENTIAL_REJECT);
    assert_int_equal(end_of("uniform() > 2", 0, 1), SEQUENTIAL_ACCEPT);
    assert_int_equal(end_of("uniform() > 2", 0.01, 1), SEQUENTIAL_REJECT);
    assert_int_equal(end_of("uniform() < 1/2", 1.5, 1), SEQUENTIAL_REJECT);
}

static void the_stream_decides(void **unused)
{
    (void)unused;
    struct outcome one = run_with("normal()", 0, 5, &standard);
    struct outcome two = run_with("normal()", 0, 5, &standard);
    struct outcome other = run_with("normal()", 0, 6, &standard);
    assert_true(one.ok && one.result.trials == two.result.trials);
    assert_memory_equal(&one.result.estimate, &two.result.estimate,
                        sizeof(double));
    assert_true(one.result.estimate < other.result.estimate ||
                one.result.estimate > other.result.estimate);
}

/* Whatever ends it: a decision, the last trial, a failure; in columns and on
 * values. */
static void threads_change_nothing(void **unused)
{
    (void)unused;
    static const struct known row[] = {
        {"normal()", 0.01},
        {"variance exponential(2)", 0.25},
        {"x := exponential(1)\nx", 1},
        {"x := uniform()\ngiven x > 1/2\nx", 0.75},
        {"length(unique(list(ceil(6*uniform()) for k in 1..3))) = 3", 5. / 9},
        {"x := uniform()\nif x < 0.00001 then 1/(x - x) else x", 0.7},
        {"x := uniform()\nwhile x > 0.99 do\nx := 1\nend\nx", 0.5},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct outcome one = run_with(row[i].text, row[i].value, 3, &standard);
        for (uint32_t threads = 2; threads < 5; threads++) {
            struct simulation_options several = standard;
            several.threads = threads;
            struct outcome other =
                run_with(row[i].text, row[i].value, 3, &several);
            if (one.ok != other.ok || one.result.end != other.result.end ||
                one.result.trials != other.result.trials ||
                one.result.counted != other.result.counted ||
                one.result.steps != other.result.steps ||
                memcmp(&one.result.estimate, &other.result.estimate,
                       sizeof(double)) != 0 ||
                strcmp(one.error.text, other.error.text) != 0)
                fail_msg("%s: %d threads", row[i].text, (int)threads);
        }
    }
}

static void sums_of_many_agree(void **unused)
{
    (void)unused;
    for (int share = 0; share < 2; share++) {
        struct sequential one, many;
        double value[3000];
        struct rng rng;
        rng_seed(&rng, 1);
        sequential_start(&one, 0.5, share, 1e-6, 0.01);
        sequential_start(&many, 0.5, share, 1e-6, 0.01);
        for (size_t i = 0; i < 3000; i++) {
            double unit = rng_unit(&rng);
            value[i] = share ? unit < 0.1 : unit * unit * 10;
            sequential_add(&one, value[i]);
        }
        sequential_add_all(&many, value, 1000);
        sequential_add_all(&many, value + 1000, 1);
        sequential_add_all(&many, value + 1001, 0);
        sequential_add_all(&many, value + 1001, 1999);
        assert_int_equal(one.count, many.count);
        assert_true(fabs(one.mean - many.mean) < 1e-12);
        assert_true(fabs(one.second - many.second) < 1e-10 * one.second);
        assert_true(fabs(one.third - many.third) < 1e-9 * fabs(one.third));
    }
}

static void too_few_trials_leave_it_unsettled(void **unused)
{
    (void)unused;
    struct simulation_options few = standard;
    few.trials = 3000;
    struct outcome outcome = run_with("normal()", 0, 1, &few);
    assert_true(outcome.ok);
    assert_int_equal(outcome.result.end, SEQUENTIAL_OPEN);
    assert_int_equal(outcome.result.trials, 3000);
    /* About 3 / sqrt(3000), and sqrt(10) times less for ten times as many. */
    assert_true(outcome.result.shift > 0.04 && outcome.result.shift < 0.12);
    outcome = run_with("x := uniform()\ngiven x > 2\nx", 0, 1, &few);
    assert_true(outcome.ok && !outcome.result.counted);
    assert_int_equal(outcome.result.end, SEQUENTIAL_OPEN);
}

static void endless_trials_are_an_error(void **unused)
{
    (void)unused;
    struct outcome outcome = run_with(
        "x := uniform()\nwhile x > 0.9 do\nx := 1\nend\nx", 0.5, 1, &standard);
    assert_false(outcome.ok);
    assert_int_equal(outcome.error.code, ERROR_LIMIT);
    /* One in a million does not spoil the rest. */
    outcome = run_with("x := uniform()\nwhile x > 0.999999 do\nx := 1\nend\n"
                       "x < 1/2",
                       0.5, 1, &standard);
    assert_true(outcome.ok);
    assert_int_equal(outcome.result.end, SEQUENTIAL_ACCEPT);
}

static void failing_trials_have_a_place(void **unused)
{
    (void)unused;
    struct outcome outcome = run_with(
        "x := uniform()\nif x < 0.5 then 1/(x - x) else 1", 1, 1, &standard);
    assert_false(outcome.ok);
    assert_int_equal(outcome.error.code, ERROR_DOMAIN);
    assert_true(outcome.error.at > 15);
}

/* Lists of a length that is drawn are no columns: such trials run on values. */
#define FACES "l := unique(list(ceil(6*uniform()) for k in 1..3))\n"

static void trials_on_values_are_judged_alike(void **unused)
{
    (void)unused;
    assert_int_equal(end_of(FACES "given length(l) = 3\nsum(l)", 10.5, 1),
                     SEQUENTIAL_ACCEPT);
    assert_int_equal(end_of(FACES "length(l)", 6 * (1 - 125. / 216), 1),
                     SEQUENTIAL_ACCEPT);
    struct outcome outcome =
        run_with(FACES "if length(l) = 1 then 1/(length(l) - 1) else 1", 1, 1,
                 &standard);
    assert_false(outcome.ok);
    assert_int_equal(outcome.error.code, ERROR_DOMAIN);
    outcome = run_with(FACES "while length(l) = 1 do\nl := l\nend\nlength(l)",
                       2.5, 1, &standard);
    assert_false(outcome.ok);
    assert_int_equal(outcome.error.code, ERROR_LIMIT);
}

/* Among few trials a single one without an end is too much. */
static void few_trials_must_all_end(void **unused)
{
    (void)unused;
    struct simulation_options few = standard;
    few.trials = 3000;
    struct outcome outcome =
        run_with("x := uniform()\nwhile x > 0.999 do\nx := 1\nend\nx < 1/2",
                 0.5005, 1, &few);
    assert_false(outcome.ok);
    assert_int_equal(outcome.error.code, ERROR_LIMIT);
    assert_non_null(strstr(outcome.error.text, "of 3000 trials"));
    /* Of many it widens what is allowed: a share, and a mean by its spread. */
    outcome = run_with("x := uniform()\nwhile x > 0.99999 do\nx := 1\nend\nx",
                       0.5, 1, &standard);
    assert_true(outcome.ok);
    assert_int_equal(outcome.result.end, SEQUENTIAL_ACCEPT);
}

/* More workers than blocks, and a wave that the last trial ends. */
static void threads_do_not_exceed_the_trials(void **unused)
{
    (void)unused;
    struct simulation_options few = standard;
    few.trials = 3000;
    struct outcome one = run_with("normal()", 0, 1, &few);
    few.threads = 4;
    struct outcome four = run_with("normal()", 0, 1, &few);
    assert_int_equal(four.result.trials, 3000);
    assert_memory_equal(&one.result.estimate, &four.result.estimate,
                        sizeof(double));
}

static void impossible_keys_are_refused(void **unused)
{
    (void)unused;
    assert_int_equal(end_of("uniform() < 1/2", -0.5, 1), SEQUENTIAL_REJECT);
    assert_int_equal(end_of("uniform() < 1/2", 0, 1), SEQUENTIAL_REJECT);
    assert_int_equal(end_of("uniform() < 1/2", 1, 1), SEQUENTIAL_REJECT);
    assert_int_equal(end_of("sd uniform()*0 + 3", 0, 1), SEQUENTIAL_ACCEPT);
    assert_int_equal(end_of("sd uniform()*0 + 3", 0.1, 1), SEQUENTIAL_REJECT);
    assert_int_equal(end_of("variance uniform() < 1/2", 0.25, 1),
                     SEQUENTIAL_ACCEPT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(right_keys_are_accepted),
        cmocka_unit_test(wrong_keys_are_refused_at_the_rate),
        cmocka_unit_test(wrong_spreads_are_refused),
        cmocka_unit_test(false_alarms_keep_their_rate),
        cmocka_unit_test(rare_events_are_not_believed_early),
        cmocka_unit_test(constants_are_seen),
        cmocka_unit_test(the_stream_decides),
        cmocka_unit_test(threads_change_nothing),
        cmocka_unit_test(sums_of_many_agree),
        cmocka_unit_test(too_few_trials_leave_it_unsettled),
        cmocka_unit_test(endless_trials_are_an_error),
        cmocka_unit_test(failing_trials_have_a_place),
        cmocka_unit_test(trials_on_values_are_judged_alike),
        cmocka_unit_test(few_trials_must_all_end),
        cmocka_unit_test(threads_do_not_exceed_the_trials),
        cmocka_unit_test(impossible_keys_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
