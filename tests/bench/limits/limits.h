/* What a careful person would write by hand for the same purpose, in C with
 * GSL: the limits that the benchmarks measure against. */
#ifndef RECKON_BENCH_LIMITS_H
#define RECKON_BENCH_LIMITS_H

/* How often two dice add up to seven in so many trials, by
 * gsl_rng_uniform_int on mt19937. */
long limit_two_dice(unsigned long seed, long trials);

/* The value of a short expression: + - * / ^ C(n,k) brackets. NaN where it is
 * none. */
double limit_expression(const char *text);

#endif
