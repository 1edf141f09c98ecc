#include "figure/screen.h"

#include <string.h>

#include "base/utf8.h"

/* Signs that bank authors use, in the letters of a typewriter. */
static const char *ascii_of(uint32_t point)
{
    static const struct {
        uint32_t point;
        const char *text;
    } table[] = {
        {0x00A0, " "},  {0x00B1, "+-"}, {0x00B7, "."},  {0x00D7, "x"},
        {0x2010, "-"},  {0x2011, "-"},  {0x2012, "-"},  {0x2013, "-"},
        {0x2014, "-"},  {0x2018, "'"},  {0x2019, "'"},  {0x201C, "\""},
        {0x201D, "\""}, {0x2026, ".."}, {0x2192, "->"}, {0x2212, "-"},
        {0x2264, "<="}, {0x2265, ">="},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].point == point)
            return table[i].text;
    return "?";
}

void screen_clean(const struct screen *screen, const char *text,
                  struct str *out)
{
    struct str visible = {0};
    utf8_add_visible(&visible, text, SIZE_MAX);
    if (screen->unicode) {
        str_add(out, str_text(&visible));
    } else {
        for (size_t at = 0; at < visible.length;) {
            uint32_t point;
            size_t size =
                utf8_decode(visible.text + at, visible.length - at, &point);
            if (point < 0x80)
                str_add_char(out, (char)point);
            else
                str_add(out, ascii_of(point));
            at += size ? size : 1;
        }
    }
    str_release(&visible);
}

size_t screen_width(const struct screen *screen, const char *text)
{
    struct str clean = {0};
    screen_clean(screen, text, &clean);
    size_t width = utf8_columns(str_text(&clean), clean.length);
    str_release(&clean);
    return width;
}

/* Bytes of the text that take at most so many columns. */
static size_t bytes_in(const struct str *text, size_t columns)
{
    size_t at = 0, used = 0;
    while (at < text->length) {
        uint32_t point;
        size_t size = utf8_decode(text->text + at, text->length - at, &point);
        size = size ? size : 1;
        used += utf8_columns(text->text + at, size);
        if (used > columns)
            break;
        at += size;
    }
    return at;
}

void screen_cell(struct screen *screen, const char *text, size_t columns,
                 bool right)
{
    struct str clean = {0};
    screen_clean(screen, text, &clean);
    size_t width = utf8_columns(str_text(&clean), clean.length);
    if (width > columns) {
        size_t mark = screen->unicode ? 1 : 2;
        str_cut(&clean, bytes_in(&clean, columns > mark ? columns - mark : 0));
        if (columns >= mark)
            str_add(&clean, screen->unicode ? "\u2026" : "..");
        width = utf8_columns(str_text(&clean), clean.length);
    }
    screen_blanks(screen, right ? columns - width : 0);
    str_add(screen->out, str_text(&clean));
    screen_blanks(screen, right ? 0 : columns - width);
    str_release(&clean);
}

void screen_blanks(struct screen *screen, size_t count)
{
    for (size_t i = 0; i < count; i++)
        str_add_char(screen->out, ' ');
}

void screen_sign(struct screen *screen, uint32_t unicode, char ascii)
{
    if (screen->unicode)
        utf8_add(screen->out, unicode);
    else
        str_add_char(screen->out, ascii);
}

void screen_end(struct screen *screen)
{
    struct str *out = screen->out;
    size_t length = out->length;
    while (length > screen->start && out->text[length - 1] == ' ')
        length--;
    str_cut(out, length);
    str_add_char(out, '\n');
    screen->start = out->length;
}

void screen_words(struct screen *screen, size_t indent, const char *text)
{
    struct str clean = {0};
    size_t used = 0;
    screen_clean(screen, text, &clean);
    const char *word = str_text(&clean);
    while (*word) {
        size_t length = strcspn(word, " ");
        size_t width = utf8_columns(word, length);
        if (used && used + 1 + width > screen->columns) {
            screen_end(screen);
            used = 0;
        }
        if (length) {
            screen_blanks(screen, used ? 1 : indent);
            used += used ? 1 : indent;
            struct str piece = {0};
            str_add_bytes(&piece, word, length);
            if (used + width > screen->columns)
                width = screen->columns - used;
            screen_cell(screen, piece.text, width, false);
            str_release(&piece);
            used += width;
        }
        word += length;
        word += *word == ' ';
    }
    if (used)
        screen_end(screen);
    str_release(&clean);
}

/* One that has lines of its own. */
static void long_entry(struct screen_legend *legend, uint32_t unicode,
                       char ascii, const char *text)
{
    struct str whole = {0};
    screen_legend_end(legend);
    if (unicode && legend->screen->unicode)
        utf8_add(&whole, unicode);
    else if (unicode)
        str_add_char(&whole, ascii);
    str_add(&whole, unicode ? " " : "");
    str_add(&whole, text);
    screen_words(legend->screen, legend->indent, whole.text);
    str_release(&whole);
}

void screen_legend_add(struct screen_legend *legend, uint32_t unicode,
                       char ascii, const char *text)
{
    enum { GAP = 3 };
    struct screen *screen = legend->screen;
    size_t sign = unicode ? 2 : 0, width = screen_width(screen, text);
    if (legend->indent + sign + width > screen->columns) {
        long_entry(legend, unicode, ascii, text);
        return;
    }
    if (legend->used && legend->used + GAP + sign + width > screen->columns)
        screen_legend_end(legend);
    screen_blanks(screen, legend->used ? GAP : legend->indent);
    legend->used += (legend->used ? GAP : legend->indent) + sign + width;
    if (sign) {
        screen_sign(screen, unicode, ascii);
        screen_blanks(screen, 1);
    }
    screen_cell(screen, text, width, false);
}

void screen_legend_end(struct screen_legend *legend)
{
    if (legend->used)
        screen_end(legend->screen);
    legend->used = 0;
}

char screen_letter(size_t index)
{
    return index < 26   ? (char)('a' + index)
           : index < 52 ? (char)('A' + index - 26)
                        : '?';
}

static void write_figure(const struct figure *figure, size_t columns,
                         bool unicode, struct str *out)
{
    if (columns < FIGURE_COLUMNS_LEAST)
        columns = FIGURE_COLUMNS_LEAST;
    if (columns > FIGURE_COLUMNS_MOST)
        columns = FIGURE_COLUMNS_MOST;
    struct screen screen = {figure, columns, unicode, out, out->length};
    screen_words(&screen, 0, figure->title ? figure->title : "");
    if (!measure_any(figure)) {
        screen_words(&screen, 2, measure_empty(figure));
        return;
    }
    switch (figure->form) {
    case FIGURE_PLANE: screen_plane(&screen); break;
    case FIGURE_BARS: screen_bars(&screen); break;
    case FIGURE_HEAT:
    case FIGURE_CALENDAR: screen_shades(&screen); break;
    case FIGURE_SPARK: screen_spark(&screen); break;
    }
}

void figure_unicode(const struct figure *figure, size_t columns,
                    struct str *out)
{
    write_figure(figure, columns, true, out);
}

void figure_ascii(const struct figure *figure, size_t columns, struct str *out)
{
    write_figure(figure, columns, false, out);
}
