#include "base/numtext.h"
#include "report/look_bars.h"

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
