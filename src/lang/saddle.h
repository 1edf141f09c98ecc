/* Binomial and Poisson probabilities for real arguments by saddle-point
 * expansion (C. Loader, Fast and accurate computation of binomial
 * probabilities, 2000): no cancellation of large logarithms, so full relative
 * accuracy for any size. Every mass function and the densities of gamma, beta
 * and F are such a probability times something simple. */
#ifndef RECKON_LANG_SADDLE_H
#define RECKON_LANG_SADDLE_H

/* log n! minus Stirling's formula for it, n >= 0 (infinite at 0). */
double saddle_stirling_error(double n);

/* x log(x/mean) + mean - x, for x > 0, mean > 0. */
double saddle_deviance(double x, double mean);

/* gamma(x+y+1) / (gamma(x+1) gamma(y+1)) p^x q^y, the probability of x
 * successes and y failures; q = 1 - p given as accurately as p; 0 where x or y
 * is negative. */
double saddle_binomial(double x, double y, double p, double q);

/* x^a y^b / B(a, b) for a, b > 0, y = 1 - x given as accurately as x. */
double saddle_beta(double a, double b, double x, double y);

/* mean^x exp(-mean) / gamma(x+1); 0 for x < 0. */
double saddle_poisson(double x, double mean);

#endif
