/* A paragraph: words in several faces with formulas among them, broken into
 * lines. It lives as long as its print. */
#ifndef RECKON_PDF_PARAGRAPH_H
#define RECKON_PDF_PARAGRAPH_H

#include <stddef.h>

#include "pdf/print.h"
#include "pdf/maths.h"

struct paragraph;

struct line {
    double width, ascent, descent;
};

struct paragraph *paragraph_new(struct print *print, enum face face,
                                double size);

/* Add to its end. Words may be any bytes: what could steer is made visible. A
 * formula takes the place of one letter; it must live as long as the print. */
void paragraph_add_words(struct paragraph *paragraph, const char *text,
                         size_t length);
void paragraph_add_faced(struct paragraph *paragraph, enum face face,
                         const char *text);
void paragraph_add_maths(struct paragraph *paragraph, struct maths *maths);

/* The widths it would take in one line, and with a break wherever one may be.
 */
double paragraph_longest(struct paragraph *paragraph);
double paragraph_narrowest(struct paragraph *paragraph);

/* Breaks it into lines of that width and returns their number; at least 1. Only
 * a word that is longer than a line is torn. */
uint32_t paragraph_break(struct paragraph *paragraph, double width);

struct line paragraph_line(const struct paragraph *paragraph, uint32_t index);

/* Draws a line with its beginning at (x, y). */
void paragraph_draw(const struct paragraph *paragraph, uint32_t index, double x,
                    double y);

#endif
