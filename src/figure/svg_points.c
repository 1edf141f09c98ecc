#include "figure/svg_points.h"

#include <math.h>
#include <string.h>

enum { RADIUS_MOST = 13, RADIUS_LEAST = 3 }; /* of weighed dots */

size_t svg_look(const struct figure *figure, size_t series)
{
    size_t look = 0;
    for (size_t i = 0; i < series; i++)
        look += figure->series[i].mark != FIGURE_RULE;
    return look;
}

struct place svg_place(const struct svg *svg, const struct frame *frame,
                       const struct figure_point *point, double value)
{
    if (!measure_known(svg->figure, point) || !isfinite(value) ||
        !scale_has(svg->figure->y.scale, value))
        return (struct place){0};
    return (struct place){frame_x(frame, point->x), frame_y(frame, value),
                          true};
}

bool svg_banded(const struct svg *svg, const struct figure_point *point)
{
    /* Where y is 0 too, it is a band without width rather than none. */
    bool flat = point->y == 0 && point->low == 0 && point->high == 0;
    return measure_known(svg->figure, point) &&
           (flat || measure_band(point->low, point->high));
}

bool svg_in_frame(const struct frame *frame, struct place place)
{
    return place.known && place.x >= frame->left - 0.5 &&
           place.x <= frame->right + 0.5 && place.y >= frame->top - 0.5 &&
           place.y <= frame->bottom + 0.5;
}

void svg_error_bar(struct svg *svg, const struct frame *frame,
                   const struct figure_point *point)
{
    if (!svg_banded(svg, point))
        return;
    double x = frame_x(frame, point->x);
    double top = fmax(frame_y(frame, point->high), frame->top);
    double bottom = fmin(frame_y(frame, point->low), frame->bottom);
    svg_line(svg, "whisker", x, top, x, bottom);
}

static double heaviest(const struct figure *figure)
{
    double most = 0;
    for (size_t i = 0; i < figure->series_count; i++)
        for (size_t j = 0; j < figure->series[i].count; j++) {
            double weight = figure->series[i].point[j].weight;
            if (isfinite(weight))
                most = fmax(most, weight);
        }
    return most;
}

static double radius_of(const struct figure_point *point, double most)
{
    if (!(most > 0) || !(point->weight > 0) || !isfinite(point->weight))
        return SVG_RADIUS;
    return fmax(RADIUS_LEAST, RADIUS_MOST * sqrt(point->weight / most));
}

static bool touches(const struct labels *labels, struct box box)
{
    for (size_t i = 0; i < labels->count; i++) {
        const struct box *other = &labels->box[i];
        if (box.left < other->right && other->left < box.right &&
            box.top < other->bottom && other->top < box.bottom)
            return true;
    }
    return box.left < 0 || box.right > SVG_WIDTH;
}

static void keep(struct labels *labels, struct box box)
{
    if (labels->count < LABELS_MOST)
        labels->box[labels->count++] = box;
}

/* Right of the dot if there is room, else left of it, above or below; in the
 * worst case right of it all the same. */
static void draw_label(struct svg *svg, struct labels *labels,
                       struct place place, double radius, const char *text)
{
    double width = svg_width(text), gap = radius + 3;
    double from[] = {place.x + gap, place.x - gap - width, place.x - width / 2,
                     place.x - width / 2};
    double base[] = {place.y + 4, place.y + 4, place.y - gap,
                     place.y + gap + 10};
    size_t choice = 0;
    struct box box = {0};
    for (size_t i = 0; i < 5; i++) {
        choice = i % 4;
        box = (struct box){from[choice], from[choice] + width,
                           base[choice] - 11, base[choice] + 3};
        if (!touches(labels, box))
            break;
    }
    keep(labels, box);
    svg_text(svg, from[choice], base[choice], "start", text);
}

void svg_dots(struct svg *svg, const struct frame *frame, size_t index,
              struct labels *labels)
{
    const struct figure_series *series = &svg->figure->series[index];
    double most = heaviest(svg->figure);
    for (size_t i = 0; i < series->count; i++) {
        const struct figure_point *point = &series->point[i];
        struct place here = svg_place(svg, frame, point, point->y);
        double radius = radius_of(point, most);
        if (!svg_in_frame(frame, here))
            continue;
        svg_error_bar(svg, frame, point);
        svg_mark(svg, svg_look(svg->figure, index), here.x, here.y, radius);
        keep(labels, (struct box){here.x - radius, here.x + radius,
                                  here.y - radius, here.y + radius});
    }
    for (size_t i = 0; i < series->count; i++) {
        const struct figure_point *point = &series->point[i];
        struct place here = svg_place(svg, frame, point, point->y);
        if (svg_in_frame(frame, here) && point->label && *point->label)
            draw_label(svg, labels, here, radius_of(point, most), point->label);
    }
}
