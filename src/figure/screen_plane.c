#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "figure/plane.h"

enum {
    PLOT_MOST = 120, /* columns: wider ones read no better */
    PLOT_LEAST = 8,
};

/* The mark on a row, or NULL. */
static const struct tick *tick_at(const struct plane *plane, size_t row)
{
    for (size_t i = 0; i < plane->ticks_y.count; i++) {
        const struct tick *tick = &plane->ticks_y.item[i];
        struct spot spot = {0, scale_at(&plane->y, tick->value)};
        if (plane_cell(plane, spot) / plane->width == row)
            return tick;
    }
    return NULL;
}

static void add_tick_text(const struct figure_axis *axis,
                          const struct tick *tick, struct str *out)
{
    if (axis->sign && tick->value > 0)
        str_add_char(out, '+');
    str_add(out, tick->text);
    if (axis->unit && axis->scale != FIGURE_DATES)
        str_add(out, axis->unit);
}

static char ascii_mark(unsigned char mark)
{
    switch (mark) {
    case MARK_NONE: return ' ';
    case MARK_RULE:
    case MARK_BAND: return '.';
    case MARK_LINE: return '*';
    default: return screen_letter((size_t)(mark - MARK_LINES));
    }
}

static void write_cell(struct plane *plane, size_t column, size_t row)
{
    struct screen *screen = plane->screen;
    struct stamp stamp = plane->stamp[row * plane->width + column];
    if (stamp.ascii) {
        screen_sign(screen, stamp.unicode, stamp.ascii);
    } else if (screen->unicode) {
        uint32_t dots = canvas_braille(&plane->canvas, 2 * column, 4 * row);
        utf8_add(screen->out, dots == 0x2800 ? ' ' : dots);
    } else {
        str_add_char(screen->out,
                     ascii_mark(canvas_at(&plane->canvas, column, row)));
    }
}

/* The letter of the line that ends on the row; two on one row give way to the
 * rows beside it (`end` holds the row of each series, or none). */
static void write_row(struct plane *plane, size_t row, const size_t *end)
{
    struct screen *screen = plane->screen;
    const struct tick *tick = tick_at(plane, row);
    struct str text = {0};
    if (tick)
        add_tick_text(&screen->figure->y, tick, &text);
    screen_cell(screen, str_text(&text), plane->labels, true);
    str_release(&text);
    screen_blanks(screen, 1);
    screen_sign(screen, tick ? 0x2524 : 0x2502, '|');
    for (size_t column = 0; column < plane->width; column++)
        write_cell(plane, column, row);
    for (size_t i = 0; plane->lettered && i < screen->figure->series_count; i++)
        if (end[i] == row) {
            screen_blanks(screen, 1);
            str_add_char(screen->out, screen_letter(i));
        }
    screen_end(screen);
}

static bool taken(const size_t *end, size_t count, size_t row)
{
    for (size_t i = 0; i < count; i++)
        if (end[i] == row)
            return true;
    return false;
}

static void find_ends(struct plane *plane, size_t *end)
{
    const struct figure *figure = plane->screen->figure;
    for (size_t i = 0; i < figure->series_count; i++) {
        struct measure measure = measure_series(figure, &figure->series[i]);
        end[i] = SIZE_MAX;
        if (figure->series[i].mark != FIGURE_LINE || !measure.count)
            continue;
        struct spot spot = plane_spot(plane, measure.last);
        size_t row = plane_cell(plane, spot) / plane->width;
        for (size_t away = 0; away < plane->height; away++) {
            if (row >= away && !taken(end, i, row - away))
                end[i] = row - away;
            else if (row + away < plane->height && !taken(end, i, row + away))
                end[i] = row + away;
            if (end[i] != SIZE_MAX)
                break;
        }
    }
}

static size_t tick_column(const struct plane *plane, const struct tick *tick)
{
    double at = scale_at(&plane->x, tick->value);
    return (size_t)round(fmin(fmax(at, 0), 1) * (double)(plane->width - 1));
}

static void write_axis(struct plane *plane)
{
    struct screen *screen = plane->screen;
    screen_blanks(screen, plane->labels + 1);
    screen_sign(screen, 0x2514, '+');
    for (size_t column = 0; column < plane->width; column++) {
        bool here = false;
        for (size_t i = 0; i < plane->ticks_x.count; i++)
            here |= tick_column(plane, &plane->ticks_x.item[i]) == column;
        screen_sign(screen, here ? 0x252C : 0x2500, here ? '+' : '-');
    }
    screen_end(screen);
}

/* The texts under their marks, those left out that would touch another. */
static void write_axis_texts(struct plane *plane)
{
    struct screen *screen = plane->screen;
    size_t left = plane->labels + 2, used = 0, right = left + plane->width;
    for (size_t i = 0; i < plane->ticks_x.count; i++) {
        struct str text = {0};
        add_tick_text(&screen->figure->x, &plane->ticks_x.item[i], &text);
        size_t width = screen_width(screen, text.text);
        size_t middle = left + tick_column(plane, &plane->ticks_x.item[i]);
        size_t from = middle > width / 2 ? middle - width / 2 : 0;
        if (from + width > right)
            from = right > width ? right - width : 0;
        if (from >= used + (used > 0)) {
            screen_blanks(screen, from - used);
            screen_cell(screen, text.text, width, false);
            used = from + width;
        }
        str_release(&text);
    }
    screen_end(screen);
}

/* How many columns and rows the picture has, and what stands beside it. */
static void lay_out(struct plane *plane)
{
    struct screen *screen = plane->screen;
    const struct figure *figure = screen->figure;
    struct extent x = measure_x(figure), y = measure_y(figure);
    bool dots = measure_lines(figure) == 0;
    plane->height = dots                    ? 12
                    : screen->columns < 60  ? 6
                    : screen->columns < 120 ? 8
                                            : 10;
    plane->lettered = measure_lines(figure) > 1;
    plane->x = scale_of(&figure->x, x.low, x.high, 0);
    plane->y = scale_of(&figure->y, y.low, y.high, SCALE_STEPS);
    scale_ticks(&plane->y, plane->height / 2 + 1, &plane->ticks_y);
    for (size_t i = 0; i < plane->ticks_y.count; i++) {
        struct str text = {0};
        add_tick_text(&figure->y, &plane->ticks_y.item[i], &text);
        size_t width = screen_width(screen, text.text);
        plane->labels = width > plane->labels ? width : plane->labels;
        str_release(&text);
    }
    size_t beside = plane->lettered ? 2 : 0;
    size_t most = screen->columns - 2 - beside - PLOT_LEAST;
    plane->labels = plane->labels > most ? most : plane->labels;
    plane->width = screen->columns - plane->labels - 2 - beside;
    plane->width = plane->width > PLOT_MOST ? PLOT_MOST : plane->width;
    scale_ticks(&plane->x, plane->width / 10, &plane->ticks_x);
}

void screen_plane(struct screen *screen)
{
    struct plane plane = {.screen = screen};
    lay_out(&plane);
    size_t cells = plane.width * plane.height;
    size_t series = screen->figure->series_count;
    canvas_init(&plane.canvas, plane.width * (screen->unicode ? 2 : 1),
                plane.height * (screen->unicode ? 4 : 1));
    plane.stamp = memory_get(cells * sizeof *plane.stamp);
    plane.weight = memory_get(cells * sizeof *plane.weight);
    memset(plane.stamp, 0, cells * sizeof *plane.stamp);
    for (size_t i = 0; i < cells; i++)
        plane.weight[i] = 0;
    size_t *end = memory_get(series * sizeof *end);
    plane_draw(&plane);
    find_ends(&plane, end);
    for (size_t row = 0; row < plane.height; row++)
        write_row(&plane, row, end);
    write_axis(&plane);
    write_axis_texts(&plane);
    plane_legend(&plane);
    canvas_release(&plane.canvas);
    memory_free(plane.stamp);
    memory_free(plane.weight);
    memory_free(end);
}
