/* "did you mean ...?" */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/suggest.h"

/* What is offered for `word` of one candidate: its distance, or -1. */
static int offered(const char *word, const char *candidate)
{
    struct suggest suggest = {0};
    suggest_offer(&suggest, word, strlen(word), candidate);
    if (suggest.best)
        assert_ptr_equal(suggest.best, candidate);
    return suggest.best ? (int)suggest.distance : -1;
}

static void edits_are_counted(void **state)
{
    (void)state;
    static const struct {
        const char *word, *candidate;
        int distance;
    } rows[] = {
        {"mean", "mean", 0},
        {"meen", "mean", 1},  /* another letter */
        {"mea", "mean", 1},   /* one missing */
        {"means", "mean", 1}, /* one too many */
        {"maen", "mean", 1},  /* two swapped */
        {"pnrom", "pnorm", 1},
        {"medain", "median", 1},
        {"varaince", "variance", 1},
        {"medan", "median", 1},
        {"mdian", "median", 1},
        {"qunatlie", "quantile", 2},
        {"geometrik_maen", "geometric_mean", 2},
        {"ca", "abc", -1}, /* three edits of neighbours, two allowed */
        {"harmonc_mena", "harmonic_mean", 2},
        {"abcdef", "uvwxyz", -1},
        {"median", "mean", 2},
        {"length", "strength", -1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (offered(rows[i].word, rows[i].candidate) != rows[i].distance)
            fail_msg("%s for %s: %d", rows[i].candidate, rows[i].word,
                     offered(rows[i].word, rows[i].candidate));
}

static void short_words_may_have_one_mistake(void **state)
{
    (void)state;
    assert_int_equal(offered("cvo", "cov"), 1);
    assert_int_equal(offered("cxx", "cov"), -1);
    assert_int_equal(offered("sum", "sun"), 1);
    assert_int_equal(offered("x", "y"), -1); /* nothing of it is left */
    assert_int_equal(offered("x", "C"), -1);
    assert_int_equal(offered("ab", "xy"), -1);
    assert_int_equal(offered("", "a"), -1);
}

static void the_nearest_is_kept_and_the_first_of_equals(void **state)
{
    (void)state;
    struct suggest suggest = {0};
    suggest_offer(&suggest, "medain", 6, "mean");
    assert_true(suggest.best == NULL || suggest.distance == 2);
    suggest_offer(&suggest, "medain", 6, "median");
    assert_string_equal(suggest.best, "median");
    suggest_offer(&suggest, "medain", 6, "medain2");
    assert_string_equal(suggest.best, "median");
    suggest_offer(&suggest, "medain", 6, "mean");
    assert_string_equal(suggest.best, "median");
    suggest_offer(&suggest, "medain", 6, "medain");
    assert_string_equal(suggest.best, "medain");
}

static void only_the_length_given_is_read(void **state)
{
    (void)state;
    struct suggest suggest = {0};
    suggest_offer(&suggest, "meanXXXX", 4, "mean");
    assert_true(suggest.best && suggest.distance == 0);
}

static void very_long_words_are_passed_over(void **state)
{
    (void)state;
    char word[100];
    memset(word, 'a', sizeof word);
    word[sizeof word - 1] = '\0';
    assert_int_equal(offered(word, word), -1);
    assert_int_equal(offered("a", word), -1);
    word[40] = '\0';
    assert_int_equal(offered(word, word), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_are_counted),
        cmocka_unit_test(short_words_may_have_one_mistake),
        cmocka_unit_test(the_nearest_is_kept_and_the_first_of_equals),
        cmocka_unit_test(only_the_length_given_is_read),
        cmocka_unit_test(very_long_words_are_passed_over),
    };
    return cmocka_run_group_tests_name("suggest", tests, NULL, NULL);
}
