#include "lang/box.h"

#include <string.h>

#include "lang/tree.h"

static const struct {
    const char *name, *letter, *latex;
} greek[] = {
#define GREEK(name, letter, latex) {name, letter, latex},
#include "lang/greek.def"
#undef GREEK
};

enum { GREEK_LETTERS = sizeof greek / sizeof *greek };

/* The bindings that boxes have of themselves, from the table of operators. */
enum {
#define OP(id, glyph, precedence) BINDING_##id = precedence,
#include "lang/op.def"
#undef OP
};

const char *box_greek(const char *name)
{
    for (size_t i = 0; i < GREEK_LETTERS; i++)
        if (strcmp(greek[i].name, name) == 0)
            return greek[i].letter;
    return NULL;
}

const char *box_greek_latex(const char *name)
{
    for (size_t i = 0; i < GREEK_LETTERS; i++)
        if (strcmp(greek[i].name, name) == 0)
            return greek[i].latex;
    return NULL;
}

/* A power or a postfix of a fraction, a root or a call needs brackets; a
 * product, a quotient or a minus sign before it does not. */
static int own_binding(enum box_kind kind)
{
    switch (kind) {
    case BOX_FRACTION: return BINDING_NEGATE;
    case BOX_APPLY:
    case BOX_ROOT:
    case BOX_POWER: return BINDING_POWER;
    case BOX_INDEX: return BINDING_INDEX;
    default: return BINDING_NUMBER;
    }
}

struct box *box_new(struct arena *arena, enum box_kind kind, const char *text)
{
    struct box *box = arena_zero(arena, sizeof *box);
    box->kind = kind;
    box->text = text;
    box->binding = own_binding(kind);
    return box;
}

struct box *box_glyph(struct arena *arena, enum glyph glyph)
{
    struct box *box = box_new(arena, BOX_GLYPH, NULL);
    box->glyph = glyph;
    return box;
}

struct box *box_with(struct arena *arena, enum box_kind kind, struct box *first,
                     struct box *second)
{
    struct box *box = box_new(arena, kind, NULL);
    box_add(box, first);
    box_add(box, second);
    box->tall |=
        kind == BOX_FRACTION || kind == BOX_BINOMIAL || kind == BOX_LIMITS;
    return box;
}

struct box *box_fenced(struct arena *arena, enum glyph fence, struct box *box)
{
    struct box *fenced = box_with(arena, BOX_FENCE, box, NULL);
    fenced->glyph = fence;
    return fenced;
}

void box_add(struct box *row, struct box *part)
{
    struct box **end = &row->first;
    if (!part)
        return;
    while (*end)
        end = &(*end)->next;
    *end = part;
    row->tall |= part->tall;
}

static const struct box *last_part(const struct box *box)
{
    const struct box *part = box->first;
    while (part && part->next)
        part = part->next;
    return part;
}

bool box_is_signed(const struct box *box)
{
    while (box && box->kind == BOX_ROW)
        box = box->first;
    return box && box->kind == BOX_GLYPH && box->glyph == GLYPH_NEGATIVE;
}

bool box_is_open(const struct box *box)
{
    while (box && box->kind == BOX_ROW && !box->open)
        box = last_part(box);
    return box && box->open;
}

/* What is read first, or last, of a factor; the base of a power stands for the
 * whole. */
static const struct box *first_leaf(const struct box *box)
{
    while (box->first && (box->kind == BOX_ROW || box->kind == BOX_POWER ||
                          box->kind == BOX_INDEX))
        box = box->first;
    return box;
}

static const struct box *last_leaf(const struct box *box)
{
    while (box->first && (box->kind == BOX_ROW || box->kind == BOX_POWER ||
                          box->kind == BOX_INDEX))
        box = box->kind == BOX_ROW ? last_part(box) : box->first;
    return box;
}

static bool is_letter(const struct box *box)
{
    return box->kind == BOX_NAME && (!box->text[1] || box_greek(box->text));
}

static bool is_parentheses(const struct box *box)
{
    return box->kind == BOX_FENCE && box->glyph == GLYPH_PARENTHESES;
}

bool box_may_touch(const struct box *left, const struct box *right)
{
    const struct box *last = last_leaf(left), *first = first_leaf(right);
    bool closed = is_parentheses(last) || last->kind == BOX_BINOMIAL ||
                  last->kind == BOX_FRACTION;
    bool number = last->kind == BOX_NUMBER;
    if (is_letter(first) || first->kind == BOX_ROOT ||
        first->kind == BOX_LIMITS)
        return is_letter(last) || closed || number;
    return is_parentheses(first) && (is_letter(last) || closed);
}
