#include "figure/date.h"
#include "report/look_figures.h"

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
