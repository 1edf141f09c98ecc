/* Tests that look at the trials as they come and stop when they can tell: is
 * the expected value the key, or is it off by more than a shift?
 *
 * For shares of trials, Wald's probability ratio test (1945) of the key against
 * key + shift and key - shift, each direction at half the rate of false alarms.
 *
 * For other values, two confidence sequences by the normal mixture with
 * estimated variance (Waudby-Smith, Arbour, Sinha, Kennedy and Oskarsson 2024,
 * theorem 2.2): the key is refused when it lies outside the one at the false
 * alarm rate, accepted when the one at the miss rate lies within a shift of
 * it. These hold for large samples; how large is told by the skewness: the
 * first term of Cramer's series for the tail, skew z^3 / (6 sqrt(n)), must be
 * below 1 where the decision is made.
 *
 * The shift is 2 % of the key or 0.02 standard deviations of a trial, whichever
 * is larger; of shares above 1/2 the 2 % are those of the complement. */
#ifndef RECKON_VERIFY_SEQUENTIAL_H
#define RECKON_VERIFY_SEQUENTIAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum sequential_end { SEQUENTIAL_OPEN, SEQUENTIAL_ACCEPT, SEQUENTIAL_REJECT };

struct sequential {
    double key;
    bool is_share;
    double false_alarm; /* chance to refuse a right key */
    double miss;        /* chance to accept one that is off by the shift */
    uint64_t count;     /* values seen */
    double mean;
    double second, third; /* sums of powers of the distances from the mean */
};

void sequential_start(struct sequential *test, double key, bool is_share,
                      double false_alarm, double miss);

void sequential_add(struct sequential *test, double value);

/* The same for many at once, in a tenth of the time. */
void sequential_add_all(struct sequential *test, const double *value,
                        size_t count);

/* Decides after what was seen. `doubt` is how far the mean may be off for
 * reasons that more values do not cure. */
enum sequential_end sequential_decide(const struct sequential *test,
                                      double doubt);

/* The shift being tested for, as far as it is known. */
double sequential_shift(const struct sequential *test);

/* The least shift of the key that what was seen excludes at the miss rate. */
double sequential_excluded(const struct sequential *test);

/* Of one value. */
double sequential_sd(const struct sequential *test);

#endif
