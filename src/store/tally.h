/* Sums over a learner's answers in a span of days, worked out by SQLite. What
 * the model was told counts as answered, and 1 of it as right: second tries,
 * skipped and open parts do not. Times that are no measure (an interruption)
 * are left out of medians and sums. Texts and arrays belong to the arena. */
#ifndef RECKON_STORE_TALLY_H
#define RECKON_STORE_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "store/answers.h"

/* A day on which something was asked. A part is counted on the day of its first
 * row. */
struct tally_day {
    int64_t day; /* answers_day */
    int64_t answered, right;
    int64_t open;    /* marked by the learner */
    int64_t shown;   /* given up; they are answered too */
    int64_t skipped; /* left without an answer */
    double seconds;  /* over all its parts */
};

/* By day, the earliest first; days without a row are not in it. */
bool tally_days(struct db *db, const struct answers_span *span,
                struct tally_day **day, size_t *count, struct arena *arena,
                struct error *error);

/* What the answers are grouped by: TALLY_TOPIC and the two below it take only
 * what is untimed, TALLY_TRACK only drills. */
enum tally_by { TALLY_TOPIC, TALLY_LEVEL, TALLY_TEMPLATE, TALLY_TRACK };

struct tally_group {
    const char *name; /* topic; "3"; BANK/TEMPLATE; the drill's name */
    int64_t answered, right;
    int64_t timed; /* those whose time is a measure */
    double median; /* of their seconds; NaN for none */
};

/* By name, in byte order. */
bool tally_groups(struct db *db, const struct answers_span *span,
                  enum tally_by by, struct tally_group **group, size_t *count,
                  struct arena *arena, struct error *error);

/* Answers whose learner said the same of how sure they were. */
struct tally_sure {
    double stated; /* 0 to 1 */
    int64_t answered, right;
};

/* By what was stated, the least first. */
bool tally_sure(struct db *db, const struct answers_span *span,
                struct tally_sure **sure, size_t *count, struct arena *arena,
                struct error *error);

/* Intervals with the same stated chance to hold the answer. */
struct tally_interval {
    double stated;
    int64_t given, held;
};

/* The same of intervals, whose rows know no local time: `offset` is today's. */
bool tally_intervals(struct db *db, const struct answers_span *span, int offset,
                     struct tally_interval **interval, size_t *count,
                     struct arena *arena, struct error *error);

#endif
