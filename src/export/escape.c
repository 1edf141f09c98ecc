#include "export/escape.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/lanes.h"
#include "base/numtext.h"
#include "base/utf8.h"

static void add_unit(struct str *out, uint32_t unit)
{
    str_add_format(out, "\\u%04x", (unsigned)unit);
}

/* As \uXXXX, in two halves beyond U+FFFF. */
static void add_numeric(struct str *out, uint32_t point)
{
    if (point < 0x10000) {
        add_unit(out, point);
    } else {
        add_unit(out, 0xD800 + ((point - 0x10000) >> 10));
        add_unit(out, 0xDC00 + ((point - 0x10000) & 0x3FF));
    }
}

static void add_json_point(struct str *out, uint32_t point)
{
    switch (point) {
    case '"': str_add(out, "\\\""); break;
    case '\\': str_add(out, "\\\\"); break;
    case '\n': str_add(out, "\\n"); break;
    case '\r': str_add(out, "\\r"); break;
    case '\t': str_add(out, "\\t"); break;
    default:
        if (utf8_is_plain(point))
            utf8_add(out, point);
        else
            add_numeric(out, point);
    }
}

/* They need no escape: by far the most. */
static inline lanes are_plain(lanes bytes)
{
    return lanes_printable(bytes) & (bytes != '"') & (bytes != '\\');
}

void escape_json(struct str *out, const char *text)
{
    size_t length = strlen(text);
    str_add_char(out, '"');
    while (length) {
        size_t plain = lanes_span(text, length, are_plain);
        str_add_bytes(out, text, plain);
        text += plain;
        length -= plain;
        if (!length)
            break;
        uint32_t point = 0xFFFD;
        size_t taken = utf8_decode(text, length, &point);
        add_json_point(out, taken ? point : 0xFFFD);
        taken += !taken;
        text += taken;
        length -= taken;
    }
    str_add_char(out, '"');
}

/* A spreadsheet would take the cell for a formula. */
static bool is_formula(const char *text)
{
    static const uint32_t sign[] = {'=',  '+',    '-',    '@',    '\t',  '\r',
                                    '\n', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20};
    text += strspn(text, " ");
    uint32_t point = 0;
    if (!utf8_decode(text, strlen(text), &point))
        return false;
    for (size_t i = 0; i < sizeof sign / sizeof *sign; i++)
        if (point == sign[i])
            return true;
    return false;
}

static void add_cell(struct str *out, const char *text, bool guard)
{
    size_t length = strlen(text);
    bool quotes = strpbrk(text, ",;\t\r\n\"") ||
                  (length && (text[0] == ' ' || text[length - 1] == ' '));
    if (quotes)
        str_add_char(out, '"');
    if (guard)
        str_add_char(out, '\'');
    for (; *text; text++) {
        if (*text == '"')
            str_add_char(out, '"');
        str_add_char(out, *text);
    }
    if (quotes)
        str_add_char(out, '"');
}

void escape_csv_plain(struct str *out, const char *text)
{
    add_cell(out, text, false);
}

/* A cell may have lines and tabs, but nothing that steers a terminal. */
static void add_visible_cell(struct str *out, const char *text, bool guard)
{
    struct str visible = {0};
    size_t length = strlen(text);
    if (utf8_ascii(text, length) == length) {
        add_cell(out, text, guard);
        return;
    }
    while (*text) {
        size_t plain = strcspn(text, "\t\n");
        utf8_add_visible(&visible, text, plain);
        text += plain;
        if (*text)
            str_add_char(&visible, *text++);
    }
    add_cell(out, str_text(&visible), guard);
    str_release(&visible);
}

void escape_csv_text(struct str *out, const char *text)
{
    add_visible_cell(out, text, is_formula(text));
}

void escape_csv_value(struct str *out, const char *text)
{
    double value;
    bool number =
        text[0] == '-' && numtext_double(text + 1, strlen(text + 1), &value);
    add_visible_cell(out, text, !number && is_formula(text));
}
