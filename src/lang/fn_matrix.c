/* Matrices as lists of rows. */
#include "lang/functions.h"
#include "lang/limits.h"
#include "lang/matrix.h"

enum { LARGEST_POWER = 1000000 };

bool fn_solve(struct call *call)
{
    struct matrix a, b, x;
    return matrix_get_square(call, 0, &a) && matrix_get_column(call, 1, &b) &&
           matrix_solve(call, &a, &b, &x) && matrix_give_list(call, &x);
}

bool fn_solve_matrix(struct call *call)
{
    struct matrix a, b, x;
    return matrix_get_square(call, 0, &a) && matrix_get(call, 1, &b) &&
           matrix_solve(call, &a, &b, &x) && matrix_give(call, &x);
}

static struct matrix identity(struct arena *arena, uint32_t n)
{
    struct matrix matrix = matrix_new(arena, n, n);
    for (uint32_t i = 0; i < n; i++)
        *matrix_at(&matrix, i, i) = number_integer(1);
    return matrix;
}

bool fn_inverse(struct call *call)
{
    struct matrix a, x;
    if (!matrix_get_square(call, 0, &a))
        return false;
    struct matrix one = identity(call->run->arena, a.rows);
    return matrix_solve(call, &a, &one, &x) && matrix_give(call, &x);
}

bool fn_matmul(struct call *call)
{
    struct matrix a, b, c;
    return matrix_get(call, 0, &a) && matrix_get(call, 1, &b) &&
           matrix_product(call, &a, &b, &c) && matrix_give(call, &c);
}

bool fn_matmul_column(struct call *call)
{
    struct matrix a, b, c;
    return matrix_get(call, 0, &a) && matrix_get_column(call, 1, &b) &&
           matrix_product(call, &a, &b, &c) && matrix_give_list(call, &c);
}

bool fn_matmul_row(struct call *call)
{
    struct matrix a, b, c;
    if (!matrix_get_column(call, 0, &a) || !matrix_get(call, 1, &b))
        return false;
    a = matrix_transposed(call->run->arena, &a);
    return matrix_product(call, &a, &b, &c) && matrix_give_list(call, &c);
}

bool fn_outer(struct call *call)
{
    struct matrix a, b, c;
    if (!matrix_get_column(call, 0, &a) || !matrix_get_column(call, 1, &b))
        return false;
    b = matrix_transposed(call->run->arena, &b);
    return matrix_product(call, &a, &b, &c) && matrix_give(call, &c);
}

bool fn_transpose(struct call *call)
{
    struct matrix a;
    if (!matrix_get(call, 0, &a))
        return false;
    a = matrix_transposed(call->run->arena, &a);
    return matrix_give(call, &a);
}

bool fn_determinant(struct call *call)
{
    struct matrix a;
    struct number value;
    return matrix_get_square(call, 0, &a) &&
           matrix_determinant(call, &a, &value) && call_number(call, value);
}

bool fn_identity_matrix(struct call *call)
{
    int64_t n;
    if (!call_whole(call, 0, "the size", 1, LIMIT_MATRIX, &n) ||
        !run_spend(call->run, call->node, (uint64_t)(n * n)))
        return false;
    struct matrix one = identity(call->run->arena, (uint32_t)n);
    return matrix_give(call, &one);
}

bool fn_diagonal_matrix(struct call *call)
{
    struct matrix x;
    if (!matrix_get_column(call, 0, &x) ||
        !run_spend(call->run, call->node, (uint64_t)x.rows * x.rows))
        return false;
    struct matrix out = matrix_new(call->run->arena, x.rows, x.rows);
    for (uint32_t i = 0; i < x.rows; i++)
        *matrix_at(&out, i, i) = x.cell[i];
    return matrix_give(call, &out);
}

/* By repeated squaring. */
bool fn_matrix_power(struct call *call)
{
    struct matrix a;
    int64_t exponent;
    if (!matrix_get_square(call, 0, &a) ||
        !call_whole(call, 1, "the exponent", 0, LARGEST_POWER, &exponent))
        return false;
    struct matrix power = identity(call->run->arena, a.rows);
    for (; exponent; exponent >>= 1) {
        if ((exponent & 1) && !matrix_product(call, &power, &a, &power))
            return false;
        if (exponent > 1 && !matrix_product(call, &a, &a, &a))
            return false;
    }
    return matrix_give(call, &power);
}

bool fn_matrix_trace(struct call *call)
{
    struct matrix a;
    struct number sum = number_integer(0);
    if (!matrix_get_square(call, 0, &a))
        return false;
    for (uint32_t i = 0; i < a.rows; i++)
        sum = number_add(sum, *matrix_at(&a, i, i));
    return call_number(call, sum);
}

bool fn_matrix_rank(struct call *call)
{
    struct matrix a;
    return matrix_get(call, 0, &a) &&
           run_spend(call->run, call->node,
                     (uint64_t)a.rows * a.rows * a.columns / 2) &&
           call_integer(call, matrix_rank(&a));
}

bool fn_matrix_column(struct call *call)
{
    struct matrix a;
    int64_t column;
    if (!matrix_get(call, 0, &a) ||
        !call_whole(call, 1, "the column", 1, a.columns, &column))
        return false;
    struct matrix out = matrix_new(call->run->arena, a.rows, 1);
    for (uint32_t i = 0; i < a.rows; i++)
        out.cell[i] = *matrix_at(&a, i, (uint32_t)column - 1);
    return matrix_give_list(call, &out);
}

bool fn_eigenvalues(struct call *call)
{
    struct matrix a;
    if (!matrix_get_square(call, 0, &a))
        return false;
    struct matrix values = matrix_new(call->run->arena, a.rows, 1);
    return matrix_eigenvalues(call, &a, values.cell) &&
           matrix_give_list(call, &values);
}
