#include <math.h>

#include "figure/date.h"
#include "figure/measure.h"

enum { DAYS_A_WEEK = 7 };

size_t shade_rows(const struct figure *figure)
{
    return figure->form == FIGURE_CALENDAR ? DAYS_A_WEEK : figure->rows;
}

size_t shade_breadth(const struct figure *figure)
{
    if (figure->form != FIGURE_CALENDAR)
        return figure->breadth;
    size_t skipped = (size_t)date_weekday(figure->first_day);
    return (skipped + figure->breadth + DAYS_A_WEEK - 1) / DAYS_A_WEEK;
}

bool shade_cell(const struct figure *figure, size_t row, size_t column,
                size_t *index)
{
    if (figure->form != FIGURE_CALENDAR) {
        *index = row * figure->breadth + column;
        return true;
    }
    size_t skipped = (size_t)date_weekday(figure->first_day);
    size_t place = column * DAYS_A_WEEK + row;
    *index = place - skipped;
    return place >= skipped && *index < figure->breadth;
}

size_t shade_of(const struct scale *scale, double value)
{
    double quarter = ceil((SHADES - 1) * scale_at(scale, value) - 1e-9);
    return (size_t)fmin(fmax(quarter, 0), SHADES - 1);
}

static bool all_whole(const struct figure *figure)
{
    size_t rows = figure->form == FIGURE_HEAT ? figure->rows : 1;
    for (size_t i = 0; i < rows * figure->breadth; i++)
        if (isfinite(figure->cell[i]) &&
            figure->cell[i] != floor(figure->cell[i]))
            return false;
    return true;
}

bool shade_add_range(const struct figure *figure, const struct scale *scale,
                     size_t shade, struct str *out)
{
    double width = (scale->high - scale->low) / (SHADES - 1);
    double to = scale->low + width * (double)shade;
    double from = shade ? to - width : to;
    struct figure_axis plain = figure->y;
    plain.scale = FIGURE_LINEAR;
    plain.unit = NULL;
    if (all_whole(figure)) {
        to = floor(to + 1e-9);
        from = shade ? floor(from + 1e-9) + 1 : to;
        plain.decimals = 0;
        if (from > to)
            return false;
    }
    if (from < to) {
        scale_add_value(&plain, from, false, out);
        str_add_char(out, '-');
    }
    scale_add_value(&figure->y, to, false, out);
    return true;
}
