#include <math.h>

#include "figure/date.h"
#include "report/look_figures.h"

/* From where to where several lines go. */
struct reach {
    double low, high;
    int64_t first; /* day */
};

/* Levels below 0 are not told apart: there are no easier questions. */
static struct figure_point point_of(const struct lookback_ability *ability)
{
    const struct ability_level *level = &ability->level;
    return (struct figure_point){
        .x = (double)(ability->day * SECONDS_A_DAY),
        .y = fmax(0, level->level),
        .low = fmax(0, level->level - level->band),
        .high = fmax(0, level->level + level->band),
    };
}

struct figure look_ability(const struct lookback *look,
                           const struct lookback_topic *topic,
                           struct arena *arena)
{
    const struct lookback_ability *ability =
        topic ? topic->ability : look->ability;
    size_t count = topic ? topic->abilities : look->abilities;
    struct figure_series *series = arena_zero(arena, sizeof *series);
    struct figure_point *point = arena_get(arena, (count + 1) * sizeof *point);
    for (size_t i = 0; i < count; i++)
        point[i] = point_of(&ability[i]);
    *series = (struct figure_series){
        .name = topic ? topic->name : "all topics",
        .mark = FIGURE_LINE,
        .point = point,
        .count = count,
    };
    return (struct figure){
        .title = topic ? "Your level" : "Your level, all topics",
        .description = "The level of the questions that you get right as often "
                       "as not, with one standard error.",
        .empty = "No answer says anything about your level in these days.",
        .form = FIGURE_PLANE,
        .x = {.name = "day", .scale = FIGURE_DATES},
        .y = {.name = "level", .decimals = 1},
        .series = series,
        .series_count = 1,
        .band = "standard error",
        .band_is_distance = true,
    };
}

static void hold(struct reach *all, const struct lookback_ability *ability,
                 size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct figure_point point = point_of(&ability[i]);
        all->low = fmin(all->low, point.low);
        all->high = fmax(all->high, point.high);
        all->first = ability[i].day < all->first ? ability[i].day : all->first;
    }
}

void look_ability_axes(const struct lookback *look, struct figure *figure)
{
    struct reach all = {HUGE_VAL, 0, look->last};
    for (size_t i = 0; i < look->topics; i++)
        hold(&all, look->topic[i].ability, look->topic[i].abilities);
    figure->y.low = all.low < HUGE_VAL ? floor(all.low) : 0;
    figure->y.high = fmax(ceil(all.high), figure->y.low + 1);
    if (all.first < look->last) {
        figure->x.low = (double)(all.first * SECONDS_A_DAY);
        figure->x.high = (double)(look->last * SECONDS_A_DAY);
    }
}
