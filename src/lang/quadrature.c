#include "lang/quadrature.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <math.h>

enum { INTERVALS = 1000, CUTS = 40 };

static const double tolerance = 1e-10;

/* What the callback for GSL knows. GSL cannot be stopped from inside, so after
 * a failure the function is 0 everywhere, which ends the work soon. */
struct integrand {
    const struct numeric_function *function;
    struct error *error;
    int left; /* evaluations */
    bool failed;
    bool halving;  /* a fault of the function only ends the halving */
    bool singular; /* there was one */
    bool absolute; /* integrate |f| */
    double unit;   /* x is so many times what GSL thinks it is */
};

/* The value at x, or an error. */
static bool value_get(struct integrand *integrand, double x, double *value,
                      struct error *error)
{
    const struct numeric_function *function = integrand->function;
    if (integrand->left-- <= 0)
        return error_set(error, ERROR_DOMAIN, "the integral does not converge");
    if (!function->evaluate(function->context, x, value, error))
        return false;
    if (!isfinite(*value))
        return error_set(error, ERROR_DOMAIN,
                         "the function to be integrated is not finite");
    return true;
}

static double integrand_value(double x, void *context)
{
    struct integrand *integrand = context;
    double value, unit = integrand->unit;
    struct error error = {0};
    if (integrand->failed || integrand->singular)
        return 0;
    if (!value_get(integrand, x * unit, &value, &error)) {
        if (integrand->halving && integrand->left > 0 &&
            error.code != ERROR_LIMIT) {
            integrand->singular = true;
            return 0;
        }
        integrand->failed = true;
        if (integrand->error->code == ERROR_NONE)
            *integrand->error = error;
        return 0;
    }
    return fabs(unit) * (integrand->absolute ? fabs(value) : value);
}

/* How closely a piece is to be integrated; one of the two suffices. */
struct accuracy {
    double absolute, relative;
};

/* One piece with a bound of its error; one end may be infinite. */
static void piece_integral(struct integrand *integrand, double low, double high,
                           struct accuracy accuracy,
                           gsl_integration_workspace *space, double *value,
                           double *bound)
{
    gsl_function f = {.function = integrand_value, .params = integrand};
    double absolute = accuracy.absolute, relative = accuracy.relative;
    int status;
    if (isinf(low) || isinf(high)) {
        /* from 1 to infinity in units of the finite end, so that qagi's 1/t
         * turns a power of x into a power of t */
        integrand->unit = isinf(high) ? low : high;
        status = gsl_integration_qagiu(&f, 1, absolute, relative, INTERVALS,
                                       space, value, bound);
        integrand->unit = 1;
    } else {
        /* Plain halving first: the extrapolation of qags can be wrong by 1e-6
         * of the value, and not know it, where a pole is just outside. Only
         * where halving comes upon a pole, as at the very end of the interval,
         * or goes on too long, extrapolation is trusted. */
        integrand->halving = true;
        status =
            gsl_integration_qag(&f, low, high, absolute, relative, INTERVALS,
                                GSL_INTEG_GAUSS21, space, value, bound);
        bool again = integrand->singular;
        integrand->halving = integrand->singular = false;
        if (again || (status != GSL_SUCCESS && status != GSL_EROUND))
            status = gsl_integration_qags(&f, low, high, absolute, relative,
                                          INTERVALS, space, value, bound);
    }
    /* Rounding may keep it from the wish; the bound tells whether too far. */
    if (status != GSL_SUCCESS && status != GSL_EROUND)
        *bound = HUGE_VAL;
}

/* Cuts a wide interval at 0 and at the powers of ten inside it, since a rule on
 * -1e6 .. 1e6 would not see a peak of width 1 at 0. Returns the number of
 * cuts, the ends included. */
static int cuts_make(double low, double high, double *cut)
{
    int count = 0;
    cut[count++] = low;
    if (high - low > 20) {
        for (int power = 15; power >= 0; power--) {
            double at = -pow(10, power);
            if (low < at && at < high)
                cut[count++] = at;
        }
        if (low < 0 && 0 < high)
            cut[count++] = 0;
        for (int power = 0; power <= 15; power++) {
            double at = pow(10, power);
            if (low < at && at < high)
                cut[count++] = at;
        }
    }
    cut[count++] = high;
    return count;
}

/* The integral of |f| over the finite pieces, from 21 points each: only a
 * measure for how much accuracy each piece is worth. A fault at one of them is
 * final, as every rule for the piece begins with them. */
static double scale_guess(struct integrand *integrand, const double *cut,
                          int count)
{
    gsl_function f = {.function = integrand_value, .params = integrand};
    double sum = 0;
    for (int i = 0; i + 1 < count; i++) {
        double value, bound, absolute, spread;
        if (isinf(cut[i]) || isinf(cut[i + 1]))
            continue;
        gsl_integration_qk21(&f, cut[i], cut[i + 1], &value, &bound, &absolute,
                             &spread);
        sum += absolute;
    }
    return isfinite(sum) ? sum : 0;
}

/* False where the bound of the error is too large. */
static bool integral_sum(struct integrand *integrand, double low, double high,
                         gsl_integration_workspace *space, double *out)
{
    double cut[CUTS], value, bound;
    int count = cuts_make(low, high, cut);
    struct accuracy fine = {
        .absolute = tolerance * scale_guess(integrand, cut, count) / 1000,
        .relative = tolerance / 10};
    double sum = 0, sum_bound = 0, sum_absolute = 0;
    for (int i = 0; i + 1 < count; i++) {
        piece_integral(integrand, cut[i], cut[i + 1], fine, space, &value,
                       &bound);
        sum += value;
        sum_bound += bound;
    }
    *out = sum;
    if (sum_bound <= tolerance * fabs(sum))
        return true;
    /* Parts of f may cancel: then its size is what the error is compared
     * with, and that need be known roughly only. */
    struct accuracy rough = {.absolute = fine.absolute, .relative = 1e-2};
    integrand->absolute = true;
    for (int i = 0; i + 1 < count; i++) {
        piece_integral(integrand, cut[i], cut[i + 1], rough, space, &value,
                       &bound);
        sum_absolute += value;
    }
    return sum_bound <= tolerance * sum_absolute;
}

bool quadrature_integral(const struct numeric_function *function, double low,
                         double high, double *out, struct error *error)
{
    if (isnan(low) || isnan(high))
        return error_set(error, ERROR_DOMAIN,
                         "the limits of an integral must be numbers");
    if (low == high) {
        *out = 0;
        return true;
    }
    struct integrand integrand = {
        .function = function,
        .error = error,
        .left = QUADRATURE_EVALUATIONS,
        .unit = 1,
    };
    gsl_integration_workspace *space =
        gsl_integration_workspace_alloc(INTERVALS);
    if (!space)
        return error_set(error, ERROR_LIMIT, "no memory for an integral");
    double value = 0;
    bool good = integral_sum(&integrand, fmin(low, high), fmax(low, high),
                             space, &value);
    gsl_integration_workspace_free(space);
    if (integrand.failed)
        return false;
    if (!good || !isfinite(value))
        return error_set(error, ERROR_DOMAIN, "the integral does not converge");
    *out = low < high ? value : -value;
    return true;
}
