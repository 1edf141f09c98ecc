/* Cumulative functions that others are made of, both tails at once: a small
 * tail is computed itself, never as one minus the other. NaN where the
 * computation did not converge; arguments must be in the stated domain. */
#ifndef RECKON_LANG_INCOMPLETE_H
#define RECKON_LANG_INCOMPLETE_H

/* P(X <= x) and P(X > x). */
struct tails {
    double lower, upper;
};

struct tails tails_make(double lower, double upper);

/* The two exchanged. */
struct tails tails_swap(struct tails tails);

/* Standard normal. */
struct tails normal_tails(double x);

/* The standard normal x with these tails, one of them above 0 and at most
 * 1/2. */
double normal_quantile(struct tails p);

/* I_x(a, b) and I_y(b, a) for y = 1 - x, given as accurately as x;
 * a, b > 0, x in [0, 1]. */
struct tails incomplete_beta(double a, double b, double x, double y);

/* P(shape, x) and Q(shape, x); shape in 1e-3 .. 1e6, x >= 0. */
struct tails incomplete_gamma(double shape, double x);

#endif
