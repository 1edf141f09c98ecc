#include "lang/search.h"

#include <float.h>
#include <math.h>

enum { SEARCH_STEPS = 200, SEARCH_GRID = 64 };

static bool value_get(const struct numeric_function *function, double x,
                      double *value, struct error *error)
{
    if (!function->evaluate(function->context, x, value, error))
        return false;
    if (!isfinite(*value))
        return error_set(error, ERROR_DOMAIN,
                         "the function searched is not finite");
    return true;
}

static bool limits_check(double low, double high, struct error *error)
{
    if (!isfinite(low) || !isfinite(high) || !isfinite(high - low) ||
        low > high)
        return error_set(error, ERROR_DOMAIN,
                         "the limits of a search must be finite and in order");
    return true;
}

/* The next point of Brent's method from the three last ones: the inverse
 * parabola or secant where it stays well inside and shrinks, else half way.
 * `*step` and `*before` are the last two steps. */
static void root_step(double a, double fa, double b, double fb, double c,
                      double fc, double near, double *step, double *before)
{
    double half = (c - b) / 2;
    if (fabs(*before) < near || fabs(fa) <= fabs(fb)) {
        *step = *before = half;
        return;
    }
    double p, q, s = fb / fa;
    if (a == c) {
        p = 2 * half * s;
        q = 1 - s;
    } else {
        double t = fa / fc, r = fb / fc;
        p = s * (2 * half * t * (t - r) - (b - a) * (r - 1));
        q = (t - 1) * (r - 1) * (s - 1);
    }
    if (p > 0)
        q = -q;
    p = fabs(p);
    if (2 * p < fmin(3 * half * q - fabs(near * q), fabs(*before * q))) {
        *before = *step;
        *step = p / q;
    } else {
        *step = *before = half;
    }
}

/* R. P. Brent, Algorithms for Minimization without Derivatives (1973), zero.
 * b is the best point so far, a the one before, c lies across the root. */
bool search_root(const struct numeric_function *function, double low,
                 double high, double *out, struct error *error)
{
    double a = low, b = high, fa, fb;
    if (!limits_check(low, high, error) ||
        !value_get(function, a, &fa, error) ||
        !value_get(function, b, &fb, error))
        return false;
    if (fa != 0 && fb != 0 && (fa > 0) == (fb > 0))
        return error_set(error, ERROR_DOMAIN,
                         "the function has the same sign at both ends, so no "
                         "root is sure to lie between");
    double greatest = fmax(fabs(fa), fabs(fb));
    double c = a, fc = fa, step = b - a, before = step;
    if (fa == 0) {
        *out = a;
        return true;
    }
    for (int i = 0; i < SEARCH_STEPS; i++) {
        if (fabs(fc) < fabs(fb)) {
            a = b, fa = fb;
            b = c, fb = fc;
            c = a, fc = fa;
        }
        double near = DBL_EPSILON * fabs(b) + DBL_MIN;
        if (fb == 0 || fabs(c - b) / 2 <= near)
            break;
        root_step(a, fa, b, fb, c, fc, near, &step, &before);
        a = b, fa = fb;
        b += fabs(step) > near ? step : copysign(near, c - b);
        if (!value_get(function, b, &fb, error))
            return false;
        if ((fb > 0) == (fc > 0)) {
            c = a, fc = fa;
            step = before = b - a;
        }
    }
    /* across a jump or a pole the values do not shrink */
    if (fb != 0 && fabs(fb) > 1e-6 * greatest)
        return error_set(error, ERROR_DOMAIN,
                         "the function changes sign there without a root");
    *out = b;
    return true;
}

/* The best points of a minimum search. */
struct lowest {
    double x, fx; /* lowest so far */
    double w, fw; /* second lowest */
    double v, fv; /* the one before */
};

static void lowest_take(struct lowest *best, double u, double fu, double *low,
                        double *high)
{
    if (fu <= best->fx) {
        *(u < best->x ? high : low) = best->x;
        best->v = best->w, best->fv = best->fw;
        best->w = best->x, best->fw = best->fx;
        best->x = u, best->fx = fu;
        return;
    }
    *(u < best->x ? low : high) = u;
    if (fu <= best->fw || best->w == best->x) {
        best->v = best->w, best->fv = best->fw;
        best->w = u, best->fw = fu;
    } else if (fu <= best->fv || best->v == best->x || best->v == best->w) {
        best->v = u, best->fv = fu;
    }
}

/* Brent's localmin (1973): parabolas, golden sections where those fail. */
static bool minimum_refine(const struct numeric_function *function, double low,
                           double high, struct lowest *best,
                           struct error *error)
{
    const double golden = 0.381966011250105151795413165634;
    double step = 0, before = 0;
    for (int i = 0; i < SEARCH_STEPS; i++) {
        double middle = low + (high - low) / 2;
        double near = 1e-9 * fabs(best->x) + 1e-12 * (high - low) + DBL_MIN;
        if (fabs(best->x - middle) + (high - low) / 2 <= 2 * near)
            break;
        double p = 0, q = 0;
        double x = best->x;
        if (fabs(before) > near) {
            double r = (x - best->w) * (best->fx - best->fv);
            q = (x - best->v) * (best->fx - best->fw);
            p = (x - best->v) * q - (x - best->w) * r;
            q = 2 * (q - r);
            p = q > 0 ? -p : p;
            q = fabs(q);
        }
        if (q > 0 && fabs(p) < fabs(q * before / 2) && p > q * (low - x) &&
            p < q * (high - x)) {
            before = step;
            step = p / q;
        } else {
            before = x < middle ? high - x : low - x;
            step = golden * before;
        }
        double u = x + (fabs(step) > near ? step : copysign(near, step)), fu;
        u = fmin(fmax(u, low), high);
        if (!value_get(function, u, &fu, error))
            return false;
        lowest_take(best, u, fu, &low, &high);
    }
    return true;
}

bool search_minimum(const struct numeric_function *function, double low,
                    double high, double *out, double *least,
                    struct error *error)
{
    if (!limits_check(low, high, error))
        return false;
    double width = (high - low) / SEARCH_GRID, at = low, lowest = HUGE_VAL;
    for (int i = 0; i <= SEARCH_GRID; i++) {
        double x = i == SEARCH_GRID ? high : low + i * width, value;
        if (!value_get(function, x, &value, error))
            return false;
        if (value < lowest)
            at = x, lowest = value;
    }
    struct lowest best = {at, lowest, at, lowest, at, lowest};
    if (!minimum_refine(function, fmax(low, at - width), fmin(high, at + width),
                        &best, error))
        return false;
    *out = best.x;
    if (least)
        *least = best.fx;
    return true;
}
