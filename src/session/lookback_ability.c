/* Ability over time: what a replay of the history believes at the end of each
 * day (declared in lookback_part.h). */
#include <string.h>

#include "session/lookback_part.h"
#include "session/rebuild.h"

/* A series on its way. What is known from before the period is kept until there
 * is something within it. */
struct series {
    struct lookback_ability **point;
    size_t *count, capacity;
    struct ability_level before;
    bool has_before;
};

struct collector {
    struct lookback_work *work;
    struct series all, *topic; /* one for each of the lookback */
};

static void append(struct series *series, struct arena *arena, int64_t day,
                   struct ability_level level)
{
    *series->point = arena_grow(arena, *series->point, *series->count,
                                &series->capacity, sizeof **series->point);
    (*series->point)[(*series->count)++] =
        (struct lookback_ability){day, level};
}

/* A clock that went back must not make a line go back: such a row belongs to
 * the last day that there was. */
static void take_level(struct series *series, const struct lookback_work *work,
                       int64_t day, struct ability_level level)
{
    const struct lookback *lookback = work->lookback;
    if (day < lookback->first && !*series->count) {
        series->before = level;
        series->has_before = true;
        return;
    }
    if (!*series->count && series->has_before)
        append(series, work->arena, lookback->first - 1, series->before);
    if (*series->count && day <= (*series->point)[*series->count - 1].day)
        (*series->point)[*series->count - 1].level = level;
    else
        append(series, work->arena, day, level);
}

static bool take_step(const struct rebuild_step *step, void *context)
{
    struct collector *collector = context;
    const struct lookback *lookback = collector->work->lookback;
    const struct answer_row *row = step->row;
    int64_t day = answers_day(row->time, row->offset);
    if (!step->learnt || *row->track || day > lookback->last)
        return true;
    double now = (double)row->time;
    take_level(&collector->all, collector->work, day,
               ability_shown_level(&step->after->learner, NULL, now));
    size_t topic = lookback_topic_at(lookback, row->topic);
    if (topic < lookback->topics)
        take_level(&collector->topic[topic], collector->work, day,
                   ability_shown_level(&step->after->learner,
                                       &step->after->topic, now));
    return true;
}

bool lookback_ability_series(struct lookback_work *work, struct error *error)
{
    struct lookback *lookback = work->lookback;
    struct collector collector = {
        .work = work,
        .all = {.point = &lookback->ability, .count = &lookback->abilities},
        .topic = arena_zero(work->arena,
                            (lookback->topics + 1) * sizeof *collector.topic),
    };
    for (size_t i = 0; i < lookback->topics; i++) {
        collector.topic[i].point = &lookback->topic[i].ability;
        collector.topic[i].count = &lookback->topic[i].abilities;
    }
    return rebuild_replay(lookback->options.db, lookback->options.learner,
                          lookback->options.catalog, take_step, &collector,
                          error);
}
