#include "lang/least_squares.h"

#include <math.h>
#include <string.h>

/* A column of which less than this is left is taken to depend on the others. */
static const double negligible = 1e-13;

/* The factors: R in and above the diagonal of `a`, below it the Householder
 * vectors with their first entry in `head`. */
struct factors {
    uint64_t rows, columns;
    double *a;    /* row by row */
    double *head; /* of each vector */
    double *beta; /* 2 over its squared length */
};

static double *at(const struct factors *f, uint64_t row, uint64_t column)
{
    return &f->a[row * f->columns + column];
}

/* Applies reflection k to a vector whose members lie `stride` apart. */
static void reflect(const struct factors *f, uint64_t k, double *y,
                    uint64_t stride)
{
    double sum = f->head[k] * y[k * stride];
    for (uint64_t i = k + 1; i < f->rows; i++)
        sum += *at(f, i, k) * y[i * stride];
    sum *= f->beta[k];
    y[k * stride] -= sum * f->head[k];
    for (uint64_t i = k + 1; i < f->rows; i++)
        y[i * stride] -= sum * *at(f, i, k);
}

/* False when nothing is left of a column (columns have length 1 before). */
static bool factorize(struct factors *f)
{
    for (uint64_t k = 0; k < f->columns; k++) {
        double square = 0;
        for (uint64_t i = k; i < f->rows; i++)
            square += *at(f, i, k) * *at(f, i, k);
        double size = sqrt(square);
        if (!(size > negligible))
            return false;
        double top = *at(f, k, k);
        double diagonal = top > 0 ? -size : size;
        f->head[k] = top - diagonal;
        f->beta[k] = 1 / (size * (size + fabs(top)));
        for (uint64_t j = k + 1; j < f->columns; j++)
            reflect(f, k, f->a + j, f->columns);
        *at(f, k, k) = diagonal;
    }
    return true;
}

/* R x = the first members of y. */
static void back_substitute(const struct factors *f, const double *y, double *x)
{
    for (uint64_t k = f->columns; k-- > 0;) {
        x[k] = y[k];
        for (uint64_t j = k + 1; j < f->columns; j++)
            x[k] -= *at(f, k, j) * x[j];
        x[k] /= *at(f, k, k);
    }
}

static void solve(const struct factors *f, double *y, double *x)
{
    for (uint64_t k = 0; k < f->columns; k++)
        reflect(f, k, y, 1);
    back_substitute(f, y, x);
}

/* Diagonal of the inverse of R'R: squared rows of the inverse of R. */
static void find_leverage(const struct factors *f, double *leverage,
                          double *unit, double *column)
{
    memset(leverage, 0, f->columns * sizeof *leverage);
    for (uint64_t j = 0; j < f->columns; j++) {
        memset(unit, 0, f->columns * sizeof *unit);
        unit[j] = 1;
        back_substitute(f, unit, column);
        for (uint64_t i = 0; i < f->columns; i++)
            leverage[i] += column[i] * column[i];
    }
}

/* Adds a*b to the sum in *high + *low: Ogita, Rump and Oishi, "Accurate sum and
 * dot product" (2005). */
static void add_product(double *high, double *low, double a, double b)
{
    double product = a * b, rest = fma(a, b, -product);
    double sum = *high + product, back = sum - *high;
    *low += (*high - (sum - back)) + (product - back) + rest;
    *high = sum;
}

/* y - X b, with the sums in twice the precision. */
static void find_residuals(const struct least_squares *fit, double *rest)
{
    for (uint64_t i = 0; i < fit->rows; i++) {
        double high = fit->response[i], low = 0;
        for (uint64_t j = 0; j < fit->columns; j++)
            add_product(&high, &low, -fit->design[i * fit->columns + j],
                        fit->coefficient[j]);
        rest[i] = high + low;
    }
}

bool least_squares_fit(struct least_squares *fit, struct arena *arena)
{
    uint64_t n = fit->rows, m = fit->columns;
    struct factors f = {n, m, arena_get(arena, n * m * sizeof(double)),
                        arena_get(arena, m * sizeof(double)),
                        arena_get(arena, m * sizeof(double))};
    double *scale = arena_get(arena, m * sizeof *scale);
    double *step = arena_get(arena, m * sizeof *step);
    double *rest = arena_get(arena, n * sizeof *rest);
    double *unit = arena_get(arena, m * sizeof *unit);
    fit->coefficient = arena_zero(arena, m * sizeof *fit->coefficient);
    fit->leverage = arena_get(arena, m * sizeof *fit->leverage);
    for (uint64_t j = 0; j < m; j++) {
        double square = 0;
        for (uint64_t i = 0; i < n; i++)
            square += fit->design[i * m + j] * fit->design[i * m + j];
        scale[j] = sqrt(square);
        if (!(scale[j] > 0) || !isfinite(scale[j]))
            return false;
        for (uint64_t i = 0; i < n; i++)
            f.a[i * m + j] = fit->design[i * m + j] / scale[j];
    }
    if (!factorize(&f))
        return false;
    for (int round = 0; round < 3; round++) {
        find_residuals(fit, rest);
        solve(&f, rest, step);
        for (uint64_t j = 0; j < m; j++)
            fit->coefficient[j] += step[j] / scale[j];
    }
    find_leverage(&f, fit->leverage, unit, step);
    for (uint64_t j = 0; j < m; j++)
        fit->leverage[j] /= scale[j] * scale[j];
    find_residuals(fit, rest);
    fit->residual = 0;
    for (uint64_t i = 0; i < n; i++)
        fit->residual += rest[i] * rest[i];
    return true;
}
