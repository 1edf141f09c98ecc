/* What the drawers of SVG share: elements, and the frame of a plane. */
#ifndef RECKON_FIGURE_SVG_H
#define RECKON_FIGURE_SVG_H

#include "figure/figure.h"
#include "figure/measure.h"

/* Units of the drawing: as many pixels on a page as wide as a telephone. */
enum { SVG_WIDTH = 400, SVG_LETTER = 8, SVG_LINE = 17, SVG_STYLES = 6 };

struct svg {
    const struct figure *figure;
    const char *prefix;
    struct str *out; /* the drawing alone; what is around it comes later */
    double height;
};

/* Where the data of a plane are drawn. */
struct frame {
    double left, right, top, bottom;
    struct scale x, y;
};

double frame_x(const struct frame *frame, double value);
double frame_y(const struct frame *frame, double value);

/* Appends ` name="12.3"`, to one decimal. */
void svg_attribute(struct str *out, const char *name, double value);

/* Appends "12.3". */
void svg_number(struct str *out, double value);

/* Text with its anchor ("start", "middle", "end") at (x, y). */
void svg_text(struct svg *svg, double x, double y, const char *anchor,
              const char *text);

/* The same, cut with an ellipsis to `width`. */
void svg_text_within(struct svg *svg, double x, double y, const char *anchor,
                     const char *text, double width);

/* About as wide as the text is drawn. */
double svg_width(const char *text);

void svg_line(struct svg *svg, const char *style, double x0, double y0,
              double x1, double y1);
void svg_box(struct svg *svg, const char *style, double x, double y,
             double width, double height);

/* <title>: what a pointer over the element shows. Within an open element. */
void svg_hint(struct svg *svg, const char *text);

/* Ticks of the y axis with lines across, its name above them. */
void svg_frame_y(struct svg *svg, struct frame *frame,
                 const struct ticks *ticks);

/* Ticks of the x axis and its name below them. */
void svg_frame_x(struct svg *svg, struct frame *frame,
                 const struct ticks *ticks);

/* Appends a tick's text with sign and unit. */
void svg_add_tick(const struct figure_axis *axis, const struct tick *tick,
                  struct str *out);

/* The widest of the ticks' texts. */
double svg_ticks_width(const struct figure_axis *axis,
                       const struct ticks *ticks);

/* The shape of the n-th series' dots, of about the area of a circle. */
void svg_mark(struct svg *svg, size_t series, double x, double y,
              double radius);

void svg_plane(struct svg *svg);
void svg_bars(struct svg *svg);
void svg_shades(struct svg *svg);
void svg_spark(struct svg *svg);

#endif
