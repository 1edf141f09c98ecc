/* Linear least squares by Householder's QR with columns of length 1 and steps
 * of refinement, residuals in twice the precision: Golub and Van Loan, Matrix
 * Computations, 5.3; Bjorck, Numerical Methods for Least Squares, 2.9. */
#ifndef RECKON_LANG_LEAST_SQUARES_H
#define RECKON_LANG_LEAST_SQUARES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct least_squares {
    uint64_t rows, columns; /* rows >= columns */
    double *design;         /* row by row */
    double *response;
    /* what least_squares_fit makes, in its arena */
    double *coefficient; /* one for each column */
    double *leverage;    /* diagonal of the inverse of X'X */
    double residual;     /* sum of squared residuals */
};

/* False when the columns depend on each other to about 1e-13. */
bool least_squares_fit(struct least_squares *fit, struct arena *arena);

#endif
