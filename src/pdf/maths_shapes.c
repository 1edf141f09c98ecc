/* Fractions, brackets, exponents, roots and big operators. */
#include <math.h>
#include <string.h>

#include "pdf/setter.h"

/* Shifts and drops in letter sizes, near those of Computer Modern. */
#define ABOVE_DISPLAY 0.58 /* numerators: above the line's baseline */
#define ABOVE_TEXT    0.40
#define BELOW_DISPLAY 0.66
#define BELOW_TEXT    0.40
#define RAISED        0.39 /* exponents */
#define RAISED_DROP   0.45 /* no lower than this below the top of the base */
#define LOWERED       0.16 /* indices */
#define LOWERED_DROP  0.08

/* --- one above the other -------------------------------------------------- */

static void add_rule(struct setter *setter, double x, double y, double width,
                     double thick)
{
    struct corner *corner = arena_zero(setter->arena, 2 * sizeof *corner);
    struct mark *mark = setter_add(setter);
    corner[1].x = width;
    mark->kind = MARK_LINE;
    mark->x = x;
    mark->y = y;
    mark->corner = corner;
    mark->corners = 2;
    mark->thick = thick;
}

/* Two parts one above the other around the axis, with at least `gap` between
 * each and a line `thick` points thick, which is not drawn if it is 0; then
 * they are read with a comma between them. */
static struct extent set_stack(struct setter *setter, const struct box *box,
                               enum level level, double thick, double gap)
{
    enum level inner =
        level == LEVEL_DISPLAY ? LEVEL_TEXT : level_smaller(level);
    double size = setter_em(setter, level), middle = setter_axis(setter, level);
    bool display = level == LEVEL_DISPLAY;
    size_t first = setter->marks;
    struct extent above = setter_box(setter, box->first, inner);
    size_t second = setter->marks;
    struct extent below = setter_box(setter, box->first->next, inner);
    size_t end = setter->marks;
    double width = fmax(above.width, below.width);
    double up = fmax(middle + (display ? ABOVE_DISPLAY : ABOVE_TEXT) * size -
                         0.25 * size,
                     middle + thick / 2 + gap + above.descent);
    double down = fmax((display ? BELOW_DISPLAY : BELOW_TEXT) * size,
                       thick / 2 + gap + below.ascent - middle);
    setter_move(setter, first, second, (width - above.width) / 2, -up);
    setter_move(setter, second, end, (width - below.width) / 2, down);
    if (thick > 0) {
        add_rule(setter, 0, -middle, width, thick);
        setter_read_as(setter, first, second, "");
        setter_read_as(setter, second, end, "/");
    } else {
        setter_read_between(setter, second, end, ", ", NULL);
    }
    return (struct extent){width, up + above.ascent, down + below.descent};
}

struct extent setter_fraction(struct setter *setter, const struct box *box,
                              enum level level)
{
    double gap =
        (level == LEVEL_DISPLAY ? 0.12 : 0.08) * setter_em(setter, level);
    return set_stack(setter, box, level, SETTER_RULE * setter->size, gap);
}

/* A bar, or a square bracket with feet above and below, from `half` above the
 * axis to `half` below it. Feet are turned to the right, or to the left where
 * they are negative. */
static void add_straight(struct setter *setter, double x, double middle,
                         double half, double above, double below)
{
    struct corner *corner = arena_zero(setter->arena, 4 * sizeof *corner);
    struct mark *mark = setter_add(setter);
    *mark = (struct mark){.kind = MARK_LINE,
                          .x = x,
                          .corner = corner,
                          .corners = 4,
                          .thick = SETTER_RULE * setter->size};
    corner[0] = (struct corner){above, -middle - half};
    corner[1] = (struct corner){0, -middle - half};
    corner[2] = (struct corner){0, -middle + half};
    corner[3] = (struct corner){below, -middle + half};
}

/* Brackets and bars of straight lines around the marks since `first`. */
static struct extent fence_straight(struct setter *setter, size_t first,
                                    enum glyph glyph, struct extent inner,
                                    double half, enum level level)
{
    double size = setter_em(setter, level), middle = setter_axis(setter, level);
    double foot = glyph == GLYPH_BARS ? 0 : 0.16 * size;
    double above = glyph == GLYPH_FLOOR ? 0 : foot;
    double below = glyph == GLYPH_CEILING ? 0 : foot;
    double side = 0.08 * size, inside = 0.1 * size + foot / 2;
    double right = side + 2 * inside + inner.width;
    setter_move_last(setter, first, side + inside, 0);
    setter_read_between(setter, first, setter->marks, glyph_open(glyph),
                        glyph_close(glyph));
    add_straight(setter, side, middle, half, above, below);
    add_straight(setter, right, middle, half, -above, -below);
    return (struct extent){right + side, half + middle, half - middle};
}

/* Puts brackets around the marks since `first`. */
static struct extent fence(struct setter *setter, size_t first,
                           enum glyph glyph, bool tall, struct extent inner,
                           enum level level)
{
    double middle = setter_axis(setter, level), half = 0;
    if (tall)
        half = fmax(inner.ascent - middle, inner.descent + middle) +
               0.06 * setter_em(setter, level);
    if (tall && glyph != GLYPH_PARENTHESES && glyph != GLYPH_BRACES)
        return fence_straight(setter, first, glyph, inner, half, level);
    size_t behind = setter->marks;
    struct extent open =
        setter_stretched(setter, glyph_open(glyph), level, half);
    struct mark mark = setter->mark[behind];
    /* The opening one goes first, for whoever reads the marks in order. */
    memmove(&setter->mark[first + 1], &setter->mark[first],
            (behind - first) * sizeof mark);
    setter->mark[first] = mark;
    setter_move_last(setter, first + 1, open.width, 0);
    behind = setter->marks;
    struct extent close =
        setter_stretched(setter, glyph_close(glyph), level, half);
    setter_move_last(setter, behind, open.width + inner.width, 0);
    inner.width += open.width + close.width;
    extent_take(&inner, &open);
    extent_take(&inner, &close);
    return inner;
}

struct extent setter_fence(struct setter *setter, const struct box *box,
                           enum level level)
{
    size_t first = setter->marks;
    struct extent inner = setter_box(setter, box->first, level);
    return fence(setter, first, box->glyph, box->first->tall, inner, level);
}

struct extent setter_binomial(struct setter *setter, const struct box *box,
                              enum level level)
{
    size_t first = setter->marks;
    double gap =
        (level == LEVEL_DISPLAY ? 0.15 : 0.1) * setter_em(setter, level);
    struct extent inner = set_stack(setter, box, level, 0, gap);
    inner = fence(setter, first, GLYPH_PARENTHESES, true, inner, level);
    setter_read_between(setter, first, setter->marks, "C", NULL);
    return inner;
}

/* --- scripts -------------------------------------------------------------- */

static bool is_letter_like(const struct box *box)
{
    return box->kind == BOX_NAME || box->kind == BOX_WORD ||
           box->kind == BOX_NUMBER;
}

struct extent setter_power(struct setter *setter, const struct box *box,
                           enum level level)
{
    enum level small = level_smaller(level);
    double size = setter_em(setter, level);
    struct extent base = setter_box(setter, box->first, level);
    size_t first = setter->marks;
    struct extent power = setter_box(setter, box->first->next, small);
    double up = is_letter_like(box->first)
                    ? 0
                    : base.ascent - RAISED_DROP * setter_em(setter, small);
    up = fmax(fmax(up, RAISED * size), power.descent + 0.11 * size);
    setter_move_last(setter, first, base.width + 0.04 * size, -up);
    setter_read_as(setter, first, setter->marks, "^");
    power.ascent += up;
    power.descent = 0;
    extent_take(&base, &power);
    base.width += power.width + 0.08 * size;
    return base;
}

struct extent setter_index(struct setter *setter, const struct box *box,
                           enum level level)
{
    enum level small = level_smaller(level);
    double size = setter_em(setter, level);
    struct extent base = setter_box(setter, box->first, level);
    size_t first = setter->marks;
    struct extent index = setter_box(setter, box->first->next, small);
    double down = is_letter_like(box->first)
                      ? 0
                      : base.descent + LOWERED_DROP * setter_em(setter, small);
    down = fmax(fmax(down, LOWERED * size), index.ascent - 0.36 * size);
    setter_move_last(setter, first, base.width, down);
    setter_read_as(setter, first, setter->marks, "_");
    index.descent += down;
    index.ascent -= down;
    extent_take(&base, &index);
    base.width += index.width + 0.05 * size;
    return base;
}

/* The hook, its stroke and the line above, in one line that thickens nowhere.
 */
static void add_radical(struct setter *setter, double x, double width,
                        double ascent, double descent, double size)
{
    struct corner *corner = arena_zero(setter->arena, 5 * sizeof *corner);
    double height = ascent + descent;
    struct mark *mark = setter_add(setter);
    mark->kind = MARK_LINE;
    mark->x = x;
    mark->corner = corner;
    mark->corners = 5;
    mark->thick = SETTER_RULE * setter->size;
    corner[0] =
        (struct corner){0, descent - 0.42 * fmax(height, size) + 0.05 * size};
    if (height > 1.6 * size)
        corner[0].y = descent - 0.62 * size;
    corner[1] = (struct corner){0.12 * size, corner[0].y - 0.07 * size};
    corner[2] = (struct corner){0.28 * size, descent};
    corner[3] = (struct corner){0.5 * size, -ascent};
    corner[4] = (struct corner){0.5 * size + width, -ascent};
}

struct extent setter_root(struct setter *setter, const struct box *box,
                          enum level level)
{
    double size = setter_em(setter, level), thick = SETTER_RULE * setter->size;
    double gap = (level == LEVEL_DISPLAY ? 0.14 : 0.1) * size;
    double hook = 0.54 * size, x = 0;
    size_t first = setter->marks;
    const struct box *degree = box->first->next;
    struct extent power = {0};
    if (degree) {
        power = setter_box(setter, degree, LEVEL_SCRIPT_SCRIPT);
        x = fmax(power.width - 0.26 * size, 0);
    }
    size_t inner = setter->marks;
    struct extent extent = setter_box(setter, box->first, level);
    extent.ascent = fmax(extent.ascent, 0.68 * size) + gap + thick;
    extent.descent = fmax(extent.descent, 0.02 * size) + 0.06 * size;
    setter_move_last(setter, inner, x + hook, 0);
    setter_read_as(setter, inner, setter->marks,
                   degree ? " root of " : "\xe2\x88\x9a");
    add_radical(setter, x, extent.width + 0.08 * size,
                extent.ascent - thick / 2, extent.descent, size);
    if (degree) {
        double up = 0.5 * (extent.ascent + extent.descent) - extent.descent;
        setter_move(setter, first, inner, 0, -up);
        extent.ascent = fmax(extent.ascent, up + power.ascent);
    }
    extent.width += x + hook + 0.1 * size;
    return extent;
}

/* --- sums and integrals --------------------------------------------------- */

static struct extent set_operator(struct setter *setter, enum glyph glyph,
                                  enum level level)
{
    double grown = level == LEVEL_DISPLAY ? 1.55 : 1.15,
           middle = setter_axis(setter, level);
    if (glyph == GLYPH_INTEGRAL)
        grown *= 1.2;
    const struct sign *sign =
        print_sign(setter->print, FACE_TEXT, setter_em(setter, level) * grown,
                    glyph_open(glyph));
    double half = (sign->ascent + sign->descent) / 2;
    struct mark *mark = setter_add(setter);
    mark->sign = sign;
    mark->y = half - middle - sign->descent;
    return (struct extent){fmax(sign->width, sign->right), half + middle,
                           half - middle};
}

/* Above and below, centred. */
static struct extent set_limits_around(struct setter *setter,
                                       const struct box *box, enum level level,
                                       struct extent sign, size_t first)
{
    double gap = 0.13 * setter_em(setter, level), width = sign.width;
    const struct box *upper = box->first->next;
    size_t below = setter->marks;
    struct extent low = setter_box(setter, box->first, LEVEL_SCRIPT),
                  high = {0};
    size_t above = setter->marks;
    if (upper)
        high = setter_box(setter, upper, LEVEL_SCRIPT);
    setter_read_as(setter, below, above, "_");
    setter_read_as(setter, above, setter->marks, "^");
    width = fmax(fmax(width, low.width), high.width);
    double down = sign.descent + gap + low.ascent;
    double up = sign.ascent + gap + high.descent;
    setter_move(setter, first, below, (width - sign.width) / 2, 0);
    setter_move(setter, below, above, (width - low.width) / 2, down);
    setter_move_last(setter, above, (width - high.width) / 2, -up);
    return (struct extent){width, upper ? up + high.ascent : sign.ascent,
                           down + low.descent};
}

static struct extent set_limits_beside(struct setter *setter,
                                       const struct box *box, enum level level,
                                       struct extent sign)
{
    enum level small = level_smaller(level);
    double size = setter_em(setter, small), gap = 0.08 * size;
    bool slanted = box->glyph == GLYPH_INTEGRAL;
    const struct box *upper = box->first->next;
    size_t below = setter->marks;
    struct extent low = setter_box(setter, box->first, small), high = {0};
    double down = fmax(sign.descent - 0.05 * size, low.ascent * 0.6);
    setter_move_last(setter, below,
                     sign.width + gap - (slanted ? 0.25 * size : 0), down);
    setter_read_as(setter, below, setter->marks, "_");
    if (upper) {
        size_t above = setter->marks;
        high = setter_box(setter, upper, small);
        double up = sign.ascent - 0.5 * size;
        setter_move_last(setter, above, sign.width + gap, -up);
        setter_read_as(setter, above, setter->marks, "^");
        high.ascent += up;
    }
    sign.width += gap + fmax(low.width, high.width);
    low.descent += down;
    sign.descent = fmax(sign.descent, low.descent);
    sign.ascent = fmax(sign.ascent, high.ascent);
    return sign;
}

struct extent setter_limits(struct setter *setter, const struct box *box,
                            enum level level)
{
    size_t first = setter->marks;
    struct extent sign = set_operator(setter, box->glyph, level);
    if (level == LEVEL_DISPLAY && box->glyph != GLYPH_INTEGRAL)
        return set_limits_around(setter, box, level, sign, first);
    return set_limits_beside(setter, box, level, sign);
}
