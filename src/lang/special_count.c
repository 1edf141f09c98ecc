/* The counting functions of special.h. */
#include <math.h>

#include "lang/special.h"

__extension__ typedef unsigned __int128 wide;

bool choose_exact(int64_t n, int64_t k, int64_t *out)
{
    if (n < 0)
        return false;
    if (k < 0 || k > n) {
        *out = 0;
        return true;
    }
    if (k > n - k)
        k = n - k;
    wide value = 1;
    for (int64_t i = 1; i <= k; i++) {
        /* value is C(n, i - 1), below 2^63; so the division leaves no rest */
        value = value * (uint64_t)(n - k + i) / (uint64_t)i;
        if (value > INT64_MAX)
            return false; /* it only grows */
    }
    *out = (int64_t)value;
    return true;
}

bool factorial_exact(int64_t n, int64_t *out)
{
    return n >= 0 && permutations_exact(n, n, out);
}

bool permutations_exact(int64_t n, int64_t k, int64_t *out)
{
    if (n < 0)
        return false;
    if (k < 0 || k > n) {
        *out = 0;
        return true;
    }
    wide value = 1;
    for (int64_t i = 0; i < k; i++) {
        value *= (uint64_t)(n - i);
        if (value > INT64_MAX)
            return false;
    }
    *out = (int64_t)value;
    return true;
}

/* Is x whole and within -limit .. limit? */
static bool whole_within(double x, double limit)
{
    return fabs(x) <= limit && x == floor(x);
}

bool special_factorial(double n, double *out, struct error *error)
{
    if (!whole_within(n, 0x1p53) || n < 0)
        return error_set(error, ERROR_DOMAIN,
                         "the argument of a factorial must be a whole number "
                         "that is not negative");
    if (n > 170)
        return error_set(error, ERROR_RANGE,
                         "the factorial of a number over 170 is too large");
    return special_permutations(n, n, out, error);
}

bool special_permutations(double n, double k, double *out, struct error *error)
{
    if (!whole_within(n, 0x1p53) || !whole_within(k, 0x1p53) || n < 0)
        return error_set(error, ERROR_DOMAIN,
                         "the numbers of a permutation must be whole, the "
                         "first one not negative");
    int64_t exact;
    if (permutations_exact((int64_t)n, (int64_t)k, &exact)) {
        *out = (double)exact;
        return true;
    }
    double value = 1;
    for (double i = 0; i < k; i++) {
        value *= n - i; /* factors down to 1: it only grows */
        if (isinf(value))
            return error_set(error, ERROR_RANGE,
                             "that number of permutations is too large");
    }
    *out = value;
    return true;
}

/* Where n is not whole and k large: by logarithms, the sign by reflection. */
static double choose_by_gamma(double n, double k)
{
    int sign_n, sign_rest, sign_k;
    double logarithm = lgamma_r(n + 1, &sign_n) - lgamma_r(k + 1, &sign_k) -
                       lgamma_r(n - k + 1, &sign_rest);
    double size = exp(logarithm);
    return sign_n * sign_rest > 0 ? size : -size;
}

/* The product, whose partial values only grow for whole n >= 2k. */
static double choose_by_product(double n, double k)
{
    double value = 1;
    for (double i = 1; i <= k && isfinite(value); i++)
        value = value * ((n - k + i) / i);
    return value;
}

static double choose_value(double n, double k)
{
    int64_t exact;
    if (n != floor(n))
        return k <= 30 ? choose_by_product(n, k) : choose_by_gamma(n, k);
    if (n < 0) { /* (-1)^k C(k - n - 1, k) */
        double size = choose_value(k - n - 1, k);
        return fmod(k, 2) == 0 ? size : -size;
    }
    if (choose_exact((int64_t)n, (int64_t)k, &exact))
        return (double)exact;
    return choose_by_product(n, fmin(k, n - k));
}

bool special_choose(double n, double k, double *out, struct error *error)
{
    if (!whole_within(k, 1e15) || !(fabs(n) <= 1e15))
        return error_set(error, ERROR_DOMAIN,
                         "the second number of a binomial coefficient must be "
                         "whole, and neither above 1e15");
    double value = k < 0 ? 0 : choose_value(n, k);
    if (isnan(value) || isinf(value))
        return error_set(error, ERROR_RANGE,
                         "that binomial coefficient is too large");
    *out = value;
    return true;
}

bool special_harmonic(double n, double *out, struct error *error)
{
    static const double euler = 0.577215664901532860606512090082;
    if (!whole_within(n, 1e15) || n < 0)
        return error_set(error, ERROR_DOMAIN,
                         "the argument of a harmonic number must be a whole "
                         "number from 0 to 1e15");
    double value = 0;
    if (n <= 256) {
        for (double k = n; k >= 1; k--)
            value += 1 / k;
    } else { /* Euler's series; its next term is below 1e-17 */
        double square = n * n;
        value = log(n) + euler + 1 / (2 * n) -
                (1.0 / 12 - 1 / (120 * square)) / square;
    }
    *out = value;
    return true;
}
