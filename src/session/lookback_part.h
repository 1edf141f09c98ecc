/* Inside of looking back: each gathers its part of a lookback whose options,
 * period and topics are set. */
#ifndef RECKON_SESSION_LOOKBACK_PART_H
#define RECKON_SESSION_LOOKBACK_PART_H

#include "session/lookback.h"
#include "store/progress.h"

/* What the parts share. */
struct lookback_work {
    struct lookback *lookback;
    struct arena *arena;
    struct answers_span span;
    struct progress progress; /* untimed */
    /* Of the catalog, by bank and id; none without a catalog. */
    const struct catalog_template **template;
    size_t templates;
};

/* Sorts the catalog's templates for lookback_find. */
void lookback_index(struct lookback_work *work);

/* A template by its present id; NULL where the banks have none such. */
const struct catalog_template *lookback_find(const struct lookback_work *work,
                                             const char *bank, const char *id);

/* The seconds that the author gives for what a row answers; NaN where they are
 * not known. */
double lookback_author(const struct lookback_work *work,
                       const struct answer_row *row);

/* The index of a topic of the lookback; `topics` where it is none. */
size_t lookback_topic_at(const struct lookback *lookback, const char *name);

/* The middle one, or the mean of the middle two; sorts; NaN for none. */
double lookback_median(double *value, size_t count);

bool lookback_ability_series(struct lookback_work *work, struct error *error);
bool lookback_sure(struct lookback_work *work, struct error *error);
bool lookback_mistakes(struct lookback_work *work, struct error *error);
bool lookback_mock(struct lookback_work *work, struct error *error);
bool lookback_points(struct lookback_work *work, struct error *error);
void lookback_banks(struct lookback_work *work);

#endif
