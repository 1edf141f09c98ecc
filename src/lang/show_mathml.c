/* Boxes as MathML Core. Signs get their space, and brackets their height, from
 * the operator dictionary of whatever shows them. */
#include <string.h>

#include "base/markup.h"
#include "lang/box.h"

static const struct {
    const char *open, *close; /* close: of fences only */
} glyphs[] = {
#define GLYPH(id, unicode, latex)                       {unicode, NULL},
#define FENCE(id, open, close, latex_open, latex_close) {open, close},
#include "lang/glyph.def"
#undef GLYPH
#undef FENCE
};

static void put_element(struct str *out, const char *begin, const char *text,
                        const char *end)
{
    str_add(out, begin);
    markup_add_xml(out, text, strlen(text));
    str_add(out, end);
}

static void put_operator(struct str *out, const char *begin, const char *sign)
{
    put_element(out, begin, sign, "</mo>");
}

/* Blanks at the ends would be dropped. */
static void put_text(struct str *out, const char *text)
{
    str_add(out, "<mtext>");
    while (*text) {
        size_t length = strcspn(text, " ");
        markup_add_xml(out, text, length);
        text += length;
        if (*text == ' ') {
            str_add(out, "\xc2\xa0");
            text++;
        }
    }
    str_add(out, "</mtext>");
}

/* A single letter is slanted unless told otherwise; longer names are not. */
static void put_word(struct str *out, const char *word)
{
    const char *greek = box_greek(word);
    bool letter = greek || !word[1];
    put_element(out, letter ? "<mi mathvariant=\"normal\">" : "<mi>",
                greek ? greek : word, "</mi>");
}

static void put_name(struct str *out, const char *name)
{
    const char *greek = box_greek(name);
    put_element(out, "<mi>", greek ? greek : name, "</mi>");
}

static void put_parts(struct str *out, const struct box *box)
{
    for (const struct box *part = box->first; part; part = part->next) {
        if (part->kind == BOX_ROW)
            put_parts(out, part); /* a row in a row is one row */
        else
            box_mathml(part, out);
    }
}

/* Some elements take their parts by place: each must be one element. */
static void put_as(struct str *out, const char *element, const struct box *box)
{
    str_add_format(out, "<%s>", element);
    for (const struct box *part = box->first; part; part = part->next)
        box_mathml(part, out);
    str_add_format(out, "</%s>", element);
}

/* A minus sign that begins something is no difference, wherever it stands; the
 * operator dictionary sets slashes too wide, and does not know our words. */
static void put_glyph(struct str *out, enum glyph glyph)
{
    const char *sign = glyphs[glyph].open;
    switch (glyph) {
    case GLYPH_NEGATIVE:
        put_operator(out, "<mo form=\"prefix\">", sign);
        return;
    case GLYPH_SLASH:
        put_operator(out, "<mo lspace=\"0\" rspace=\"0\">", sign);
        return;
    case GLYPH_MODULO:
    case GLYPH_QUOTIENT:
        put_operator(out, "<mo lspace=\"0.25em\" rspace=\"0.25em\">", sign);
        return;
    case GLYPH_DOTS:
    case GLYPH_INFINITY: put_element(out, "<mi>", sign, "</mi>"); return;
    default: put_operator(out, "<mo>", sign);
    }
}

/* Brackets around what is no higher than a line are told not to stretch: some
 * browsers would take a larger, wider one. */
static void put_fence(struct str *out, const struct box *box)
{
    const char *begin = box->first->tall ? "<mo>" : "<mo stretchy=\"false\">";
    str_add(out, "<mrow>");
    put_operator(out, begin, glyphs[box->glyph].open);
    box_mathml(box->first, out);
    put_operator(out, begin, glyphs[box->glyph].close);
    str_add(out, "</mrow>");
}

static void put_binomial(struct str *out, const struct box *box)
{
    str_add(out, "<mrow><mo>(</mo><mfrac linethickness=\"0\">");
    box_mathml(box->first, out);
    box_mathml(box->first->next, out);
    str_add(out, "</mfrac><mo>)</mo></mrow>");
}

static void put_limits(struct str *out, const struct box *box)
{
    bool above = box->first->next, beside = box->glyph == GLYPH_INTEGRAL;
    const char *element = beside ? "msubsup" : above ? "munderover" : "munder";
    str_add_format(out, "<%s>", element);
    put_glyph(out, box->glyph);
    for (const struct box *part = box->first; part; part = part->next)
        box_mathml(part, out);
    str_add_format(out, "</%s>", element);
}

void box_mathml(const struct box *box, struct str *out)
{
    switch (box->kind) {
    case BOX_ROW:
        str_add(out, "<mrow>");
        put_parts(out, box);
        str_add(out, "</mrow>");
        return;
    case BOX_NUMBER: put_element(out, "<mn>", box->text, "</mn>"); return;
    case BOX_NAME: put_name(out, box->text); return;
    case BOX_WORD: put_word(out, box->text); return;
    case BOX_TEXT:
        if (strcmp(box->text, " ") == 0)
            str_add(out, "<mspace width=\"0.167em\"/>");
        else
            put_text(out, box->text);
        return;
    case BOX_GLYPH: put_glyph(out, box->glyph); return;
    case BOX_APPLY:
        str_add(out, "<mrow>");
        box_mathml(box->first, out);
        str_add(out, "<mo>\xe2\x81\xa1</mo>"); /* applied to: U+2061 */
        box_mathml(box->first->next, out);
        str_add(out, "</mrow>");
        return;
    case BOX_FRACTION: put_as(out, "mfrac", box); return;
    case BOX_BINOMIAL: put_binomial(out, box); return;
    case BOX_POWER: put_as(out, "msup", box); return;
    case BOX_INDEX: put_as(out, "msub", box); return;
    case BOX_ROOT:
        put_as(out, box->first->next ? "mroot" : "msqrt", box);
        return;
    case BOX_FENCE: put_fence(out, box); return;
    case BOX_LIMITS: put_limits(out, box); return;
    }
}
