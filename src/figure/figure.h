/* A figure: what is to be seen, said once. Writers turn the same figure into
 * SVG, into text with braille and block characters, into ASCII, into sentences
 * for those who listen, and into the table of its numbers.
 *
 * A figure borrows all that it points to; zeroed fields mean "none" or "as
 * usual". Texts may hold anything: each writer makes them harmless for its
 * medium. A number that is missing is NaN; infinite ones, and those that an
 * axis has no place for (nothing or less on a logarithmic one), count as
 * missing. Dates are seconds since 1970 on the reader's clock: whoever knows
 * the time zone has added its offset. */
#ifndef RECKON_FIGURE_FIGURE_H
#define RECKON_FIGURE_FIGURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum figure_form {
    FIGURE_PLANE,    /* lines with bands, dots and rules over two axes */
    FIGURE_BARS,     /* one bar for each name */
    FIGURE_HEAT,     /* a table of shades */
    FIGURE_CALENDAR, /* the same for days: weeks across, Monday on top */
    FIGURE_SPARK     /* a row of little columns from 0 on, one for each point */
};

enum figure_scale { FIGURE_LINEAR, FIGURE_LOG, FIGURE_DATES };

struct figure_axis {
    const char *name;   /* "ability" */
    const char *unit;   /* what follows a number: "%", " s" */
    const char *spoken; /* the same in a sentence, " seconds"; NULL: as unit */
    enum figure_scale scale;
    double low, high; /* both 0: from the data, rounded outwards */
    int decimals;     /* of a value that is told (ticks choose their own) */
    bool sign;        /* + in front of a positive value */
};

/* `low` and `high` are the band around y, or error bars of a dot. Not used:
 * both 0 or both NaN. */
struct figure_point {
    double x, y, low, high;
    double weight;     /* area of a dot; 0 or NaN: all alike */
    const char *label; /* of a dot */
};

enum figure_mark {
    FIGURE_LINE, /* through its points in their order; a missing one parts it */
    FIGURE_DOTS, /* one for each point */
    FIGURE_RULE  /* a thin line to compare with: a diagonal, a target */
};

struct figure_series {
    const char *name;
    enum figure_mark mark;
    const struct figure_point *point;
    size_t count;
};

struct figure_bar {
    const char *name;        /* not NULL */
    double value, low, high; /* the interval as that of a point */
    const char *note;        /* short, pointed at the bar: "next" */
};

/* One more number for each bar, shown beside it where there is room. */
struct figure_column {
    const char *name; /* "questions"; not NULL */
    const char *unit, *spoken;
    int decimals;
    const double *value;
};

struct figure {
    const char *title;       /* "Ability, all topics" */
    const char *description; /* one sentence: how to read it */
    const char *empty;       /* said where there is not one number to show */
    enum figure_form form;
    struct figure_axis x, y; /* what is measured is y; its unit is the bars' */

    /* FIGURE_PLANE; FIGURE_SPARK shows y of the first series over x. */
    const struct figure_series *series;
    size_t series_count;
    const char *band;      /* what the band is: "standard error" */
    bool band_is_distance; /* told as its half width, not by its ends */
    const char *weight;    /* what the area of dots is: "answers" */

    /* FIGURE_BARS; `band` names the interval. */
    const struct figure_bar *bar;
    size_t bars;
    const struct figure_column *column;
    size_t columns;

    /* FIGURE_HEAT: rows x breadth cells, row by row, with names of both.
     * FIGURE_CALENDAR: `breadth` days from `first_day` (days since 1970) on. */
    const double *cell;
    size_t rows, breadth;
    const char *const *row_name, *const *breadth_name;
    int64_t first_day;
    bool sums; /* the sum of the values means something (also of a spark) */
};

/* Columns that the terminal writers use: fewer or more than these are taken as
 * the nearer one. */
enum { FIGURE_COLUMNS_LEAST = 20, FIGURE_COLUMNS_MOST = 400 };

/* Appends title, picture and legend, in lines of at most `columns` columns,
 * each ended by a newline. */
void figure_unicode(const struct figure *figure, size_t columns,
                    struct str *out);

/* The same without a byte above 0x7E. */
void figure_ascii(const struct figure *figure, size_t columns, struct str *out);

/* Appends what there is to hear in place of the picture: one or more sentences,
 * each on a line of its own, not broken. The title is not said again. */
void figure_sentence(const struct figure *figure, struct str *out);

/* Appends an <svg> element for an HTML page: its name is the title, its
 * description `description` and the sentences. `prefix` (a letter, then
 * letters, digits and hyphens) begins its ids and must be another for each
 * figure of a page. Colours are classes of figure_style; without that it is
 * black on white.
 */
void figure_svg(const struct figure *figure, const char *prefix,
                struct str *out);

/* The style sheet of all figures of a page, to stand in a <style> element. */
const char *figure_style(void);

/* The numbers of a figure: rows of cells, some "" where there is none. */
struct figure_table {
    const char **name;    /* of each column */
    bool *number;         /* the column's cells are numbers */
    const char **cell;    /* rows x columns, row by row */
    size_t columns, rows; /* rows may be 0 */
};

/* Sets the table; it lives in `arena`. Texts are as the figure has them, dates
 * are written 2026-11-23 or 2026-11-23T17:30:00, numbers so that they read back
 * as the same double. */
void figure_table(const struct figure *figure, struct figure_table *table,
                  struct arena *arena);

/* Appends the table as tab-separated lines under a line of names; controls in
 * texts become visible. */
void figure_tsv(const struct figure *figure, struct str *out);

/* Appends it as an HTML <table>, with numbers rounded as the figure tells
 * them; the title is its caption. */
void figure_html_table(const struct figure *figure, struct str *out);

#endif
