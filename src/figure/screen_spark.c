#include <math.h>

#include "figure/screen.h"

enum { INDENT = 2, STEPS = 8 };

static void write_column(struct screen *screen, const struct scale *scale,
                         double value)
{
    static const char ascii[STEPS] = {'_', '.', ':', '-', '=', '+', '*', '#'};
    double step = ceil((STEPS - 1) * scale_at(scale, value) - 1e-9);
    size_t level = (size_t)fmin(fmax(step, 0), STEPS - 1);
    screen_sign(screen, 0x2581 + (uint32_t)level, ascii[level]);
}

static void add_ends(const struct figure *figure, const struct measure *measure,
                     struct str *text)
{
    scale_add_value(&figure->x, measure->first->x, false, text);
    if (measure->count > 1) {
        str_add(text, " to ");
        scale_add_value(&figure->x, measure->last->x, false, text);
    }
    str_add(text, ": ");
    scale_add_value(&figure->y, measure->lowest->y, false, text);
    str_add(text, " to ");
    scale_add_value(&figure->y, measure->highest->y, false, text);
    if (figure->y.name)
        str_add_format(text, " %s", figure->y.name);
}

void screen_spark(struct screen *screen)
{
    const struct figure *figure = screen->figure;
    const struct figure_series *series = &figure->series[0];
    struct scale scale = measure_from_zero(figure);
    struct measure measure = measure_series(figure, series);
    struct str text = {0};
    size_t most = screen->columns - INDENT;
    size_t first = series->count > most ? series->count - most : 0;
    screen_blanks(screen, INDENT);
    for (size_t i = first; i < series->count; i++)
        if (measure_known(figure, &series->point[i]))
            write_column(screen, &scale, series->point[i].y);
        else
            screen_blanks(screen, 1);
    add_ends(figure, &measure, &text);
    size_t width = screen_width(screen, text.text);
    if (INDENT + series->count - first + 2 + width <= screen->columns) {
        screen_blanks(screen, 2);
        screen_cell(screen, text.text, width, false);
        screen_end(screen);
    } else {
        screen_end(screen);
        screen_words(screen, INDENT, text.text);
    }
    str_release(&text);
}
