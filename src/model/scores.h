/* How good predictions were. */
#ifndef RECKON_MODEL_SCORES_H
#define RECKON_MODEL_SCORES_H

#include <stddef.h>

/* All smaller is better but for auc. */
struct scores {
    size_t rows;
    double log_loss; /* mean of -ln of the chance given to what happened */
    double auc;      /* chance that a right answer had been given more than a
                        wrong one, ties counting half (Mann and Whitney 1947);
                        NaN where there are not both */
    double rmse;     /* root of the mean squared difference (Brier 1950) */
    double ece;      /* expected calibration error: mean over ten equal bins of
                        |chance - share right|, weighted by their rows (Naeini,
                        Cooper and Hauskrecht 2015) */
};

/* Of `count` predictions, chance[i] in (0, 1) for result[i]: 1 right, 0 wrong;
 * 0.5 (with help) counts in all but the auc. All NaN for none. */
struct scores scores_of(const double *chance, const double *result,
                        size_t count);

#endif
