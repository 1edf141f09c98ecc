#include "figure/svg.h"

#include <math.h>
#include <string.h>

#include "base/markup.h"
#include "base/numtext.h"
#include "base/utf8.h"

void svg_number(struct str *out, double value)
{
    struct str text = {0};
    numtext_add_fixed(&text, fmin(fmax(value, -1e6), 1e6), 1);
    if (text.length > 2 && strcmp(text.text + text.length - 2, ".0") == 0)
        str_cut(&text, text.length - 2);
    str_add(out, text.text);
    str_release(&text);
}

void svg_attribute(struct str *out, const char *name, double value)
{
    str_add_format(out, " %s=\"", name);
    svg_number(out, value);
    str_add_char(out, '"');
}

double svg_width(const char *text)
{
    return SVG_LETTER * (double)utf8_columns(text, strlen(text));
}

void svg_text(struct svg *svg, double x, double y, const char *anchor,
              const char *text)
{
    if (!text || !*text)
        return;
    str_add(svg->out, "<text");
    svg_attribute(svg->out, "x", x);
    svg_attribute(svg->out, "y", y);
    if (strcmp(anchor, "start") != 0)
        str_add_format(svg->out, " text-anchor=\"%s\"", anchor);
    str_add_char(svg->out, '>');
    markup_add_xml(svg->out, text, strlen(text));
    str_add(svg->out, "</text>\n");
}

void svg_text_within(struct svg *svg, double x, double y, const char *anchor,
                     const char *text, double width)
{
    struct str cut = {0};
    if (!text)
        return;
    if (svg_width(text) <= width) {
        svg_text(svg, x, y, anchor, text);
        return;
    }
    size_t at = 0, length = strlen(text);
    double used = SVG_LETTER;
    while (at < length) {
        uint32_t point;
        size_t size = utf8_decode(text + at, length - at, &point);
        size = size ? size : 1;
        used += SVG_LETTER * (double)utf8_columns(text + at, size);
        if (used > width)
            break;
        at += size;
    }
    while (at && text[at - 1] == ' ')
        at--;
    str_add_bytes(&cut, text, at);
    str_add(&cut, "\u2026");
    svg_text(svg, x, y, anchor, cut.text);
    str_release(&cut);
}

void svg_line(struct svg *svg, const char *style, double x0, double y0,
              double x1, double y1)
{
    str_add_format(svg->out, "<line class=\"%s\"", style);
    svg_attribute(svg->out, "x1", x0);
    svg_attribute(svg->out, "y1", y0);
    svg_attribute(svg->out, "x2", x1);
    svg_attribute(svg->out, "y2", y1);
    str_add(svg->out, " stroke=\"currentColor\"/>\n");
}

void svg_box(struct svg *svg, const char *style, double x, double y,
             double width, double height)
{
    str_add_format(svg->out, "<rect class=\"%s\"", style);
    svg_attribute(svg->out, "x", x);
    svg_attribute(svg->out, "y", y);
    svg_attribute(svg->out, "width", width);
    svg_attribute(svg->out, "height", height);
    str_add(svg->out, "/>\n");
}

void svg_hint(struct svg *svg, const char *text)
{
    str_add(svg->out, "<title>");
    markup_add_xml(svg->out, text, strlen(text));
    str_add(svg->out, "</title>");
}

/* A circle, a square, a diamond and a triangle, in turn. */
void svg_mark(struct svg *svg, size_t series, double x, double y, double radius)
{
    static const struct {
        double x[4], y[4];
    } shape[] = {
        {{-0.886, 0.886, 0.886, -0.886}, {-0.886, -0.886, 0.886, 0.886}},
        {{0, 1.253, 0, -1.253}, {-1.253, 0, 1.253, 0}},
        {{0, 1.347, -1.347, 0}, {-1.555, 0.778, 0.778, -1.555}},
    };
    size_t style = series % SVG_STYLES + 1, kind = series % 4;
    if (kind == 0) {
        str_add_format(svg->out, "<circle class=\"dot s%zu\"", style);
        svg_attribute(svg->out, "cx", x);
        svg_attribute(svg->out, "cy", y);
        svg_attribute(svg->out, "r", radius);
        str_add(svg->out, "/>\n");
        return;
    }
    str_add_format(svg->out, "<path class=\"dot s%zu\" d=\"", style);
    for (size_t i = 0; i < 4; i++) {
        str_add(svg->out, i ? " L" : "M");
        svg_number(svg->out, x + radius * shape[kind - 1].x[i]);
        str_add_char(svg->out, ' ');
        svg_number(svg->out, y + radius * shape[kind - 1].y[i]);
    }
    str_add(svg->out, " Z\"/>\n");
}

static void draw(struct svg *svg)
{
    switch (svg->figure->form) {
    case FIGURE_PLANE: svg_plane(svg); break;
    case FIGURE_BARS: svg_bars(svg); break;
    case FIGURE_HEAT:
    case FIGURE_CALENDAR: svg_shades(svg); break;
    case FIGURE_SPARK: svg_spark(svg); break;
    }
}

/* Content of <title> and <desc>: as text, line ends as blanks. */
static void add_told(const struct figure *figure, struct str *out)
{
    struct str told = {0};
    if (figure->description && *figure->description) {
        str_add(&told, figure->description);
        str_add_char(&told, ' ');
    }
    figure_sentence(figure, &told);
    while (told.length && told.text[told.length - 1] == '\n')
        str_cut(&told, told.length - 1);
    markup_add_xml(out, str_text(&told), told.length);
    str_release(&told);
}

void figure_svg(const struct figure *figure, const char *prefix,
                struct str *out)
{
    struct str drawing = {0};
    struct svg svg = {figure, prefix, &drawing, 0};
    if (measure_any(figure)) {
        draw(&svg);
    } else {
        svg.height = 3 * SVG_LINE;
        svg_text_within(&svg, SVG_WIDTH / 2, 2 * SVG_LINE, "middle",
                        measure_empty(figure), SVG_WIDTH);
    }
    str_add_format(out,
                   "<svg class=\"figure\" xmlns=\"http://www.w3.org/2000/svg\""
                   " role=\"img\" aria-labelledby=\"%s-t\""
                   " aria-describedby=\"%s-d\" viewBox=\"0 0 %d ",
                   prefix, prefix, SVG_WIDTH);
    svg_number(out, svg.height);
    str_add(out, "\">\n");
    const char *title = figure->title ? figure->title : "Figure";
    str_add_format(out, "<title id=\"%s-t\">", prefix);
    markup_add_xml(out, title, strlen(title));
    str_add_format(out, "</title>\n<desc id=\"%s-d\">", prefix);
    add_told(figure, out);
    str_add(out, "</desc>\n");
    str_add(out, str_text(&drawing));
    str_add(out, "</svg>\n");
    str_release(&drawing);
}
