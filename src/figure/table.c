#include "figure/table.h"

#include <math.h>

#include "base/numtext.h"
#include "figure/date.h"
#include "figure/measure.h"

/* A table in the making: first its columns, then cell by cell. */
struct maker {
    const struct figure *figure;
    struct figure_table *table;
    struct arena *arena;
    size_t capacity, names, numbers, cells;
    bool told; /* numbers as the figure tells them, not to the last digit */
};

static const char *given(const char *text, const char *otherwise)
{
    return text && *text ? text : otherwise;
}

static void add_column(struct maker *maker, const char *name, bool number)
{
    struct figure_table *table = maker->table;
    table->name = arena_grow(maker->arena, table->name, table->columns,
                             &maker->names, sizeof *table->name);
    table->number = arena_grow(maker->arena, table->number, table->columns,
                               &maker->numbers, sizeof *table->number);
    table->name[table->columns] = name;
    table->number[table->columns++] = number;
}

static void add_text(struct maker *maker, const char *text)
{
    struct figure_table *table = maker->table;
    table->cell = arena_grow(maker->arena, table->cell, maker->cells,
                             &maker->capacity, sizeof *table->cell);
    table->cell[maker->cells++] = text ? text : "";
    table->rows = maker->cells / table->columns;
}

static void add_value(struct maker *maker, const struct figure_axis *axis,
                      double value)
{
    struct str text = {0};
    if (!isfinite(value))
        ;
    else if (axis->scale == FIGURE_DATES) {
        int64_t day = date_day_of(value);
        date_add_iso(&text, day);
        if (value != (double)day * SECONDS_A_DAY) {
            str_add_char(&text, 'T');
            date_add_time(&text, value, true);
        }
    } else if (maker->told) {
        scale_add_value(axis, value, false, &text);
    } else {
        numtext_add_shortest(&text, value);
    }
    add_text(maker, arena_text(maker->arena, str_text(&text), text.length));
    str_release(&text);
}

static void add_axis(struct maker *maker, const struct figure_axis *axis,
                     const char *otherwise)
{
    const char *usual = axis->scale == FIGURE_DATES ? "date" : otherwise;
    add_column(maker, given(axis->name, usual), axis->scale != FIGURE_DATES);
}

/* A distance, which is told as one, or two ends. */
static void add_band_columns(struct maker *maker)
{
    if (maker->figure->band_is_distance) {
        add_column(maker, given(maker->figure->band, "band"), true);
        return;
    }
    add_column(maker, "low", true);
    add_column(maker, "high", true);
}

static void add_band(struct maker *maker, double value, double low, double high)
{
    enum { FIGURES = 12 }; /* a difference is no truer */
    struct figure_axis plain = maker->figure->y;
    struct str text = {0};
    bool known = isfinite(value) && measure_band(low, high);
    if (!maker->figure->band_is_distance) {
        add_value(maker, &plain, known ? low : (double)NAN);
        add_value(maker, &plain, known ? high : (double)NAN);
        return;
    }
    plain.sign = false;
    if (known && maker->told)
        scale_add_value(&plain, high / 2 - low / 2, false, &text);
    else if (known)
        numtext_add(&text, high / 2 - low / 2, FIGURES);
    add_text(maker, arena_text(maker->arena, str_text(&text), text.length));
    str_release(&text);
}

/* Which columns the points of a plane need. */
struct need {
    bool series, label, band, weight;
};

static struct need needs_of(const struct figure *figure)
{
    struct need need = {0};
    size_t shown = 0;
    for (size_t i = 0; i < figure->series_count; i++) {
        const struct figure_series *series = &figure->series[i];
        if (series->mark == FIGURE_RULE)
            continue;
        shown++;
        need.label |= measure_labels(series);
        for (size_t j = 0; j < series->count; j++) {
            const struct figure_point *point = &series->point[j];
            need.band |= measure_band(point->low, point->high);
            need.weight |= point->weight > 0 && isfinite(point->weight);
        }
    }
    need.series = shown > 1;
    return need;
}

static void add_point(struct maker *maker, const struct need *need,
                      const struct figure_series *series,
                      const struct figure_point *point)
{
    const struct figure_axis count = {0};
    if (need->series)
        add_text(maker, series->name);
    if (need->label)
        add_text(maker, point->label);
    add_value(maker, &maker->figure->x, point->x);
    add_value(maker, &maker->figure->y, point->y);
    if (need->band)
        add_band(maker, point->y, point->low, point->high);
    if (need->weight)
        add_value(maker, &count, point->weight);
}

static void make_points(struct maker *maker)
{
    const struct figure *figure = maker->figure;
    struct need need = needs_of(figure);
    if (need.series)
        add_column(maker, "series", false);
    if (need.label)
        add_column(maker, "name", false);
    add_axis(maker, &figure->x, "x");
    add_axis(maker, &figure->y, "y");
    if (need.band)
        add_band_columns(maker);
    if (need.weight)
        add_column(maker, given(figure->weight, "weight"), true);
    for (size_t i = 0; i < figure->series_count; i++)
        for (size_t j = 0; j < figure->series[i].count; j++)
            if (figure->series[i].mark != FIGURE_RULE &&
                measure_known(figure, &figure->series[i].point[j]))
                add_point(maker, &need, &figure->series[i],
                          &figure->series[i].point[j]);
}

static void make_bars(struct maker *maker)
{
    const struct figure *figure = maker->figure;
    bool band = false, note = false;
    for (size_t i = 0; i < figure->bars; i++) {
        band |= measure_band(figure->bar[i].low, figure->bar[i].high);
        note |= figure->bar[i].note != NULL;
    }
    add_column(maker, given(figure->x.name, "name"), false);
    add_column(maker, given(figure->y.name, "value"), true);
    if (band)
        add_band_columns(maker);
    for (size_t i = 0; i < figure->columns; i++)
        add_column(maker, figure->column[i].name, true);
    if (note)
        add_column(maker, "note", false);
    for (size_t i = 0; i < figure->bars; i++) {
        add_text(maker, figure->bar[i].name);
        add_value(maker, &figure->y, figure->bar[i].value);
        if (band)
            add_band(maker, figure->bar[i].value, figure->bar[i].low,
                     figure->bar[i].high);
        for (size_t j = 0; j < figure->columns; j++) {
            struct figure_axis axis = {.unit = figure->column[j].unit,
                                       .decimals = figure->column[j].decimals};
            add_value(maker, &axis, figure->column[j].value[i]);
        }
        if (note)
            add_text(maker, figure->bar[i].note);
    }
}

static void make_heat(struct maker *maker)
{
    const struct figure *figure = maker->figure;
    add_column(maker, given(figure->x.name, "name"), false);
    for (size_t i = 0; i < figure->breadth; i++)
        add_column(maker, figure->breadth_name[i], true);
    for (size_t i = 0; i < figure->rows; i++) {
        add_text(maker, figure->row_name[i]);
        for (size_t j = 0; j < figure->breadth; j++)
            add_value(maker, &figure->y, figure->cell[i * figure->breadth + j]);
    }
}

/* Days on which something happened. */
static void make_calendar(struct maker *maker)
{
    const struct figure *figure = maker->figure;
    const struct figure_axis dates = {.scale = FIGURE_DATES};
    add_column(maker, "date", false);
    add_column(maker, given(figure->y.name, "value"), true);
    for (size_t i = 0; i < figure->breadth; i++) {
        double day = (double)(figure->first_day + (int64_t)i);
        if (!isfinite(figure->cell[i]) || figure->cell[i] == 0)
            continue;
        add_value(maker, &dates, day * SECONDS_A_DAY);
        add_value(maker, &figure->y, figure->cell[i]);
    }
}

void table_make(const struct figure *figure, struct figure_table *table,
                struct arena *arena, bool told)
{
    struct maker maker = {figure, table, arena, 0, 0, 0, 0, told};
    *table = (struct figure_table){0};
    switch (figure->form) {
    case FIGURE_PLANE:
    case FIGURE_SPARK: make_points(&maker); break;
    case FIGURE_BARS: make_bars(&maker); break;
    case FIGURE_HEAT: make_heat(&maker); break;
    case FIGURE_CALENDAR: make_calendar(&maker); break;
    }
}

void figure_table(const struct figure *figure, struct figure_table *table,
                  struct arena *arena)
{
    table_make(figure, table, arena, false);
}
