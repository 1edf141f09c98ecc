#include <math.h>

#include "figure/date.h"
#include "figure/svg.h"

enum { HEIGHT = 130, TOLD_MOST = 16 };

struct row {
    struct svg *svg;
    struct frame frame;
    size_t count;
    double width; /* of a place */
};

static void draw_column(struct row *row, size_t index)
{
    const struct figure *figure = row->svg->figure;
    const struct figure_point *point = &figure->series[0].point[index];
    double left = row->frame.left + row->width * (double)index;
    struct str text = {0};
    if (!measure_known(figure, point))
        return;
    double zero = frame_y(&row->frame, fmax(row->frame.y.low, 0));
    double y = frame_y(&row->frame, point->y);
    svg_box(row->svg, "bar s1", left + row->width * 0.12, fmin(y, zero),
            row->width * 0.76, fabs(zero - y));
    scale_add_value(&figure->y, point->y, false, &text);
    if (row->count <= TOLD_MOST && svg_width(text.text) <= row->width)
        svg_text(row->svg, left + row->width / 2, fmin(y, zero) - 4, "middle",
                 text.text);
    str_release(&text);
}

static void draw_places(struct row *row)
{
    const struct figure *figure = row->svg->figure;
    const struct frame *frame = &row->frame;
    size_t each = (row->count + 5) / 6;
    svg_line(row->svg, "axis", frame->left, frame->bottom, frame->right,
             frame->bottom);
    for (size_t i = 0; i < row->count; i += each) {
        struct str text = {0};
        double x = figure->series[0].point[i].x;
        if (!scale_has(figure->x.scale, x))
            continue;
        if (figure->x.scale == FIGURE_DATES)
            date_add_short(&text, date_day_of(x));
        else
            scale_add_value(&figure->x, x, false, &text);
        double middle = frame->left + row->width * ((double)i + 0.5);
        svg_line(row->svg, "axis", middle, frame->bottom, middle,
                 frame->bottom + 4);
        svg_text_within(row->svg, middle, frame->bottom + SVG_LINE, "middle",
                        text.text, row->width * (double)each + 20);
        str_release(&text);
    }
}

void svg_spark(struct svg *svg)
{
    const struct figure *figure = svg->figure;
    struct row row = {.svg = svg, .count = figure->series[0].count};
    struct frame *frame = &row.frame;
    struct ticks ticks;
    struct scale from_zero = measure_from_zero(figure);
    struct figure_axis axis = figure->y;
    axis.scale = FIGURE_LINEAR;
    frame->y = scale_of(&axis, from_zero.low, from_zero.high, 5);
    frame->x = (struct scale){FIGURE_LINEAR, 0, 1};
    scale_ticks(&frame->y, 6, &ticks);
    frame->left = fmin(svg_ticks_width(&figure->y, &ticks) + 10, 150);
    frame->right = SVG_WIDTH - 8;
    frame->top = 2 * SVG_LINE;
    frame->bottom = frame->top + HEIGHT;
    row.width = (frame->right - frame->left) / (double)row.count;
    svg_frame_y(svg, frame, &ticks);
    for (size_t i = 0; i < row.count; i++)
        draw_column(&row, i);
    draw_places(&row);
    svg->height = frame->bottom + SVG_LINE + 6;
}
