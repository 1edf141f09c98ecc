/* What the files that set formulas share (maths.h); only they include it.
 *
 * Marks are made with their beginning at the origin and moved when it is known
 * where they belong: a part of the formula is the marks since there were so
 * many, and its extent. */
#ifndef RECKON_PDF_SETTER_H
#define RECKON_PDF_SETTER_H

#include "pdf/maths.h"

/* Sizes of letters: the fourth is the smallest there is. */
enum level { LEVEL_DISPLAY, LEVEL_TEXT, LEVEL_SCRIPT, LEVEL_SCRIPT_SCRIPT };

/* Distances in letter sizes. */
#define SETTER_RULE   0.045 /* thickness of lines */
#define SETTER_THIN   (3 / 18.0)
#define SETTER_MEDIUM (4 / 18.0)
#define SETTER_THICK  (5 / 18.0)

struct setter {
    struct print *print;
    struct arena *arena;
    double size; /* of the text around */
    struct mark *mark;
    size_t marks, room;
};

struct extent {
    double width, ascent, descent;
};

/* The sign of a glyph, or of the two of a fence. */
const char *glyph_open(enum glyph glyph);
const char *glyph_close(enum glyph glyph);

enum level level_smaller(enum level level);

/* The letter size at a level, and the height at which minus signs and the lines
 * of fractions are. */
double setter_em(const struct setter *setter, enum level level);
double setter_axis(const struct setter *setter, enum level level);

/* Adds a mark; it is not stretched. Earlier ones may move in memory. */
struct mark *setter_add(struct setter *setter);

/* Moves the marks from `first` up to, not with, `end`; or all since `first`. */
void setter_move(struct setter *setter, size_t first, size_t end, double x,
                 double y);
void setter_move_last(struct setter *setter, size_t first, double x, double y);

/* The marks from `first` to `end` are read with other text in front and behind;
 * and with brackets around them if they are several signs. */
void setter_read_between(struct setter *setter, size_t first, size_t end,
                         const char *before, const char *behind);
void setter_read_as(struct setter *setter, size_t first, size_t end,
                    const char *before);

/* Grows the heights of `all` to those of a part. */
void extent_take(struct extent *all, const struct extent *part);

/* Add text, or a sign stretched to reach `half` to both sides of the axis. */
struct extent setter_text(struct setter *setter, enum face face,
                          enum level level, const char *text);
struct extent setter_stretched(struct setter *setter, const char *text,
                               enum level level, double half);

/* Add a box of any kind, and those of some kinds. */
struct extent setter_box(struct setter *setter, const struct box *box,
                         enum level level);
struct extent setter_fraction(struct setter *setter, const struct box *box,
                              enum level level);
struct extent setter_fence(struct setter *setter, const struct box *box,
                           enum level level);
struct extent setter_binomial(struct setter *setter, const struct box *box,
                              enum level level);
struct extent setter_root(struct setter *setter, const struct box *box,
                          enum level level);
struct extent setter_power(struct setter *setter, const struct box *box,
                           enum level level);
struct extent setter_index(struct setter *setter, const struct box *box,
                           enum level level);
struct extent setter_limits(struct setter *setter, const struct box *box,
                            enum level level);

#endif
