/* What is looked back at, as figures (declared in stats_screen.h). */
#include <math.h>

#include "figure/date.h"
#include "repl/stats_screen.h"

#define PERCENT 100

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

struct figure stats_figure_ability(const struct lookback *look,
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

static struct figure_bar bar_of(const char *name, const struct share *share)
{
    return (struct figure_bar){
        .name = name,
        .value = PERCENT * share->value,
        .low = PERCENT * share->low,
        .high = PERCENT * share->high,
    };
}

static struct figure shares(const char *title, struct figure_bar *bar,
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

struct figure stats_figure_topics(const struct lookback *look,
                                  struct arena *arena)
{
    enum { COUNT, TIME, LEVEL, COLUMNS };
    size_t count = look->topics;
    const struct lookback_topic *weakest = lookback_weakest(look);
    struct figure_bar *bar = arena_get(arena, (count + 1) * sizeof *bar);
    struct figure_column *column = arena_zero(arena, COLUMNS * sizeof *column);
    double *value = arena_get(arena, (COLUMNS * count + 1) * sizeof *value);
    for (size_t i = 0; i < count; i++) {
        const struct lookback_topic *topic = &look->topic[i];
        bar[i] = bar_of(topic->name, &topic->right);
        if (count > 1 && topic == weakest)
            bar[i].note = "next";
        value[COUNT * count + i] = (double)topic->answered;
        value[TIME * count + i] = topic->median;
        value[LEVEL * count + i] = fmax(0, topic->level.level);
    }
    column[COUNT] = (struct figure_column){.name = "questions",
                                           .value = &value[COUNT * count]};
    column[TIME] = (struct figure_column){.name = "median time",
                                          .unit = " s",
                                          .spoken = " seconds",
                                          .value = &value[TIME * count]};
    column[LEVEL] = (struct figure_column){
        .name = "level", .decimals = 1, .value = &value[LEVEL * count]};
    return shares("Right at first try, by topic", bar, count, column, COLUMNS);
}

struct figure stats_figure_levels(const struct lookback *look,
                                  struct arena *arena)
{
    enum { COUNT, TIME, COLUMNS };
    size_t count = look->level_groups;
    struct figure_bar *bar = arena_get(arena, (count + 1) * sizeof *bar);
    struct figure_column *column = arena_zero(arena, COLUMNS * sizeof *column);
    double *value = arena_get(arena, (COLUMNS * count + 1) * sizeof *value);
    for (size_t i = 0; i < count; i++) {
        const struct lookback_group *group = &look->level_group[i];
        struct str name = {0};
        str_add_format(&name, "level %s", group->name);
        bar[i] =
            bar_of(arena_text(arena, name.text, name.length), &group->right);
        str_release(&name);
        value[COUNT * count + i] = (double)group->right.count;
        value[TIME * count + i] = group->median;
    }
    column[COUNT] = (struct figure_column){.name = "questions",
                                           .value = &value[COUNT * count]};
    column[TIME] = (struct figure_column){.name = "median time",
                                          .unit = " s",
                                          .spoken = " seconds",
                                          .value = &value[TIME * count]};
    return shares("Right at first try, by level of the question", bar, count,
                  column, COLUMNS);
}

struct figure stats_figure_kinds(const struct lookback *look,
                                 struct arena *arena)
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

struct figure stats_figure_calibration(const struct lookback *look,
                                       struct arena *arena)
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

struct figure stats_figure_reviews(const struct lookback *look,
                                   struct arena *arena)
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
