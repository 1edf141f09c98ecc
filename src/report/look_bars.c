#include "report/look_bars.h"

#include <math.h>

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
        value[LEVEL * count + i] = topic->level.level;
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
