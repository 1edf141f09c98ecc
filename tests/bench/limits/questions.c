/* Two exercises written by hand: the text with prompt, key and worked solution
 * of one question after the other, by GSL and snprintf. */
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdio.h>

#include "limits.h"

enum { ROOM = 4096, LISTED_MOST = 30 };

static int binomial(gsl_rng *rng, char *text)
{
    unsigned n = 5 + (unsigned)gsl_rng_uniform_int(rng, 16);
    unsigned k = (unsigned)gsl_rng_uniform_int(rng, n + 1);
    double p = (double)(1 + gsl_rng_uniform_int(rng, 9)) / 10;
    double key = gsl_ran_binomial_pdf(k, p, n);
    return snprintf(
        text, ROOM,
        "A trial succeeds with probability %.1f. It is repeated %u times, "
        "independently. What is the probability of exactly %u successes?\n"
        "%.6f\n"
        "The number of successes follows a binomial distribution, so P(X = %u) "
        "= C(%u, %u) * %.1f^%u * (1 - %.1f)^%u = %.6f.\n",
        p, n, k, key, k, n, k, p, k, p, n - k, key);
}

static int t_statistic(gsl_rng *rng, char *text)
{
    unsigned n = 10 + (unsigned)gsl_rng_uniform_int(rng, 21);
    double mu = 10 + (double)gsl_rng_uniform_int(rng, 91);
    double spread = mu * (0.02 + 0.04 * gsl_rng_uniform(rng));
    double middle = mu * (0.95 + 0.1 * gsl_rng_uniform(rng));
    double x[LISTED_MOST], sum = 0, squares = 0;
    int length = snprintf(text, ROOM, "A sample of %u values: ", n);
    for (unsigned i = 0; i < n; i++) {
        x[i] = middle + gsl_ran_gaussian_ziggurat(rng, spread);
        x[i] = round(10 * x[i]) / 10;
        sum += x[i];
        length += snprintf(text + length, (size_t)(ROOM - length), "%.1f%s",
                           x[i], i + 1 < n ? ", " : ".\n");
    }
    double mean = sum / n;
    for (unsigned i = 0; i < n; i++)
        squares += (x[i] - mean) * (x[i] - mean);
    double sd = sqrt(squares / (n - 1));
    double t = (mean - mu) / (sd / sqrt(n));
    return length +
           snprintf(text + length, (size_t)(ROOM - length),
                    "Is the mean %.0f? What is the t statistic?\n%.3f\n"
                    "The mean is %.3f, the standard deviation %.3f, so t is "
                    "(%.3f - %.0f)/(%.3f/sqrt(%u)) = %.3f.\n",
                    mu, t, mean, sd, mean, mu, sd, n, t);
}

static size_t many(int (*one)(gsl_rng *, char *), unsigned long seed,
                   long count)
{
    static const gsl_rng_type *const *type = &gsl_rng_mt19937;
    char text[ROOM];
    size_t bytes = 0;
    gsl_rng *rng = gsl_rng_alloc(*type);
    gsl_rng_set(rng, seed);
    for (long i = 0; i < count; i++)
        bytes += (size_t)one(rng, text);
    gsl_rng_free(rng);
    return bytes;
}

size_t limit_binomial(unsigned long seed, long count)
{
    return many(binomial, seed, count);
}

size_t limit_t_statistic(unsigned long seed, long count)
{
    return many(t_statistic, seed, count);
}
