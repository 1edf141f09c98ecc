/* What all writers ask of a figure: what is known in it, from where to where it
 * goes, how dark a cell is. */
#ifndef RECKON_FIGURE_MEASURE_H
#define RECKON_FIGURE_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

#include "figure/figure.h"
#include "figure/scale.h"

struct extent {
    double low, high; /* NaN while nothing is known */
};

void extent_init(struct extent *extent);
void extent_add(struct extent *extent, double value);

/* The point has a place on both axes. */
bool measure_known(const struct figure *figure,
                   const struct figure_point *point);

/* The band is there: two numbers, in order and not both 0. */
bool measure_band(double low, double high);

/* Known points of a series; sets the first, last, lowest and highest (the
 * earliest of several) where there are any. */
struct measure {
    size_t count;
    const struct figure_point *first, *last, *lowest, *highest;
};

struct measure measure_series(const struct figure *figure,
                              const struct figure_series *series);

/* There is at least one number to show. */
bool measure_any(const struct figure *figure);

/* What to say if there is none. */
const char *measure_empty(const struct figure *figure);

/* A plane's y axis begins and ends at one of so many steps, whatever is marked
 * of them. */
enum { SCALE_STEPS = 12 };

/* From where to where the data go: of the plane's series but for rules that
 * others are compared with (their own, if there is nothing else), with bands.
 * Dots alone get some room on both sides of x. */
struct extent measure_x(const struct figure *figure);
struct extent measure_y(const struct figure *figure);

/* The value's scale of bars, a spark, shades: from 0 on if nothing is below. */
struct scale measure_from_zero(const struct figure *figure);

/* Some point has a label. */
bool measure_labels(const struct figure_series *series);

/* Series that are lines. */
size_t measure_lines(const struct figure *figure);

/* --- shades --- */

enum { SHADES = 5 };

size_t shade_rows(const struct figure *figure);
size_t shade_breadth(const struct figure *figure); /* columns; weeks */

/* The cell's place among figure->cell; false where a calendar has no day. */
bool shade_cell(const struct figure *figure, size_t row, size_t column,
                size_t *index);

/* 0 for the low end, 1 to SHADES - 1 for the four quarters above it. */
size_t shade_of(const struct scale *scale, double value);

/* Appends which values have the shade: "0", "1-5"; false if none can. */
bool shade_add_range(const struct figure *figure, const struct scale *scale,
                     size_t shade, struct str *out);

#endif
