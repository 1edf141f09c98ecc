#include "pdf/setter.h"

#include <math.h>
#include <string.h>

static const struct {
    const char *open, *close; /* close: of fences only */
} glyphs[] = {
#define GLYPH(id, unicode, latex)                       {unicode, NULL},
#define FENCE(id, open, close, latex_open, latex_close) {open, close},
#include "lang/glyph.def"
#undef GLYPH
#undef FENCE
};

const char *glyph_open(enum glyph glyph)
{
    return glyphs[glyph].open;
}

const char *glyph_close(enum glyph glyph)
{
    return glyphs[glyph].close;
}

double setter_em(const struct setter *setter, enum level level)
{
    static const double size[] = {1, 1, 0.73, 0.6};
    return setter->size * size[level];
}

/* The height at which minus signs and the lines of fractions are. */
double setter_axis(const struct setter *setter, enum level level)
{
    const struct sign *minus = print_sign(
        setter->print, FACE_TEXT, setter_em(setter, level), "\xe2\x88\x92");
    return (minus->ascent - minus->descent) / 2;
}

enum level level_smaller(enum level level)
{
    return level < LEVEL_SCRIPT ? LEVEL_SCRIPT : LEVEL_SCRIPT_SCRIPT;
}

struct mark *setter_add(struct setter *setter)
{
    setter->mark = arena_grow(setter->arena, setter->mark, setter->marks,
                              &setter->room, sizeof *setter->mark);
    struct mark *mark = &setter->mark[setter->marks++];
    *mark = (struct mark){.putting = {.stretch_x = 1, .stretch_y = 1}};
    return mark;
}

/* Moves the marks from `first` up to, not with, `end`. */
void setter_move(struct setter *setter, size_t first, size_t end, double x,
                 double y)
{
    for (size_t i = first; i < end; i++) {
        setter->mark[i].x += x;
        setter->mark[i].y += y;
    }
}

/* Moves all marks since `first`. */
void setter_move_last(struct setter *setter, size_t first, double x, double y)
{
    setter_move(setter, first, setter->marks, x, y);
}

/* --- what is read --------------------------------------------------------- */

static const char *joined(struct setter *setter, const char *first,
                          const char *second)
{
    struct str text = {0};
    str_add(&text, first ? first : "");
    str_add(&text, second ? second : "");
    const char *copy = arena_text(setter->arena, str_text(&text), text.length);
    str_release(&text);
    return copy;
}

/* The marks from `first` to `end` are read with other text in front and behind.
 * The first of them is a sign, if there is any: lines are added behind. */
void setter_read_between(struct setter *setter, size_t first, size_t end,
                         const char *before, const char *behind)
{
    while (first < end && setter->mark[end - 1].kind != MARK_SIGN)
        end--;
    if (first == end)
        return;
    struct putting *begin = &setter->mark[first].putting;
    struct putting *last = &setter->mark[end - 1].putting;
    begin->before = joined(setter, before, begin->before);
    last->behind = joined(setter, last->behind, behind);
}

/* The same with brackets around them if they are several signs. */
void setter_read_as(struct setter *setter, size_t first, size_t end,
                    const char *before)
{
    size_t signs = 0;
    for (size_t i = first; i < end; i++)
        signs += setter->mark[i].kind == MARK_SIGN;
    if (signs > 1)
        setter_read_between(setter, first, end, "(", ")");
    setter_read_between(setter, first, end, before, NULL);
}

/* --- signs ---------------------------------------------------------------- */

void extent_take(struct extent *all, const struct extent *part)
{
    all->ascent = fmax(all->ascent, part->ascent);
    all->descent = fmax(all->descent, part->descent);
}

struct extent setter_text(struct setter *setter, enum face face,
                          enum level level, const char *text)
{
    const struct sign *sign =
        print_sign(setter->print, face, setter_em(setter, level), text);
    struct mark *mark = setter_add(setter);
    mark->sign = sign;
    return (struct extent){sign->width, fmax(sign->ascent, 0),
                           fmax(sign->descent, 0)};
}

/* A sign stretched in height, and a little in width, to reach `half` to both
 * sides of the axis. */
struct extent setter_stretched(struct setter *setter, const char *text,
                               enum level level, double half)
{
    struct extent extent = setter_text(setter, FACE_TEXT, level, text);
    struct mark *mark = &setter->mark[setter->marks - 1];
    const struct sign *sign = mark->sign;
    double middle = setter_axis(setter, level);
    double stretch = 2 * half / (sign->ascent + sign->descent);
    if (stretch < 1)
        return extent;
    mark->putting.stretch_y = stretch;
    mark->putting.stretch_x = stretch < 3 ? 1 + (stretch - 1) * 0.15 : 1.3;
    mark->y = half - middle - sign->descent * stretch;
    return (struct extent){sign->width * mark->putting.stretch_x, half + middle,
                           half - middle};
}
