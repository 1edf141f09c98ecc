/* A plane on its way to the terminal: what falls into which character. */
#ifndef RECKON_FIGURE_PLANE_H
#define RECKON_FIGURE_PLANE_H

#include "figure/canvas.h"
#include "figure/screen.h"

enum mark { MARK_NONE, MARK_RULE, MARK_BAND, MARK_LINE, MARK_LINES };

/* A character in place of the dots. */
struct stamp {
    uint32_t unicode;
    char ascii;
};

struct plane {
    struct screen *screen;
    struct scale x, y;
    struct ticks ticks_x, ticks_y;
    size_t labels, width, height; /* columns, columns, rows */
    bool lettered;                /* lines have letters */
    struct canvas canvas;
    struct stamp *stamp; /* width x height */
    double *weight;      /* of the dots in a cell */
    double heaviest;
};

/* A place as fractions of both axes; y is NaN where there is none. */
struct spot {
    double x, y;
};

struct spot plane_spot(const struct plane *plane,
                       const struct figure_point *point);

/* The cell (row x width + column) of a place; outside ones are at the edge. */
size_t plane_cell(const struct plane *plane, struct spot spot);

/* Draws all series: rules, bands, lines, dots, each over what is there. */
void plane_draw(struct plane *plane);

/* How heavy dots look that are the `third`-th (1 to 3) of the heaviest. */
struct stamp plane_dot(size_t third);

/* Adds the lines under the picture. */
void plane_legend(struct plane *plane);

#endif
