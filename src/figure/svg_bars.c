#include <math.h>

#include "figure/svg.h"

enum { PITCH = 36, THICK = 12, EDGE = 10 };

/* A bar under its name, with its interval over it. */
static void draw_bar(struct svg *svg, const struct frame *frame, size_t index)
{
    const struct figure *figure = svg->figure;
    const struct figure_bar *bar = &figure->bar[index];
    double top = frame->top + PITCH * (double)index,
           middle = top + 18 + THICK / 2.0;
    double zero = frame_x(frame, 0), end = zero;
    struct str text = {0};
    if (isfinite(bar->value)) {
        scale_add_value(&figure->y, bar->value, false, &text);
        end = fmin(fmax(frame_x(frame, bar->value), frame->left), frame->right);
    } else {
        str_add_char(&text, '-');
    }
    double room = SVG_WIDTH - svg_width(text.text) - SVG_LETTER;
    svg_text(svg, frame->right, top + 13, "end", text.text);
    str_clear(&text);
    str_add(&text, bar->name);
    if (bar->note)
        str_add_format(&text, " \u2190 %s", bar->note);
    svg_text_within(svg, frame->left, top + 13, "start", text.text, room);
    str_release(&text);
    svg_box(svg, "track", frame->left, top + 18, frame->right - frame->left,
            THICK);
    svg_box(svg, "bar s1", fmin(zero, end), top + 18, fabs(end - zero), THICK);
    if (isfinite(bar->value) && measure_band(bar->low, bar->high)) {
        double low = fmax(frame_x(frame, bar->low), frame->left);
        double high = fmin(frame_x(frame, bar->high), frame->right);
        svg_line(svg, "halo", low, middle, high, middle);
        svg_line(svg, "whisker", low, middle, high, middle);
        svg_line(svg, "whisker", low, middle - 4, low, middle + 4);
        svg_line(svg, "whisker", high, middle - 4, high, middle + 4);
    }
}

void svg_bars(struct svg *svg)
{
    const struct figure *figure = svg->figure;
    struct frame frame = {.left = EDGE, .right = SVG_WIDTH - EDGE};
    struct ticks ticks;
    frame.x = measure_from_zero(figure);
    frame.bottom = PITCH * (double)figure->bars + 4;
    scale_ticks(&frame.x, 6, &ticks);
    for (size_t i = 0; i < figure->bars; i++)
        draw_bar(svg, &frame, i);
    svg_line(svg, "axis", frame.left, frame.bottom, frame.right, frame.bottom);
    for (size_t i = 0; i < ticks.count; i++) {
        struct str text = {0};
        double x = frame_x(&frame, ticks.item[i].value);
        svg_add_tick(&figure->y, &ticks.item[i], &text);
        double half = svg_width(text.text) / 2;
        svg_line(svg, "axis", x, frame.bottom, x, frame.bottom + 4);
        svg_text(svg, fmin(fmax(x, half + 3), SVG_WIDTH - half - 3),
                 frame.bottom + SVG_LINE, "middle", text.text);
        str_release(&text);
    }
    svg->height = frame.bottom + SVG_LINE + 6;
    if (figure->y.name) {
        svg_text_within(svg, SVG_WIDTH / 2, svg->height + 12, "middle",
                        figure->y.name, SVG_WIDTH);
        svg->height += SVG_LINE;
    }
}
