/* A history from elsewhere, an answer at a time, put into that of a learner.
 * What is there already is known by session and sequence, so that the same
 * history a second time changes nothing.
 *
 * The order of rows is the order of answering. New rows go between those that
 * are there by their times; the rows of one history stay in their order all the
 * same, since clocks jump. Where a new row is not the last, the rows behind it
 * get new ids. Estimates are not touched: work them out once more afterwards
 * (session/rebuild.h), in the same transaction.
 *
 * Memory: 32 bytes for each answer that is there. */
#ifndef RECKON_STORE_MERGE_H
#define RECKON_STORE_MERGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "store/answers.h"
#include "store/sittings.h"

struct db;
struct merge;

enum merge_fate {
    MERGE_ADDED,
    MERGE_KNOWN,  /* the very same is there already */
    MERGE_OTHER,  /* refused: another answer has that place */
    MERGE_FOREIGN /* refused: that session is another learner's */
};

/* Inside the caller's transaction (db_begin), as all that follows. NULL with an
 * error when the rows that are there cannot be read. */
struct merge *merge_begin(struct db *db, int64_t learner, struct error *error);

/* The learner in what they are given does not count. False only where the
 * database fails. Of a sitting that is there, the state that is further on is
 * kept, and that it was there is what is told. */
bool merge_answer(struct merge *merge, const struct answer_row *answer,
                  enum merge_fate *fate, struct error *error);
bool merge_sitting(struct merge *merge, const struct sitting *sitting,
                   enum merge_fate *fate, struct error *error);
bool merge_note(struct merge *merge, const struct sitting_note *note,
                enum merge_fate *fate, struct error *error);
bool merge_interval(struct merge *merge, const struct stated_interval *interval,
                    enum merge_fate *fate, struct error *error);

/* Brings the rest into its order, and frees. To be called in any case; where
 * not `ok`, it only frees. */
bool merge_end(struct merge *merge, bool ok, struct error *error);

#endif
