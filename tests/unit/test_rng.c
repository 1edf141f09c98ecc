/* Random streams. Reference numbers: SplitMix64 and xoshiro256** as published
 * (Blackman and Vigna), worked out in another language; those of the state
 * 1, 2, 3, 4 are the ones other implementations test with too. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/rng.h"

static void the_generator_follows_the_published_algorithm(void **state)
{
    (void)state;
    static const uint64_t wanted[] = {11520u,
                                      0u,
                                      1509978240u,
                                      1215971899390074240u,
                                      1216172134540287360u,
                                      607988272756665600u,
                                      16172922978634559625u,
                                      8476171486693032832u,
                                      10595114339597558777u,
                                      2904607092377533576u};
    struct rng rng = {.state = {1, 2, 3, 4}};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_true(rng_next(&rng) == wanted[i]);
}

static void a_seed_is_spread_by_splitmix(void **state)
{
    (void)state;
    static const struct {
        uint64_t seed, state[4], first[3], thousandth;
    } rows[] = {
        {0u,
         {0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F,
          0xF88BB8A8724C81EC},
         {0x99EC5F36CB75F2B4, 0xBF6E1F784956452A, 0x1A5F849D4933E6E0},
         0x7AAC8C483A2EDD2F},
        {1u,
         {0x910A2DEC89025CC1, 0xBEEB8DA1658EEC67, 0xF893A2EEFB32555E,
          0x71C18690EE42C90B},
         {0xB3F2AF6D0FC710C5, 0x853B559647364CEA, 0x92F89756082A4514},
         0xB8517C33C344D153},
        {42u,
         {0xBDD732262FEB6E95, 0x28EFE333B266F103, 0x47526757130F9F52,
          0x581CE1FF0E4AE394},
         {0x15780B2E0C2EC716, 0x6104D9866D113A7E, 0xAE17533239E499A1},
         0x8DE5848C61AB8968},
        {UINT64_MAX,
         {0xE4D971771B652C20, 0xE99FF867DBF682C9, 0x382FF84CB27281E9,
          0x6D1DB36CCBA982D2},
         {0x8F5520D52A7EAD08, 0xC476A018CAA1802D, 0x81DE31C0D260469E},
         0xC3C93EA5CDE434CC},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct rng rng;
        rng_seed(&rng, rows[i].seed);
        assert_memory_equal(rng.state, rows[i].state, sizeof rng.state);
        for (int j = 0; j < 3; j++)
            assert_true(rng_next(&rng) == rows[i].first[j]);
        for (int j = 3; j < 999; j++)
            rng_next(&rng);
        assert_true(rng_next(&rng) == rows[i].thousandth);
    }
}

static void a_child_does_not_depend_on_what_was_drawn_before(void **state)
{
    (void)state;
    struct rng parent, early, late, other;
    rng_seed(&parent, 7);
    rng_split(&early, &parent, "p");
    for (int i = 0; i < 100; i++)
        rng_next(&parent);
    rng_split(&late, &parent, "p");
    rng_split(&other, &parent, "q");
    assert_memory_equal(&early, &late, sizeof early);
    assert_memory_not_equal(&early, &other, sizeof early);

    rng_split_number(&early, &parent, 3);
    rng_next(&parent);
    rng_split_number(&late, &parent, 3);
    rng_split_number(&other, &parent, 4);
    assert_memory_equal(&early, &late, sizeof early);
    assert_memory_not_equal(&early, &other, sizeof early);
}

static void names_and_levels_of_names_make_different_streams(void **state)
{
    (void)state;
    enum { COUNT = 2000 };
    uint64_t first[COUNT];
    struct rng root, child, grandchild;
    char name[16];
    size_t count = 0;
    rng_seed(&root, 1);
    for (int i = 0; i < 500; i++) {
        snprintf(name, sizeof name, "%d", i);
        rng_split(&child, &root, name);
        first[count++] = rng_next(&child);
        rng_split(&grandchild, &child, "");
        first[count++] = rng_next(&grandchild);
        rng_split_number(&child, &root, (uint64_t)i);
        first[count++] = rng_next(&child);
        rng_split_number(&grandchild, &child, 0);
        first[count++] = rng_next(&grandchild);
    }
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            assert_true(first[i] != first[j]);
}

/* Bits of two streams agree half of the time: 64*n bits, 5 standard errors. */
static void check_unrelated(struct rng *a, struct rng *b, const char *what)
{
    enum { DRAWS = 4000 };
    long same = 0;
    for (int i = 0; i < DRAWS; i++)
        same += __builtin_popcountll(~(rng_next(a) ^ rng_next(b)));
    double error = sqrt(64.0 * DRAWS) / 2;
    if (fabs((double)same - 32.0 * DRAWS) > 5 * error)
        fail_msg("%s: %ld of %d bits agree", what, same, 64 * DRAWS);
}

static void streams_of_neighbours_are_independent(void **state)
{
    (void)state;
    struct rng root, a, b;
    for (uint64_t seed = 0; seed < 20; seed++) {
        rng_seed(&a, seed);
        rng_seed(&b, seed + 1);
        check_unrelated(&a, &b, "seeds");
        rng_seed(&root, seed);
        rng_split(&a, &root, "a");
        rng_split(&b, &root, "b");
        check_unrelated(&a, &b, "names");
        rng_split_number(&a, &root, seed);
        rng_split_number(&b, &root, seed + 1);
        check_unrelated(&a, &b, "numbers");
        rng_split(&a, &root, "");
        check_unrelated(&a, &root, "a child and its parent");
    }
}

/* Chi-square against equal counts; the bound is 5 standard deviations. */
static void check_uniform(const uint64_t *count, uint64_t n, const char *what)
{
    double total = 0, sum = 0;
    for (uint64_t i = 0; i < n; i++)
        total += (double)count[i];
    double each = total / (double)n;
    for (uint64_t i = 0; i < n; i++)
        sum += ((double)count[i] - each) * ((double)count[i] - each) / each;
    double freedom = (double)n - 1;
    if (fabs(sum - freedom) > 5 * sqrt(2 * freedom) + 5)
        fail_msg("%s, %llu cells: chi-square %g", what, (unsigned long long)n,
                 sum);
}

static void whole_draws_are_uniform(void **state)
{
    (void)state;
    static const uint64_t sizes[] = {1, 2, 3, 5, 6, 7, 10, 52, 100};
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        uint64_t count[100] = {0}, n = sizes[s];
        struct rng rng;
        rng_seed(&rng, n);
        for (int i = 0; i < 100000; i++) {
            uint64_t drawn = rng_below(&rng, n);
            assert_true(drawn < n);
            count[drawn]++;
        }
        check_uniform(count, n, "rng_below");
    }
}

/* With 3 * 2^62 values a plain remainder, or a multiplication without
 * rejection, would give one third of them twice as often. */
static void large_ranges_have_no_bias(void **state)
{
    (void)state;
    uint64_t count[3] = {0}, n = 3u * (UINT64_C(1) << 62);
    uint64_t parity[2] = {0};
    struct rng rng;
    rng_seed(&rng, 1);
    for (int i = 0; i < 100000; i++) {
        uint64_t drawn = rng_below(&rng, n);
        assert_true(drawn < n);
        count[drawn >> 62]++;
        parity[drawn % 3 == 0]++;
    }
    check_uniform(count, 3, "thirds");
    assert_true(fabs((double)parity[1] - 33333.3) < 5 * sqrt(100000 * 2 / 9.0));
    assert_true(rng_below(&rng, UINT64_MAX) < UINT64_MAX);
}

static void first_draws_of_many_children_are_uniform(void **state)
{
    (void)state;
    uint64_t count[64] = {0}, low[64] = {0};
    struct rng root, child;
    rng_seed(&root, 20240603);
    for (uint64_t i = 0; i < 100000; i++) {
        rng_split_number(&child, &root, i);
        uint64_t bits = rng_next(&child);
        count[bits >> 58]++;
        low[bits & 63]++;
    }
    check_uniform(count, 64, "high bits");
    check_uniform(low, 64, "low bits");
}

static void unit_draws_lie_below_one_on_a_grid(void **state)
{
    (void)state;
    struct rng rng;
    uint64_t count[100] = {0};
    rng_seed(&rng, 5);
    for (int i = 0; i < 100000; i++) {
        double x = rng_unit(&rng);
        assert_true(x >= 0 && x < 1);
        assert_true(x * 0x1p53 == floor(x * 0x1p53));
        count[(int)(x * 100)]++;
    }
    check_uniform(count, 100, "rng_unit");
}

/* Lanes are children 0, 1, ... and what does not fill a round is the parent's
 * own. */
static void many_at_once_are_the_streams_of_children(void **state)
{
    (void)state;
    struct rng parent, child, rest;
    struct rng_bulk bulk;
    uint64_t word[5 * RNG_LANES + 3];
    size_t count = sizeof word / sizeof *word;
    rng_seed(&parent, 9);
    rest = parent;
    rng_bulk_start(&bulk, &parent);
    rng_fill(&bulk, word, count);
    for (uint64_t lane = 0; lane < RNG_LANES; lane++) {
        rng_split_number(&child, &parent, lane);
        for (size_t i = lane; i < 5 * RNG_LANES; i += RNG_LANES)
            assert_int_equal(word[i], rng_next(&child));
    }
    for (size_t i = 5 * RNG_LANES; i < count; i++)
        assert_int_equal(word[i], rng_next(&rest));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_generator_follows_the_published_algorithm),
        cmocka_unit_test(a_seed_is_spread_by_splitmix),
        cmocka_unit_test(a_child_does_not_depend_on_what_was_drawn_before),
        cmocka_unit_test(names_and_levels_of_names_make_different_streams),
        cmocka_unit_test(streams_of_neighbours_are_independent),
        cmocka_unit_test(whole_draws_are_uniform),
        cmocka_unit_test(large_ranges_have_no_bias),
        cmocka_unit_test(first_draws_of_many_children_are_uniform),
        cmocka_unit_test(many_at_once_are_the_streams_of_children),
        cmocka_unit_test(unit_draws_lie_below_one_on_a_grid),
    };
    return cmocka_run_group_tests_name("rng", tests, NULL, NULL);
}
