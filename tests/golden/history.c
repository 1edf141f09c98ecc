/* history DATABASE: fills a new database with six weeks of practice that ended
 * on 23 November 2026, for transcripts of what looks back. Made by a stream of
 * its own, not by a session, so that it is the same whatever the model or the
 * banks become; the estimates are then worked out from its rows. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/rng.h"
#include "lang/gsl_door.h"
#include "session/rebuild.h"
#include "store/db.h"
#include "store/learners.h"
#include "store/progress.h"
#include "store/sittings.h"

enum { DAYS = 42, MOST_A_DAY = 12, INTERVALS = 12, DRILLED = 20, OTHERS = 15 };

/* 2026-11-23, 18:00 UTC. */
#define LAST INT64_C(1795456800)
#define DAY  INT64_C(86400)

struct kind {
    const char *bank, *template, *topic;
    int low, high;  /* levels */
    double ease;    /* logit of a right answer at the lowest level, first day */
    double seconds; /* usual */
    const char *wrong[3], *mistake[3];
};

static const struct kind kinds[] = {
    {"kinds",
     "product",
     "arithmetic",
     1,
     4,
     1.6,
     9,
     {"431", "398", "12"},
     {"carry", "place-value", NULL}},
    {"rooms",
     "coin",
     "coins",
     1,
     3,
     0.6,
     25,
     {"0.75", "1/7", "2"},
     {"complement", "independence", NULL}},
    {"rooms",
     "share",
     "shares",
     1,
     2,
     -0.8,
     48,
     {"0.5", "2.5", "1/4"},
     {"base", "inverse", NULL}},
    {"rooms",
     "larger",
     "sizes",
     1,
     1,
     1.9,
     6,
     {"b", "b", "b"},
     {"inverse", NULL, NULL}},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

struct maker {
    struct db *db;
    struct rng rng;
    int64_t learner, session, sequence;
    struct error error;
};

static bool add(struct maker *maker, const struct kind *kind, int64_t time,
                double grown, const char *track)
{
    int levels = kind->high - kind->low + 1;
    int level = kind->low + (int)rng_below(&maker->rng, (uint64_t)levels);
    double logit = kind->ease + grown - 0.6 * (level - kind->low);
    double chance = 1 / (1 + exp(-logit));
    bool right = rng_unit(&maker->rng) < chance;
    size_t slip = rng_below(&maker->rng, 3);
    /* Too sure: what is stated lies above the chance. */
    double sure = fmin(1, floor(10 * (chance + 0.15) + 0.5) / 10);
    bool asked = rng_below(&maker->rng, 3) == 0;
    double seconds = kind->seconds * exp(0.8 * (rng_unit(&maker->rng) - 0.4));
    /* What went wrong can be drawn again. Most of the rest is of templates that
     * the test's small banks have not, or one template would be all that the
     * estimates know. */
    char template[40];
    snprintf(template, sizeof template, "%s%.0d", kind->template,
             right ? (int)rng_below(&maker->rng, OTHERS) : 0);
    struct answer_row row = {
        .learner = maker->learner,
        .session = maker->session,
        .sequence = ++maker->sequence,
        .question = maker->sequence,
        .time = time,
        .bank = kind->bank,
        .template = template,
        .part = template,
        .topic = kind->topic,
        .level = level,
        .seed = rng_below(&maker->rng, 1000),
        .kind = "number",
        .typed = right ? "right" : kind->wrong[slip],
        .verdict = right ? "right" : "wrong",
        .mistake = right ? NULL : kind->mistake[slip],
        .credit = right,
        .result = right,
        .tries = 1,
        .seconds = *track ? seconds / 2 : seconds,
        .mode = *track ? "drill" : "practice",
        .track = track,
        .confidence = asked && !*track ? sure : (double)NAN,
        .prediction = (double)NAN,
        .asked = (double)time - floor(seconds),
        .allowed = *track ? 2 * kind->seconds : (double)NAN,
    };
    row.typed_length = strlen(row.typed);
    return progress_record(maker->db, &row, NULL, NULL, &maker->error);
}

static bool add_day(struct maker *maker, int day)
{
    int64_t time = LAST - (DAYS - 1 - day) * DAY;
    uint64_t count = 4 + rng_below(&maker->rng, MOST_A_DAY - 4);
    bool ok = true;
    /* Not every day; but on the last one. */
    if (day < DAYS - 1 && rng_below(&maker->rng, 5) < 2)
        return true;
    maker->session++;
    for (uint64_t i = 0; ok && i < count; i++)
        ok = add(maker, &kinds[rng_below(&maker->rng, KINDS)],
                 time + 60 * (int64_t)i, 0.03 * day, "");
    return ok;
}

static bool add_interval(struct maker *maker, int number)
{
    double middle = 100 + 100 * (rng_unit(&maker->rng) - 0.5);
    struct stated_interval interval = {
        .learner = maker->learner,
        .session = maker->session,
        .question = number,
        .time = LAST - number * DAY,
        .topic = "estimation",
        .bank = "kinds",
        .template = "tuners",
        .stated = 0.9,
        .low = middle - 25,
        .high = middle + 25,
        .truth = 100,
    };
    return sittings_interval(maker->db, &interval, &maker->error);
}

static bool fill(struct maker *maker)
{
    bool ok = learners_find(maker->db, LEARNERS_DEFAULT, LAST, &maker->learner,
                            &maker->error);
    for (int i = 0; ok && i < DAYS; i++)
        ok = add_day(maker, i);
    maker->session++;
    for (int i = 0; ok && i < DRILLED; i++)
        ok = add(maker, &kinds[0], LAST - 3 * DAY + 10 * i, 1, "quick");
    for (int i = 0; ok && i < INTERVALS; i++)
        ok = add_interval(maker, i);
    return ok && rebuild_states(maker->db, maker->learner, NULL, &maker->error);
}

int main(int argc, char **argv)
{
    struct maker maker = {.session = 1};
    if (argc != 2) {
        fputs("usage: history DATABASE\n", stderr);
        return 2;
    }
    numeric_start();
    rng_seed(&maker.rng, 1);
    maker.db = db_open(argv[1], &maker.error);
    bool ok = maker.db && fill(&maker);
    if (!ok)
        fprintf(stderr, "history: %s\n", maker.error.text);
    db_close(maker.db);
    return !ok;
}
