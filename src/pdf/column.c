#include "pdf/column.h"

/* A line of a paragraph, a rule or a square. */
struct thing {
    struct thing *next;
    enum { THING_LINE, THING_RULE, THING_SQUARE } kind;
    double x, y, width, thick;
    const struct paragraph *paragraph;
    uint32_t index;
};

struct band *column_add(struct column *column, double gap, double height,
                        enum cut cut)
{
    column->band = arena_grow(column->arena, column->band, column->bands,
                              &column->room, sizeof *column->band);
    struct band *band = arena_zero(column->arena, sizeof *band);
    *band = (struct band){.gap = gap, .height = height, .cut = cut};
    column->band[column->bands++] = band;
    return band;
}

static struct thing *add_thing(struct column *column, struct band *band,
                               double x, double y)
{
    struct thing *thing = arena_zero(column->arena, sizeof *thing);
    thing->x = x;
    thing->y = y;
    if (band->last)
        band->last->next = thing;
    else
        band->first = thing;
    band->last = thing;
    return thing;
}

void band_add_line(struct column *column, struct band *band,
                   const struct paragraph *paragraph, uint32_t index, double x,
                   double baseline)
{
    struct thing *thing = add_thing(column, band, x, baseline);
    thing->kind = THING_LINE;
    thing->paragraph = paragraph;
    thing->index = index;
}

void band_add_rule(struct column *column, struct band *band, double x, double y,
                   double width, double thick)
{
    struct thing *thing = add_thing(column, band, x, y);
    thing->kind = THING_RULE;
    thing->width = width;
    thing->thick = thick;
}

void band_add_square(struct column *column, struct band *band, double x,
                     double y, double side)
{
    struct thing *thing = add_thing(column, band, x, y);
    thing->kind = THING_SQUARE;
    thing->width = side;
    thing->thick = 0.6;
}

/* --- pages ---------------------------------------------------------------- */

/* A page that is blank from its middle on is as bad as 25. */
static double badness(enum cut cut, double blank)
{
    static const double of_cut[] = {0, 8, 30, 45, 1e3, 1e6};
    return of_cut[cut] + 100 * blank * blank;
}

/* The room that a repeated head takes above the band that begins a page. */
static double head_height(const struct band *band)
{
    return band->head ? band->head->height : 0;
}

/* The index of the first band of the next page, when `first` begins one. */
static size_t find_cut(const struct column *column, size_t first, double height)
{
    double y = head_height(column->band[first]), least = 1e9;
    size_t best = first + 1;
    for (size_t i = first; i < column->bands; i++) {
        const struct band *band = column->band[i];
        if (i > first) {
            double bad = badness(band->cut, (height - y) / height);
            if (bad <= least) {
                least = bad;
                best = i;
            }
            y += band->gap;
        }
        y += band->height;
        if (y > height)
            return best;
    }
    return column->bands;
}

uint32_t column_divide(const struct column *column, double height)
{
    uint32_t pages = 0;
    for (size_t first = 0; first < column->bands; pages++) {
        size_t end = find_cut(column, first, height);
        double y = head_height(column->band[first]);
        for (size_t i = first; i < end; i++) {
            struct band *band = column->band[i];
            y += i > first ? band->gap : 0;
            band->y = y;
            band->page = pages;
            y += band->height;
        }
        first = end;
    }
    return pages;
}

static void draw_square(struct print *print, double x, double y,
                        const struct thing *thing)
{
    double side = thing->width;
    const struct corner corner[] = {
        {x, y},        {x + side, y}, {x + side, y + side},
        {x, y + side}, {x, y},        {x + side, y}};
    print_line(print, corner, 6, thing->thick);
}

static void draw_band(const struct band *band, struct print *print, double x,
                      double y)
{
    for (const struct thing *thing = band->first; thing; thing = thing->next) {
        double left = x + thing->x, top = y + thing->y;
        const struct corner ends[] = {{left, top}, {left + thing->width, top}};
        switch (thing->kind) {
        case THING_LINE:
            paragraph_draw(thing->paragraph, thing->index, left, top);
            break;
        case THING_RULE: print_line(print, ends, 2, thing->thick); break;
        case THING_SQUARE: draw_square(print, left, top, thing); break;
        }
    }
}

void column_draw(const struct column *column, uint32_t page,
                 struct print *print, double x, double y)
{
    bool begins = true;
    for (size_t i = 0; i < column->bands; i++) {
        const struct band *band = column->band[i];
        if (band->page != page)
            continue;
        if (begins && band->head)
            draw_band(band->head, print, x, y);
        draw_band(band, print, x, y + band->y);
        begins = false;
    }
}
