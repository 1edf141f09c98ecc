/* Least squares. One predictor by sums of deviations, exact for exact data;
 * several by Householder's QR in doubles. */
#include <math.h>

#include "lang/functions.h"
#include "lang/least_squares.h"
#include "lang/limits.h"
#include "lang/matrix.h"
#include "lang/numbers.h"

/* y = intercept + slope x, from two lists. */
struct line {
    struct number slope, intercept;
    struct number spread;   /* sum of (x - mean)^2 */
    struct number residual; /* sum of squared residuals */
    struct number mean;     /* of x */
    int64_t n;
};

static struct number squared(struct number x)
{
    return number_multiply(x, x);
}

static bool fit_line(struct call *call, uint64_t least, struct line *line)
{
    const struct list *x, *y;
    if (!numbers_pair(call, least, &x, &y))
        return false;
    line->n = (int64_t)x->length;
    line->mean = numbers_mean(x);
    line->spread = numbers_products(x, x);
    if (!number_sign(line->spread))
        return call_fail(call, ERROR_DOMAIN,
                         "no line can be fitted where all x are equal");
    line->slope = number_divide(numbers_products(x, y), line->spread);
    line->intercept = number_subtract(numbers_mean(y),
                                      number_multiply(line->slope, line->mean));
    line->residual = number_integer(0);
    for (uint64_t i = 0; i < x->length; i++) {
        struct number fitted = number_add(
            line->intercept, number_multiply(line->slope, x->item[i].number));
        line->residual =
            number_add(line->residual,
                       squared(number_subtract(y->item[i].number, fitted)));
    }
    return true;
}

/* The residual variance, with n - 2 degrees of freedom. */
static struct number residual_variance(const struct line *line)
{
    return number_over(line->residual, line->n - 2);
}

bool fn_regression_slope(struct call *call)
{
    struct line line;
    return fit_line(call, 2, &line) && call_number(call, line.slope);
}

bool fn_regression_intercept(struct call *call)
{
    struct line line;
    return fit_line(call, 2, &line) && call_number(call, line.intercept);
}

bool fn_residual_sd(struct call *call)
{
    struct line line;
    return fit_line(call, 3, &line) &&
           call_number(call, number_root(residual_variance(&line)));
}

bool fn_regression_residuals(struct call *call)
{
    struct line line;
    const struct list *x, *y;
    if (!fit_line(call, 2, &line) || !numbers_pair(call, 2, &x, &y))
        return false;
    struct number *rest = arena_get(call->run->arena, x->length * sizeof *rest);
    for (uint64_t i = 0; i < x->length; i++)
        rest[i] =
            number_subtract(number_subtract(y->item[i].number, line.intercept),
                            number_multiply(line.slope, x->item[i].number));
    return call_list(call, rest, x->length);
}

/* 1 - residual/total. */
bool fn_r_squared(struct call *call)
{
    struct line line;
    const struct list *x, *y;
    if (!fit_line(call, 2, &line) || !numbers_pair(call, 2, &x, &y))
        return false;
    struct number total = numbers_products(y, y);
    if (!number_sign(total))
        return call_fail(call, ERROR_DOMAIN,
                         "no share of a variance that is zero");
    return call_number(call,
                       number_subtract(number_integer(1),
                                       number_divide(line.residual, total)));
}

bool fn_slope_se(struct call *call)
{
    struct line line;
    return fit_line(call, 3, &line) &&
           call_number(call, number_root(number_divide(residual_variance(&line),
                                                       line.spread)));
}

bool fn_intercept_se(struct call *call)
{
    struct line line;
    if (!fit_line(call, 3, &line))
        return false;
    struct number share =
        number_add(number_ratio(1, line.n),
                   number_divide(squared(line.mean), line.spread));
    return call_number(
        call, number_root(number_multiply(residual_variance(&line), share)));
}

/* --- several predictors --------------------------------------------------- */

/* Rows of predictors with a leading 1, and the responses. */
static bool get_design(struct call *call, struct least_squares *fit)
{
    const struct list *rows, *y;
    if (!call_stored(call, 0, &rows) || !numbers_get(call, 1, 1, &y))
        return false;
    if (rows->length != y->length)
        return call_fail(call, ERROR_DOMAIN,
                         "%s needs one row of predictors for each value of y",
                         call->function->name);
    fit->rows = rows->length;
    fit->columns = rows->item[0].list->length + 1;
    if (fit->columns > LIMIT_MATRIX || fit->rows < fit->columns)
        return call_fail(call, ERROR_DOMAIN,
                         "%s needs at least as many rows as coefficients, and "
                         "at most %d of these",
                         call->function->name, LIMIT_MATRIX);
    if (!run_spend(call->run, call->node,
                   fit->rows * fit->columns * fit->columns / 2))
        return false;
    struct arena *arena = call->run->arena;
    fit->design = arena_get(arena, fit->rows * fit->columns * sizeof(double));
    fit->response = arena_get(arena, fit->rows * sizeof(double));
    for (uint64_t i = 0; i < fit->rows; i++) {
        const struct list *row = rows->item[i].list;
        double *cell = fit->design + i * fit->columns;
        if (row->length + 1 != fit->columns)
            return call_fail(call, ERROR_DOMAIN,
                             "all rows of predictors have the same length");
        cell[0] = 1;
        for (uint64_t j = 0; j < row->length; j++) {
            struct value member;
            if (!run_member(call->run, call->node, row, j, &member))
                return false;
            cell[j + 1] = number_double(member.number);
        }
        fit->response[i] = number_double(y->item[i].number);
    }
    return true;
}

static bool fit_all(struct call *call, struct least_squares *fit)
{
    return get_design(call, fit) &&
           (least_squares_fit(fit, call->run->arena) ||
            call_fail(call, ERROR_DOMAIN,
                      "these predictors depend on each other: there is no "
                      "single fit"));
}

bool fn_least_squares(struct call *call)
{
    struct least_squares fit;
    return fit_all(call, &fit) &&
           call_reals(call, fit.coefficient, fit.columns);
}

bool fn_least_squares_se(struct call *call)
{
    struct least_squares fit;
    if (!fit_all(call, &fit))
        return false;
    if (fit.rows == fit.columns)
        return call_fail(call, ERROR_DOMAIN,
                         "no standard error with as many coefficients as "
                         "values");
    double variance = fit.residual / (double)(fit.rows - fit.columns);
    for (uint64_t j = 0; j < fit.columns; j++)
        fit.leverage[j] = sqrt(variance * fit.leverage[j]);
    return call_reals(call, fit.leverage, fit.columns);
}
