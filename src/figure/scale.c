#include "figure/scale.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "base/numtext.h"
#include "base/utf8.h"
#include "figure/date.h"
#include "figure/tick.h"

/* Dates further from 1970 than 12,000 years are a mistake. */
#define SECONDS_MOST 4e11

/* No trouble with the smallest numbers, which are less exact. */
#define LOG_LEAST   1e-290
#define WIDTH_LEAST 1e-300

bool scale_has(enum figure_scale kind, double value)
{
    return isfinite(value) && (kind != FIGURE_LOG || value >= LOG_LEAST) &&
           (kind != FIGURE_DATES || fabs(value) <= SECONDS_MOST);
}

static void widen(enum figure_scale kind, double *low, double *high)
{
    if (kind == FIGURE_LOG) {
        *low /= 2;
        *high *= 2;
    } else if (kind == FIGURE_DATES) {
        *low -= SECONDS_A_DAY / 2;
        *high += SECONDS_A_DAY / 2;
    } else {
        double by = *low == 0 ? 1 : fabs(*low) / 2;
        *low -= by;
        *high += by;
    }
}

struct scale scale_of(const struct figure_axis *axis, double low, double high,
                      size_t most)
{
    bool given = axis->low < axis->high && scale_has(axis->scale, axis->low) &&
                 scale_has(axis->scale, axis->high);
    if (given)
        return (struct scale){axis->scale, axis->low, axis->high};
    if (!(low <= high)) {
        low = axis->scale == FIGURE_LOG ? 1 : 0;
        high = axis->scale == FIGURE_LINEAR ? 1
               : axis->scale == FIGURE_LOG  ? 10
                                            : SECONDS_A_DAY;
    }
    /* So that nothing that is worked out from the ends can overflow. */
    low = fmin(fmax(low, -DBL_MAX / 4), DBL_MAX / 4);
    high = fmin(fmax(high, -DBL_MAX / 4), DBL_MAX / 4);
    double least = fmax(1e-12 * fmax(fabs(low), fabs(high)), WIDTH_LEAST);
    if (!(high - low > least))
        widen(axis->scale, &low, &high);
    if (!(high - low > WIDTH_LEAST)) {
        low = 0;
        high = 1;
    }
    if (axis->scale == FIGURE_LINEAR && most > 1) {
        double first, last;
        struct step step = step_find(low, high, most, true, &first, &last);
        low = fmin(low, step_times(step, first));
        high = fmax(high, step_times(step, last));
    }
    return (struct scale){axis->scale, low, high};
}

double scale_at(const struct scale *scale, double value)
{
    double low = scale->low, high = scale->high;
    if (scale->kind == FIGURE_LOG)
        return (log(value) - log(low)) / (log(high) - log(low));
    return (value / 2 - low / 2) / (high / 2 - low / 2);
}

void scale_add_value(const struct figure_axis *axis, double value, bool spoken,
                     struct str *out)
{
    const char *unit = spoken && axis->spoken ? axis->spoken : axis->unit;
    if (axis->scale == FIGURE_DATES) {
        double day = floor(value / SECONDS_A_DAY) * SECONDS_A_DAY;
        date_add_long(out, date_day_of(value), false);
        if (value != day) {
            str_add(out, ", ");
            date_add_time(out, value, false);
        }
        return;
    }
    size_t before = out->length;
    if (fabs(value) >= 1e15 || axis->decimals > 9)
        numtext_add(out, value, 6);
    else
        numtext_add_fixed(out, value, axis->decimals);
    bool zero = strspn(str_text(out) + before, "0.") == out->length - before;
    if (axis->sign && value > 0 && !zero) {
        struct str digits = {0};
        str_add(&digits, out->text + before);
        str_cut(out, before);
        str_add_char(out, '+');
        str_add(out, digits.text);
        str_release(&digits);
    }
    if (unit)
        utf8_add_visible(out, unit, SIZE_MAX);
}

/* Moves the end (x, y) along the segment to where it enters 0 <= x <= 1. */
static bool enter(double *x, double *y, double other_x, double other_y)
{
    double edge = *x < 0 ? 0 : *x > 1 ? 1 : *x;
    if (edge == *x)
        return true;
    if ((*x < 0 && other_x < 0) || (*x > 1 && other_x > 1))
        return false;
    *y += (other_y - *y) * ((edge - *x) / (other_x - *x));
    *x = edge;
    return true;
}

bool scale_clip(double *x0, double *y0, double *x1, double *y1)
{
    return enter(x0, y0, *x1, *y1) && enter(x1, y1, *x0, *y0) &&
           enter(y0, x0, *y1, *x1) && enter(y1, x1, *y0, *x0);
}
