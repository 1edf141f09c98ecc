#include "export/page.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

void page_blanks(struct str *out, size_t count)
{
    while (count--)
        str_add_char(out, ' ');
}

/* Words of one paragraph; `column` is where the line stands. */
static void add_paragraph(struct str *out, const char *text, size_t length,
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
            str_add_char(out, '\n');
            page_blanks(out, indent);
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

void page_add(struct str *out, const char *head, size_t indent,
              const char *text)
{
    str_add(out, head);
    size_t column = utf8_columns(head, strlen(head));
    while (column < indent) {
        str_add_char(out, ' ');
        column++;
    }
    for (;;) {
        const char *end = strstr(text, "\n\n");
        size_t length = end ? (size_t)(end - text) : strlen(text);
        add_paragraph(out, text, length, indent, column);
        str_add_char(out, '\n');
        if (!end)
            break;
        text = end + strspn(end, "\n");
        str_add_char(out, '\n');
        page_blanks(out, indent);
        column = indent;
    }
}
