#include <math.h>

#include "figure/plane.h"

static void add_value(const struct figure_axis *axis, double value,
                      struct str *out)
{
    scale_add_value(axis, value, false, out);
}

/* The name, from where to where it went, and the band at the end. */
static void line_entry(struct plane *plane, size_t index,
                       struct screen_legend *legend)
{
    const struct figure *figure = plane->screen->figure;
    const struct figure_series *series = &figure->series[index];
    struct measure measure = measure_series(figure, series);
    struct str text = {0};
    if (!measure.count)
        return;
    if (series->name && *series->name) {
        str_add(&text, series->name);
        str_add(&text, ": ");
    }
    add_value(&figure->y, measure.first->y, &text);
    if (measure.count > 1) {
        str_add(&text, " -> ");
        add_value(&figure->y, measure.last->y, &text);
    }
    if (figure->band && measure_band(measure.last->low, measure.last->high)) {
        struct figure_axis plain = figure->y;
        plain.sign = false;
        str_add_format(&text, " (%s ", figure->band);
        if (figure->band_is_distance) {
            add_value(&plain, measure.last->high / 2 - measure.last->low / 2,
                      &text);
        } else {
            add_value(&figure->y, measure.last->low, &text);
            str_add(&text, " to ");
            add_value(&figure->y, measure.last->high, &text);
        }
        str_add_char(&text, ')');
    }
    char letter = screen_letter(index);
    screen_legend_add(legend, plane->lettered ? (uint32_t)letter : 0, letter,
                      text.text);
    str_release(&text);
}

static void label_entries(struct plane *plane,
                          const struct figure_series *series,
                          struct screen_legend *legend)
{
    const struct figure *figure = plane->screen->figure;
    struct str text = {0};
    size_t letter = 0;
    for (size_t i = 0; i < series->count; i++) {
        const struct figure_point *point = &series->point[i];
        char sign = screen_letter(letter);
        if (!measure_known(figure, point))
            continue;
        letter++;
        str_clear(&text);
        if (point->label && *point->label)
            str_add_format(&text, "%s: ", point->label);
        add_value(&figure->x, point->x, &text);
        str_add(&text, ", ");
        add_value(&figure->y, point->y, &text);
        screen_legend_add(legend, (uint32_t)sign, sign, text.text);
    }
    str_release(&text);
}

/* What the three sizes of dots stand for, where there is more than one. */
static void size_entries(struct plane *plane, struct screen_legend *legend)
{
    const struct figure *figure = plane->screen->figure;
    struct str text = {0};
    double from = 1;
    for (size_t third = 1; third <= 3 && plane->heaviest > 1; third++) {
        struct stamp stamp = plane_dot(third);
        double to = floor(plane->heaviest * (double)third / 3 + 1e-9);
        if (from > to)
            continue;
        str_clear(&text);
        str_add_integer(&text, (int64_t)fmin(from, 1e15));
        if (from < to) {
            str_add_char(&text, '-');
            str_add_integer(&text, (int64_t)fmin(to, 1e15));
        }
        if (third == 3 && figure->weight)
            str_add_format(&text, " %s", figure->weight);
        screen_legend_add(legend, stamp.unicode, stamp.ascii, text.text);
        from = to + 1;
    }
    str_release(&text);
}

static void axis_entry(struct plane *plane, struct screen_legend *legend)
{
    const struct figure *figure = plane->screen->figure;
    const char *up = figure->y.name, *across = figure->x.name;
    struct str text = {0};
    if (up && *up)
        str_add_format(&text, "up: %s", up);
    if (across && *across && figure->x.scale != FIGURE_DATES)
        str_add_format(&text, "%sacross: %s", text.length ? ", " : "", across);
    if (text.length)
        screen_legend_add(legend, 0, 0, text.text);
    str_release(&text);
}

void plane_legend(struct plane *plane)
{
    const struct figure *figure = plane->screen->figure;
    struct screen_legend legend = {plane->screen, 2, 0};
    axis_entry(plane, &legend);
    screen_legend_end(&legend);
    for (size_t i = 0; i < figure->series_count; i++) {
        const struct figure_series *series = &figure->series[i];
        bool named = series->name && *series->name;
        if (series->mark == FIGURE_LINE)
            line_entry(plane, i, &legend);
        else if (series->mark == FIGURE_RULE && named)
            screen_legend_add(&legend, 0x2508, '.', series->name);
        else if (series->mark == FIGURE_DOTS && measure_labels(series))
            label_entries(plane, series, &legend);
    }
    size_entries(plane, &legend);
    screen_legend_end(&legend);
}
