#include "verify/sequential.h"

#include <math.h>

static const double PART = 0.02;        /* shift, of the key and of the sd */
static const double LEAST_SHARE = 4e-4; /* shift of a share: where 0.02 sd is
                                           the share itself */
enum {
    LEAST_COUNT = 2000,     /* values before the variance is believed */
    CONSTANT_COUNT = 20000, /* equal ones before they are taken for all */
    TUNED_FOR = 30000       /* where the sequences are tightest */
};

void sequential_start(struct sequential *test, double key, bool is_share,
                      double false_alarm, double miss)
{
    *test = (struct sequential){.key = key,
                                .is_share = is_share,
                                .false_alarm = false_alarm,
                                .miss = miss};
}

/* Central moments updated value by value (Pebay 2008). */
void sequential_add(struct sequential *test, double value)
{
    double before = (double)test->count++;
    double distance = value - test->mean;
    double part = distance / (double)test->count;
    double term = distance * part * before;
    test->mean += part;
    test->third += term * part * (before - 1) - 3 * part * test->second;
    test->second += term;
}

/* Moments of the new values by themselves, then those of both together (the
 * same paper). */
void sequential_add_all(struct sequential *test, const double *value,
                        size_t count)
{
    double sum = 0, second = 0, third = 0;
    if (!count)
        return;
    for (size_t i = 0; i < count; i++)
        sum += value[i];
    double before = (double)test->count, after = (double)count;
    double all = before + after, mean = sum / after;
    if (test->is_share) {
        second = sum * (1 - mean);
        third = second * (1 - 2 * mean);
    } else {
        for (size_t i = 0; i < count; i++) {
            double distance = value[i] - mean;
            second += distance * distance;
            third += distance * distance * distance;
        }
    }
    double gap = mean - test->mean, product = before * after / all;
    test->third += third + gap * gap * gap * product * (before - after) / all +
                   3 * gap * (before * second - after * test->second) / all;
    test->second += second + gap * gap * product;
    test->mean += gap * after / all;
    test->count += count;
}

double sequential_sd(const struct sequential *test)
{
    return test->count ? sqrt(test->second / (double)test->count) : 0;
}

double sequential_shift(const struct sequential *test)
{
    double key = fabs(test->key);
    if (!test->is_share)
        return PART * fmax(key, sequential_sd(test));
    double sd = sqrt(fmax(0, key * (1 - key)));
    return fmax(PART * fmax(fmin(key, 1 - key), sd), LEAST_SHARE);
}

double sequential_excluded(const struct sequential *test)
{
    double sd = sequential_sd(test), n = (double)test->count;
    if (!test->count)
        return HUGE_VAL;
    if (test->is_share) /* as if one of each had been seen besides */
        sd = sqrt((test->mean * n + 1) * ((1 - test->mean) * n + 1)) / (n + 2);
    return fabs(test->mean - test->key) + sd * sqrt(-2 * log(test->miss) / n);
}

/* --- shares --------------------------------------------------------------- */

/* count * ln(p/q) where nothing seen decides nothing. */
static double log_ratio(double count, double p, double q)
{
    if (count <= 0)
        return 0;
    if (p <= 0)
        return -HUGE_VAL;
    return q <= 0 ? HUGE_VAL : count * log(p / q);
}

/* Log likelihood ratio of `other` against the key. */
static double evidence(const struct sequential *test, double other)
{
    double n = (double)test->count, hits = round(test->mean * n);
    return log_ratio(hits, other, test->key) +
           log_ratio(n - hits, 1 - other, 1 - test->key);
}

static enum sequential_end decide_share(const struct sequential *test,
                                        double doubt)
{
    double shift = sequential_shift(test) + doubt;
    double alarm = test->false_alarm / 2;
    double refuse = log((1 - test->miss) / alarm);
    double accept = log(test->miss / (1 - alarm));
    double key = test->key, most = -HUGE_VAL;
    if (key < 0 || key > 1)
        return SEQUENTIAL_REJECT;
    if (key + shift <= 1)
        most = evidence(test, key + shift);
    if (key - shift >= 0)
        most = fmax(most, evidence(test, key - shift));
    if (most >= refuse)
        return SEQUENTIAL_REJECT;
    return most <= accept ? SEQUENTIAL_ACCEPT : SEQUENTIAL_OPEN;
}

/* --- other values --------------------------------------------------------- */

/* Half the width of a confidence sequence at `rate`, in standard deviations. */
static double half_width(double n, double rate)
{
    double strength = -2 * log(rate);
    double scale = n * (strength + log(strength + 1)) / TUNED_FOR;
    return sqrt(2 * (scale + 1) / (scale * n) * log(sqrt(scale + 1) / rate));
}

/* Whether the sample is large enough for a decision `half` sds away. */
static bool is_normal(const struct sequential *test, double half)
{
    double n = (double)test->count, sd = sequential_sd(test);
    double skew = test->third / n / (sd * sd * sd);
    double z = half * sqrt(n);
    return fabs(skew) * z * z * z < 6 * sqrt(n);
}

static enum sequential_end decide_constant(const struct sequential *test)
{
    bool same = fabs(test->mean - test->key) <= 1e-9 * fabs(test->key);
    return same && test->count >= CONSTANT_COUNT ? SEQUENTIAL_ACCEPT
                                                 : SEQUENTIAL_OPEN;
}

static enum sequential_end decide_value(const struct sequential *test,
                                        double doubt)
{
    double n = (double)test->count, sd = sequential_sd(test);
    double off = fabs(test->mean - test->key);
    if (sd <= 1e-12 * fabs(test->mean))
        return decide_constant(test);
    if (test->count < LEAST_COUNT)
        return SEQUENTIAL_OPEN;
    double half = half_width(n, test->false_alarm);
    if (off - doubt > half * sd && is_normal(test, half))
        return SEQUENTIAL_REJECT;
    half = half_width(n, test->miss);
    if (off + half * sd < sequential_shift(test) + doubt &&
        is_normal(test, half))
        return SEQUENTIAL_ACCEPT;
    return SEQUENTIAL_OPEN;
}

enum sequential_end sequential_decide(const struct sequential *test,
                                      double doubt)
{
    if (!test->count)
        return SEQUENTIAL_OPEN;
    return test->is_share ? decide_share(test, doubt)
                          : decide_value(test, doubt);
}
