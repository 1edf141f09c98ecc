/* The functions of distribution.h that compute: arguments checked, the method
 * called, its result checked. */
#include <math.h>

#include "lang/distribution.h"
#include "lang/distribution_method.h"
#include "lang/quantile.h"

/* How far from a whole number a computed one may be, as in R. */
static const double whole_slack = 1e-7;

static const struct distribution_method *const method_table[] = {
#define DISTRIBUTION(id, name, title, kind, least, most, p1, p2, p3)           \
    &distribution_method_##name,
#include "lang/distribution.def"
#undef DISTRIBUTION
};

/* Everything that is checked before a method is called. */
static bool arguments_check(const struct distribution *distribution, double x,
                            const double *parameter, double *checked,
                            struct error *error)
{
    if (!isfinite(x))
        return error_set(error, ERROR_DOMAIN,
                         "the value given to the %s distribution must be a "
                         "finite number",
                         distribution->title);
    return distribution_fill(distribution, parameter,
                             (size_t)distribution->most, checked, error);
}

/* The one way out: a finite number, or an error. */
static bool result_set(const struct distribution *distribution,
                       const char *what, double value, double *out,
                       struct error *error)
{
    if (isnan(value))
        return error_set(error, ERROR_DOMAIN,
                         "the %s of this %s distribution does not exist", what,
                         distribution->title);
    if (isinf(value))
        return error_set(error, ERROR_RANGE,
                         "the %s of this %s distribution is infinite or too "
                         "large",
                         what, distribution->title);
    *out = value;
    return true;
}

bool distribution_density(const struct distribution *distribution, double x,
                          const double *parameter, double *out,
                          struct error *error)
{
    double checked[DISTRIBUTION_PARAMETERS];
    if (!arguments_check(distribution, x, parameter, checked, error))
        return false;
    const struct distribution_method *method = method_table[distribution->id];
    if (distribution->discrete) {
        double whole = round(x), low, high;
        method->support(checked, &low, &high);
        if (fabs(x - whole) > whole_slack || whole < low || whole > high) {
            *out = 0;
            return true;
        }
        x = whole;
    }
    return result_set(distribution, "density", method->density(x, checked), out,
                      error);
}

/* Both tails at x. */
static bool tails_get(const struct distribution *distribution, double x,
                      const double *parameter, struct tails *tails,
                      struct error *error)
{
    double checked[DISTRIBUTION_PARAMETERS];
    if (!arguments_check(distribution, x, parameter, checked, error))
        return false;
    if (distribution->discrete)
        x = floor(x + whole_slack);
    *tails = method_table[distribution->id]->tails(x, checked);
    double both = tails->lower + tails->upper;
    if (!(fabs(both - 1) < 1e-9) || fmin(tails->lower, tails->upper) < -1e-12)
        return error_set(error, ERROR_DOMAIN,
                         "the %s distribution cannot be computed with these "
                         "parameters",
                         distribution->title);
    tails->lower = fmin(fmax(tails->lower, 0), 1);
    tails->upper = fmin(fmax(tails->upper, 0), 1);
    return true;
}

bool distribution_cumulative(const struct distribution *distribution, double x,
                             const double *parameter, double *out,
                             struct error *error)
{
    struct tails tails;
    if (!tails_get(distribution, x, parameter, &tails, error))
        return false;
    *out = tails.lower;
    return true;
}

bool distribution_upper(const struct distribution *distribution, double x,
                        const double *parameter, double *out,
                        struct error *error)
{
    struct tails tails;
    if (!tails_get(distribution, x, parameter, &tails, error))
        return false;
    *out = tails.upper;
    return true;
}

/* The quantile with `given` in the lower tail, or in the upper one; all checked
 * before. */
static bool quantile_of(const struct distribution *distribution, double given,
                        bool in_upper, const double *checked, double *out,
                        struct error *error)
{
    double low, high, x;
    const struct distribution_method *method = method_table[distribution->id];
    method->support(checked, &low, &high);
    struct tails p =
        in_upper ? tails_make(1 - given, given) : tails_make(given, 1 - given);
    if (given == 0 || given == 1) {
        x = (given == 0) == in_upper ? high : low;
    } else if (method->quantile) {
        x = method->quantile(p, checked);
        x = x < low ? low : x > high ? high : x; /* a NaN stays one */
    } else {
        double slack = given > 0.5 ? 0x1p-51 : 0;
        x = quantile_discrete(method, checked, p, slack);
    }
    return result_set(distribution, "quantile", x, out, error);
}

static bool quantile_get(const struct distribution *distribution, double given,
                         bool in_upper, const double *parameter, double *out,
                         struct error *error)
{
    double checked[DISTRIBUTION_PARAMETERS];
    if (!arguments_check(distribution, given, parameter, checked, error))
        return false;
    if (!(given >= 0 && given <= 1))
        return error_set(error, ERROR_DOMAIN,
                         "the probability of a quantile of the %s distribution "
                         "must lie between 0 and 1",
                         distribution->title);
    return quantile_of(distribution, given, in_upper, checked, out, error);
}

bool distribution_quantile_filled(const struct distribution *distribution,
                                  double p, const double *parameter,
                                  double *out, struct error *error)
{
    return quantile_of(distribution, p, false, parameter, out, error);
}

bool distribution_quantile(const struct distribution *distribution, double p,
                           const double *parameter, double *out,
                           struct error *error)
{
    return quantile_get(distribution, p, false, parameter, out, error);
}

bool distribution_quantile_upper(const struct distribution *distribution,
                                 double p, const double *parameter, double *out,
                                 struct error *error)
{
    return quantile_get(distribution, p, true, parameter, out, error);
}

bool distribution_mean(const struct distribution *distribution,
                       const double *parameter, double *out,
                       struct error *error)
{
    double checked[DISTRIBUTION_PARAMETERS];
    return arguments_check(distribution, 0, parameter, checked, error) &&
           result_set(distribution, "mean",
                      method_table[distribution->id]->mean(checked), out,
                      error);
}

bool distribution_variance(const struct distribution *distribution,
                           const double *parameter, double *out,
                           struct error *error)
{
    double checked[DISTRIBUTION_PARAMETERS];
    return arguments_check(distribution, 0, parameter, checked, error) &&
           result_set(distribution, "variance",
                      method_table[distribution->id]->variance(checked), out,
                      error);
}

bool distribution_support(const struct distribution *distribution,
                          const double *parameter, double *low, double *high,
                          struct error *error)
{
    double checked[DISTRIBUTION_PARAMETERS];
    if (!arguments_check(distribution, 0, parameter, checked, error))
        return false;
    method_table[distribution->id]->support(checked, low, high);
    return true;
}
