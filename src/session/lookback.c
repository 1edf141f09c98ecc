#include "session/lookback.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "session/lookback_part.h"
#include "store/progress.h"

/* A learner's answers, however long ago. */
static const struct answers_span ever = {.first = INT64_MIN, .last = INT64_MAX};

static bool begin(struct lookback_work *work, struct error *error)
{
    struct lookback *lookback = work->lookback;
    const struct lookback_options *options = &lookback->options;
    int64_t answers;
    if (!answers_count(options->db, options->learner, &answers, error) ||
        !progress_load(options->db, options->learner, PROGRESS_UNTIMED,
                       &work->progress, work->arena, error))
        return false;
    lookback->started = answers > 0;
    lookback->last = answers_day(options->now, options->offset);
    lookback->first = lookback->last - options->days + 1;
    lookback->level = ability_shown_level(&work->progress.learner, NULL,
                                          (double)options->now);
    work->span = ever;
    work->span.learner = options->learner;
    work->span.topic = options->topic;
    if (options->days > 0) {
        work->span.first = lookback->first;
        work->span.last = lookback->last;
    }
    return true;
}

static bool gather_days(struct lookback_work *work, struct error *error)
{
    struct lookback *lookback = work->lookback;
    struct lookback_total *total = &lookback->total;
    if (!tally_days(lookback->options.db, &work->span, &lookback->day,
                    &lookback->days, work->arena, error))
        return false;
    for (size_t i = 0; i < lookback->days; i++) {
        const struct tally_day *day = &lookback->day[i];
        total->answered += day->answered;
        total->right += day->right;
        total->open += day->open;
        total->shown += day->shown;
        total->skipped += day->skipped;
        total->seconds += day->seconds;
        total->practised += day->answered > 0 || day->open > 0;
    }
    if (lookback->options.days <= 0)
        lookback->first =
            lookback->days && lookback->day[0].day < lookback->last
                ? lookback->day[0].day
                : lookback->last;
    return true;
}

static int compare_topics(const void *a, const void *b)
{
    const struct lookback_topic *left = a, *right = b;
    if (left->level.logit > right->level.logit)
        return -1;
    if (left->level.logit < right->level.logit)
        return 1;
    return strcmp(left->name, right->name);
}

static bool gather_topics(struct lookback_work *work, struct error *error)
{
    struct lookback *lookback = work->lookback;
    struct tally_group *group;
    if (!tally_groups(lookback->options.db, &work->span, TALLY_TOPIC, &group,
                      &lookback->topics, work->arena, error))
        return false;
    lookback->topic = arena_zero(work->arena, (lookback->topics + 1) *
                                                  sizeof *lookback->topic);
    for (size_t i = 0; i < lookback->topics; i++) {
        struct ability_topic state =
            progress_of_topic(&work->progress, group[i].name);
        lookback->topic[i] = (struct lookback_topic){
            .name = group[i].name,
            .answered = group[i].answered,
            .right = share_of(group[i].right, group[i].answered),
            .median = group[i].median,
            .level = ability_shown_level(&work->progress.learner, &state,
                                         (double)lookback->options.now),
        };
    }
    qsort(lookback->topic, lookback->topics, sizeof *lookback->topic,
          compare_topics);
    return true;
}

static bool gather_groups(struct lookback_work *work, enum tally_by by,
                          struct lookback_group **out, size_t *count,
                          struct error *error)
{
    struct tally_group *group;
    if (!tally_groups(work->lookback->options.db, &work->span, by, &group,
                      count, work->arena, error))
        return false;
    *out = arena_get(work->arena, (*count + 1) * sizeof **out);
    for (size_t i = 0; i < *count; i++)
        (*out)[i] = (struct lookback_group){
            .name = group[i].name,
            .right = share_of(group[i].right, group[i].answered),
            .median = group[i].median,
        };
    return true;
}

static bool gather_all_groups(struct lookback_work *work, struct error *error)
{
    struct lookback *lookback = work->lookback;
    if (!gather_groups(work, TALLY_TRACK, &lookback->drill, &lookback->drills,
                       error))
        return false;
    return !lookback->options.topic ||
           (gather_groups(work, TALLY_LEVEL, &lookback->level_group,
                          &lookback->level_groups, error) &&
            gather_groups(work, TALLY_TEMPLATE, &lookback->template_group,
                          &lookback->template_groups, error));
}

size_t lookback_topic_at(const struct lookback *lookback, const char *name)
{
    size_t i = 0;
    while (i < lookback->topics && strcmp(lookback->topic[i].name, name) != 0)
        i++;
    return i;
}

static int compare_reals(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

double lookback_median(double *value, size_t count)
{
    if (!count)
        return (double)NAN;
    qsort(value, count, sizeof *value, compare_reals);
    return (value[(count - 1) / 2] + value[count / 2]) / 2;
}

const struct lookback_topic *lookback_weakest(const struct lookback *lookback)
{
    const struct lookback_topic *weakest = NULL;
    for (size_t i = 0; i < lookback->topics; i++) {
        const struct lookback_topic *topic = &lookback->topic[i];
        if (!weakest || topic->level.logit + topic->level.deviation <
                            weakest->level.logit + weakest->level.deviation)
            weakest = topic;
    }
    return weakest;
}

bool lookback_make(struct lookback *lookback,
                   const struct lookback_options *options, struct arena *arena,
                   struct error *error)
{
    struct lookback_work work = {.lookback = lookback, .arena = arena};
    *lookback = (struct lookback){.options = *options};
    lookback_index(&work);
    if (!begin(&work, error) || !gather_days(&work, error) ||
        !gather_topics(&work, error) || !gather_all_groups(&work, error) ||
        !lookback_sure(&work, error) || !lookback_mistakes(&work, error) ||
        !lookback_points(&work, error) || !lookback_mock(&work, error) ||
        !lookback_ability_series(&work, error))
        return false;
    lookback_banks(&work);
    return true;
}
