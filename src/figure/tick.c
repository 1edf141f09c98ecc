#include "figure/tick.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "base/numtext.h"

double step_times(struct step step, double count)
{
    double sum = count * step.mantissa;
    if (step.exponent < -300)
        return sum * pow(10, step.exponent);
    return step.exponent >= 0 ? sum * pow(10, step.exponent)
                              : sum / pow(10, -step.exponent);
}

static struct step next_step(struct step step)
{
    if (step.mantissa == 5)
        return (struct step){1, step.exponent + 1};
    return (struct step){step.mantissa == 1 ? 2 : 5, step.exponent};
}

/* How many steps fit into the value, whole where rounding alone keeps it from
 * being so. */
static double steps_in(double value, struct step step)
{
    double count = value / step_times(step, 1), whole = round(count);
    return fabs(count - whole) <= 1e-9 + 8 * DBL_EPSILON * fabs(count) ? whole
                                                                       : count;
}

struct step step_find(double low, double high, size_t most, bool outward,
                      double *first, double *last)
{
    double width = high / 2 - low / 2; /* the whole one may be infinite */
    struct step step = {
        1, (int)floor(log10(fmax(width, DBL_MIN) / (double)most)) - 1};
    for (;; step = next_step(step)) {
        double a = steps_in(low, step), b = steps_in(high, step);
        *first = outward ? floor(a) : ceil(a);
        *last = outward ? ceil(b) : floor(b);
        if (*last - *first + 1 <= (double)most || step.exponent > 307)
            return step;
    }
}

void tick_add(struct ticks *ticks, double value, struct str *text)
{
    struct tick *tick = &ticks->item[ticks->count++];
    size_t length = text->length < TICK_TEXT ? text->length : TICK_TEXT - 1;
    *tick = (struct tick){.value = value};
    memcpy(tick->text, str_text(text), length);
    str_clear(text);
}

static void linear_ticks(const struct scale *scale, size_t most,
                         struct ticks *ticks)
{
    double first, last;
    struct str text = {0};
    struct step step =
        step_find(scale->low, scale->high, most, false, &first, &last);
    for (double i = first; i <= last && ticks->count < most; i++) {
        double value = step_times(step, i);
        if (step.exponent >= -5 && step.exponent < 6)
            numtext_add_fixed(&text, value,
                              step.exponent < 0 ? -step.exponent : 0);
        else
            numtext_add(&text, value, 6);
        tick_add(ticks, value, &text);
    }
    str_release(&text);
}

/* Adds mantissas x 10^k for each `stride`-th k; false if these are too many. */
static bool add_powers(const struct scale *scale, const int *mantissa,
                       size_t mantissas, int stride, size_t most,
                       struct ticks *ticks)
{
    int low = (int)floor(log10(scale->low)) - 1;
    int high = (int)ceil(log10(scale->high)) + 1;
    low = (int)floor((double)low / stride) * stride;
    ticks->count = 0;
    for (int k = low; k <= high; k += stride)
        for (size_t i = 0; i < mantissas; i++) {
            double value = step_times((struct step){mantissa[i], k}, 1);
            if (value < scale->low * (1 - 1e-9) ||
                value > scale->high * (1 + 1e-9))
                continue;
            if (ticks->count == most)
                return false;
            struct str text = {0};
            numtext_add(&text, value, 6);
            tick_add(ticks, value, &text);
            str_release(&text);
        }
    return true;
}

static void log_ticks(const struct scale *scale, size_t most,
                      struct ticks *ticks)
{
    static const int mantissas[] = {1, 2, 5};
    bool fits = add_powers(scale, mantissas, 3, 1, most, ticks);
    for (int stride = 1; !fits; stride++)
        fits = add_powers(scale, mantissas, 1, stride, most, ticks);
    if (ticks->count < 2) { /* less than a power of ten is seen */
        ticks->count = 0;
        linear_ticks(scale, most, ticks);
    }
}

void scale_ticks(const struct scale *scale, size_t most, struct ticks *ticks)
{
    ticks->count = 0;
    most = most < 2 ? 2 : most > TICKS_MOST ? TICKS_MOST : most;
    switch (scale->kind) {
    case FIGURE_LINEAR: linear_ticks(scale, most, ticks); break;
    case FIGURE_LOG: log_ticks(scale, most, ticks); break;
    case FIGURE_DATES: tick_dates(scale, most, ticks); break;
    }
}
