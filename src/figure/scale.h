/* The scale of an axis: where a value stands between its ends, and which values
 * are marked. Ticks are multiples of 1, 2 or 5 times a power of ten; on a
 * logarithmic scale 1, 2, 5 of each power or powers alone; of dates, whole
 * minutes, hours, days, weeks, months and years. */
#ifndef RECKON_FIGURE_SCALE_H
#define RECKON_FIGURE_SCALE_H

#include <stdbool.h>
#include <stddef.h>

#include "figure/figure.h"

struct scale {
    enum figure_scale kind;
    double low, high; /* low < high, both finite */
};

enum { TICKS_MOST = 24, TICK_TEXT = 32 };

struct tick {
    double value;
    char text[TICK_TEXT]; /* without a unit; ASCII */
};

struct ticks {
    struct tick item[TICKS_MOST];
    size_t count;
};

/* The axis has a place for the value. */
bool scale_has(enum figure_scale kind, double value);

/* The scale of an axis whose data lie in low..high (nothing known: NaN). A
 * range without width is widened. `most` > 1: a linear one is rounded outwards
 * to ticks, of which there will be at most so many. */
struct scale scale_of(const struct figure_axis *axis, double low, double high,
                      size_t most);

/* 0 at the low end, 1 at the high end; outside of both for values outside. */
double scale_at(const struct scale *scale, double value);

/* At most `most` ticks (and TICKS_MOST) within the scale, in order. */
void scale_ticks(const struct scale *scale, size_t most, struct ticks *ticks);

/* Appends a value of the axis as it is told: 81%, +0.82, 23 November. `spoken`:
 * with the unit in words. A unit that holds controls is made visible. */
void scale_add_value(const struct figure_axis *axis, double value, bool spoken,
                     struct str *out);

/* The part of a segment that lies in the unit square; false if none does. */
bool scale_clip(double *x0, double *y0, double *x1, double *y1);

#endif
