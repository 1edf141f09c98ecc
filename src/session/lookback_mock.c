/* The last interview that came to its end (declared in lookback_part.h). */
#include <math.h>
#include <string.h>

#include "quiz/misconception.h"
#include "session/interview.h"
#include "session/lookback_part.h"
#include "store/sittings.h"

struct collector {
    struct lookback_work *work;
    struct lookback_mock *mock;
    size_t capacity;
};

static const char *copy(struct collector *collector, const char *text)
{
    return arena_text(collector->work->arena, text, strlen(text));
}

/* Sittings come by their beginning; the last one stays. */
static bool take_sitting(const struct sitting *sitting, void *context)
{
    struct collector *collector = context;
    const struct lookback *lookback = collector->work->lookback;
    int64_t day = answers_day(sitting->ended, lookback->options.offset);
    if (!sitting->ended || strcmp(sitting->mode, "mock") != 0 ||
        day < lookback->first || day > lookback->last)
        return true;
    *collector->mock = (struct lookback_mock){
        .session = sitting->session,
        .day = day,
        .given = sitting->seconds,
        .elapsed = sitting->elapsed,
    };
    return true;
}

/* A part may have several rows: tries, and marks of what was said. */
static struct lookback_asked *part_of(struct collector *collector,
                                      const struct answer_row *row)
{
    struct lookback_mock *mock = collector->mock;
    for (size_t i = 0; i < mock->parts; i++)
        if (mock->part[i].question == row->question &&
            strcmp(mock->part[i].name, row->part) == 0)
            return &mock->part[i];
    mock->part = arena_grow(collector->work->arena, mock->part, mock->parts,
                            &collector->capacity, sizeof *mock->part);
    struct lookback_asked *part = &mock->part[mock->parts++];
    *part = (struct lookback_asked){
        .question = row->question,
        .name = copy(collector, row->part),
        .topic = copy(collector, row->topic),
        .open = strcmp(row->kind, "open") == 0,
        .points = (double)NAN,
        .credit = (double)NAN,
        .author = lookback_author(collector->work, row),
    };
    return part;
}

static bool take_answer(const struct answer_row *row, void *context)
{
    struct lookback_asked *part = part_of(context, row);
    double points = interview_points(row);
    part->skipped = strcmp(row->verdict, "skipped") == 0;
    if (!isnan(points)) {
        part->points = points;
        part->credit = row->credit;
    }
    if (strcmp(row->verdict, "marked") != 0 && isfinite(row->seconds))
        part->seconds = row->seconds;
    part->about = row->mistake ? misconception_about(row->mistake) : NULL;
    return true;
}

/* Share of the points of a topic, what is marked by oneself left out. */
static double share_of_topic(const struct lookback_mock *mock,
                             const char *topic)
{
    double points = 0, most = 0;
    for (size_t i = 0; i < mock->parts; i++) {
        const struct lookback_asked *part = &mock->part[i];
        if (part->open || isnan(part->points) ||
            strcmp(part->topic, topic) != 0)
            continue;
        points += part->points;
        most++;
    }
    return most > 0 ? points / most : 1;
}

static bool is_listed(const struct lookback_mock *mock, const char *topic)
{
    for (size_t i = 0; i < mock->weak; i++)
        if (strcmp(mock->weakest[i], topic) == 0)
            return true;
    return false;
}

/* Of equals the one that was asked first. */
static void find_weakest(struct lookback_mock *mock)
{
    while (mock->weak < LOOKBACK_WEAKEST) {
        const char *weakest = NULL;
        double least = INTERVIEW_FULL;
        for (size_t i = 0; i < mock->parts; i++) {
            const char *topic = mock->part[i].topic;
            double share = share_of_topic(mock, topic);
            if (share < least && !is_listed(mock, topic)) {
                least = share;
                weakest = topic;
            }
        }
        if (!weakest)
            return;
        mock->weakest[mock->weak++] = weakest;
    }
}

bool lookback_mock(struct lookback_work *work, struct error *error)
{
    const struct lookback_options *options = &work->lookback->options;
    struct lookback_mock *mock = &work->lookback->mock;
    struct collector collector = {.work = work, .mock = mock};
    if (options->topic)
        return true;
    if (!sittings_each(options->db, options->learner, INT64_MIN, INT64_MIN,
                       take_sitting, &collector, error))
        return false;
    if (mock->session && !answers_of_session(options->db, mock->session,
                                             take_answer, &collector, error))
        return false;
    find_weakest(mock);
    return true;
}
