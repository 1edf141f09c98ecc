#include "repl/wrap.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

struct line {
    struct str *out;
    size_t column, indent, width;
};

static void end_line(struct line *line)
{
    str_add_char(line->out, '\n');
    line->column = 0;
}

static void begin_line(struct line *line)
{
    for (; line->column < line->indent; line->column++)
        str_add_char(line->out, ' ');
}

/* Bytes of as many characters of a word as fit into `columns`, at least one. */
static size_t fitting(const char *word, size_t length, size_t columns)
{
    size_t at = 0;
    while (at < length) {
        uint32_t point;
        size_t size = utf8_decode(word + at, length - at, &point);
        if (!size)
            size = 1;
        if (at && utf8_columns(word, at + size) > columns)
            break;
        at += size;
    }
    return at;
}

/* A word wider than a whole line. */
static void add_long(struct line *line, const char *word, size_t length)
{
    while (length) {
        size_t room =
            line->width > line->column ? line->width - line->column : 1;
        size_t size = fitting(word, length, room);
        str_add_bytes(line->out, word, size);
        line->column += utf8_columns(word, size);
        word += size;
        length -= size;
        if (length) {
            end_line(line);
            begin_line(line);
        }
    }
}

static void add_word(struct line *line, const char *word, size_t length)
{
    size_t columns = utf8_columns(word, length);
    bool begun = line->column > line->indent;
    if (begun && line->column + 1 + columns > line->width) {
        end_line(line);
        begun = false;
    }
    if (begun) {
        str_add_char(line->out, ' ');
        line->column++;
    }
    begin_line(line);
    if (line->indent + columns > line->width) {
        add_long(line, word, length);
        return;
    }
    str_add_bytes(line->out, word, length);
    line->column += columns;
}

/* Visible text without newlines. */
static void add_paragraph(struct line *line, const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        size_t end = at;
        while (end < length && text[end] != ' ')
            end++;
        if (end > at)
            add_word(line, text + at, end - at);
        at = end + 1;
    }
    if (line->column)
        end_line(line);
}

void wrap_add(struct str *out, const char *text, size_t column, size_t indent,
              size_t width)
{
    struct line line = {out, column, indent, width};
    struct str visible = {0};
    bool first = true;
    if (indent + 8 > width)
        line.indent = 0;
    while (*text) {
        const char *gap = strstr(text, "\n\n");
        size_t length = gap ? (size_t)(gap - text) : strlen(text);
        if (!first)
            str_add_char(out, '\n');
        first = false;
        str_clear(&visible);
        utf8_add_visible(&visible, text, length);
        add_paragraph(&line, str_text(&visible), visible.length);
        text += length;
        while (*text == '\n')
            text++;
    }
    str_release(&visible);
}
