/* Figures with nothing, one thing, the same thing, broken and huge things in
 * them, each in every form: for tests that want any figure to be written. */
#ifndef RECKON_TESTS_RUNNER_FIGURE_CASES_H
#define RECKON_TESTS_RUNNER_FIGURE_CASES_H

#include <float.h>
#include <math.h>

#include "figure/figure.h"

/* What XML, a terminal and a table must not take as it is. */
#define HOSTILE                                                                \
    "<&\"'>]]> --> \x01\x1b[2J\x7f\xc2\x9b\xff\xe2\x80\xae\t\n\xef\xbf\xbe "   \
    "<script>alert(1)</script> \xe6\xbc\xa2\xcc\x81"

enum {
    FIGURE_FORMS = 5,
    FIGURE_KINDS = 12, /* of data */
    FIGURE_POINTS = 40,
    FIGURE_PLAIN = FIGURE_FORMS * 3 * FIGURE_KINDS
};

/* How a figure is dressed: all that it may have; nothing but numbers; lines
 * alone; dots alone, some with labels, on axes that not all of them are on. */
enum figure_dress { DRESS_ALL, DRESS_BARE, DRESS_LINES, DRESS_DOTS, DRESSES };

enum { FIGURE_CASES = FIGURE_PLAIN * DRESSES };

/* Room for one figure at a time. */
struct figure_case {
    struct figure figure;
    struct figure_series series[3];
    struct figure_point point[3][FIGURE_POINTS];
    struct figure_bar bar[FIGURE_POINTS];
    struct figure_column column[3];
    double cell[FIGURE_POINTS];
    const char *name[FIGURE_POINTS];
};

/* The i-th number of a kind, and how many there are. */
static inline double figure_number(int kind, size_t i)
{
    static const double huge[] = {-DBL_MAX, DBL_MAX, 0, 1e-300, 1e300};
    static const double broken[] = {(double)NAN, HUGE_VAL, -HUGE_VAL};
    switch (kind) {
    case 0: return 1;
    case 1: return 7;
    case 2: return 3.25;
    case 3: return 0;
    case 4: return broken[i % 3];
    case 5: return i % 2 ? (double)NAN : (double)i;
    case 6: return huge[i % 5];
    case 7: return -5 - (double)(i % 4);
    case 8: return 1e15 + (double)i;
    case 9: return 1e-9 * (double)i;
    case 10: return (double)(i * 7919 % 101);
    default: return i % 2 ? 1e308 : -1e308;
    }
}

static inline size_t figure_count(int kind)
{
    return kind == 0 ? 0 : kind == 1 ? 1 : kind == 2 ? 2 : FIGURE_POINTS;
}

static inline void figure_undress(struct figure_case *room)
{
    struct figure *figure = &room->figure;
    figure->title = figure->description = figure->band = figure->weight = NULL;
    figure->x.name = figure->y.name = figure->y.unit = NULL;
    figure->columns = 0;
    figure->sums = false;
    for (size_t j = 0; j < 3; j++)
        room->series[j].name = j == 2 ? "" : NULL;
    for (size_t i = 0; i < FIGURE_POINTS; i++) {
        room->bar[i].note = NULL;
        for (size_t j = 0; j < 3; j++) {
            struct figure_point *point = &room->point[j][i];
            point->label = NULL;
            point->low = point->high = i % 2 ? (double)NAN : 0;
            point->weight = i % 3 ? 0 : (double)NAN;
        }
    }
}

static inline void figure_dress(struct figure_case *room,
                                enum figure_dress dress)
{
    static const char *const labels[] = {HOSTILE, NULL, "", "label"};
    switch (dress) {
    case DRESS_BARE: figure_undress(room); break;
    case DRESS_LINES:
        for (size_t j = 0; j < 3; j++)
            room->series[j].mark = FIGURE_LINE;
        room->figure.band_is_distance = true;
        break;
    case DRESS_DOTS:
        for (size_t j = 0; j < 3; j++)
            room->series[j].mark = FIGURE_DOTS;
        for (size_t i = 0; i < FIGURE_POINTS; i++)
            room->point[2][i].label = labels[i % 4];
        room->figure.weight = "";
        room->figure.x.name = room->figure.y.name = "";
        room->figure.y.low = 1;
        room->figure.y.high = 30;
        break;
    case DRESS_ALL:
    case DRESSES: break;
    }
}

/* The case of a number below FIGURE_CASES. */
static inline const struct figure *figure_case(struct figure_case *room,
                                               int number)
{
    enum figure_dress dress = (enum figure_dress)(number / FIGURE_PLAIN);
    number %= FIGURE_PLAIN;
    int kind = number % FIGURE_KINDS;
    enum figure_scale scale = (enum figure_scale)(number / FIGURE_KINDS % 3);
    size_t count = figure_count(kind);
    *room = (struct figure_case){0};
    for (size_t i = 0; i < FIGURE_POINTS; i++) {
        double value = figure_number(kind, i);
        double x = scale == FIGURE_DATES ? 86400.0 * (20780 + (double)i)
                                         : figure_number(kind, i + 1);
        for (size_t j = 0; j < 3; j++)
            room->point[j][i] = (struct figure_point){
                x,         value,           value - 1,
                value + 1, (double)(i * j), j == 2 ? HOSTILE : NULL};
        room->bar[i] =
            (struct figure_bar){i % 3 ? "a" : HOSTILE, value, value - 1,
                                value + 1, i % 5 ? NULL : HOSTILE};
        room->cell[i] = value;
        room->name[i] = i % 3 ? "name" : HOSTILE;
    }
    for (size_t j = 0; j < 3; j++) {
        room->series[j] = (struct figure_series){
            j ? HOSTILE : NULL, (enum figure_mark)((j + 1) % 3), room->point[j],
            count};
        room->column[j] =
            (struct figure_column){HOSTILE, HOSTILE, NULL, 2, room->cell};
    }
    room->figure = (struct figure){
        .title = HOSTILE,
        .description = HOSTILE,
        .form = (enum figure_form)(number / (3 * FIGURE_KINDS)),
        .x = {.name = HOSTILE, .scale = scale},
        .y = {.name = HOSTILE, .unit = HOSTILE, .sign = true, .decimals = 2},
        .series = room->series,
        .series_count = 3,
        .band = HOSTILE,
        .weight = HOSTILE,
        .bar = room->bar,
        .bars = count,
        .column = room->column,
        .columns = 3,
        .cell = room->cell,
        .rows = 1,
        .breadth = count,
        .row_name = room->name,
        .breadth_name = room->name,
        .first_day = 20780,
        .sums = true,
    };
    figure_dress(room, dress);
    return &room->figure;
}

#endif
