/* How ticks are found; for the scale alone. */
#ifndef RECKON_FIGURE_TICK_H
#define RECKON_FIGURE_TICK_H

#include "base/str.h"
#include "figure/scale.h"

/* mantissa x 10^exponent, with a mantissa of 1, 2 or 5. */
struct step {
    int mantissa, exponent;
};

/* `count` steps. */
double step_times(struct step step, double count);

/* The smallest step of which at most `most` multiples lie in low..high, or
 * cover it if `outward`; sets the first and last one. */
struct step step_find(double low, double high, size_t most, bool outward,
                      double *first, double *last);

/* Adds a tick with the text, which is emptied. */
void tick_add(struct ticks *ticks, double value, struct str *text);

/* Those of a scale of dates. */
void tick_dates(const struct scale *scale, size_t most, struct ticks *ticks);

#endif
