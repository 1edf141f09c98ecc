#include "pdf/maths.h"

#include <math.h>
#include <string.h>

#include "pdf/setter.h"

/* --- signs ---------------------------------------------------------------- */

/* Slanted letters lean out of their width. */
static struct extent set_name(struct setter *setter, const char *name,
                              enum level level)
{
    const char *greek = box_greek(name);
    struct extent extent =
        setter_text(setter, FACE_ITALIC, level, greek ? greek : name);
    extent.width =
        fmax(extent.width, setter->mark[setter->marks - 1].sign->right);
    return extent;
}

static struct extent set_word(struct setter *setter, const char *word,
                              enum level level)
{
    const char *greek = box_greek(word);
    return setter_text(setter, FACE_TEXT, level, greek ? greek : word);
}

static struct extent set_glyph(struct setter *setter, enum glyph glyph,
                               enum level level)
{
    if (glyph == GLYPH_TOUCHING)
        return (struct extent){0};
    return setter_text(setter, FACE_TEXT, level, glyph_open(glyph));
}

/* --- rows ----------------------------------------------------------------- */

/* The space that a part wants around itself, in em; none in small sizes. */
struct space {
    double before, behind;
};

static struct space space_of(const struct box *box)
{
    if (box->kind == BOX_LIMITS)
        return (struct space){SETTER_THIN, SETTER_THIN};
    if (box->kind == BOX_FRACTION)
        return (struct space){0.1, 0.1};
    if (box->kind != BOX_GLYPH)
        return (struct space){0};
    switch (box->glyph) {
    case GLYPH_PLUS:
    case GLYPH_MINUS:
    case GLYPH_TIMES:
    case GLYPH_MODULO:
    case GLYPH_QUOTIENT: return (struct space){SETTER_MEDIUM, SETTER_MEDIUM};
    case GLYPH_EQUAL:
    case GLYPH_NOT_EQUAL:
    case GLYPH_LESS:
    case GLYPH_AT_MOST:
    case GLYPH_MORE:
    case GLYPH_AT_LEAST:
    case GLYPH_ELEMENT: return (struct space){SETTER_THICK, SETTER_THICK};
    case GLYPH_COMMA: return (struct space){0, SETTER_MEDIUM};
    default: return (struct space){0};
    }
}

/* Words need their space in small sizes too; other signs do with little. */
static double gap_between(const struct setter *setter, const struct box *left,
                          const struct box *right, enum level level)
{
    double gap = fmax(space_of(left).behind, space_of(right).before);
    bool words =
        (left->kind == BOX_GLYPH &&
         (left->glyph == GLYPH_MODULO || left->glyph == GLYPH_QUOTIENT)) ||
        (right->kind == BOX_GLYPH &&
         (right->glyph == GLYPH_MODULO || right->glyph == GLYPH_QUOTIENT));
    if (level >= LEVEL_SCRIPT && !words)
        gap *= 0.3;
    return gap * setter_em(setter, level);
}

static struct extent set_row(struct setter *setter, const struct box *box,
                             enum level level)
{
    struct extent all = {0};
    const struct box *last = NULL;
    for (const struct box *part = box->first; part; part = part->next) {
        size_t first = setter->marks;
        struct extent extent = setter_box(setter, part, level);
        if (last)
            all.width += gap_between(setter, last, part, level);
        setter_move_last(setter, first, all.width, 0);
        all.width += extent.width;
        extent_take(&all, &extent);
        last = part;
    }
    return all;
}

/* --- all together --------------------------------------------------------- */

static struct extent set_words(struct setter *setter, const char *text,
                               enum level level)
{
    if (strcmp(text, " ") == 0)
        return (struct extent){.width = SETTER_THIN * setter_em(setter, level)};
    return setter_text(setter, FACE_TEXT, level, text);
}

struct extent setter_box(struct setter *setter, const struct box *box,
                         enum level level)
{
    switch (box->kind) {
    case BOX_ROW:
    case BOX_APPLY: return set_row(setter, box, level);
    case BOX_NUMBER: return setter_text(setter, FACE_TEXT, level, box->text);
    case BOX_NAME: return set_name(setter, box->text, level);
    case BOX_WORD: return set_word(setter, box->text, level);
    case BOX_TEXT: return set_words(setter, box->text, level);
    case BOX_GLYPH: return set_glyph(setter, box->glyph, level);
    case BOX_FRACTION: return setter_fraction(setter, box, level);
    case BOX_BINOMIAL: return setter_binomial(setter, box, level);
    case BOX_POWER: return setter_power(setter, box, level);
    case BOX_INDEX: return setter_index(setter, box, level);
    case BOX_ROOT: return setter_root(setter, box, level);
    case BOX_FENCE: return setter_fence(setter, box, level);
    case BOX_LIMITS: return setter_limits(setter, box, level);
    }
    return (struct extent){0};
}

struct maths *maths_make(struct print *print, struct arena *arena,
                         const struct box *box, const struct maths_style *style)
{
    struct setter setter = {
        .print = print, .arena = arena, .size = style->size};
    enum level level = style->display ? LEVEL_DISPLAY : LEVEL_TEXT;
    struct maths *maths = arena_zero(arena, sizeof *maths);
    struct extent extent = {0};
    if (style->equation) {
        extent = setter_text(&setter, FACE_TEXT, level, "=");
        extent.width += SETTER_THICK * style->size;
    }
    size_t first = setter.marks;
    struct extent rest = setter_box(&setter, box, level);
    setter_move_last(&setter, first, extent.width, 0);
    extent_take(&extent, &rest);
    maths->width = extent.width + rest.width;
    maths->ascent = extent.ascent;
    maths->descent = extent.descent;
    maths->mark = setter.mark;
    maths->marks = setter.marks;
    return maths;
}

void maths_draw(const struct maths *maths, struct print *print, double x,
                double y)
{
    enum { CORNERS_MOST = 8 };
    for (size_t i = 0; i < maths->marks; i++) {
        const struct mark *mark = &maths->mark[i];
        struct corner corner[CORNERS_MOST];
        if (mark->kind == MARK_SIGN) {
            print_put(print, mark->sign, x + mark->x, y + mark->y,
                       &mark->putting);
            continue;
        }
        for (uint32_t k = 0; k < mark->corners && k < CORNERS_MOST; k++)
            corner[k] = (struct corner){x + mark->x + mark->corner[k].x,
                                        y + mark->y + mark->corner[k].y};
        print_line(print, corner, mark->corners, mark->thick);
    }
}
