#include <math.h>

#include "figure/date.h"
#include "figure/sentence.h"

enum { DOTS_MOST = 12 }; /* that are told one by one, unless they have labels */

/* Whether the change is more than the band at the end leaves open. */
static const char *trend(const struct measure *measure)
{
    const struct figure_point *last = measure->last;
    double change = last->y - measure->first->y, open = 0;
    if (measure_band(last->low, last->high))
        open = last->high / 2 - last->low / 2;
    return change > open    ? "rising"
           : change < -open ? "falling"
                            : "about the same";
}

void sentence_line(const struct figure *figure,
                   const struct figure_series *series, struct str *out)
{
    struct measure measure = measure_series(figure, series);
    const char *name = sentence_given(
        series->name,
        sentence_given(figure->y.name, sentence_given(figure->title, "Line")));
    if (!measure.count)
        return;
    sentence_first(name, out);
    if (measure.count == 1) {
        str_add(out, ": ");
        sentence_y(figure, measure.first->y, out);
        sentence_at(figure, measure.first->x, out);
        sentence_band(figure, measure.first->low, measure.first->high, out);
        sentence_end(out);
        return;
    }
    if (figure->x.scale == FIGURE_DATES) {
        int64_t days =
            date_day_of(measure.last->x) - date_day_of(measure.first->x);
        if (days > 0)
            str_add_format(out, " over %lld day%s", (long long)days,
                           days == 1 ? "" : "s");
    }
    str_add(out, ": from ");
    sentence_y(figure, measure.first->y, out);
    str_add(out, " to ");
    sentence_y(figure, measure.last->y, out);
    sentence_band(figure, measure.last->low, measure.last->high, out);
    str_add_format(out, ", %s", trend(&measure));
    sentence_end(out);
    if (measure.lowest->y == measure.highest->y)
        return;
    str_add(out, "Highest ");
    sentence_y(figure, measure.highest->y, out);
    sentence_at(figure, measure.highest->x, out);
    str_add(out, ", lowest ");
    sentence_y(figure, measure.lowest->y, out);
    sentence_at(figure, measure.lowest->x, out);
    sentence_end(out);
}

static void tell_dot(const struct figure *figure,
                     const struct figure_point *point, struct str *out)
{
    if (point->label && *point->label) {
        sentence_first(point->label, out);
        str_add(out, ": ");
        sentence_named(figure->x.name, out);
    } else if (figure->x.name) {
        sentence_first(figure->x.name, out);
        str_add_char(out, ' ');
    }
    sentence_x(figure, point->x, out);
    str_add(out, ", ");
    sentence_named(figure->y.name, out);
    sentence_y(figure, point->y, out);
    sentence_band(figure, point->low, point->high, out);
    if (figure->weight && point->weight > 0 && isfinite(point->weight)) {
        str_add(out, ", ");
        sentence_named(figure->weight, out);
        scale_add_value(&(struct figure_axis){0}, point->weight, true, out);
    }
    sentence_end(out);
}

void sentence_dots(const struct figure *figure,
                   const struct figure_series *series, struct str *out)
{
    struct measure measure = measure_series(figure, series);
    struct extent x;
    if (measure.count > DOTS_MOST && !measure_labels(series)) {
        extent_init(&x);
        for (size_t i = 0; i < series->count; i++)
            if (measure_known(figure, &series->point[i]))
                extent_add(&x, series->point[i].x);
        sentence_first(sentence_given(series->name, "Points"), out);
        str_add_format(out, ": %zu, ", measure.count);
        sentence_named(figure->x.name, out);
        sentence_x(figure, x.low, out);
        str_add(out, " to ");
        sentence_x(figure, x.high, out);
        str_add(out, ", ");
        sentence_named(figure->y.name, out);
        sentence_y(figure, measure.lowest->y, out);
        str_add(out, " to ");
        sentence_y(figure, measure.highest->y, out);
        sentence_end(out);
        return;
    }
    for (size_t i = 0; i < series->count; i++)
        if (measure_known(figure, &series->point[i]))
            tell_dot(figure, &series->point[i], out);
}
