#include <math.h>

#include "report/look_bars.h"

/* Of fewer answers, a share is noise. */
enum { ANSWERS_LEAST = 3, TIMES_LEAST = 10 };

struct figure look_speed(const struct lookback *look, struct arena *arena)
{
    enum { TARGET, DOTS, SERIES };
    struct figure_series *series = arena_zero(arena, SERIES * sizeof *series);
    struct figure_point *point =
        arena_zero(arena, (look->topics + 2) * sizeof *point);
    struct figure_point *ends = &point[look->topics];
    size_t count = 0;
    for (size_t i = 0; i < look->topics; i++) {
        const struct lookback_topic *topic = &look->topic[i];
        if (topic->median > 0 && topic->author > 0 &&
            topic->answered >= ANSWERS_LEAST)
            point[count++] = (struct figure_point){
                .x = topic->median / topic->author,
                .y = PERCENT * topic->right.value,
                .weight = (double)topic->answered,
                .label = topic->name,
            };
    }
    ends[0].x = ends[1].x = 1;
    ends[1].y = PERCENT;
    series[TARGET] = (struct figure_series){.name = "the author's time",
                                            .mark = FIGURE_RULE,
                                            .point = ends,
                                            .count = 2};
    series[DOTS] = (struct figure_series){
        .name = "topics", .mark = FIGURE_DOTS, .point = point, .count = count};
    return (struct figure){
        .title = "Right and quick, by topic",
        .description =
            "Each topic's median time over the time that its authors give, and "
            "the share right at first try. The bigger a dot, the more answers.",
        .empty = "Not enough answers yet whose time is known.",
        .form = FIGURE_PLANE,
        .x = {.name = "times the author's time",
              .unit = "x",
              .spoken = " times",
              .scale = FIGURE_LOG,
              .decimals = 2},
        .y = {.name = "right at first try",
              .unit = "%",
              .spoken = " percent",
              .high = PERCENT},
        .series = series,
        .series_count = SERIES,
        .weight = "answers",
    };
}

/* By powers of two of the author's time. */
struct figure look_pace(const struct lookback *look, struct arena *arena)
{
    enum { BINS = 4 };
    static const double upto[BINS] = {0.5, 1, 2, HUGE_VAL};
    static const char *const name[BINS] = {
        "in less than half the author's time", "in the author's time",
        "in up to twice the author's time", "in more than twice"};
    struct figure_bar *bar = arena_zero(arena, BINS * sizeof *bar);
    struct figure_column *column = arena_zero(arena, sizeof *column);
    double *answers = arena_zero(arena, BINS * sizeof *answers);
    int64_t right[BINS] = {0};
    for (size_t i = 0; i < look->points; i++) {
        const struct lookback_point *point = &look->point[i];
        size_t bin = 0;
        if (!(point->author > 0) || !isfinite(point->seconds))
            continue;
        while (point->seconds / point->author > upto[bin])
            bin++;
        answers[bin]++;
        right[bin] += point->right;
    }
    bool enough =
        answers[0] + answers[1] + answers[2] + answers[3] >= TIMES_LEAST;
    for (size_t i = 0; i < BINS; i++) {
        struct share share =
            share_of(right[i], enough ? (int64_t)answers[i] : 0);
        bar[i] = look_bar(name[i], &share);
    }
    *column = (struct figure_column){.name = "questions", .value = answers};
    struct figure figure =
        look_shares("Right by how long it took", bar, BINS, column, 1);
    figure.description = "Quick and wrong: take more time. Slow and right: the "
                         "method is there, speed comes with practice.";
    figure.empty = "Not enough answers yet whose time is known.";
    return figure;
}
