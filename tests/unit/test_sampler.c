/* Draws: fixed by the seed, and distributed as they should be. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "lang/gsl_door.h"
#include "lang/sampler.h"

enum { DRAWS = 20000 };

struct sampled {
    enum distribution_id id;
    double parameter[DISTRIBUTION_PARAMETERS];
    double first[3]; /* the first draws of seed 2026 */
};

static const struct sampled sampled[] = {
    {DISTRIBUTION_NORM,
     {3, 2, 0},
     {3.3717647745296877, 1.8561090677802488, 4.7743631651437521}},
    {DISTRIBUTION_T,
     {4, 0, 0},
     {0.1982234242971416, -0.62247268810654144, 0.99748716206458821}},
    {DISTRIBUTION_CHISQ,
     {3, 0, 0},
     {2.7832270148292912, 1.3541329616370943, 4.794345861614131}},
    {DISTRIBUTION_F,
     {3, 12, 0},
     {0.99988579898264107, 0.45848357947869706, 1.8758133316570091}},
    {DISTRIBUTION_GAMMA,
     {2.5, 0.5, 0},
     {4.9155892870974336, 2.8940209024855443, 7.4773368537263831}},
    {DISTRIBUTION_BETA,
     {2, 5, 0},
     {0.29718946433736632, 0.17511097375183329, 0.43150519402240789}},
    {DISTRIBUTION_EXP,
     {0.25, 0, 0},
     {3.4107434244781794, 1.3345101240817887, 6.6961068435047233}},
    {DISTRIBUTION_UNIF,
     {-1, 4, 0},
     {1.8686575139663377, 0.41839730137428965, 3.0625471337880876}},
    {DISTRIBUTION_LNORM,
     {0, 0.5, 0},
     {1.0973971994274527, 0.75128310086264161, 1.558292688187616}},
    {DISTRIBUTION_WEIBULL,
     {1.5, 2, 0},
     {1.7984127317838949, 0.96206537233467526, 2.8197130733427804}},
    {DISTRIBUTION_CAUCHY,
     {0, 1, 0},
     {0.23586797137965823, -0.80798517052480689, 1.4967017145536976}},
    {DISTRIBUTION_LOGIS,
     {1, 2, 0},
     {1.5941841977043922, -0.85256561644400031, 3.9327978963877066}},
    {DISTRIBUTION_BINOM, {10, 0.3, 0}, {3, 2, 4}},
    {DISTRIBUTION_BINOM, {500, 0.7, 0}, {352, 344, 359}},
    {DISTRIBUTION_POIS, {4, 0, 0}, {4, 3, 6}},
    {DISTRIBUTION_POIS, {200, 0, 0}, {202, 192, 213}},
    {DISTRIBUTION_GEOM, {0.2, 0, 0}, {3, 1, 7}},
    {DISTRIBUTION_NBINOM, {3, 0.25, 0}, {9, 5, 14}},
    {DISTRIBUTION_HYPER, {13, 39, 5}, {1, 1, 2}},
};

static double draw(const struct sampled *from, struct rng *rng)
{
    double value = (double)NAN;
    struct error error = {0};
    if (!sampler_draw(distribution_at(from->id), rng, from->parameter, &value,
                      &error))
        fail_msg("%s", error.text);
    return value;
}

/* The seed fixes the draws for ever: questions hang on them. */
static void test_first_values(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sampled / sizeof *sampled; i++) {
        struct rng rng;
        rng_seed(&rng, 2026);
        for (int k = 0; k < 3; k++) {
            double value = draw(&sampled[i], &rng);
            double wanted = sampled[i].first[k];
            if (!(fabs(value - wanted) <= 1e-13 * fabs(wanted)))
                fail_msg("%s draw %d: %.17g is not %.17g",
                         distribution_at(sampled[i].id)->name, k, value,
                         wanted);
        }
    }
}

/* One number of the stream for each draw, a refused one included. */
static void test_one_number_each(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sampled / sizeof *sampled; i++) {
        struct rng rng, other;
        rng_seed(&rng, 5);
        rng_seed(&other, 5);
        draw(&sampled[i], &rng);
        rng_next(&other);
        assert_true(rng_next(&rng) == rng_next(&other));
    }
    struct rng rng, other;
    rng_seed(&rng, 5);
    rng_seed(&other, 5);
    const double bad[] = {-1, 0, 0};
    double value;
    struct error error = {0};
    assert_false(sampler_draw(distribution_at(DISTRIBUTION_POIS), &rng, bad,
                              &value, &error));
    assert_int_equal(error.code, ERROR_DOMAIN);
    rng_next(&other);
    assert_true(rng_next(&rng) == rng_next(&other));
}

static int ascending(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static double cumulative(const struct sampled *from, double x)
{
    double value = (double)NAN;
    struct error error = {0};
    assert_true(distribution_cumulative(distribution_at(from->id), x,
                                        from->parameter, &value, &error));
    return value;
}

/* The greatest distance between the draws' shares and the cumulative, the
 * steps of a discrete one included. */
static double distance(const struct sampled *from, const double *draws)
{
    double greatest = 0;
    bool discrete = distribution_at(from->id)->discrete;
    for (int i = 0; i < DRAWS; i++) {
        double at = cumulative(from, draws[i]);
        double before = discrete ? cumulative(from, draws[i] - 1) : at;
        if (i + 1 == DRAWS || draws[i + 1] > draws[i])
            greatest = fmax(greatest, fabs((i + 1.0) / DRAWS - at));
        if (i == 0 || draws[i - 1] < draws[i])
            greatest = fmax(greatest, fabs((double)i / DRAWS - before));
    }
    return greatest;
}

static void test_distribution_of_draws(void **state)
{
    (void)state;
    double *draws = malloc(DRAWS * sizeof *draws);
    assert_non_null(draws);
    for (size_t i = 0; i < sizeof sampled / sizeof *sampled; i++) {
        const struct sampled *from = &sampled[i];
        const struct distribution *distribution = distribution_at(from->id);
        struct rng rng;
        rng_seed(&rng, 7);
        double sum = 0, mean, variance;
        for (int k = 0; k < DRAWS; k++)
            sum += draws[k] = draw(from, &rng);
        qsort(draws, DRAWS, sizeof *draws, ascending);
        /* Kolmogorov's bound is passed with probability 1e-6 */
        assert_true(distance(from, draws) < 2.7 / sqrt(DRAWS));
        struct error error = {0};
        if (!distribution_mean(distribution, from->parameter, &mean, &error) ||
            !distribution_variance(distribution, from->parameter, &variance,
                                   &error))
            continue;
        if (!(fabs(sum / DRAWS - mean) < 5 * sqrt(variance / DRAWS)))
            fail_msg("%s: mean %g, not %g", distribution->name, sum / DRAWS,
                     mean);
    }
    free(draws);
}

static void test_plain_samplers(void **state)
{
    (void)state;
    struct rng rng;
    rng_seed(&rng, 11);
    double normal = 0, square = 0, exponential = 0, uniform = 0;
    for (int i = 0; i < DRAWS; i++) {
        double z = sampler_normal(&rng), u = sampler_unit(&rng);
        assert_true(u > 0 && u < 1);
        normal += z;
        square += z * z;
        exponential += sampler_exponential(&rng);
        uniform += sampler_uniform(&rng, -2, 6);
    }
    double bound = 5 / sqrt(DRAWS);
    assert_true(fabs(normal / DRAWS) < bound);
    assert_true(fabs(square / DRAWS - 1) < 2 * bound);
    assert_true(fabs(exponential / DRAWS - 1) < bound);
    assert_true(fabs(uniform / DRAWS - 2) < 3 * bound);
}

static int set_up(void **state)
{
    (void)state;
    numeric_start();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first_values),
        cmocka_unit_test(test_one_number_each),
        cmocka_unit_test(test_distribution_of_draws),
        cmocka_unit_test(test_plain_samplers),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
