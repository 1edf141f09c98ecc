#include "figure/sentence.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "figure/date.h"

void sentence_end(struct str *out)
{
    str_add(out, ".\n");
}

void sentence_text(const char *text, struct str *out)
{
    utf8_add_visible(out, text, SIZE_MAX);
}

void sentence_first(const char *text, struct str *out)
{
    size_t at = out->length;
    sentence_text(text, out);
    if (out->length > at && out->text[at] >= 'a' && out->text[at] <= 'z')
        out->text[at] = (char)(out->text[at] - 'a' + 'A');
}

const char *sentence_given(const char *text, const char *otherwise)
{
    return text && *text ? text : otherwise;
}

void sentence_y(const struct figure *figure, double value, struct str *out)
{
    scale_add_value(&figure->y, value, true, out);
}

void sentence_x(const struct figure *figure, double value, struct str *out)
{
    struct extent extent = measure_x(figure);
    scale_add_value(&figure->x, value, true, out);
    if (figure->x.scale != FIGURE_DATES)
        return;
    int64_t first = date_of_day(date_day_of(extent.low)).year;
    int64_t last = date_of_day(date_day_of(extent.high)).year;
    if (first != last) {
        str_add_char(out, ' ');
        str_add_integer(out, date_of_day(date_day_of(value)).year);
    }
}

void sentence_at(const struct figure *figure, double x, struct str *out)
{
    str_add(out, figure->x.scale == FIGURE_DATES ? " on " : " at ");
    if (figure->x.scale != FIGURE_DATES && figure->x.name) {
        sentence_text(figure->x.name, out);
        str_add_char(out, ' ');
    }
    sentence_x(figure, x, out);
}

void sentence_band(const struct figure *figure, double low, double high,
                   struct str *out)
{
    struct figure_axis plain = figure->y;
    if (!figure->band || !measure_band(low, high))
        return;
    str_add(out, ", ");
    sentence_text(figure->band, out);
    str_add_char(out, ' ');
    if (figure->band_is_distance) {
        plain.sign = false;
        scale_add_value(&plain, high / 2 - low / 2, true, out);
    } else {
        sentence_y(figure, low, out);
        str_add(out, " to ");
        sentence_y(figure, high, out);
    }
}

void sentence_named(const char *name, struct str *out)
{
    if (name && *name) {
        sentence_text(name, out);
        str_add_char(out, ' ');
    }
}

static void tell_bar(const struct figure *figure, size_t index, struct str *out)
{
    const struct figure_bar *bar = &figure->bar[index];
    sentence_first(bar->name, out);
    str_add(out, ": ");
    if (isfinite(bar->value))
        sentence_y(figure, bar->value, out);
    else
        str_add(out, "not known");
    if (isfinite(bar->value))
        sentence_band(figure, bar->low, bar->high, out);
    for (size_t i = 0; i < figure->columns; i++) {
        const struct figure_column *column = &figure->column[i];
        struct figure_axis axis = {.unit = column->unit,
                                   .spoken = column->spoken,
                                   .decimals = column->decimals};
        if (!isfinite(column->value[index]))
            continue;
        str_add(out, ", ");
        sentence_named(column->name, out);
        scale_add_value(&axis, column->value[index], true, out);
    }
    if (bar->note) {
        str_add(out, ", ");
        sentence_text(bar->note, out);
    }
    sentence_end(out);
}

/* What is told of cells and columns alike: the sum, or from where to where. */
struct sum {
    size_t known, positive, lowest, highest;
    double total;
};

static void sum_up(struct sum *sum, const double *value, size_t index)
{
    if (!isfinite(value[index]))
        return;
    if (!sum->known || value[index] < value[sum->lowest])
        sum->lowest = index;
    if (!sum->known || value[index] > value[sum->highest])
        sum->highest = index;
    sum->known++;
    sum->positive += value[index] > 0;
    sum->total += value[index];
}

static void tell_calendar(const struct figure *figure, struct str *out)
{
    struct sum sum = {0};
    int64_t last = figure->first_day + (int64_t)figure->breadth - 1;
    bool years = date_of_day(figure->first_day).year != date_of_day(last).year;
    for (size_t i = 0; i < figure->breadth; i++)
        sum_up(&sum, figure->cell, i);
    sentence_first(sentence_given(figure->y.name, "values"), out);
    str_add(out, ": ");
    if (figure->sums && isfinite(sum.total)) {
        sentence_y(figure, sum.total, out);
        str_add(out, " in all, ");
    }
    str_add_format(out, "on %zu of %zu day%s, ", sum.positive, figure->breadth,
                   figure->breadth == 1 ? "" : "s");
    date_add_long(out, figure->first_day, years);
    str_add(out, " to ");
    date_add_long(out, last, true);
    sentence_end(out);
    if (!sum.positive)
        return;
    str_add(out, "Most on ");
    date_add_long(out, figure->first_day + (int64_t)sum.highest, years);
    str_add(out, ": ");
    sentence_y(figure, figure->cell[sum.highest], out);
    sentence_end(out);
}

static void tell_cell(const struct figure *figure, const char *word,
                      size_t index, struct str *out)
{
    str_add_format(out, "%s: ", word);
    sentence_text(figure->row_name[index / figure->breadth], out);
    str_add(out, ", ");
    sentence_text(figure->breadth_name[index % figure->breadth], out);
    str_add(out, ", ");
    sentence_y(figure, figure->cell[index], out);
    sentence_end(out);
}

static void tell_heat(const struct figure *figure, struct str *out)
{
    struct sum sum = {0};
    for (size_t i = 0; i < figure->rows * figure->breadth; i++)
        sum_up(&sum, figure->cell, i);
    if (figure->sums && isfinite(sum.total)) {
        sentence_first(sentence_given(figure->y.name, "values"), out);
        str_add(out, ": ");
        sentence_y(figure, sum.total, out);
        str_add(out, " in all");
        sentence_end(out);
    }
    tell_cell(figure, "Highest", sum.highest, out);
    if (figure->cell[sum.lowest] < figure->cell[sum.highest])
        tell_cell(figure, "Lowest", sum.lowest, out);
}

static void tell_spark(const struct figure *figure, struct str *out)
{
    const struct figure_series *series = &figure->series[0];
    struct measure measure = measure_series(figure, series);
    double total = 0;
    for (size_t i = 0; i < series->count; i++)
        if (measure_known(figure, &series->point[i]))
            total += series->point[i].y;
    sentence_first(
        sentence_given(series->name, sentence_given(figure->y.name, "values")),
        out);
    str_add(out, ", ");
    sentence_x(figure, measure.first->x, out);
    if (measure.count > 1) {
        str_add(out, " to ");
        sentence_x(figure, measure.last->x, out);
    }
    str_add(out, ": ");
    if (figure->sums && isfinite(total)) {
        sentence_y(figure, total, out);
        str_add(out, " in all, ");
    }
    str_add(out, "highest ");
    sentence_y(figure, measure.highest->y, out);
    sentence_at(figure, measure.highest->x, out);
    sentence_end(out);
}

void figure_sentence(const struct figure *figure, struct str *out)
{
    if (!measure_any(figure)) {
        sentence_text(measure_empty(figure), out);
        str_add_char(out, '\n');
        return;
    }
    switch (figure->form) {
    case FIGURE_PLANE:
        for (size_t i = 0; i < figure->series_count; i++)
            if (figure->series[i].mark == FIGURE_LINE)
                sentence_line(figure, &figure->series[i], out);
            else if (figure->series[i].mark == FIGURE_DOTS)
                sentence_dots(figure, &figure->series[i], out);
        break;
    case FIGURE_BARS:
        for (size_t i = 0; i < figure->bars; i++)
            tell_bar(figure, i, out);
        break;
    case FIGURE_HEAT: tell_heat(figure, out); break;
    case FIGURE_CALENDAR: tell_calendar(figure, out); break;
    case FIGURE_SPARK: tell_spark(figure, out); break;
    }
}
