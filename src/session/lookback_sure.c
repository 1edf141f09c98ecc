/* Does a learner know what they know? (declared in lookback_part.h) */
#include <math.h>

#include "session/lookback_part.h"

/* 0.7 * 10 is a little less than 7 for some who type 0.7 in another way. */
#define ROUNDING 1e-9

static size_t bin_of(double stated)
{
    double tenth = floor(stated * (LOOKBACK_BINS - 1) + ROUNDING);
    return (size_t)fmin(fmax(0, tenth), LOOKBACK_BINS - 1);
}

static void fill_bins(struct lookback_calibration *calibration,
                      const struct tally_sure *sure, size_t count)
{
    double sum[LOOKBACK_BINS] = {0};
    int64_t hits[LOOKBACK_BINS] = {0}, all[LOOKBACK_BINS] = {0};
    for (size_t i = 0; i < count; i++) {
        size_t at = bin_of(sure[i].stated);
        sum[at] += sure[i].stated * (double)sure[i].answered;
        hits[at] += sure[i].right;
        all[at] += sure[i].answered;
    }
    for (size_t i = 0; i < LOOKBACK_BINS; i++)
        calibration->bin[i] = (struct lookback_bin){
            .from = (double)i / (LOOKBACK_BINS - 1),
            .to = fmin(1, (double)(i + 1) / (LOOKBACK_BINS - 1)),
            .stated = all[i] ? sum[i] / (double)all[i] : (double)NAN,
            .right = share_of(hits[i], all[i]),
        };
}

static void fill_scores(struct lookback_calibration *calibration,
                        const struct tally_sure *sure, size_t count)
{
    double stated = 0, squares = 0;
    int64_t right = 0, all = 0;
    for (size_t i = 0; i < count; i++) {
        double c = sure[i].stated, n = (double)sure[i].answered;
        double hits = (double)sure[i].right;
        stated += c * n;
        squares += hits * (1 - c) * (1 - c) + (n - hits) * c * c;
        right += sure[i].right;
        all += sure[i].answered;
    }
    calibration->right = share_of(right, all);
    calibration->stated = all ? stated / (double)all : (double)NAN;
    calibration->brier = all ? squares / (double)all : (double)NAN;
    calibration->over = calibration->stated - calibration->right.value;
}

bool lookback_sure(struct lookback_work *work, struct error *error)
{
    struct lookback *lookback = work->lookback;
    struct lookback_calibration *calibration = &lookback->calibration;
    struct tally_sure *sure;
    struct tally_interval *interval;
    size_t sures, intervals;
    if (!tally_sure(lookback->options.db, &work->span, &sure, &sures,
                    work->arena, error) ||
        !tally_intervals(lookback->options.db, &work->span,
                         lookback->options.offset, &interval, &intervals,
                         work->arena, error))
        return false;
    fill_bins(calibration, sure, sures);
    fill_scores(calibration, sure, sures);
    calibration->intervals = intervals;
    calibration->interval =
        arena_get(work->arena, (intervals + 1) * sizeof *calibration->interval);
    for (size_t i = 0; i < intervals; i++)
        calibration->interval[i] = (struct lookback_interval){
            .stated = interval[i].stated,
            .held = share_of(interval[i].held, interval[i].given),
        };
    return true;
}
