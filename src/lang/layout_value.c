/* Values as boxes. The text of a number is what number_show prints; its sign,
 * its exponent and the bar of its fraction are told apart here, once for all
 * media. */
#include <string.h>

#include "lang/layouter.h"

static struct box *piece(struct arena *arena, enum box_kind kind,
                         const char *text, size_t length)
{
    return box_new(arena, kind, arena_text(arena, text, length));
}

static struct box *row(struct arena *arena, int binding)
{
    struct box *box = box_new(arena, BOX_ROW, NULL);
    box->binding = binding;
    return box;
}

/* Digits without a sign: 12,345, 5/36, 1.5e-7, 40%, $3,700. */
static struct box *unsigned_number(struct arena *arena, const char *text,
                                   bool flat)
{
    const char *bar = strchr(text, '/'), *exponent = strchr(text, 'e');
    struct box *box;
    if (bar) {
        struct box *above =
            piece(arena, BOX_NUMBER, text, (size_t)(bar - text));
        struct box *below = piece(arena, BOX_NUMBER, bar + 1, strlen(bar + 1));
        if (!flat)
            return box_with(arena, BOX_FRACTION, above, below);
        box = row(arena, BINDING_DIVIDE);
        box_add(box, above);
        box_add(box, box_glyph(arena, GLYPH_SLASH));
        box_add(box, below);
        box->slash = true;
        return box;
    }
    if (!exponent)
        return piece(arena, BOX_NUMBER, text, strlen(text));
    struct box *power = row(arena, BINDING_NUMBER);
    const char *digits = exponent + 1;
    if (*digits == '-')
        box_add(power, box_glyph(arena, GLYPH_NEGATIVE));
    digits += strspn(digits, "+-0");
    box_add(power, piece(arena, BOX_NUMBER, digits, strlen(digits)));
    box = row(arena, BINDING_MULTIPLY);
    box_add(box, piece(arena, BOX_NUMBER, text, (size_t)(exponent - text)));
    box_add(box, box_glyph(arena, GLYPH_TIMES));
    box_add(box, box_with(arena, BOX_POWER, piece(arena, BOX_NUMBER, "10", 2),
                          power));
    return box;
}

static struct box *signed_number(struct arena *arena, const char *text,
                                 bool flat)
{
    if (*text != '-')
        return unsigned_number(arena, text, flat);
    struct box *box = row(arena, BINDING_NEGATE);
    box_add(box, box_glyph(arena, GLYPH_NEGATIVE));
    box_add(box, unsigned_number(arena, text + 1, flat));
    return box;
}

struct box *layout_number(const struct layouter *layouter, struct number number)
{
    struct str text = {0};
    number_show_bare(&text, number);
    struct box *box =
        signed_number(layouter->arena, str_text(&text), layouter->flat);
    str_release(&text);
    return box;
}

/* A text value in quotes, so that it is no name. */
static struct box *written(struct arena *arena, const struct value *value)
{
    struct str text = {0};
    value_write(&text, value, arena);
    struct box *box = piece(arena, BOX_TEXT, str_text(&text), text.length);
    str_release(&text);
    return box;
}

/* Members of a list, and of lists in it, until `left` are used up. */
static struct box *members(const struct layouter *layouter,
                           const struct list *list, const struct format *format,
                           uint32_t *left)
{
    struct arena *arena = layouter->arena;
    struct box *box = row(arena, 0);
    for (uint64_t i = 0; i < list->length; i++) {
        if (i)
            box_add(box, box_glyph(arena, GLYPH_COMMA));
        if (!*left) {
            box_add(box, box_glyph(arena, GLYPH_DOTS));
            break;
        }
        --*left;
        struct value member = list_member(list, i, arena);
        bool inner = member.kind == VALUE_LIST;
        struct box *part = inner ? members(layouter, member.list, format, left)
                           : format ? layout_value(arena, &member, format)
                                    : layout_inner_value(layouter, &member);
        box_add(box, inner && !format ? box_fenced(arena, GLYPH_BRACKETS, part)
                                      : part);
    }
    return box;
}

struct box *layout_inner_value(const struct layouter *layouter,
                               const struct value *value)
{
    uint32_t left = LAYOUT_MEMBERS;
    if (value->kind == VALUE_NUMBER)
        return layout_number(layouter, value->number);
    if (value->kind != VALUE_LIST)
        return written(layouter->arena, value);
    return box_fenced(layouter->arena, GLYPH_BRACKETS,
                      members(layouter, value->list, NULL, &left));
}

struct box *layout_value(struct arena *arena, const struct value *value,
                         const struct format *format)
{
    const struct layouter layouter = {.arena = arena};
    struct str text = {0};
    uint32_t left = LAYOUT_MEMBERS;
    if (value->kind == VALUE_LIST)
        return members(&layouter, value->list, format, &left);
    value_show(&text, value, format, arena);
    bool digits = value->kind == VALUE_NUMBER &&
                  format->kind != FORMAT_PLURAL &&
                  !strchr(str_text(&text), ' ');
    struct box *box =
        digits ? signed_number(arena, str_text(&text), false)
               : piece(arena, BOX_TEXT, str_text(&text), text.length);
    str_release(&text);
    return box;
}
