/* Elimination: in fractions first, and by GSL where these do not suffice. */
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <string.h>

#include "lang/matrix.h"
#include "lang/numbers.h"

/* Pivots below this share of the largest count as zero in doubles. */
static const double negligible = 1e-14;

static struct matrix copy_of(struct arena *arena, const struct matrix *a)
{
    struct matrix b = matrix_new(arena, a->rows, a->columns);
    memcpy(b.cell, a->cell, (uint64_t)a->rows * a->columns * sizeof *b.cell);
    return b;
}

static bool all_exact(const struct matrix *a)
{
    for (uint64_t i = 0; i < (uint64_t)a->rows * a->columns; i++)
        if (!number_is_exact(a->cell[i]))
            return false;
    return true;
}

static void swap_rows(struct matrix *a, uint32_t i, uint32_t j)
{
    for (uint32_t k = 0; i != j && k < a->columns; k++) {
        struct number cell = *matrix_at(a, i, k);
        *matrix_at(a, i, k) = *matrix_at(a, j, k);
        *matrix_at(a, j, k) = cell;
    }
}

/* Row i minus `factor` times row j. */
static void subtract_row(struct matrix *a, uint32_t i, struct number factor,
                         uint32_t j)
{
    for (uint32_t k = 0; number_sign(factor) && k < a->columns; k++)
        *matrix_at(a, i, k) = number_subtract(
            *matrix_at(a, i, k), number_multiply(factor, *matrix_at(a, j, k)));
}

/* The row at or below `from` with the largest entry in the column, if that is
 * above `least`. */
static bool find_pivot(const struct matrix *a, uint32_t from, uint32_t column,
                       double least, uint32_t *row)
{
    bool found = false;
    double best = least;
    for (uint32_t i = from; i < a->rows; i++) {
        double size = fabs(number_double(*matrix_at(a, i, column)));
        if (size > best) {
            best = size;
            *row = i;
            found = true;
        }
    }
    return found;
}

/* Gauss and Jordan on `a` with `b` beside it, both in fractions: afterwards `b`
 * is the solution and *determinant that of `a`, 0 when it is singular. False
 * when a fraction did not fit. */
static bool eliminate(struct matrix *a, struct matrix *b,
                      struct number *determinant)
{
    *determinant = number_integer(1);
    for (uint32_t k = 0; k < a->rows; k++) {
        uint32_t row = k;
        if (!find_pivot(a, k, k, 0, &row)) {
            *determinant = number_integer(0);
            return true;
        }
        if (row != k)
            *determinant = number_negate(*determinant);
        swap_rows(a, k, row);
        swap_rows(b, k, row);
        struct number pivot = *matrix_at(a, k, k);
        *determinant = number_multiply(*determinant, pivot);
        for (uint32_t i = 0; i < a->rows; i++) {
            struct number factor = number_divide(*matrix_at(a, i, k), pivot);
            if (i == k || !number_sign(factor))
                continue;
            subtract_row(a, i, factor, k);
            subtract_row(b, i, factor, k);
        }
        if (!all_exact(a) || !all_exact(b) || !number_is_exact(*determinant))
            return false;
    }
    for (uint32_t k = 0; k < a->rows; k++)
        for (uint32_t j = 0; j < b->columns; j++)
            *matrix_at(b, k, j) =
                number_divide(*matrix_at(b, k, j), *matrix_at(a, k, k));
    return all_exact(b);
}

/* --- doubles -------------------------------------------------------------- */

static double *doubles_of(struct arena *arena, const struct matrix *a)
{
    uint64_t count = (uint64_t)a->rows * a->columns;
    double *cell = arena_get(arena, count * sizeof *cell);
    for (uint64_t i = 0; i < count; i++)
        cell[i] = number_double(a->cell[i]);
    return cell;
}

/* The LU factors of `a`; false when GSL cannot. */
struct factors {
    gsl_matrix_view lu;
    gsl_permutation order;
    int sign;
};

static bool factorize(struct arena *arena, const struct matrix *a,
                      struct factors *out)
{
    size_t n = a->rows;
    out->lu = gsl_matrix_view_array(doubles_of(arena, a), n, n);
    out->order = (gsl_permutation){n, arena_get(arena, n * sizeof(size_t))};
    return gsl_linalg_LU_decomp(&out->lu.matrix, &out->order, &out->sign) ==
           GSL_SUCCESS;
}

static bool is_singular(const struct factors *factors, size_t n)
{
    double most = 0, least = HUGE_VAL;
    for (size_t i = 0; i < n; i++) {
        double pivot = fabs(gsl_matrix_get(&factors->lu.matrix, i, i));
        most = fmax(most, pivot);
        least = fmin(least, pivot);
    }
    return !(least > most * negligible); /* NaN too */
}

static bool no_solution(struct call *call)
{
    return call_fail(call, ERROR_DOMAIN,
                     "this matrix is singular, or too nearly so: there is "
                     "no single solution");
}

static bool solve_doubles(struct call *call, const struct matrix *a,
                          const struct matrix *b, struct matrix *out)
{
    struct arena *arena = call->run->arena;
    struct factors factors;
    if (!factorize(arena, a, &factors) || is_singular(&factors, a->rows))
        return no_solution(call);
    double *right = doubles_of(arena, b);
    *out = matrix_new(arena, b->rows, b->columns);
    for (uint32_t j = 0; j < b->columns; j++) {
        gsl_vector_view column =
            gsl_vector_view_array_with_stride(right + j, b->columns, b->rows);
        if (gsl_linalg_LU_svx(&factors.lu.matrix, &factors.order,
                              &column.vector) != GSL_SUCCESS)
            return no_solution(call);
        for (uint32_t i = 0; i < b->rows; i++)
            *matrix_at(out, i, j) =
                number_real(gsl_vector_get(&column.vector, i));
    }
    return true;
}

static bool spend_cube(struct call *call, const struct matrix *a, uint32_t more)
{
    return run_spend(call->run, call->node,
                     (uint64_t)a->rows * a->rows * (a->rows + more) / 2);
}

bool matrix_solve(struct call *call, const struct matrix *a,
                  const struct matrix *b, struct matrix *out)
{
    struct arena *arena = call->run->arena;
    if (a->rows != b->rows)
        return call_fail(call, ERROR_DOMAIN,
                         "%u equations need as many right-hand sides, not %u",
                         (unsigned)a->rows, (unsigned)b->rows);
    if (!spend_cube(call, a, b->columns))
        return false;
    struct matrix left = copy_of(arena, a), right = copy_of(arena, b);
    struct number determinant;
    if (!all_exact(a) || !all_exact(b) ||
        !eliminate(&left, &right, &determinant))
        return solve_doubles(call, a, b, out);
    if (!number_sign(determinant))
        return no_solution(call);
    *out = right;
    return true;
}

bool matrix_determinant(struct call *call, const struct matrix *a,
                        struct number *out)
{
    struct arena *arena = call->run->arena;
    struct matrix left = copy_of(arena, a), none = {a->rows, 0, NULL};
    struct factors factors;
    if (!spend_cube(call, a, 0))
        return false;
    if (all_exact(a) && eliminate(&left, &none, out))
        return true;
    if (!factorize(arena, a, &factors))
        return call_fail(call, ERROR_DOMAIN,
                         "this determinant cannot be worked out");
    *out = number_real(gsl_linalg_LU_det(&factors.lu.matrix, factors.sign));
    return true;
}

uint32_t matrix_rank(struct matrix *a)
{
    uint32_t rank = 0, row = 0;
    double largest = 0;
    for (uint64_t i = 0; i < (uint64_t)a->rows * a->columns; i++)
        largest = fmax(largest, fabs(number_double(a->cell[i])));
    for (uint32_t k = 0; k < a->columns && rank < a->rows; k++) {
        double least = all_exact(a) ? 0 : largest * 1e-12;
        if (!find_pivot(a, rank, k, least, &row))
            continue;
        swap_rows(a, rank, row);
        for (uint32_t i = rank + 1; i < a->rows; i++) {
            struct number factor =
                number_divide(*matrix_at(a, i, k), *matrix_at(a, rank, k));
            subtract_row(a, i, factor, rank);
        }
        rank++;
    }
    return rank;
}

/* --- eigenvalues ---------------------------------------------------------- */

static bool is_symmetric(const struct matrix *a)
{
    for (uint32_t i = 0; i < a->rows; i++)
        for (uint32_t j = 0; j < i; j++)
            if (number_compare(*matrix_at(a, i, j), *matrix_at(a, j, i)))
                return false;
    return true;
}

/* Of [[a, c], [c, b]]: (a + b)/2 and the root of ((a - b)/2)^2 + c^2. */
static void eigenvalues_of_two(const struct matrix *m, struct number *out)
{
    struct number a = m->cell[0], b = m->cell[3], c = m->cell[1];
    struct number half = number_over(number_subtract(a, b), 2);
    struct number centre = number_over(number_add(a, b), 2);
    struct number root = number_root(
        number_add(number_multiply(half, half), number_multiply(c, c)));
    out[0] = number_add(centre, root);
    out[1] = number_subtract(centre, root);
}

static double largest_of(const double *cell, size_t count)
{
    double largest = 0;
    for (size_t i = 0; i < count; i++)
        largest = fmax(largest, fabs(cell[i]));
    return largest;
}

/* GSL's iteration would not end on overflow, so the entries are scaled first
 * (they are finite: matrix_get). */
bool matrix_eigenvalues(struct call *call, const struct matrix *a,
                        struct number *out)
{
    size_t n = a->rows;
    if (!is_symmetric(a))
        return call_fail(call, ERROR_DOMAIN, "%s needs a symmetric matrix",
                         call->function->name);
    if (n == 2 && all_exact(a)) {
        eigenvalues_of_two(a, out);
        return true;
    }
    double *cell = doubles_of(call->run->arena, a), *value;
    double scale = largest_of(cell, n * n);
    if (!spend_cube(call, a, 0))
        return false;
    value = arena_zero(call->run->arena, n * sizeof *value);
    for (size_t i = 0; scale > 0 && i < n * n; i++)
        cell[i] /= scale;
    gsl_matrix_view view = gsl_matrix_view_array(cell, n, n);
    gsl_vector_view values = gsl_vector_view_array(value, n);
    gsl_eigen_symm_workspace *space = gsl_eigen_symm_alloc(n);
    bool good = space && gsl_eigen_symm(&view.matrix, &values.vector, space) ==
                             GSL_SUCCESS;
    if (space)
        gsl_eigen_symm_free(space);
    if (!good)
        return call_fail(call, ERROR_DOMAIN,
                         "these eigenvalues cannot be worked out");
    gsl_sort(value, 1, n);
    for (size_t i = 0; i < n; i++)
        out[i] = number_real(value[n - 1 - i] * scale);
    return true;
}
