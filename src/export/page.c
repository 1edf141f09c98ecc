#include "export/page.h"

#include <string.h>

#include "base/utf8.h"

void page_blanks(struct str *out, size_t count)
{
    memset(str_room(out, count), ' ', count);
    str_added(out, count);
}

static void begin_line(struct str *out, size_t indent)
{
    str_add_char(out, '\n');
    page_blanks(out, indent);
}

/* The same as add_words does, a line at a time. */
static void add_tidy(struct str *out, const char *text, size_t length,
                     size_t indent, size_t column)
{
    for (;;) {
        size_t room = column < PAGE_COLUMNS ? PAGE_COLUMNS - column : 0;
        if (length <= room)
            break;
        const char *blank = memrchr(text, ' ', room + 1);
        if (!blank)
            blank = memchr(text + room, ' ', length - room);
        if (!blank)
            break;
        size_t bytes = (size_t)(blank - text);
        str_add_bytes(out, text, bytes);
        begin_line(out, indent);
        text += bytes + 1;
        length -= bytes + 1;
        column = indent;
    }
    str_add_bytes(out, text, length);
}

/* Words of one paragraph; `column` is where the line stands. */
static void add_words(struct str *out, const char *text, size_t length,
                      size_t indent, size_t column)
{
    static const char blank[] = " \t\n\r";
    struct str word = {0};
    const char *end = text + length;
    size_t start = column;
    while (text < end) {
        text += strspn(text, blank);
        size_t bytes = strcspn(text, blank);
        if (text >= end || !bytes)
            break;
        str_clear(&word);
        utf8_add_visible(&word, text, bytes);
        size_t wide = utf8_columns(word.text, word.length);
        if (column > start && column + 1 + wide > PAGE_COLUMNS) {
            begin_line(out, indent);
            start = column = indent;
        }
        if (column > start) {
            str_add_char(out, ' ');
            column++;
        }
        str_add_bytes(out, word.text, word.length);
        column += wide;
        text += bytes;
    }
    str_release(&word);
}

/* Where a paragraph ends: at an empty line or with the text. */
static const char *paragraph_end(const char *text)
{
    const char *end = strchrnul(text, '\n');
    while (*end && end[1] != '\n')
        end = strchrnul(end + 1, '\n');
    return end;
}

void page_add(struct str *out, const char *head, size_t indent,
              const char *text)
{
    size_t length = strlen(head), column = 0;
    if (length) {
        str_add_bytes(out, head, length);
        column = utf8_columns(head, length);
    }
    if (column < indent) {
        page_blanks(out, indent - column);
        column = indent;
    }
    for (;;) {
        const char *end = paragraph_end(text);
        length = (size_t)(end - text);
        if (utf8_is_tidy(text, length))
            add_tidy(out, text, length, indent, column);
        else
            add_words(out, text, length, indent, column);
        str_add_char(out, '\n');
        if (!*end)
            break;
        text = end + strspn(end, "\n");
        begin_line(out, indent);
        column = indent;
    }
}
