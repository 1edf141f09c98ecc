#include "lang/quantile.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { QUANTILE_STEPS = 200, QUANTILE_FREE_STEPS = 60 };

/* Positive doubles are ordered as their bits are, so halving the bits finds
 * any of them, however small or large, in at most 64 steps. */
static double bits_middle(double low, double high)
{
    uint64_t l, h;
    memcpy(&l, &low, sizeof l);
    memcpy(&h, &high, sizeof h);
    l += (h - l) / 2;
    memcpy(&low, &l, sizeof low);
    return low;
}

/* What the solver knows about one x. */
struct trial {
    double tail;   /* the smaller tail */
    double change; /* Newton's step for log x; NaN where there is none */
    double slack;  /* what rounding x, and the forward function, may do */
};

static struct trial trial_make(const struct distribution_method *method,
                               const double *parameter, bool lower,
                               double wanted, double x)
{
    struct tails tails = method->tails(x, parameter);
    struct trial trial = {.tail = lower ? tails.lower : tails.upper};
    double slope = x * method->density(x, parameter);
    double change = log(wanted / trial.tail) * trial.tail / slope;
    trial.change = !isfinite(slope) ? (double)NAN : lower ? change : -change;
    trial.slack = 1e-12 * wanted + 4 * DBL_EPSILON * slope;
    return trial;
}

/* Newton's method for log tail as a function of log x, which is nearly
 * straight for power tails and concave for the others; halving the bracket
 * wherever a step leaves it or shrinks too little. */
double quantile_positive(const struct distribution_method *method,
                         const double *parameter, struct tails p, double start,
                         double high)
{
    bool lower = p.lower <= p.upper;
    double wanted = lower ? p.lower : p.upper;
    double left = 0, right = high, last_step = HUGE_VAL;
    double x = start > left && start < right ? start : bits_middle(left, right);
    for (int step = 0; step < QUANTILE_STEPS; step++) {
        struct trial trial = trial_make(method, parameter, lower, wanted, x);
        if (isnan(trial.tail))
            return (double)NAN;
        if (fabs(trial.change) <= 2 * DBL_EPSILON &&
            fabs(trial.tail - wanted) <= trial.slack)
            return x;
        if (lower ? trial.tail < wanted : trial.tail > wanted)
            left = x;
        else
            right = x;
        double middle = bits_middle(left, right);
        if (middle == left) /* neighbours: no better x */
            return right == DBL_MAX ? HUGE_VAL : left == 0 ? 0 : right;
        double size = fabs(trial.change), next = x * exp(trial.change);
        if (step < QUANTILE_FREE_STEPS && next > left && next < right &&
            size <= 0.5 * last_step) {
            last_step = size;
            x = next;
        } else {
            last_step = HUGE_VAL;
            x = middle;
        }
    }
    return (double)NAN;
}

double quantile_discrete(const struct distribution_method *method,
                         const double *parameter, struct tails p, double slack)
{
    const double greatest = 0x1p53;
    bool lower = p.lower <= p.upper;
    double low, high;
    method->support(parameter, &low, &high);
    /* A probability that the user wrote as F(x), give or take its rounding,
     * must lead back to x (R's fuzz, too, is 64 units). */
    double wanted = lower ? p.lower * (1 - 64 * DBL_EPSILON) - slack
                          : p.upper * (1 + 64 * DBL_EPSILON) + slack;
    low -= 1; /* F(low) is too small, F(high) is not */
    if (isinf(high)) {
        double width = fmax(1, floor(method->mean(parameter)));
        for (high = low + width;; high = low + width) {
            struct tails tails = method->tails(high, parameter);
            if (isnan(tails.lower) || high > greatest)
                return (double)NAN;
            if (lower ? tails.lower >= wanted : tails.upper <= wanted)
                break;
            low = high;
            width *= 2;
        }
    }
    while (high - low > 1) {
        double middle = floor(low + (high - low) / 2);
        struct tails tails = method->tails(middle, parameter);
        if (isnan(tails.lower))
            return (double)NAN;
        if (lower ? tails.lower >= wanted : tails.upper <= wanted)
            high = middle;
        else
            low = middle;
    }
    return high;
}
