#include "lang/saddle.h"

#include <float.h>
#include <math.h>

static const double log_sqrt_two_pi = 0.918938533204672741780329736406;
static const double two_pi = 6.283185307179586476925286766559;

double saddle_stirling_error(double n)
{
    if (n <= 15) {
        int sign;
        return lgamma_r(n + 1, &sign) - (n + 0.5) * log(n) + n -
               log_sqrt_two_pi;
    }
    /* The series 1/12n - 1/360n^3 + ... to the term that is negligible. */
    double square = n * n;
    return (1.0 / 12 -
            (1.0 / 360 -
             (1.0 / 1260 -
              (1.0 / 1680 - (1.0 / 1188 - 691.0 / 360360 / square) / square) /
                  square) /
                 square) /
                square) /
           n;
}

/* The deviance of x from x - difference = mean; the difference is given, since
 * the caller may know it better than the subtraction would tell. */
static double deviance(double x, double mean, double difference)
{
    if (fabs(difference) < 0.1 * (x + mean)) {
        /* The logarithm's series: the two large parts would cancel. */
        double v = difference / (x + mean);
        double sum = difference * v;
        double term = 2 * x * v;
        for (int j = 1; j < 1000; j++) {
            term *= v * v;
            double next = sum + term / (2 * j + 1);
            if (next == sum)
                break;
            sum = next;
        }
        return sum;
    }
    double ratio = x / mean;
    double logarithm = isnormal(ratio) ? log(ratio) : log(x) - log(mean);
    return x * logarithm - difference;
}

double saddle_deviance(double x, double mean)
{
    return deviance(x, mean, x - mean);
}

double saddle_binomial(double x, double y, double p, double q)
{
    double n = x + y;
    if (!(x >= 0 && y >= 0))
        return 0;
    if (p == 0)
        return x == 0 ? 1 : 0;
    if (q == 0)
        return y == 0 ? 1 : 0;
    if (n == 0)
        return 1;
    if (x == 0)
        return exp(p < 0.1 ? -saddle_deviance(n, n * q) - n * p : n * log(q));
    if (y == 0)
        return exp(q < 0.1 ? -saddle_deviance(n, n * p) - n * q : n * log(p));
    /* x - np = -(y - nq), rounded least where the numbers are smaller */
    double difference = x < y ? x - n * p : n * q - y;
    double exponent = saddle_stirling_error(n) - saddle_stirling_error(x) -
                      saddle_stirling_error(y) -
                      deviance(x, n * p, difference) -
                      deviance(y, n * q, -difference);
    /* sqrt(2 pi x y / n) without overflow */
    double spread =
        log(two_pi) + log(fmin(x, y)) - log1p(fmin(x, y) / fmax(x, y));
    return exp(exponent - 0.5 * spread);
}

double saddle_beta(double a, double b, double x, double y)
{
    return saddle_binomial(a, b, x, y) * (a / (a + b)) * b;
}

double saddle_poisson(double x, double mean)
{
    if (!(x >= 0) || isinf(x) || isinf(mean))
        return 0;
    if (mean == 0)
        return x == 0 ? 1 : 0;
    if (x <= mean * DBL_MIN)
        return exp(-mean);
    if (mean < x * DBL_MIN) {
        int sign;
        return exp(-mean + x * log(mean) - lgamma_r(x + 1, &sign));
    }
    return exp(-saddle_stirling_error(x) - saddle_deviance(x, mean)) /
           sqrt(two_pi * x);
}
