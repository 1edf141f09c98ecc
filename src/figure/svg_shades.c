#include <math.h>
#include <string.h>

#include "figure/date.h"
#include "figure/svg.h"

enum { CELL_MOST = 22, GAP_LEAST = 30 };

struct grid {
    struct svg *svg;
    struct scale scale;
    double left, top, cell, high; /* a cell's width and height */
};

static const char *row_name(const struct figure *figure, size_t row)
{
    static const char *const days[] = {"Mon", "", "Wed", "", "Fri", "", "Sun"};
    return figure->form == FIGURE_CALENDAR ? days[row] : figure->row_name[row];
}

/* "23 November 2026: 14 answers" */
static void add_hint(const struct figure *figure, size_t row, size_t column,
                     size_t index, struct str *out)
{
    if (figure->form == FIGURE_CALENDAR)
        date_add_long(out, figure->first_day + (int64_t)index, true);
    else
        str_add_format(out, "%s, %s", figure->row_name[row],
                       figure->breadth_name[column]);
    str_add(out, ": ");
    scale_add_value(&figure->y, figure->cell[index], false, out);
    if (figure->y.name)
        str_add_format(out, " %s", figure->y.name);
}

static void draw_cell(struct grid *grid, size_t row, size_t column)
{
    const struct figure *figure = grid->svg->figure;
    struct str *out = grid->svg->out;
    size_t index;
    struct str hint = {0};
    if (!shade_cell(figure, row, column, &index) ||
        !isfinite(figure->cell[index]))
        return;
    double gap = fmax(1, grid->cell / 10);
    str_add_format(out, "<rect class=\"h%zu\"",
                   shade_of(&grid->scale, figure->cell[index]));
    svg_attribute(out, "x", grid->left + grid->cell * (double)column);
    svg_attribute(out, "y", grid->top + grid->high * (double)row);
    svg_attribute(out, "width", grid->cell - gap);
    svg_attribute(out, "height", grid->high - gap);
    str_add_char(out, '>');
    add_hint(figure, row, column, index, &hint);
    svg_hint(grid->svg, hint.text);
    str_add(out, "</rect>\n");
    str_release(&hint);
}

static void draw_months(struct grid *grid)
{
    const struct figure *figure = grid->svg->figure;
    int64_t monday = figure->first_day - date_weekday(figure->first_day);
    double used = -GAP_LEAST;
    for (size_t week = 0; week < shade_breadth(figure); week++) {
        struct date sunday = date_of_day(monday + 7 * (int64_t)week + 6);
        double x = grid->left + grid->cell * (double)week;
        if (sunday.day > 7 || x < used + GAP_LEAST || x > SVG_WIDTH - 24)
            continue;
        svg_text(grid->svg, x, grid->top - 5, "start",
                 date_month_short(sunday.month));
        used = x;
    }
}

static void draw_names(struct grid *grid)
{
    const struct figure *figure = grid->svg->figure;
    for (size_t row = 0; row < shade_rows(figure); row++)
        svg_text_within(grid->svg, grid->left - 6,
                        grid->top + grid->high * (double)row + grid->high / 2 +
                            4,
                        "end", row_name(figure, row), grid->left - 6);
    if (figure->form == FIGURE_CALENDAR) {
        draw_months(grid);
        return;
    }
    for (size_t i = 0; i < figure->breadth; i++)
        svg_text_within(grid->svg, grid->left + grid->cell * ((double)i + 0.5),
                        grid->top - 5, "middle", figure->breadth_name[i],
                        grid->cell);
}

static void draw_legend(struct grid *grid)
{
    struct svg *svg = grid->svg;
    double x = grid->left, y = svg->height;
    for (size_t shade = 0; shade < SHADES; shade++) {
        struct str text = {0};
        char style[] = "h0";
        style[1] = (char)('0' + shade);
        if (!shade_add_range(svg->figure, &grid->scale, shade, &text)) {
            str_release(&text);
            continue;
        }
        if (shade == SHADES - 1 && svg->figure->y.name)
            str_add_format(&text, " %s", svg->figure->y.name);
        double width = 16 + svg_width(text.text) + 8;
        if (x > grid->left && x + width > SVG_WIDTH) {
            x = grid->left;
            y += SVG_LINE;
        }
        svg_box(svg, style, x, y + 2, 11, 11);
        svg_text_within(svg, x + 16, y + 12, "start", text.text,
                        SVG_WIDTH - x - 16);
        x += width;
        str_release(&text);
    }
    svg->height = y + SVG_LINE + 2;
}

void svg_shades(struct svg *svg)
{
    const struct figure *figure = svg->figure;
    struct grid grid = {.svg = svg, .top = SVG_LINE + 2};
    size_t breadth = shade_breadth(figure);
    grid.scale = measure_from_zero(figure);
    for (size_t row = 0; row < shade_rows(figure); row++)
        grid.left = fmax(grid.left, svg_width(row_name(figure, row)) + 14);
    grid.left = fmin(grid.left, SVG_WIDTH / 3.0);
    grid.cell = (SVG_WIDTH - grid.left) / (double)breadth;
    grid.high = CELL_MOST;
    if (figure->form == FIGURE_CALENDAR) {
        grid.cell = fmin(grid.cell, CELL_MOST);
        grid.high = fmax(grid.cell, 8);
    }
    draw_names(&grid);
    for (size_t row = 0; row < shade_rows(figure); row++)
        for (size_t column = 0; column < breadth; column++)
            draw_cell(&grid, row, column);
    svg->height = grid.top + grid.high * (double)shade_rows(figure) + 8;
    draw_legend(&grid);
}
