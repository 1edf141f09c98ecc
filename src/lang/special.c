#include "lang/special.h"

#include <gsl/gsl_sf_psi.h>
#include <math.h>

#include "lang/incomplete.h"
#include "lang/saddle.h"

static const double pi = 3.141592653589793238462643383280;

/* The one way out: a finite number, or an error. */
static bool finite_set(const char *name, double value, double *out,
                       struct error *error)
{
    if (isnan(value))
        return error_set(error, ERROR_DOMAIN, "%s is not defined there", name);
    if (isinf(value))
        return error_set(error, ERROR_RANGE, "%s is too large there", name);
    *out = value;
    return true;
}

/* gamma and its kin have poles at 0, -1, -2, ... */
static bool pole_free(const char *name, double x, struct error *error)
{
    if (!isfinite(x) || (x <= 0 && x == floor(x)))
        return error_set(error, ERROR_DOMAIN,
                         "the argument of %s must be a number other than "
                         "0, -1, -2, ...",
                         name);
    return true;
}

bool special_gamma(double x, double *out, struct error *error)
{
    return pole_free("gamma", x, error) &&
           finite_set("gamma", tgamma(x), out, error);
}

bool special_lgamma(double x, double *out, struct error *error)
{
    int sign;
    return pole_free("lgamma", x, error) &&
           finite_set("lgamma", lgamma_r(x, &sign), out, error);
}

bool special_digamma(double x, double *out, struct error *error)
{
    gsl_sf_result result;
    if (!pole_free("digamma", x, error))
        return false;
    if (gsl_sf_psi_e(x, &result) != 0)
        return finite_set("digamma", (double)NAN, out, error);
    return finite_set("digamma", result.val, out, error);
}

static bool shapes_check(const char *name, double a, double b,
                         struct error *error)
{
    if (!(fmin(a, b) >= 1e-150 && fmax(a, b) <= 1e150) || isnan(a + b))
        return error_set(error, ERROR_DOMAIN,
                         "both arguments of %s must be positive (1e-150 to "
                         "1e150)",
                         name);
    return true;
}

/* log B(a, b). Where one of them is large the three logarithms would cancel;
 * there from the saddle point of x^a y^b / B(a, b), at x = a / (a + b). */
static double beta_logarithm(double a, double b)
{
    double small = fmin(a, b), large = fmax(a, b), sum = a + b;
    if (large < 15) {
        int sign;
        return lgamma_r(a, &sign) + lgamma_r(b, &sign) - lgamma_r(sum, &sign);
    }
    double share = small / sum;
    double power = small * log(share) + large * log1p(-share);
    double correction = saddle_stirling_error(sum) -
                        saddle_stirling_error(small) -
                        saddle_stirling_error(large);
    /* log(2 pi small large / sum) / 2 - log(small large / sum) */
    double spread = log(2 * pi) / 2 - (log(small) + log1p(-share)) / 2;
    return power - correction + spread;
}

bool special_beta(double a, double b, double *out, struct error *error)
{
    if (!shapes_check("beta", a, b, error))
        return false;
    double whole = a + b < 150 ? tgamma(a) / tgamma(a + b) * tgamma(b)
                               : exp(beta_logarithm(a, b));
    return finite_set("beta", whole, out, error);
}

bool special_lbeta(double a, double b, double *out, struct error *error)
{
    return shapes_check("lbeta", a, b, error) &&
           finite_set("lbeta", beta_logarithm(a, b), out, error);
}

static bool finite_check(const char *name, double x, struct error *error)
{
    return isfinite(x) || error_set(error, ERROR_DOMAIN,
                                    "the argument of %s must be finite", name);
}

bool special_erf(double x, double *out, struct error *error)
{
    return finite_check("erf", x, error) &&
           finite_set("erf", erf(x), out, error);
}

bool special_erfc(double x, double *out, struct error *error)
{
    return finite_check("erfc", x, error) &&
           finite_set("erfc", erfc(x), out, error);
}

static bool shape_check(const char *name, double shape, struct error *error)
{
    if (!(shape >= 1e-3 && shape <= 1e6))
        return error_set(error, ERROR_DOMAIN,
                         "the shape of the incomplete %s function must lie "
                         "between 0.001 and 1000000",
                         name);
    return true;
}

static bool beta_tails(double x, double a, double b, struct tails *tails,
                       struct error *error)
{
    if (!(x >= 0 && x <= 1))
        return error_set(error, ERROR_DOMAIN,
                         "the argument x of the incomplete beta function must "
                         "lie between 0 and 1");
    if (!shape_check("beta", a, error) || !shape_check("beta", b, error))
        return false;
    *tails = incomplete_beta(a, b, x, 1 - x);
    return true;
}

bool special_beta_lower(double x, double a, double b, double *out,
                        struct error *error)
{
    struct tails tails;
    return beta_tails(x, a, b, &tails, error) &&
           finite_set("the incomplete beta function", tails.lower, out, error);
}

bool special_beta_upper(double x, double a, double b, double *out,
                        struct error *error)
{
    struct tails tails;
    return beta_tails(x, a, b, &tails, error) &&
           finite_set("the incomplete beta function", tails.upper, out, error);
}

static bool gamma_tails(double a, double x, struct tails *tails,
                        struct error *error)
{
    if (!(x >= 0 && isfinite(x)))
        return error_set(error, ERROR_DOMAIN,
                         "the argument x of the incomplete gamma function must "
                         "not be negative");
    if (!shape_check("gamma", a, error))
        return false;
    *tails = incomplete_gamma(a, x);
    return true;
}

bool special_gamma_lower(double a, double x, double *out, struct error *error)
{
    struct tails tails;
    return gamma_tails(a, x, &tails, error) &&
           finite_set("the incomplete gamma function", tails.lower, out, error);
}

bool special_gamma_upper(double a, double x, double *out, struct error *error)
{
    struct tails tails;
    return gamma_tails(a, x, &tails, error) &&
           finite_set("the incomplete gamma function", tails.upper, out, error);
}
