/* Small matrices: lists of rows. Exact while all entries are exact and fit;
 * where an elimination in fractions does not, the whole is done again in
 * doubles by GSL (Golub and Van Loan, Matrix Computations, 3.4 and 8.3). This
 * is the only door to GSL's linear algebra.
 *
 * All memory is the run's. Errors are those of the call: what is not square,
 * has ragged rows, more than LIMIT_MATRIX of them, or no solution. */
#ifndef RECKON_LANG_MATRIX_H
#define RECKON_LANG_MATRIX_H

#include "lang/function.h"

struct matrix {
    uint32_t rows, columns;
    struct number *cell; /* row by row */
};

static inline struct number *matrix_at(const struct matrix *matrix,
                                       uint32_t row, uint32_t column)
{
    return &matrix->cell[(uint64_t)row * matrix->columns + column];
}

/* All zero. */
struct matrix matrix_new(struct arena *arena, uint32_t rows, uint32_t columns);

/* Argument `index` as a matrix of at least one row and column. */
bool matrix_get(struct call *call, uint32_t index, struct matrix *out);
bool matrix_get_square(struct call *call, uint32_t index, struct matrix *out);

/* A list argument as a matrix with one column. */
bool matrix_get_column(struct call *call, uint32_t index, struct matrix *out);

/* Sets the result: a list of rows, or the members of a single row or column. */
bool matrix_give(struct call *call, const struct matrix *matrix);
bool matrix_give_list(struct call *call, const struct matrix *matrix);

struct matrix matrix_transposed(struct arena *arena, const struct matrix *a);

/* The columns of `a` must be the rows of `b`; `out` may be one of them. */
bool matrix_product(struct call *call, const struct matrix *a,
                    const struct matrix *b, struct matrix *out);

/* The X with a X = b; an error where `a` is singular. `a` is square and has as
 * many rows as `b`. */
bool matrix_solve(struct call *call, const struct matrix *a,
                  const struct matrix *b, struct matrix *out);

bool matrix_determinant(struct call *call, const struct matrix *a,
                        struct number *out);

/* How many rows are independent; `a` is changed. Entries that are not exact
 * count as zero below 1e-12 of the largest. */
uint32_t matrix_rank(struct matrix *a);

/* Eigenvalues of a symmetric matrix, largest first: a->rows numbers. Exact for
 * two rows where the root is. */
bool matrix_eigenvalues(struct call *call, const struct matrix *a,
                        struct number *out);

#endif
