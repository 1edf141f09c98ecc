#include "figure/measure.h"

#include <math.h>

#define ROOM 0.05 /* beside dots, as a share of the whole */

void extent_init(struct extent *extent)
{
    *extent = (struct extent){(double)NAN, (double)NAN};
}

void extent_add(struct extent *extent, double value)
{
    extent->low = fmin(extent->low, value); /* fmin drops a NaN */
    extent->high = fmax(extent->high, value);
}

bool measure_known(const struct figure *figure,
                   const struct figure_point *point)
{
    return scale_has(figure->x.scale, point->x) &&
           scale_has(figure->y.scale, point->y);
}

bool measure_band(double low, double high)
{
    return isfinite(low) && isfinite(high) && low <= high &&
           (low != 0 || high != 0);
}

struct measure measure_series(const struct figure *figure,
                              const struct figure_series *series)
{
    struct measure measure = {0};
    for (size_t i = 0; i < series->count; i++) {
        const struct figure_point *point = &series->point[i];
        if (!measure_known(figure, point))
            continue;
        if (!measure.count++)
            measure.first = measure.lowest = measure.highest = point;
        measure.last = point;
        if (point->y < measure.lowest->y)
            measure.lowest = point;
        if (point->y > measure.highest->y)
            measure.highest = point;
    }
    return measure;
}

static bool any_point(const struct figure *figure)
{
    for (size_t i = 0; i < figure->series_count; i++)
        if (figure->series[i].mark != FIGURE_RULE &&
            measure_series(figure, &figure->series[i]).count)
            return true;
    return false;
}

bool measure_any(const struct figure *figure)
{
    switch (figure->form) {
    case FIGURE_PLANE:
    case FIGURE_SPARK: return any_point(figure);
    case FIGURE_BARS:
        for (size_t i = 0; i < figure->bars; i++)
            if (isfinite(figure->bar[i].value))
                return true;
        return false;
    case FIGURE_HEAT:
    case FIGURE_CALENDAR: break;
    }
    size_t rows = figure->form == FIGURE_HEAT ? figure->rows : 1;
    for (size_t i = 0; i < rows * figure->breadth; i++)
        if (isfinite(figure->cell[i]))
            return true;
    return false;
}

const char *measure_empty(const struct figure *figure)
{
    return figure->empty ? figure->empty : "Nothing to show yet.";
}

static struct extent over_series(const struct figure *figure, bool of_x)
{
    struct extent extent;
    bool rules = !any_point(figure);
    extent_init(&extent);
    for (size_t i = 0; i < figure->series_count; i++) {
        const struct figure_series *series = &figure->series[i];
        for (size_t j = 0; j < series->count; j++) {
            const struct figure_point *point = &series->point[j];
            if (!measure_known(figure, point) ||
                (series->mark == FIGURE_RULE && !rules))
                continue;
            extent_add(&extent, of_x ? point->x : point->y);
            if (!of_x && measure_band(point->low, point->high) &&
                scale_has(figure->y.scale, point->low)) {
                extent_add(&extent, point->low);
                extent_add(&extent, point->high);
            }
        }
    }
    return extent;
}

struct extent measure_x(const struct figure *figure)
{
    struct extent extent = over_series(figure, true);
    double low = extent.low, high = extent.high;
    if (figure->form != FIGURE_PLANE || measure_lines(figure) || !(low < high))
        return extent;
    if (figure->x.scale == FIGURE_LOG) {
        double factor = pow(high / low, ROOM);
        return (struct extent){low / factor, high * factor};
    }
    double room = ROOM * high - ROOM * low;
    return (struct extent){low - room, high + room};
}

struct extent measure_y(const struct figure *figure)
{
    return over_series(figure, false);
}

struct scale measure_from_zero(const struct figure *figure)
{
    struct extent extent;
    extent_init(&extent);
    if (figure->form == FIGURE_BARS)
        for (size_t i = 0; i < figure->bars; i++)
            if (isfinite(figure->bar[i].value))
                extent_add(&extent, figure->bar[i].value);
    if (figure->form == FIGURE_SPARK)
        extent = measure_y(figure);
    if (figure->form == FIGURE_HEAT || figure->form == FIGURE_CALENDAR) {
        size_t rows = figure->form == FIGURE_HEAT ? figure->rows : 1;
        for (size_t i = 0; i < rows * figure->breadth; i++)
            if (isfinite(figure->cell[i]))
                extent_add(&extent, figure->cell[i]);
    }
    extent_add(&extent, 0);
    if (extent.low == extent.high)
        extent.high = 1; /* nothing but zeros */
    struct figure_axis axis = figure->y;
    axis.scale = FIGURE_LINEAR;
    return scale_of(&axis, extent.low, extent.high, 0);
}

bool measure_labels(const struct figure_series *series)
{
    for (size_t i = 0; i < series->count; i++)
        if (series->point[i].label && *series->point[i].label)
            return true;
    return false;
}

size_t measure_lines(const struct figure *figure)
{
    size_t lines = 0;
    for (size_t i = 0; i < figure->series_count; i++)
        lines += figure->series[i].mark == FIGURE_LINE;
    return lines;
}
