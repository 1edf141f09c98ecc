#include <math.h>

#include "figure/plane.h"

/* Which dots of a band's edges, and of rules, are drawn: in braille one in two
 * characters. */
enum { DOTS_EVERY = 4, CHARACTERS_EVERY = 3 };

static unsigned char mark_of(const struct plane *plane, size_t series)
{
    return (unsigned char)(plane->lettered ? MARK_LINES + series : MARK_LINE);
}

static void connect(struct plane *plane, struct canvas_pen *pen,
                    struct spot from, struct spot to)
{
    if (!isnan(from.y) && !isnan(to.y) &&
        scale_clip(&from.x, &from.y, &to.x, &to.y))
        canvas_line(&plane->canvas, pen, from.x, from.y, to.x, to.y);
}

enum edge { EDGE_LOW, EDGE_HIGH, EDGE_NONE };

static struct spot spot_of(const struct plane *plane,
                           const struct figure_point *point, enum edge edge)
{
    if (!measure_known(plane->screen->figure, point))
        return (struct spot){(double)NAN, (double)NAN};
    double y = edge == EDGE_NONE  ? point->y
               : edge == EDGE_LOW ? point->low
                                  : point->high;
    if (edge != EDGE_NONE && !measure_band(point->low, point->high))
        return (struct spot){(double)NAN, (double)NAN};
    return (struct spot){scale_at(&plane->x, point->x), scale_at(&plane->y, y)};
}

static void draw_edge(struct plane *plane, const struct figure_series *series,
                      enum edge edge, struct canvas_pen pen)
{
    struct spot before = {(double)NAN, (double)NAN};
    for (size_t i = 0; i < series->count; i++) {
        struct spot here = spot_of(plane, &series->point[i], edge);
        connect(plane, &pen, before, here);
        before = here;
    }
}

struct spot plane_spot(const struct plane *plane,
                       const struct figure_point *point)
{
    return spot_of(plane, point, EDGE_NONE);
}

size_t plane_cell(const struct plane *plane, struct spot spot)
{
    double column =
        round(fmin(fmax(spot.x, 0), 1) * (double)(plane->width - 1));
    size_t row = canvas_row(&plane->canvas, spot.y) * plane->height /
                 plane->canvas.height;
    return row * plane->width + (size_t)column;
}

static bool inside(struct spot spot)
{
    return spot.x >= -1e-9 && spot.x <= 1 + 1e-9 && spot.y >= -1e-9 &&
           spot.y <= 1 + 1e-9;
}

static void put(struct plane *plane, struct spot spot, uint32_t unicode,
                char ascii)
{
    if (inside(spot))
        plane->stamp[plane_cell(plane, spot)] = (struct stamp){unicode, ascii};
}

static double weight_of(const struct figure_point *point)
{
    return point->weight > 0 && isfinite(point->weight) ? point->weight : 1;
}

/* Dots without labels: how much falls into each cell. */
static void weigh(struct plane *plane, const struct figure_series *series)
{
    for (size_t i = 0; i < series->count; i++) {
        struct spot spot = plane_spot(plane, &series->point[i]);
        if (isnan(spot.y) || !inside(spot))
            continue;
        double *weight = &plane->weight[plane_cell(plane, spot)];
        *weight += weight_of(&series->point[i]);
        plane->heaviest = fmax(plane->heaviest, *weight);
    }
}

struct stamp plane_dot(size_t third)
{
    static const struct stamp dots[] = {
        {0x00B7, '.'}, {0x2022, 'o'}, {0x25CF, 'O'}};
    return dots[third - 1];
}

static struct stamp dot_of(const struct plane *plane, double weight)
{
    double third = ceil(3 * weight / plane->heaviest - 1e-9);
    return plane_dot((size_t)fmin(fmax(third, 1), 3));
}

static void stamp_weights(struct plane *plane)
{
    for (size_t i = 0; i < plane->width * plane->height; i++)
        if (plane->weight[i] > 0)
            plane->stamp[i] = dot_of(plane, plane->weight[i]);
}

static void draw_line(struct plane *plane, size_t index)
{
    const struct figure_series *series = &plane->screen->figure->series[index];
    struct measure measure = measure_series(plane->screen->figure, series);
    draw_edge(plane, series, EDGE_NONE,
              (struct canvas_pen){mark_of(plane, index), 1, 0, 0, 0});
    if (measure.count == 1)
        put(plane, plane_spot(plane, measure.first), 0x2022, '*');
}

static void draw_letters(struct plane *plane,
                         const struct figure_series *series)
{
    size_t letter = 0;
    for (size_t i = 0; i < series->count; i++) {
        struct spot spot = plane_spot(plane, &series->point[i]);
        char sign = screen_letter(letter);
        if (isnan(spot.y))
            continue;
        put(plane, spot, (uint32_t)sign, sign);
        letter++;
    }
}

void plane_draw(struct plane *plane)
{
    const struct figure *figure = plane->screen->figure;
    unsigned every = plane->screen->unicode ? DOTS_EVERY : CHARACTERS_EVERY;
    const struct canvas_pen rule = {MARK_RULE, every, 0, 0, 0};
    const struct canvas_pen band = {MARK_BAND, every, 0, 0, 0};
    for (size_t i = 0; i < figure->series_count; i++)
        if (figure->series[i].mark == FIGURE_RULE)
            draw_edge(plane, &figure->series[i], EDGE_NONE, rule);
    for (size_t i = 0; i < figure->series_count && !plane->lettered; i++)
        if (figure->series[i].mark == FIGURE_LINE) {
            draw_edge(plane, &figure->series[i], EDGE_LOW, band);
            draw_edge(plane, &figure->series[i], EDGE_HIGH, band);
        }
    for (size_t i = 0; i < figure->series_count; i++) {
        const struct figure_series *series = &figure->series[i];
        if (series->mark == FIGURE_LINE)
            draw_line(plane, i);
        else if (series->mark == FIGURE_DOTS && measure_labels(series))
            draw_letters(plane, series);
        else if (series->mark == FIGURE_DOTS)
            weigh(plane, series);
    }
    stamp_weights(plane);
}
