/* Special functions on doubles and counting functions on integers. Those with
 * an error give a finite value or an error (ERROR_DOMAIN: no such value,
 * ERROR_RANGE: too large); a result too small for a double is 0. Those called
 * `exact` are false when the value is undefined or does not fit. */
#ifndef RECKON_LANG_SPECIAL_H
#define RECKON_LANG_SPECIAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

/* Any real except 0, -1, -2, ... */
bool special_gamma(double x, double *out, struct error *error);
/* log |gamma(x)| */
bool special_lgamma(double x, double *out, struct error *error);
bool special_digamma(double x, double *out, struct error *error);

/* a, b in 1e-150 .. 1e150 */
bool special_beta(double a, double b, double *out, struct error *error);
bool special_lbeta(double a, double b, double *out, struct error *error);

bool special_erf(double x, double *out, struct error *error);
bool special_erfc(double x, double *out, struct error *error);

/* Regularised incomplete beta function I_x(a, b), a and b in 1e-3 .. 1e6, and
 * its complement 1 - I_x(a, b). */
bool special_beta_lower(double x, double a, double b, double *out,
                        struct error *error);
bool special_beta_upper(double x, double a, double b, double *out,
                        struct error *error);

/* Regularised incomplete gamma functions P(a, x) and Q(a, x), a in
 * 1e-3 .. 1e6, x >= 0. */
bool special_gamma_lower(double a, double x, double *out, struct error *error);
bool special_gamma_upper(double a, double x, double *out, struct error *error);

/* n! for whole n in 0 .. 170, correctly rounded to a few units in the last
 * place; exactly while below 2^53. */
bool special_factorial(double n, double *out, struct error *error);

/* n (n-1) ... (n-k+1) / k! for real n and whole k; 0 for k < 0. Whole when n
 * is whole and the value is below 2^53. */
bool special_choose(double n, double k, double *out, struct error *error);

/* n (n-1) ... (n-k+1) for whole n >= 0 and k; 0 for k < 0 or k > n. */
bool special_permutations(double n, double k, double *out, struct error *error);

/* 1 + 1/2 + ... + 1/n for whole n in 0 .. 1e15. */
bool special_harmonic(double n, double *out, struct error *error);

/* Binomial coefficient, for n >= 0; 0 for k < 0 and k > n. */
bool choose_exact(int64_t n, int64_t k, int64_t *out);
/* n!, 0 <= n <= 20 */
bool factorial_exact(int64_t n, int64_t *out);
/* n (n-1) ... (n-k+1), n >= 0; 0 for k < 0 and k > n */
bool permutations_exact(int64_t n, int64_t k, int64_t *out);

#endif
