#include "model/scores.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/memory.h"

enum { BINS = 10 };

struct ranked {
    double chance;
    bool right;
};

static int by_chance(const void *left, const void *right)
{
    double a = ((const struct ranked *)left)->chance;
    double b = ((const struct ranked *)right)->chance;
    return (a > b) - (a < b);
}

/* By rank sums, ties at their middle rank. */
static double auc_of(const double *chance, const double *result, size_t count)
{
    struct ranked *ranked = memory_get((count + 1) * sizeof *ranked);
    size_t rows = 0;
    for (size_t i = 0; i < count; i++)
        if (result[i] <= 0 || result[i] >= 1)
            ranked[rows++] = (struct ranked){chance[i], result[i] >= 1};
    qsort(ranked, rows, sizeof *ranked, by_chance);
    double ranks = 0, right = 0;
    for (size_t i = 0, end; i < rows; i = end) {
        for (end = i; end < rows && !(ranked[end].chance > ranked[i].chance);)
            end++;
        double middle = (double)(i + 1 + end) / 2;
        for (size_t k = i; k < end; k++)
            if (ranked[k].right) {
                ranks += middle;
                right++;
            }
    }
    memory_free(ranked);
    double wrong = (double)rows - right;
    return right > 0 && wrong > 0
               ? (ranks - right * (right + 1) / 2) / (right * wrong)
               : (double)NAN;
}

static double ece_of(const double *chance, const double *result, size_t count)
{
    double sum = 0, gap[BINS] = {0};
    for (size_t i = 0; i < count; i++) {
        int bin = (int)(chance[i] * BINS);
        gap[bin < BINS ? bin : BINS - 1] += chance[i] - result[i];
    }
    for (int i = 0; i < BINS; i++)
        sum += fabs(gap[i]);
    return sum / (double)count;
}

struct scores scores_of(const double *chance, const double *result,
                        size_t count)
{
    struct scores scores = {.rows = count};
    double loss = 0, squares = 0;
    for (size_t i = 0; i < count; i++) {
        double p = chance[i], y = result[i];
        loss -= (y > 0 ? y * log(p) : 0) + (y < 1 ? (1 - y) * log(1 - p) : 0);
        squares += (y - p) * (y - p);
    }
    scores.log_loss = count ? loss / (double)count : (double)NAN;
    scores.rmse = count ? sqrt(squares / (double)count) : (double)NAN;
    scores.ece = count ? ece_of(chance, result, count) : (double)NAN;
    scores.auc = auc_of(chance, result, count);
    return scores;
}
