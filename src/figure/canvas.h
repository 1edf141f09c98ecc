/* A field of dots on which lines are drawn: two by four dots a character in
 * braille, one a character in ASCII. */
#ifndef RECKON_FIGURE_CANVAS_H
#define RECKON_FIGURE_CANVAS_H

#include <stddef.h>
#include <stdint.h>

struct canvas {
    size_t width, height;
    unsigned char *dot; /* row by row from the top; 0: none, else a mark */
};

/* No dots yet. To be released. */
void canvas_init(struct canvas *canvas, size_t width, size_t height);
void canvas_release(struct canvas *canvas);

/* Where a fraction of the width (height, from below) falls; what lies outside
 * is at the edge. */
size_t canvas_column(const struct canvas *canvas, double x);
size_t canvas_row(const struct canvas *canvas, double y);

/* How a line is drawn: each `every`-th dot. A segment that begins where the one
 * before it ended goes on in step. */
struct canvas_pen {
    unsigned char mark;
    unsigned every;
    unsigned walked;  /* dots so far; begins with 0 */
    long column, row; /* the last one */
};

/* Draws a segment between fractions of width and height (the latter from
 * below), both ends included, over what is there. */
void canvas_line(struct canvas *canvas, struct canvas_pen *pen, double x0,
                 double y0, double x1, double y1);

/* The mark at a dot. */
unsigned char canvas_at(const struct canvas *canvas, size_t column, size_t row);

/* The braille character whose upper left dot is there: U+2800 for no dots. */
uint32_t canvas_braille(const struct canvas *canvas, size_t column, size_t row);

#endif
