/* Formulas set in two dimensions: fractions stacked on the axis of the line,
 * roots, exponents and indices, big operators with their limits, brackets as
 * high as what they hold. Made from the boxes of lang/box.h, on a print.
 *
 * The rules are those of TeX where they fit on a page of this file's code
 * (D. Knuth, The TeXbook, appendix G, with the numbers of Computer Modern):
 * four sizes, shifts that depend on them, and least distances. What is copied
 * or searched reads as it would be typed: 5/36, 2^(n - 1), √(n). */
#ifndef RECKON_PDF_MATHS_H
#define RECKON_PDF_MATHS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "lang/box.h"
#include "pdf/print.h"

/* One thing on the page, from the formula's beginning on its baseline. */
struct mark {
    enum { MARK_SIGN, MARK_LINE } kind;
    double x, y;
    const struct sign *sign;
    struct putting putting;
    const struct corner *corner; /* of a line */
    uint32_t corners;
    double thick;
};

struct maths {
    double width, ascent, descent;
    const struct mark *mark;
    size_t marks;
};

struct maths_style {
    double size;   /* of the text around it */
    bool display;  /* full-sized fractions, limits above and below */
    bool equation; /* it begins with an equals sign */
};

/* Sets a formula in one piece; it lives in `arena` and as long as the print.
 */
struct maths *maths_make(struct print *print, struct arena *arena,
                         const struct box *box,
                         const struct maths_style *style);

/* The formula as pieces, between which a line may be broken: before signs of
 * relations and of addition, behind commas. Returns their number; `*piece`, in
 * the arena, are rows to be set one behind the other. */
size_t maths_tear(struct arena *arena, const struct box *box,
                  const struct box ***piece);

void maths_draw(const struct maths *maths, struct print *print, double x,
                double y);

#endif
