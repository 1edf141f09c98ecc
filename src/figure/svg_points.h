/* Points of a plane in SVG: where they are, dots with their labels. */
#ifndef RECKON_FIGURE_SVG_POINTS_H
#define RECKON_FIGURE_SVG_POINTS_H

#include "figure/svg.h"

enum {
    SVG_RADIUS = 4,  /* of a mark */
    LABELS_MOST = 64 /* that are kept apart */
};

struct place {
    double x, y;
    bool known;
};

struct box {
    double left, right, top, bottom;
};

struct labels {
    struct box box[LABELS_MOST];
    size_t count;
};

/* The look of a series, counted from 0: rules take none. */
size_t svg_look(const struct figure *figure, size_t series);

/* Where `value` stands over the point. */
struct place svg_place(const struct svg *svg, const struct frame *frame,
                       const struct figure_point *point, double value);

bool svg_in_frame(const struct frame *frame, struct place place);

/* The point is known and has a band. */
bool svg_banded(const struct svg *svg, const struct figure_point *point);

void svg_error_bar(struct svg *svg, const struct frame *frame,
                   const struct figure_point *point);

/* The dots of a series, with error bars and labels. */
void svg_dots(struct svg *svg, const struct frame *frame, size_t index,
              struct labels *labels);

#endif
