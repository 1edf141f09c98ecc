/* Looking back: what a learner's history comes to over some days. Numbers
 * alone; whoever holds them prints or draws them. Questions are counted by
 * their parts, as the model was told of them; days are the learner's local
 * ones. */
#ifndef RECKON_SESSION_LOOKBACK_H
#define RECKON_SESSION_LOOKBACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "model/ability.h"
#include "model/share.h"
#include "session/catalog.h"
#include "store/answers.h"
#include "store/tally.h"

struct db;

enum {
    LOOKBACK_DAYS = 30,    /* as far as one looks back unless told otherwise */
    LOOKBACK_DUE = 14,     /* days ahead for which reviews are counted */
    LOOKBACK_EXAMPLES = 3, /* of each kind of mistake, the last ones */
    LOOKBACK_WEAKEST = 3,  /* topics of an interview to be practised next */
    LOOKBACK_BINS = 11 /* of stated confidence: 0-9 %, ..., 90-99 %, 100 % */
};

struct lookback_options {
    struct db *db;
    /* What the banks hold. NULL: not known; then reach and the authors' times
     * are not known either, and reviews are counted whatever the banks have. */
    const struct catalog *catalog;
    int64_t learner;
    int64_t now;       /* UTC, seconds */
    int offset;        /* of the local time now, minutes east */
    int days;          /* how many, today included; 0: all */
    const char *topic; /* of this topic only; NULL: of all */
};

struct lookback_total {
    int64_t answered, right, open, shown, skipped;
    int64_t practised; /* days with at least one answer */
    double seconds;
};

/* The level at the end of a day; of the first one, where there were answers
 * before the period, at the end of the day before it. */
struct lookback_ability {
    int64_t day;
    struct ability_level level;
};

/* Do the banks hold what fits the learner: a question with a chance of a right
 * answer within the band that practice aims at? */
struct lookback_reach {
    bool known;         /* there is a catalog that has the topic */
    int fitting;        /* questions (template and level) within the band */
    bool too_easy;      /* none fits, and even the hardest is easier */
    bool too_hard;      /* none fits, and even the easiest is harder */
    int low, high;      /* the levels that there are */
    double least, most; /* the chances of the hardest and the easiest */
};

struct lookback_topic {
    const char *name;
    int64_t answered;
    struct share right;                /* at first try */
    double median;                     /* seconds; NaN for none */
    double median_right, median_wrong; /* of what was right, and was not */
    double author; /* median of the times that the authors give; NaN */
    struct ability_level level;
    struct lookback_ability *ability;
    size_t abilities;
    struct lookback_reach reach;
};

struct lookback_group {
    const char *name; /* "3", or BANK/TEMPLATE */
    struct share right;
    double median;
};

/* Answers with a stated confidence in one tenth. */
struct lookback_bin {
    double from, to; /* in between; `to` is outside, but for the last bin */
    double stated;   /* mean of what was stated; NaN for none */
    struct share right;
};

struct lookback_interval {
    double stated;
    struct share held;
};

struct lookback_calibration {
    struct share right;
    double stated; /* mean; NaN for none */
    double brier;  /* mean squared difference of what was stated and what came
                      (Brier 1950): 0 is perfect, 0.25 what 50 % always gives */
    double over;   /* mean stated less the share right: above 0 is too sure */
    struct lookback_bin bin[LOOKBACK_BINS]; /* also those with none */
    struct lookback_interval *interval;
    size_t intervals;
};

struct lookback_mistake {
    struct answer_row row; /* copied */
    int64_t day;
};

/* Wrong answers of one kind. */
struct lookback_kind {
    const char *tag;   /* misconception or slip; "" where none was recognised */
    const char *about; /* behind "you"; NULL for a tag that is not known */
    int64_t times;
    struct lookback_mistake example[LOOKBACK_EXAMPLES]; /* newest first */
    size_t examples;
};

/* One untimed answer, for speed against accuracy. */
struct lookback_point {
    uint32_t topic; /* of the lookback */
    int level;
    bool right;
    double seconds; /* a measure */
    double author;  /* that the author gives; NaN where not known */
};

/* A part that an interview asked. */
struct lookback_asked {
    int64_t question;
    const char *name, *topic;
    bool open, skipped;
    double credit;     /* share of the marks; NaN: none */
    double points;     /* the same less what hints cost */
    double seconds;    /* that it took */
    double author;     /* that the author gives; NaN where not known */
    const char *about; /* the mistake, behind "you"; NULL: none known */
};

/* The last interview of the period that came to its end. */
struct lookback_mock {
    int64_t session; /* 0: there is none */
    int64_t day;
    double given, elapsed; /* seconds */
    struct lookback_asked *part;
    size_t parts;
    const char *weakest[LOOKBACK_WEAKEST]; /* topics, the weakest first */
    size_t weak;
};

struct lookback {
    struct lookback_options options;
    int64_t first, last; /* local days; `first` is that of the first answer
                            where all days are wanted */
    bool started;        /* there is at least one answer, whenever */
    struct lookback_total total;
    struct tally_day *day; /* those on which something was asked */
    size_t days;
    struct ability_level level; /* over all topics */
    struct lookback_ability *ability;
    size_t abilities;
    struct lookback_topic *topic; /* by level, the highest first */
    size_t topics;
    /* Where one topic is wanted, its answers by level and by template. */
    struct lookback_group *level_group, *template_group;
    size_t level_groups, template_groups;
    struct lookback_group *drill; /* by name */
    size_t drills;
    struct lookback_calibration calibration;
    struct lookback_kind *kind; /* the most frequent first, "" last */
    size_t kinds;
    int64_t mistakes; /* of all kinds */
    struct lookback_point *point;
    size_t points;
    struct lookback_mock mock;
    uint32_t due[LOOKBACK_DUE]; /* reviews; [0]: today and earlier */
    uint32_t later;             /* beyond those days */
};

/* Looks back. Everything belongs to the arena. False, with an error, when the
 * history cannot be read. */
bool lookback_make(struct lookback *lookback,
                   const struct lookback_options *options, struct arena *arena,
                   struct error *error);

/* The topic that is worth practising next: the one that is lowest even by the
 * upper end of its band. NULL where none was answered. */
const struct lookback_topic *lookback_weakest(const struct lookback *lookback);

#endif
