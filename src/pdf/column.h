/* What stands one below the other on the pages of a document: bands, which are
 * never torn, and between which a page may end more or less well. All bands are
 * made before the first page is drawn, so that pages know their number. */
#ifndef RECKON_PDF_COLUMN_H
#define RECKON_PDF_COLUMN_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "pdf/paragraph.h"

/* How a page may end before a band. */
enum cut {
    CUT_WELL,  /* between questions */
    CUT_PART,  /* between parts of one */
    CUT_BLOCK, /* between its text and what belongs to it */
    CUT_LINE,  /* between lines of a paragraph */
    CUT_BADLY, /* inside a table or between options: where there is no other */
    CUT_NEVER
};

struct band {
    double gap; /* above it, unless it begins a page */
    double height;
    enum cut cut;
    const struct band *head; /* repeated above it at the top of a page */
    struct thing *first, *last;
    double y; /* on its page; see column_divide */
    uint32_t page;
};

struct column {
    struct arena *arena;
    struct band **band;
    size_t bands, room;
};

struct band *column_add(struct column *column, double gap, double height,
                        enum cut cut);

/* Put something into a band; y counts from its upper edge. */
void band_add_line(struct column *column, struct band *band,
                   const struct paragraph *paragraph, uint32_t index, double x,
                   double baseline);
void band_add_rule(struct column *column, struct band *band, double x, double y,
                   double width, double thick);
void band_add_square(struct column *column, struct band *band, double x,
                     double y, double side);

/* Divides the column into pages of that height, and returns their number. Each
 * page ends where the badness of the cut and of the space left blank is least.
 */
uint32_t column_divide(const struct column *column, double height);

/* Draws a page (from 0) with its upper left corner at (x, y). */
void column_draw(const struct column *column, uint32_t page,
                 struct print *print, double x, double y);

#endif
