/* Boxes as LaTeX. */
#include <string.h>

#include "base/markup.h"
#include "lang/box.h"

static const struct {
    const char *open, *close; /* close: of fences only */
} glyphs[] = {
#define GLYPH(id, unicode, latex) {latex, NULL},
#define FENCE(id, open, close, latex_open, latex_close)                        \
    {latex_open, latex_close},
#include "lang/glyph.def"
#undef GLYPH
#undef FENCE
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* What was written last is a command such as \pi, into which a letter would
 * run. */
static bool ends_in_command(const struct str *out)
{
    size_t at = out->length;
    while (at && is_letter(out->text[at - 1]))
        at--;
    return at && at < out->length && out->text[at - 1] == '\\';
}

static void put(struct str *out, const char *latex)
{
    if (is_letter(*latex) && ends_in_command(out))
        str_add_char(out, ' ');
    str_add(out, latex);
}

/* A thousands comma is no punctuation. */
static void put_number(struct str *out, const char *digits)
{
    for (; *digits; digits++) {
        if (*digits == ',')
            str_add(out, "{,}");
        else if (*digits == '$' || *digits == '%')
            str_add_format(out, "\\%c", *digits);
        else
            str_add_char(out, *digits);
    }
}

static void put_in(struct str *out, const char *command, const char *text)
{
    str_add(out, command);
    str_add_char(out, '{');
    markup_add_latex(out, text, strlen(text));
    str_add_char(out, '}');
}

static void put_name(struct str *out, const char *name)
{
    const char *greek = box_greek_latex(name);
    if (greek)
        put(out, greek);
    else if (!name[1])
        put(out, name);
    else
        put_in(out, "\\mathit", name);
}

/* The functions that LaTeX knows by name. */
static void put_word(struct str *out, const char *word)
{
    static const char *const known[] = {
        "arccos", "arcsin", "arctan", "cos", "cosh", "det",  "exp", "gcd",
        "ln",     "log",    "max",    "min", "sin",  "sinh", "tan", "tanh"};
    const char *greek = box_greek_latex(word);
    if (greek) {
        put(out, greek);
        return;
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i], word) == 0) {
            str_add_format(out, "\\%s", word);
            return;
        }
    put_in(out, word[1] ? "\\operatorname" : "\\mathrm", word);
}

/* A minus sign behind words would be taken for a difference. */
static void put_glyph(struct str *out, enum glyph glyph)
{
    bool grouped = glyph == GLYPH_NEGATIVE && out->length &&
                   out->text[out->length - 1] == '}';
    put(out, grouped ? "{-}" : glyphs[glyph].open);
}

static void put_group(struct str *out, const char *before,
                      const struct box *box, const char *after)
{
    str_add(out, before);
    box_latex(box, out);
    str_add(out, after);
}

static void put_fence(struct str *out, const struct box *box)
{
    const struct box *inner = box->first;
    if (inner->tall)
        str_add(out, "\\left");
    put(out, glyphs[box->glyph].open);
    box_latex(inner, out);
    if (inner->tall)
        str_add(out, "\\right");
    put(out, glyphs[box->glyph].close);
}

static void put_root(struct str *out, const struct box *box)
{
    str_add(out, "\\sqrt");
    if (box->first->next)
        put_group(out, "[", box->first->next, "]");
    put_group(out, "{", box->first, "}");
}

static void put_limits(struct str *out, const struct box *box)
{
    str_add(out, glyphs[box->glyph].open);
    put_group(out, "_{", box->first, "}");
    if (box->first->next)
        put_group(out, "^{", box->first->next, "}");
    str_add_char(out, ' ');
}

static void put_two(struct str *out, const char *command, const struct box *box)
{
    put_group(out, command, box->first, "}");
    put_group(out, "{", box->first->next, "}");
}

void box_latex(const struct box *box, struct str *out)
{
    switch (box->kind) {
    case BOX_ROW:
    case BOX_APPLY:
        for (const struct box *part = box->first; part; part = part->next)
            box_latex(part, out);
        return;
    case BOX_NUMBER: put_number(out, box->text); return;
    case BOX_NAME: put_name(out, box->text); return;
    case BOX_WORD: put_word(out, box->text); return;
    case BOX_TEXT:
        if (strcmp(box->text, " ") == 0)
            str_add(out, "\\,");
        else
            put_in(out, "\\text", box->text);
        return;
    case BOX_GLYPH: put_glyph(out, box->glyph); return;
    case BOX_FRACTION: put_two(out, "\\frac{", box); return;
    case BOX_BINOMIAL: put_two(out, "\\binom{", box); return;
    case BOX_POWER:
        box_latex(box->first, out);
        put_group(out, "^{", box->first->next, "}");
        return;
    case BOX_INDEX:
        box_latex(box->first, out);
        put_group(out, "_{", box->first->next, "}");
        return;
    case BOX_ROOT: put_root(out, box); return;
    case BOX_FENCE: put_fence(out, box); return;
    case BOX_LIMITS: put_limits(out, box); return;
    }
}
