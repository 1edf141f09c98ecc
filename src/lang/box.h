/* A formula as it is set on paper: boxes in boxes. It says what stands above,
 * beside and inside what, where brackets are and which products need no sign;
 * it knows no medium. layout.h makes it from a tree or a value; the writers
 * here and (for plain text) show.h's tree_show turn formulas into text.
 *
 * Boxes live in the arena given; each is part of one other box at most. */
#ifndef RECKON_LANG_BOX_H
#define RECKON_LANG_BOX_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

enum glyph {
#define GLYPH(id, unicode, latex)                       GLYPH_##id,
#define FENCE(id, open, close, latex_open, latex_close) GLYPH_##id,
#include "lang/glyph.def"
#undef GLYPH
#undef FENCE
};

enum box_kind {
    BOX_ROW,      /* parts side by side */
    BOX_NUMBER,   /* text: digits, perhaps with commas, "$" or "%" */
    BOX_NAME,     /* text: a variable, as it is typed: n, mu, per_day */
    BOX_WORD,     /* text: the name of a function, upright */
    BOX_TEXT,     /* text: words of a language, with their blanks */
    BOX_GLYPH,    /* glyph */
    BOX_APPLY,    /* function, arguments */
    BOX_FRACTION, /* above, below */
    BOX_BINOMIAL, /* above, below; with its brackets */
    BOX_POWER,    /* base, exponent */
    BOX_INDEX,    /* base, index */
    BOX_ROOT,     /* what is under it, perhaps the degree */
    BOX_FENCE,    /* what stands between the two of `glyph` */
    BOX_LIMITS    /* below, perhaps above; of `glyph` */
};

struct box {
    enum box_kind kind;
    enum glyph glyph;
    const char *text;
    struct box *first, *next; /* parts; the next part of the whole */
    int binding; /* how tightly it holds together, on the scale of op.def */
    bool tall;   /* higher than a line */
    bool open;   /* nothing shows where it ends, as after a sum sign */
    bool slash;  /* a quotient on the line */
};

/* A box without parts; the text is not copied. */
struct box *box_new(struct arena *arena, enum box_kind kind, const char *text);
struct box *box_glyph(struct arena *arena, enum glyph glyph);

/* A box with one or two parts; `second` may be NULL. */
struct box *box_with(struct arena *arena, enum box_kind kind, struct box *first,
                     struct box *second);

/* The box between the two of `fence`. */
struct box *box_fenced(struct arena *arena, enum glyph fence, struct box *box);

/* Adds a part behind the others of a row; NULL adds nothing. */
void box_add(struct box *row, struct box *part);

/* The formula begins with a minus sign. */
bool box_is_signed(const struct box *box);

/* Nothing shows where the formula ends. */
bool box_is_open(const struct box *box);

/* A product of the two reads well, and as nothing else, without a sign: 2n,
 * n(n - 1). */
bool box_may_touch(const struct box *left, const struct box *right);

/* The name in Greek ("mu": "μ" and "\mu"), or NULL. */
const char *box_greek(const char *name);
const char *box_greek_latex(const char *name);

/* Appends what stands between the dollar signs of LaTeX; needs amsmath. */
void box_latex(const struct box *box, struct str *out);

/* Appends elements of MathML Core, without <math> around them. */
void box_mathml(const struct box *box, struct str *out);

#endif
