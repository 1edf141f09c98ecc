/* The pages of a PDF file: text in a few faces, and lines. With paragraph.h the
 * only door to cairo and Pango. Lengths are points, 1/72 inch; x grows to the
 * right and y downwards from the page's upper left corner; text stands on its
 * baseline.
 *
 * The same calls give the same bytes, with the same libraries and fonts: there
 * is no date in the file, nothing is rounded to pixels, and no locale is asked.
 */
#ifndef RECKON_PDF_PRINT_H
#define RECKON_PDF_PRINT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"

enum face {
#define FACE(id, families, slanted, bold) FACE_##id,
#include "pdf/face.def"
#undef FACE
    FACES
};

struct print;

/* A short text in one face and size, ready to be put anywhere, any number of
 * times. It lives as long as its print. */
struct sign {
    double width;           /* to where the next one may stand */
    double ascent, descent; /* of its ink, from the baseline */
    double left, right;     /* where its ink begins and ends */
};

/* Whether the libraries are there; if not, an error that says so. */
bool print_ready(struct error *error);

/* Begins a file, whose bytes are appended to `out` until it is closed. NULL
 * with an error where it is not ready. */
struct print *print_open(double width, double height, const char *title,
                           struct str *out, struct error *error);

/* Ends the file and releases the print, with all that was made for it. False
 * where the libraries failed. */
bool print_close(struct print *print, struct error *error);

/* Ends the page. */
void print_end_page(struct print *print);

const struct sign *print_sign(struct print *print, enum face face,
                               double size, const char *text);

/* How a sign is put: stretched, and read (by whoever copies or searches the
 * text) with other text before and behind it. */
struct putting {
    double stretch_x, stretch_y;
    const char *before, *behind; /* NULL: nothing */
};

void print_put(struct print *print, const struct sign *sign, double x,
                double y, const struct putting *putting);

/* A line from corner to corner, `thick` points thick. */
struct corner {
    double x, y;
};
void print_line(struct print *print, const struct corner *corner,
                 uint32_t corners, double thick);

/* The characters for which no font had a glyph, as text ("中 U+4E2D"), since
 * the last call that asked; "" if there were none. Valid until more is made. */
const char *print_missing(struct print *print);

#endif
