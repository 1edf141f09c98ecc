#include <math.h>
#include <string.h>

#include "figure/date.h"
#include "figure/screen.h"

enum { CELL_MOST = 10, INDENT = 2 };

struct grid {
    struct screen *screen;
    struct scale scale;
    size_t names, cell; /* columns of a row's name, of a cell */
    size_t first;       /* the first column that is shown */
    size_t breadth;     /* how many are */
};

static const char *row_name(const struct figure *figure, size_t row)
{
    static const char *const days[] = {"Mon", "", "Wed", "", "Fri", "", "Sun"};
    return figure->form == FIGURE_CALENDAR ? days[row] : figure->row_name[row];
}

static void lay_out(struct grid *grid)
{
    struct screen *screen = grid->screen;
    const struct figure *figure = screen->figure;
    size_t all = shade_breadth(figure), wanted = 1;
    for (size_t row = 0; row < shade_rows(figure); row++) {
        size_t width = screen_width(screen, row_name(figure, row));
        grid->names = width > grid->names ? width : grid->names;
    }
    if (grid->names > screen->columns / 2)
        grid->names = screen->columns / 2;
    if (figure->form == FIGURE_CALENDAR)
        wanted = 2;
    else
        for (size_t i = 0; i < all; i++) {
            size_t width = screen_width(screen, figure->breadth_name[i]) + 1;
            wanted = width > wanted ? width : wanted;
        }
    size_t room = screen->columns - INDENT - grid->names - 1;
    grid->cell = all ? room / all : 1;
    grid->cell = grid->cell > wanted ? wanted : grid->cell;
    grid->cell = grid->cell > CELL_MOST ? CELL_MOST
                 : grid->cell           ? grid->cell
                                        : 1;
    grid->breadth = room / grid->cell < all ? room / grid->cell : all;
    grid->first = all - grid->breadth;
}

static struct stamp {
    uint32_t unicode;
    char ascii;
} sign_of(size_t shade)
{
    static const struct stamp signs[SHADES] = {{0x00B7, '.'},
                                               {0x2591, ':'},
                                               {0x2592, '+'},
                                               {0x2593, '*'},
                                               {0x2588, '#'}};
    return signs[shade];
}

static void write_row(struct grid *grid, size_t row)
{
    struct screen *screen = grid->screen;
    const struct figure *figure = screen->figure;
    screen_blanks(screen, INDENT);
    screen_cell(screen, row_name(figure, row), grid->names, false);
    screen_blanks(screen, 1);
    for (size_t i = 0; i < grid->breadth; i++) {
        size_t index, wide = grid->cell > 2 ? grid->cell - 1 : grid->cell;
        bool known = shade_cell(figure, row, grid->first + i, &index) &&
                     isfinite(figure->cell[index]);
        if (known) {
            size_t shade = shade_of(&grid->scale, figure->cell[index]);
            for (size_t j = 0; j < wide; j++)
                screen_sign(screen, sign_of(shade).unicode,
                            sign_of(shade).ascii);
        }
        screen_blanks(screen, grid->cell - (known ? wide : 0));
    }
    screen_end(screen);
}

/* The day on which a month first shows in the week, or 0. */
static int new_month(const struct figure *figure, size_t week)
{
    int64_t monday =
        figure->first_day - date_weekday(figure->first_day) + 7 * (int64_t)week;
    struct date date = date_of_day(monday + 6);
    return date.day <= 7 ? date.month : 0;
}

/* The names of columns; of months, where the week has their first day. */
static void write_head(struct grid *grid)
{
    struct screen *screen = grid->screen;
    const struct figure *figure = screen->figure;
    size_t used = 0, begin = INDENT + grid->names + 1;
    for (size_t i = 0; i < grid->breadth; i++) {
        size_t column = grid->first + i, at = begin + i * grid->cell;
        const char *name = "";
        if (figure->form != FIGURE_CALENDAR)
            name = figure->breadth_name[column];
        else if (new_month(figure, column))
            name = date_month_short(new_month(figure, column));
        size_t width = screen_width(screen, name);
        size_t room =
            figure->form == FIGURE_CALENDAR ? screen->columns - at : grid->cell;
        if (room > 1 && figure->form != FIGURE_CALENDAR && grid->cell > 2)
            room--;
        if (!width || at < used + (used > 0) ||
            (figure->form == FIGURE_CALENDAR && room < width))
            continue;
        screen_blanks(screen, at - used);
        width = width > room ? room : width;
        screen_cell(screen, name, width, false);
        used = at + width;
    }
    if (used)
        screen_end(screen);
}

static void write_legend(struct grid *grid)
{
    struct screen *screen = grid->screen;
    const struct figure *figure = screen->figure;
    struct screen_legend legend = {screen, INDENT, 0};
    struct str text = {0};
    for (size_t shade = 0; shade < SHADES; shade++) {
        str_clear(&text);
        if (!shade_add_range(figure, &grid->scale, shade, &text))
            continue;
        if (shade == SHADES - 1 && figure->y.name)
            str_add_format(&text, " %s", figure->y.name);
        screen_legend_add(&legend, sign_of(shade).unicode, sign_of(shade).ascii,
                          text.text);
    }
    if (grid->first) {
        str_clear(&text);
        str_add_format(&text, "the last %zu of %zu%s", grid->breadth,
                       grid->breadth + grid->first,
                       figure->form == FIGURE_CALENDAR ? " weeks" : "");
        screen_legend_add(&legend, 0, 0, text.text);
    }
    screen_legend_end(&legend);
    str_release(&text);
}

void screen_shades(struct screen *screen)
{
    struct grid grid = {.screen = screen};
    grid.scale = measure_from_zero(screen->figure);
    lay_out(&grid);
    write_head(&grid);
    for (size_t row = 0; row < shade_rows(screen->figure); row++)
        write_row(&grid, row);
    write_legend(&grid);
}
