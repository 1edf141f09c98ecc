#include "figure/svg.h"

enum { TICK = 4 };

double frame_x(const struct frame *frame, double value)
{
    return frame->left +
           (frame->right - frame->left) * scale_at(&frame->x, value);
}

double frame_y(const struct frame *frame, double value)
{
    return frame->bottom -
           (frame->bottom - frame->top) * scale_at(&frame->y, value);
}

void svg_add_tick(const struct figure_axis *axis, const struct tick *tick,
                  struct str *out)
{
    if (axis->sign && tick->value > 0)
        str_add_char(out, '+');
    str_add(out, tick->text);
    if (axis->unit && axis->scale != FIGURE_DATES)
        str_add(out, axis->unit);
}

double svg_ticks_width(const struct figure_axis *axis,
                       const struct ticks *ticks)
{
    double width = 0;
    for (size_t i = 0; i < ticks->count; i++) {
        struct str text = {0};
        svg_add_tick(axis, &ticks->item[i], &text);
        double own = svg_width(text.text);
        width = own > width ? own : width;
        str_release(&text);
    }
    return width;
}

void svg_frame_y(struct svg *svg, struct frame *frame,
                 const struct ticks *ticks)
{
    const struct figure_axis *axis = &svg->figure->y;
    for (size_t i = 0; i < ticks->count; i++) {
        struct str text = {0};
        double y = frame_y(frame, ticks->item[i].value);
        svg_line(svg, "grid", frame->left, y, frame->right, y);
        svg_add_tick(axis, &ticks->item[i], &text);
        svg_text(svg, frame->left - TICK - 2, y + 4, "end", text.text);
        str_release(&text);
    }
    svg_text_within(svg, 0, SVG_LINE - 5, "start", axis->name, SVG_WIDTH);
}

void svg_frame_x(struct svg *svg, struct frame *frame,
                 const struct ticks *ticks)
{
    const struct figure_axis *axis = &svg->figure->x;
    double used = -SVG_LETTER, y = frame->bottom;
    svg_line(svg, "axis", frame->left, y, frame->right, y);
    for (size_t i = 0; i < ticks->count; i++) {
        struct str text = {0};
        double x = frame_x(frame, ticks->item[i].value);
        svg_add_tick(axis, &ticks->item[i], &text);
        double half = svg_width(text.text) / 2;
        double middle = x + half > SVG_WIDTH ? SVG_WIDTH - half : x;
        svg_line(svg, "axis", x, y, x, y + TICK);
        if (middle - half >= used + SVG_LETTER) {
            svg_text(svg, middle, y + SVG_LINE, "middle", text.text);
            used = middle + half;
        }
        str_release(&text);
    }
    if (axis->scale != FIGURE_DATES)
        svg_text_within(svg, (frame->left + frame->right) / 2, y + 2 * SVG_LINE,
                        "middle", axis->name, SVG_WIDTH);
}
