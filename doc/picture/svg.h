/* A screen as an SVG picture: its text can be selected and searched, its
 * colours follow the reader's light or dark scheme. */
#ifndef PICTURE_SVG_H
#define PICTURE_SVG_H

#include "base/str.h"

/* `screen` is lines of UTF-8 with the codes of colours that the program writes
 * (ESC [ NUMBER;... m); each character takes one column. Appends the picture,
 * `columns` wide, with `title` and `about` for those who cannot see it. */
void svg_screen(const char *screen, int columns, const char *title,
                const char *about, struct str *out);

#endif
