#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "figure/svg_points.h"

enum {
    HEIGHT = 190,
    MARKED_MOST = 40 /* points of a line; with more, only its last one */
};

static void add_place(struct str *out, const char *command, struct place place)
{
    str_add(out, command);
    svg_number(out, place.x);
    str_add_char(out, ' ');
    svg_number(out, place.y);
}

/* The line, in parts where points are missing. */
static void draw_line(struct svg *svg, const struct frame *frame,
                      const struct figure_series *series, const char *kind,
                      size_t style)
{
    bool pen_down = false;
    str_add_format(svg->out, "<path class=\"%s s%zu\" d=\"", kind, style);
    for (size_t i = 0; i < series->count; i++) {
        const struct figure_point *point = &series->point[i];
        struct place here = svg_place(svg, frame, point, point->y);
        if (here.known)
            add_place(svg->out, pen_down ? " L" : " M", here);
        pen_down = here.known;
    }
    str_add_format(svg->out,
                   "\" fill=\"none\" stroke=\"currentColor\""
                   " clip-path=\"url(#%s-c)\"/>\n",
                   svg->prefix);
}

/* The band from point `from` up to, but not with, `to`. */
static void draw_stretch(struct svg *svg, const struct frame *frame,
                         const struct figure_series *series, size_t from,
                         size_t to)
{
    const struct figure_point *point = series->point;
    for (size_t i = from; i < to; i++)
        add_place(svg->out, i == from ? " M" : " L",
                  svg_place(svg, frame, &point[i], point[i].high));
    for (size_t i = to; i-- > from;)
        add_place(svg->out, " L",
                  svg_place(svg, frame, &point[i], point[i].low));
    str_add(svg->out, " Z");
}

static void draw_band(struct svg *svg, const struct frame *frame,
                      const struct figure_series *series, size_t style)
{
    size_t from = 0;
    str_add_format(svg->out, "<path class=\"band s%zu\" d=\"", style);
    while (from < series->count) {
        size_t to = from;
        while (to < series->count && svg_banded(svg, &series->point[to]))
            to++;
        if (to > from + 1)
            draw_stretch(svg, frame, series, from, to);
        from = to + 1;
    }
    str_add_format(svg->out,
                   "\" fill-opacity=\"0.25\" clip-path=\"url(#%s-c)\"/>\n",
                   svg->prefix);
}

static void mark_line(struct svg *svg, const struct frame *frame, size_t index)
{
    const struct figure_series *series = &svg->figure->series[index];
    struct measure measure = measure_series(svg->figure, series);
    for (size_t i = 0; i < series->count; i++) {
        const struct figure_point *point = &series->point[i];
        struct place here = svg_place(svg, frame, point, point->y);
        if (!svg_in_frame(frame, here) ||
            (measure.count > MARKED_MOST && point != measure.last))
            continue;
        if (measure.count == 1)
            svg_error_bar(svg, frame, point);
        svg_mark(svg, svg_look(svg->figure, index), here.x, here.y,
                 measure.count > MARKED_MOST / 2 ? SVG_RADIUS - 1.5
                                                 : SVG_RADIUS - 0.5);
    }
}

static void draw_series(struct svg *svg, const struct frame *frame)
{
    const struct figure *figure = svg->figure;
    struct labels *labels = memory_get(sizeof *labels);
    labels->count = 0;
    for (size_t i = 0; i < figure->series_count; i++)
        if (figure->series[i].mark == FIGURE_RULE)
            draw_line(svg, frame, &figure->series[i], "rule", 0);
    for (size_t i = 0; i < figure->series_count; i++)
        if (figure->series[i].mark == FIGURE_LINE)
            draw_band(svg, frame, &figure->series[i],
                      svg_look(figure, i) % SVG_STYLES + 1);
    for (size_t i = 0; i < figure->series_count; i++) {
        if (figure->series[i].mark == FIGURE_LINE) {
            draw_line(svg, frame, &figure->series[i], "line",
                      svg_look(figure, i) % SVG_STYLES + 1);
            mark_line(svg, frame, i);
        } else if (figure->series[i].mark == FIGURE_DOTS) {
            svg_dots(svg, frame, i, labels);
        }
    }
    memory_free(labels);
}

/* Names of series under the drawing, where there is more than one to tell
 * apart. Returns what is added to the height. */
static void draw_legend(struct svg *svg, double left)
{
    const struct figure *figure = svg->figure;
    if (figure->series_count < 2)
        return;
    for (size_t i = 0; i < figure->series_count; i++) {
        const struct figure_series *series = &figure->series[i];
        if (!series->name || !*series->name)
            continue;
        double y = svg->height + SVG_LINE / 2.0;
        char style[16];
        size_t number = series->mark == FIGURE_RULE
                            ? 0
                            : svg_look(figure, i) % SVG_STYLES + 1;
        if (series->mark != FIGURE_DOTS) {
            bool rule = series->mark == FIGURE_RULE;
            memcpy(style, rule ? "rule s0" : "line s0", sizeof "line s0");
            style[sizeof "line s0" - 2] = (char)('0' + number);
            svg_line(svg, style, left, y, left + 26, y);
        }
        if (series->mark != FIGURE_RULE)
            svg_mark(svg, svg_look(figure, i), left + 13, y, SVG_RADIUS);
        svg_text_within(svg, left + 34, y + 4, "start", series->name,
                        SVG_WIDTH - left - 34);
        svg->height += SVG_LINE;
    }
}

void svg_plane(struct svg *svg)
{
    const struct figure *figure = svg->figure;
    struct extent x = measure_x(figure), y = measure_y(figure);
    struct frame frame = {.right = SVG_WIDTH - 8};
    struct ticks ticks_x, ticks_y;
    bool named = figure->y.name && *figure->y.name;
    frame.x = scale_of(&figure->x, x.low, x.high, 0);
    frame.y = scale_of(&figure->y, y.low, y.high, SCALE_STEPS);
    scale_ticks(&frame.y, 7, &ticks_y);
    frame.left = fmin(svg_ticks_width(&figure->y, &ticks_y) + 10, 150);
    frame.top = named ? SVG_LINE + 6 : 8;
    frame.bottom = frame.top + HEIGHT;
    scale_ticks(&frame.x, 6, &ticks_x);
    str_add_format(svg->out, "<clipPath id=\"%s-c\">", svg->prefix);
    svg_box(svg, "clip", frame.left - 2, frame.top - 2,
            frame.right - frame.left + 4, HEIGHT + 4);
    str_add(svg->out, "</clipPath>\n");
    svg_frame_y(svg, &frame, &ticks_y);
    svg_frame_x(svg, &frame, &ticks_x);
    draw_series(svg, &frame);
    bool below = figure->x.scale != FIGURE_DATES && figure->x.name;
    svg->height = frame.bottom + (below ? 2 : 1) * SVG_LINE + 8;
    draw_legend(svg, frame.left);
}
