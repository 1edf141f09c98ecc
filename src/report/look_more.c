#include "base/numtext.h"
#include "figure/date.h"
#include "report/look_bars.h"

struct figure look_kinds(const struct lookback *look, struct arena *arena)
{
    size_t count = look->kinds;
    struct figure_bar *bar = arena_zero(arena, (count + 1) * sizeof *bar);
    for (size_t i = 0; i < count; i++) {
        const char *tag = look->kind[i].tag;
        bar[i].name = *tag ? tag : "not recognised";
        bar[i].value = (double)look->kind[i].times;
    }
    return (struct figure){
        .title = "Mistakes by kind",
        .description = "How often each kind of mistake was made.",
        .empty = "Nothing went wrong.",
        .form = FIGURE_BARS,
        .y = {.name = "times"},
        .bar = bar,
        .bars = count,
    };
}

struct figure look_calibration(const struct lookback *look, struct arena *arena)
{
    enum { DOTS, DIAGONAL, SERIES };
    const struct lookback_calibration *sure = &look->calibration;
    struct figure_series *series = arena_zero(arena, SERIES * sizeof *series);
    struct figure_point *point =
        arena_zero(arena, (LOOKBACK_BINS + 2) * sizeof *point);
    size_t count = 0;
    for (size_t i = 0; i < LOOKBACK_BINS; i++) {
        const struct lookback_bin *bin = &sure->bin[i];
        if (bin->right.count)
            point[count++] = (struct figure_point){
                .x = PERCENT * bin->stated,
                .y = PERCENT * bin->right.value,
                .low = PERCENT * bin->right.low,
                .high = PERCENT * bin->right.high,
                .weight = (double)bin->right.count,
            };
    }
    series[DOTS] = (struct figure_series){
        .name = "answers", .mark = FIGURE_DOTS, .point = point, .count = count};
    struct figure_point *ends = &point[LOOKBACK_BINS];
    ends[1].x = ends[1].y = PERCENT;
    series[DIAGONAL] = (struct figure_series){.name = "as sure as right",
                                              .mark = FIGURE_RULE,
                                              .point = ends,
                                              .count = 2};
    return (struct figure){
        .title = "How sure, and how often right",
        .description = "Dots below the line: you were too sure. Above it: you "
                       "may trust yourself more.",
        .empty = "You were not asked how sure you are.",
        .form = FIGURE_PLANE,
        .x = {.name = "stated",
              .unit = "%",
              .spoken = " percent",
              .low = 0,
              .high = PERCENT},
        .y = {.name = "right",
              .unit = "%",
              .spoken = " percent",
              .low = 0,
              .high = PERCENT},
        .series = series,
        .series_count = SERIES,
        .band = "95% interval",
        .weight = "answers",
    };
}

struct figure look_reviews(const struct lookback *look, struct arena *arena)
{
    struct figure_series *series = arena_zero(arena, sizeof *series);
    struct figure_point *point =
        arena_zero(arena, LOOKBACK_DUE * sizeof *point);
    for (size_t i = 0; i < LOOKBACK_DUE; i++) {
        point[i].x = (double)((look->last + (int64_t)i) * SECONDS_A_DAY);
        point[i].y = look->due[i];
    }
    *series = (struct figure_series){.name = "reviews",
                                     .mark = FIGURE_LINE,
                                     .point = point,
                                     .count = LOOKBACK_DUE};
    return (struct figure){
        .title = "To repeat in the next 14 days",
        .description = "Missed questions that come back, by day.",
        .empty = "Nothing waits to be repeated.",
        .form = FIGURE_SPARK,
        .x = {.name = "day", .scale = FIGURE_DATES},
        .y = {.name = "reviews"},
        .series = series,
        .series_count = 1,
        .sums = true,
    };
}

struct figure look_intervals(const struct lookback *look, struct arena *arena)
{
    const struct lookback_calibration *sure = &look->calibration;
    size_t count = sure->intervals;
    struct figure_bar *bar = arena_get(arena, (count + 1) * sizeof *bar);
    struct figure_column *column = arena_zero(arena, sizeof *column);
    double *given = arena_get(arena, (count + 1) * sizeof *given);
    for (size_t i = 0; i < count; i++) {
        struct str name = {0};
        numtext_add(&name, PERCENT * sure->interval[i].stated, 4);
        str_add(&name, "% intervals");
        bar[i] = look_bar(arena_text(arena, name.text, name.length),
                          &sure->interval[i].held);
        given[i] = (double)sure->interval[i].held.count;
        str_release(&name);
    }
    *column = (struct figure_column){.name = "intervals", .value = given};
    struct figure figure =
        look_shares("How often your intervals held", bar, count, column, 1);
    figure.description = "The share of the intervals you stated that held the "
                         "answer, beside what you were sure of.";
    figure.y.name = "held the answer";
    return figure;
}

struct figure look_drills(const struct lookback *look, struct arena *arena)
{
    size_t count = look->drills;
    struct figure_bar *bar = arena_get(arena, (count + 1) * sizeof *bar);
    double *value = arena_get(arena, (2 * count + 1) * sizeof *value);
    for (size_t i = 0; i < count; i++) {
        const struct lookback_group *drill = &look->drill[i];
        bar[i] = look_bar(drill->name, &drill->right);
        value[i] = (double)drill->right.count;
        value[count + i] = drill->median;
    }
    struct figure figure = look_shares("Against the clock", bar, count,
                                       look_columns(value, count, arena), 2);
    figure.description = "The share of a drill's questions that were right, "
                         "with its 95% interval.";
    figure.y.name = "right";
    return figure;
}

struct figure look_calendar(const struct lookback *look, struct arena *arena)
{
    enum { DAYS_MOST = 53 * 7 };
    bool all = look->last - look->first < DAYS_MOST;
    int64_t first = all ? look->first : look->last - DAYS_MOST + 1;
    size_t count = (size_t)(look->last - first + 1);
    double *cell = arena_get(arena, (count + 1) * sizeof *cell);
    for (size_t i = 0; i < count; i++)
        cell[i] = 0;
    for (size_t i = 0; i < look->days; i++) {
        const struct tally_day *day = &look->day[i];
        if (day->day >= first && day->day <= look->last)
            cell[day->day - first] = (double)(day->answered + day->open);
    }
    return (struct figure){
        .title = "Days",
        .description = all ? "Questions answered on each day."
                           : "Questions answered on each day of the last 53 "
                             "weeks.",
        .form = FIGURE_CALENDAR,
        .y = {.name = "questions"},
        .cell = cell,
        .breadth = count,
        .first_day = first,
        .sums = true,
    };
}
