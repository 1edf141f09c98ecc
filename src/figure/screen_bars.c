#include <math.h>

#include "figure/screen.h"

enum {
    INDENT = 2,
    GAP = 2,
    BAR_LEAST = 10, /* columns; with less, names have lines of their own */
    BAR_MOST = 50,
    EIGHTHS = 8,
    SHOWN_MOST = 8 /* further numbers beside a bar */
};

#define POINTER "<- " /* in front of a note */

struct bars {
    struct screen *screen;
    struct scale scale;
    size_t name, value, note;
    size_t width[SHOWN_MOST]; /* of the further numbers */
    size_t shown;             /* how many of them there is room for */
    bool stacked;
    size_t bar;
};

static void add_number(const struct figure_column *column, double value,
                       struct str *out)
{
    struct figure_axis axis = {.unit = column->unit,
                               .decimals = column->decimals};
    if (isfinite(value))
        scale_add_value(&axis, value, false, out);
}

static void add_value(const struct figure *figure, double value,
                      struct str *out)
{
    if (isfinite(value))
        scale_add_value(&figure->y, value, false, out);
    else
        str_add_char(out, '-');
}

static size_t at_least(size_t width, const struct screen *screen,
                       const char *text)
{
    size_t own = screen_width(screen, text);
    return own > width ? own : width;
}

static void find_widths(struct bars *bars)
{
    const struct figure *figure = bars->screen->figure;
    struct str text = {0};
    for (size_t j = 0; j < figure->columns && j < SHOWN_MOST; j++)
        bars->width[j] = screen_width(bars->screen, figure->column[j].name);
    for (size_t i = 0; i < figure->bars; i++) {
        const struct figure_bar *bar = &figure->bar[i];
        bars->name = at_least(bars->name, bars->screen, bar->name);
        if (bar->note)
            bars->note = at_least(bars->note, bars->screen, bar->note);
        str_clear(&text);
        add_value(figure, bar->value, &text);
        bars->value = at_least(bars->value, bars->screen, text.text);
        for (size_t j = 0; j < figure->columns && j < SHOWN_MOST; j++) {
            str_clear(&text);
            add_number(&figure->column[j], figure->column[j].value[i], &text);
            bars->width[j] =
                at_least(bars->width[j], bars->screen, str_text(&text));
        }
    }
    str_release(&text);
}

/* What the bar and what is beside it may take: first the names go above, then
 * the last numbers are left out. */
static void lay_out(struct bars *bars)
{
    size_t columns = bars->screen->columns;
    size_t beside = INDENT + GAP + bars->value;
    size_t note = bars->note ? GAP + sizeof POINTER - 1 + bars->note : 0;
    size_t all = 0;
    bars->shown = bars->screen->figure->columns;
    bars->shown = bars->shown > SHOWN_MOST ? SHOWN_MOST : bars->shown;
    for (size_t j = 0; j < bars->shown; j++)
        all += GAP + bars->width[j];
    bars->stacked =
        beside + note + all + bars->name + GAP + BAR_LEAST > columns;
    if (!bars->stacked)
        beside += bars->name + GAP;
    while (bars->shown && beside + note + all + BAR_LEAST > columns)
        all -= GAP + bars->width[--bars->shown];
    if (beside + note + BAR_LEAST > columns)
        bars->note = note = 0;
    beside += note + all;
    bars->bar = beside + BAR_LEAST > columns ? BAR_LEAST : columns - beside;
    bars->bar = bars->bar > BAR_MOST ? BAR_MOST : bars->bar;
    if (INDENT + bars->bar + GAP + bars->value > columns)
        bars->value = columns - INDENT - GAP - bars->bar;
}

/* A bar from the place of zero to the value's, in eighths of a column; what is
 * above zero never vanishes. */
static void write_bar(struct bars *bars, double value)
{
    struct screen *screen = bars->screen;
    size_t units = bars->bar * (screen->unicode ? EIGHTHS : 1);
    double from = scale_at(&bars->scale, 0);
    double to = isfinite(value) ? scale_at(&bars->scale, value) : from;
    double low = fmin(fmax(fmin(from, to), 0), 1);
    double high = fmin(fmax(fmax(from, to), 0), 1);
    size_t begin = (size_t)floor(low * (double)units + 0.5);
    size_t end = (size_t)floor(high * (double)units + 0.5);
    if (end == begin && high > low)
        end += end < units;
    size_t per = screen->unicode ? EIGHTHS : 1;
    size_t column = begin / per;
    screen_blanks(screen, column);
    for (; column < end / per; column++)
        screen_sign(screen, 0x2588, '#');
    if (end % per && column < bars->bar) {
        /* U+2588 is a full block, U+258F one eighth from the left. */
        screen_sign(screen, (uint32_t)(0x2590 - end % per), '#');
        column++;
    }
    screen_blanks(screen, bars->bar - column);
}

static void write_head(struct bars *bars)
{
    struct screen *screen = bars->screen;
    if (!bars->shown)
        return;
    screen_blanks(screen, INDENT + (bars->stacked ? 0 : bars->name + GAP) +
                              bars->bar + GAP + bars->value);
    for (size_t j = 0; j < bars->shown; j++) {
        screen_blanks(screen, GAP);
        screen_cell(screen, screen->figure->column[j].name, bars->width[j],
                    true);
    }
    screen_end(screen);
}

static void write_line(struct bars *bars, size_t index)
{
    struct screen *screen = bars->screen;
    const struct figure *figure = screen->figure;
    const struct figure_bar *bar = &figure->bar[index];
    struct str text = {0};
    screen_blanks(screen, INDENT);
    if (bars->stacked) {
        screen_cell(screen, bar->name, screen->columns - INDENT, false);
        screen_end(screen);
        screen_blanks(screen, INDENT);
    } else {
        screen_cell(screen, bar->name, bars->name, false);
        screen_blanks(screen, GAP);
    }
    write_bar(bars, bar->value);
    screen_blanks(screen, GAP);
    add_value(figure, bar->value, &text);
    screen_cell(screen, text.text, bars->value, true);
    for (size_t j = 0; j < bars->shown; j++) {
        str_clear(&text);
        add_number(&figure->column[j], figure->column[j].value[index], &text);
        screen_blanks(screen, GAP);
        screen_cell(screen, str_text(&text), bars->width[j], true);
    }
    if (bars->note && bar->note) {
        screen_blanks(screen, GAP);
        str_add(screen->out, POINTER);
        screen_cell(screen, bar->note, bars->note, false);
    }
    screen_end(screen);
    str_release(&text);
}

void screen_bars(struct screen *screen)
{
    struct bars bars = {.screen = screen};
    bars.scale = measure_from_zero(screen->figure);
    find_widths(&bars);
    lay_out(&bars);
    write_head(&bars);
    for (size_t i = 0; i < screen->figure->bars; i++)
        write_line(&bars, i);
}
