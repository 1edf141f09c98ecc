#include <math.h>

#include "figure/date.h"
#include "report/look_bars.h"

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

struct figure_bar look_bar(const char *name, const struct share *share)
{
    return (struct figure_bar){
        .name = name,
        .value = PERCENT * share->value,
        .low = PERCENT * share->low,
        .high = PERCENT * share->high,
    };
}

struct figure look_shares(const char *title, struct figure_bar *bar,
                          size_t bars, struct figure_column *column,
                          size_t columns)
{
    return (struct figure){
        .title = title,
        .description = "The share of questions that were right at the first "
                       "try, with its 95% interval.",
        .empty = "No questions were answered.",
        .form = FIGURE_BARS,
        .y = {.name = "right at first try",
              .unit = "%",
              .spoken = " percent",
              .low = 0,
              .high = PERCENT},
        .bar = bar,
        .bars = bars,
        .band = "95% interval",
        .column = column,
        .columns = columns,
    };
}

struct figure_column *look_columns(double *value, size_t count,
                                   struct arena *arena)
{
    struct figure_column *column = arena_zero(arena, 3 * sizeof *column);
    column[0] = (struct figure_column){.name = "questions", .value = value};
    column[1] = (struct figure_column){.name = "median time",
                                       .unit = " s",
                                       .spoken = " seconds",
                                       .value = &value[count]};
    return column;
}

struct figure look_topics(const struct lookback *look, struct arena *arena)
{
    enum { COUNT, TIME, LEVEL, COLUMNS };
    size_t count = look->topics;
    const struct lookback_topic *weakest = lookback_weakest(look);
    struct figure_bar *bar = arena_get(arena, (count + 1) * sizeof *bar);
    double *value = arena_get(arena, (COLUMNS * count + 1) * sizeof *value);
    struct figure_column *column = look_columns(value, count, arena);
    for (size_t i = 0; i < count; i++) {
        const struct lookback_topic *topic = &look->topic[i];
        bar[i] = look_bar(topic->name, &topic->right);
        if (count > 1 && topic == weakest)
            bar[i].note = "next";
        value[COUNT * count + i] = (double)topic->answered;
        value[TIME * count + i] = topic->median;
        value[LEVEL * count + i] = fmax(0, topic->level.level);
    }
    column[LEVEL] = (struct figure_column){
        .name = "level", .decimals = 1, .value = &value[LEVEL * count]};
    return look_shares("Right at first try, by topic", bar, count, column,
                       COLUMNS);
}

struct figure look_levels(const struct lookback *look, struct arena *arena)
{
    enum { COUNT, TIME, COLUMNS };
    size_t count = look->level_groups;
    struct figure_bar *bar = arena_get(arena, (count + 1) * sizeof *bar);
    double *value = arena_get(arena, (COLUMNS * count + 1) * sizeof *value);
    struct figure_column *column = look_columns(value, count, arena);
    for (size_t i = 0; i < count; i++) {
        const struct lookback_group *group = &look->level_group[i];
        struct str name = {0};
        str_add_format(&name, "level %s", group->name);
        bar[i] =
            look_bar(arena_text(arena, name.text, name.length), &group->right);
        str_release(&name);
        value[COUNT * count + i] = (double)group->right.count;
        value[TIME * count + i] = group->median;
    }
    return look_shares("Right at first try, by level of the question", bar,
                       count, column, COLUMNS);
}
