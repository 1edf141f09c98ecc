#include "base/markup.h"

#include <stdint.h>
#include <string.h>

#include "base/lanes.h"
#include "base/utf8.h"

/* The text with its controls made visible, so that the rest need only think of
 * signs. */
static struct str visible(const char *text, size_t length)
{
    struct str plain = {0};
    utf8_add_visible(&plain, text, length);
    return plain;
}

/* --- HTML and XML --------------------------------------------------------- */

/* Signs that stand for others, and all else as it is. */
static void add_xml(struct str *out, const char *text)
{
    for (;;) {
        size_t plain = strcspn(text, "&<>\"");
        str_add_bytes(out, text, plain);
        text += plain;
        switch (*text++) {
        case '&': str_add(out, "&amp;"); break;
        case '<': str_add(out, "&lt;"); break;
        case '>': str_add(out, "&gt;"); break;
        case '"': str_add(out, "&quot;"); break;
        default: return;
        }
    }
}

static inline lanes are_plain(lanes bytes)
{
    return lanes_printable(bytes) & (bytes != '&') & (bytes != '<') &
           (bytes != '>') & (bytes != '"');
}

void markup_add_xml(struct str *out, const char *text, size_t length)
{
    size_t same = lanes_span(text, length, are_plain);
    str_add_bytes(out, text, same);
    text += same;
    length -= same;
    if (!length)
        return;
    struct str plain = visible(text, length);
    add_xml(out, str_text(&plain));
    str_release(&plain);
}

/* --- LaTeX ---------------------------------------------------------------- */

static const struct {
    uint32_t point;
    const char *latex;
} latex_signs[] = {
#define LATEX_SIGN(point, latex) {point, latex},
#include "base/latex_sign.def"
#undef LATEX_SIGN
};

static const char *latex_sign(uint32_t point)
{
    for (size_t i = 0; i < sizeof latex_signs / sizeof *latex_signs; i++)
        if (latex_signs[i].point == point)
            return latex_signs[i].latex;
    return NULL;
}

/* Letters of Latin-1 and Latin Extended-A that the T1 encoding has. */
static bool is_in_fonts(uint32_t point)
{
    static const uint32_t missing[] = {
        0x108, 0x109, 0x10A, 0x10B, 0x114, 0x115, 0x126, 0x127, 0x12C, 0x12D,
        0x138, 0x13F, 0x140, 0x149, 0x14E, 0x14F, 0x166, 0x167, 0x17F};
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
        if (missing[i] == point)
            return false;
    return point < 0x7F || (point > 0xA0 && point < 0x180);
}

/* Letters, digits and what else means itself. */
static size_t plain_bytes(const char *text)
{
    size_t length = 0;
    while ((text[length] >= 'a' && text[length] <= 'z') ||
           (text[length] >= 'A' && text[length] <= 'Z') ||
           (text[length] >= '0' && text[length] <= '9') ||
           text[length] == ' ' || text[length] == '.')
        length++;
    return length;
}

/* Signs that the fonts would join when they stand twice are kept apart. */
static void add_latex_sign(struct str *out, const char *at, size_t bytes,
                           uint32_t point)
{
    const char *latex = latex_sign(point);
    if (latex)
        str_add(out, latex);
    else if (is_in_fonts(point))
        str_add_bytes(out, at, bytes);
    else
        str_add_format(out, "\\reckonsign{%04X}", (unsigned)point);
    if (at[0] == at[1] && strchr("-',", at[0]))
        str_add(out, "{}");
}

void markup_add_latex(struct str *out, const char *text, size_t length)
{
    struct str plain = visible(text, length);
    const char *at = str_text(&plain);
    while (*at) {
        uint32_t point = 0;
        size_t bytes = plain_bytes(at);
        str_add_bytes(out, at, bytes);
        at += bytes;
        if (!*at)
            break;
        bytes = utf8_decode(at, 4, &point);
        add_latex_sign(out, at, bytes, point);
        at += bytes;
    }
    str_release(&plain);
}

/* --- Markdown ------------------------------------------------------------- */

/* At the beginning of a paragraph these make lists, headings, quotes, rules. */
static size_t add_beginning(struct str *out, const char *text)
{
    size_t digits = strspn(text, "0123456789");
    char end = text[digits] ? text[digits + 1] : '\0';
    if (*text && strchr("#+-=:%.)", *text)) {
        str_add_char(out, '\\');
        str_add_char(out, *text);
        return 1;
    }
    if (digits && (text[digits] == '.' || text[digits] == ')') &&
        (end == ' ' || end == '\0')) {
        str_add_bytes(out, text, digits);
        str_add_char(out, '\\');
        str_add_char(out, text[digits]);
        return digits + 1;
    }
    return 0;
}

void markup_add_markdown(struct str *out, const char *text, size_t length,
                         bool begins)
{
    struct str plain = visible(text, length);
    const char *at = str_text(&plain);
    if (begins) {
        at += strspn(at, " ");
        at += add_beginning(out, at);
    }
    for (; *at; at++) {
        /* "://" would make a link in some dialects. */
        if (strchr("\\`*_{}[]<>$&~^|@", *at) || strncmp(at, "://", 3) == 0)
            str_add_char(out, '\\');
        str_add_char(out, *at);
    }
    str_release(&plain);
}
