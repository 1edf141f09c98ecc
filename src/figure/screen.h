/* What the two terminal writers share. They differ in their signs alone. */
#ifndef RECKON_FIGURE_SCREEN_H
#define RECKON_FIGURE_SCREEN_H

#include "figure/figure.h"
#include "figure/measure.h"

struct screen {
    const struct figure *figure;
    size_t columns; /* of the terminal */
    bool unicode;
    struct str *out;
    size_t start; /* where the line in hand begins in `out` */
};

/* Appends a text so that it cannot steer the terminal; without `unicode` what
 * is not ASCII becomes ASCII, sign by sign a question mark at worst. */
void screen_clean(const struct screen *screen, const char *text,
                  struct str *out);

/* Columns that it takes. */
size_t screen_width(const struct screen *screen, const char *text);

/* Adds it to the line in at most `columns` columns, cut with an ellipsis where
 * it is longer, and blanks up to them, in front of it if `right`. */
void screen_cell(struct screen *screen, const char *text, size_t columns,
                 bool right);

void screen_blanks(struct screen *screen, size_t count);

/* Adds one of two characters. */
void screen_sign(struct screen *screen, uint32_t unicode, char ascii);

/* Ends the line, without blanks at its end. */
void screen_end(struct screen *screen);

/* Adds lines of words, `indent` blanks in front of each. */
void screen_words(struct screen *screen, size_t indent, const char *text);

/* Entries of a legend side by side, as many as fit into a line. The sign of an
 * entry (0: none) stands in front of it. */
struct screen_legend {
    struct screen *screen;
    size_t indent, used;
};
void screen_legend_add(struct screen_legend *legend, uint32_t unicode,
                       char ascii, const char *text);
void screen_legend_end(struct screen_legend *legend);

/* The mark of the n-th series or labelled dot: a, b, c ... */
char screen_letter(size_t index);

void screen_plane(struct screen *screen);
void screen_bars(struct screen *screen);
void screen_shades(struct screen *screen);
void screen_spark(struct screen *screen);

#endif
