#include "figure/date.h"
#include "model/constants.h"
#include "report/look_figures.h"

static struct figure_point point_of(const struct lookback_ability *ability)
{
    const struct ability_level *level = &ability->level;
    return (struct figure_point){
        .x = (double)(ability->day * SECONDS_A_DAY),
        .y = level->level,
        .low = level->level - level->band,
        .high = level->level + level->band,
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
        /* the whole scale, beyond which no band is drawn */
        .y = {.name = "level",
              .low = ABILITY_LEAST_LEVEL,
              .high = ABILITY_MOST_LEVEL,
              .decimals = 1},
        .series = series,
        .series_count = 1,
        .band = "standard error",
        .band_is_distance = true,
    };
}

void look_ability_axes(const struct lookback *look, struct figure *figure)
{
    int64_t first = look->last;
    for (size_t i = 0; i < look->topics; i++)
        if (look->topic[i].abilities && look->topic[i].ability->day < first)
            first = look->topic[i].ability->day;
    if (first < look->last) {
        figure->x.low = (double)(first * SECONDS_A_DAY);
        figure->x.high = (double)(look->last * SECONDS_A_DAY);
    }
}
