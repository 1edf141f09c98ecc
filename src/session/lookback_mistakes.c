/* Wrong answers by kind, and the times of all answers (declared in
 * lookback_part.h). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "quiz/misconception.h"
#include "session/lookback_part.h"

struct collector {
    struct lookback_work *work;
    size_t capacity;
};

static const char *copy(struct arena *arena, const char *text)
{
    return text ? arena_text(arena, text, strlen(text)) : NULL;
}

static struct answer_row copy_row(const struct answer_row *row,
                                  struct arena *arena)
{
    struct answer_row mine = *row;
    mine.bank = copy(arena, row->bank);
    mine.template = copy(arena, row->template);
    mine.part = copy(arena, row->part);
    mine.topic = copy(arena, row->topic);
    mine.kind = copy(arena, row->kind);
    mine.typed =
        row->typed ? arena_text(arena, row->typed, row->typed_length) : NULL;
    mine.reading = copy(arena, row->reading);
    mine.verdict = copy(arena, row->verdict);
    mine.mistake = copy(arena, row->mistake);
    mine.mode = copy(arena, row->mode);
    mine.track = copy(arena, row->track);
    return mine;
}

static struct lookback_kind *kind_of(struct collector *collector,
                                     const char *tag)
{
    struct lookback *lookback = collector->work->lookback;
    struct arena *arena = collector->work->arena;
    for (size_t i = 0; i < lookback->kinds; i++)
        if (strcmp(lookback->kind[i].tag, tag) == 0)
            return &lookback->kind[i];
    lookback->kind = arena_grow(arena, lookback->kind, lookback->kinds,
                                &collector->capacity, sizeof *lookback->kind);
    struct lookback_kind *kind = &lookback->kind[lookback->kinds++];
    *kind = (struct lookback_kind){
        .tag = copy(arena, tag),
        .about = misconception_about(tag),
    };
    return kind;
}

static bool take_mistake(const struct answer_row *row, void *context)
{
    struct collector *collector = context;
    struct lookback_kind *kind =
        kind_of(collector, row->mistake ? row->mistake : "");
    kind->times++;
    collector->work->lookback->mistakes++;
    if (kind->examples < LOOKBACK_EXAMPLES)
        kind->example[kind->examples++] = (struct lookback_mistake){
            .row = copy_row(row, collector->work->arena),
            .day = answers_day(row->time, row->offset),
        };
    return true;
}

/* What has no name comes last, whatever its number. */
static int compare_kinds(const void *a, const void *b)
{
    const struct lookback_kind *left = a, *right = b;
    bool nameless_left = !*left->tag, nameless_right = !*right->tag;
    if (nameless_left != nameless_right)
        return nameless_left ? 1 : -1;
    if (left->times != right->times)
        return left->times > right->times ? -1 : 1;
    return left->example[0].row.id > right->example[0].row.id ? -1 : 1;
}

bool lookback_mistakes(struct lookback_work *work, struct error *error)
{
    struct lookback *lookback = work->lookback;
    struct collector collector = {.work = work};
    if (!answers_wrong(lookback->options.db, &work->span, take_mistake,
                       &collector, error))
        return false;
    if (lookback->kinds)
        qsort(lookback->kind, lookback->kinds, sizeof *lookback->kind,
              compare_kinds);
    return true;
}

/* --- times -----------------------------------------------------------------
 */

double lookback_author(const struct lookback_work *work,
                       const struct answer_row *row)
{
    const struct catalog_template *template =
        lookback_find(work, row->bank, row->template);
    for (uint32_t i = 0; template && i < template->levels; i++)
        if (template->level[i].level == row->level)
            return (double)template->level[i].seconds;
    return (double)NAN;
}

static bool take_point(const struct answer_row *row, void *context)
{
    struct collector *collector = context;
    struct lookback *lookback = collector->work->lookback;
    size_t topic = lookback_topic_at(lookback, row->topic);
    if (*row->track || row->interrupted || topic == lookback->topics ||
        !(row->seconds >= 0 && isfinite(row->seconds)))
        return true;
    lookback->point =
        arena_grow(collector->work->arena, lookback->point, lookback->points,
                   &collector->capacity, sizeof *lookback->point);
    lookback->point[lookback->points++] = (struct lookback_point){
        .topic = (uint32_t)topic,
        .level = row->level,
        .right = row->result >= 1,
        .seconds = row->seconds,
        .author = lookback_author(collector->work, row),
    };
    return true;
}

enum times { TIMES_RIGHT, TIMES_WRONG, TIMES_AUTHOR };

/* NaN where the point has none. */
static double time_of(const struct lookback_point *point, enum times which)
{
    if (which == TIMES_AUTHOR)
        return point->author;
    return point->right == (which == TIMES_RIGHT) ? point->seconds
                                                  : (double)NAN;
}

static double median_of(struct lookback_work *work, size_t topic,
                        enum times which)
{
    const struct lookback *lookback = work->lookback;
    struct arena_mark mark = arena_here(work->arena);
    double *seconds =
        arena_get(work->arena, (lookback->points + 1) * sizeof *seconds);
    size_t count = 0;
    for (size_t i = 0; i < lookback->points; i++) {
        double time = time_of(&lookback->point[i], which);
        if (lookback->point[i].topic == topic && !isnan(time))
            seconds[count++] = time;
    }
    double median = lookback_median(seconds, count);
    arena_rewind(work->arena, mark);
    return median;
}

bool lookback_points(struct lookback_work *work, struct error *error)
{
    struct lookback *lookback = work->lookback;
    struct collector collector = {.work = work};
    if (!answers_told(lookback->options.db, &work->span, take_point, &collector,
                      error))
        return false;
    for (size_t i = 0; i < lookback->topics; i++) {
        struct lookback_topic *topic = &lookback->topic[i];
        topic->median_right = median_of(work, i, TIMES_RIGHT);
        topic->median_wrong = median_of(work, i, TIMES_WRONG);
        topic->author = median_of(work, i, TIMES_AUTHOR);
    }
    return true;
}
