#include "repl/term.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/comma.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "repl/pager.h"
#include "repl/wrap.h"

/* What the stream can do is asked once; what is wanted may change. */
static bool wants_colour(const struct term *term, enum term_colour colour)
{
    switch (colour) {
    case TERM_COLOUR_ALWAYS: return true;
    case TERM_COLOUR_NEVER: return false;
    case TERM_COLOUR_AUTO: break;
    }
    return term->terminal && !term->accessible && *term->code.plain;
}

void term_change(struct term *term, const struct term_options *options)
{
    term->code = (struct terminfo){.movable = false};
    if (term->terminal && options->like && options->like->terminal)
        term->code = options->like->code;
    else if (term->terminal)
        terminfo_read(&term->code, options->type, term->descriptor);
    term->movable = term->code.movable;
    term->accessible = options->accessible;
    term->colour = wants_colour(term, options->colour);
    if (term->colour && !*term->code.plain)
        terminfo_standard(&term->code);
    term->ascii = options->ascii;
    term->comma = options->comma;
    term->pager = options->pager;
}

void term_open(struct term *term, int descriptor,
               const struct term_options *options)
{
    *term = (struct term){.descriptor = descriptor};
    term->terminal = isatty(descriptor);
    term_change(term, options);
    term_measure(term);
}

void term_measure(struct term *term)
{
    struct winsize size;
    term->width = TERM_WIDEST;
    term->height = 0;
    if (!term->terminal || ioctl(term->descriptor, TIOCGWINSZ, &size) != 0)
        return;
    term->height = size.ws_row;
    if (size.ws_col == 0)
        return;
    /* Some terminals break a line that fills the last column. */
    term->width = size.ws_col - 1;
    if (term->width > TERM_WIDEST)
        term->width = TERM_WIDEST;
    if (term->width < TERM_NARROWEST)
        term->width = TERM_NARROWEST;
}

/* Makes what is pending fit for the stream. */
static void finish(struct term *term)
{
    struct str made = {0};
    if (term->comma) {
        comma_add(&made, str_text(&term->pending), term->pending.length);
        str_release(&term->pending);
        term->pending = made;
        made = (struct str){0};
    }
    if (term->ascii || term->accessible) {
        ascii_add(&made, str_text(&term->pending), term->pending.length,
                  !term->ascii);
        str_release(&term->pending);
        term->pending = made;
    }
}

static bool write_all(struct term *term)
{
    const char *text = str_text(&term->pending);
    size_t left = term->pending.length;
    while (left && !term->failure) {
        ssize_t written = write(term->descriptor, text, left);
        if (written < 0) {
            if (errno != EINTR)
                term->failure = errno;
            continue;
        }
        text += written;
        left -= (size_t)written;
    }
    str_clear(&term->pending);
    return !term->failure;
}

bool term_flush(struct term *term)
{
    if (term->paging)
        return !term->failure;
    finish(term);
    return write_all(term);
}

void term_page_begin(struct term *term)
{
    term_flush(term);
    term->paging = true;
}

static int count_lines(const struct str *text)
{
    int lines = 0;
    for (size_t i = 0; i < text->length; i++)
        lines += text->text[i] == '\n';
    return lines;
}

void term_page_end(struct term *term)
{
    bool long_one = term->height && count_lines(&term->pending) >= term->height;
    bool paged = long_one && term->movable && !term->accessible &&
                 term->pager && *term->pager;
    term->paging = false;
    finish(term);
    if (paged &&
        pager_show(term->pager, str_text(&term->pending), term->pending.length))
        str_clear(&term->pending);
    else
        write_all(term);
}

void term_page_cancel(struct term *term)
{
    term->paging = false;
}

void term_keep_bytes(const struct term *term, const char *text, size_t length,
                     struct str *out)
{
    if (term->comma)
        comma_keep(out, text, length);
    else
        str_add_bytes(out, text, length);
}

void term_keep(const struct term *term, const char *text, struct str *out)
{
    term_keep_bytes(term, text, strlen(text), out);
}

bool term_close(struct term *term)
{
    term->paging = false;
    bool ok = term_flush(term);
    str_release(&term->pending);
    return ok;
}

void term_add(struct term *term, const char *text)
{
    str_add(&term->pending, text);
}

void term_format(struct term *term, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length > 0) {
        char *text = memory_get((size_t)length + 1);
        vsnprintf(text, (size_t)length + 1, format, again);
        str_add_bytes(&term->pending, text, (size_t)length);
        memory_free(text);
    }
    va_end(again);
}

static void add_code(struct term *term, enum term_style style)
{
    const struct terminfo *code = &term->code;
    switch (style) {
    case STYLE_PLAIN: return;
    case STYLE_STRONG: term_add(term, code->bold); return;
    case STYLE_QUIET: term_add(term, code->dim); return;
    case STYLE_RIGHT: term_add(term, code->green); break;
    case STYLE_ALMOST: term_add(term, code->yellow); break;
    case STYLE_WRONG: term_add(term, code->red); break;
    }
    term_add(term, code->bold);
}

void term_styled(struct term *term, enum term_style style, const char *text)
{
    size_t before = term->pending.length;
    if (term->colour && *text)
        add_code(term, style);
    bool styled = term->pending.length > before;
    term_add(term, text);
    if (styled)
        term_add(term, term->code.plain);
}

void term_foreign(struct term *term, const char *text)
{
    utf8_add_visible(&term->pending, text, SIZE_MAX);
}

void term_blanks(struct term *term, size_t count)
{
    while (count-- > 0)
        str_add_char(&term->pending, ' ');
}

void term_text(struct term *term, size_t indent, const char *text)
{
    wrap_add(&term->pending, text, 0, indent, (size_t)term->width);
}

void term_kept_text(struct term *term, size_t indent, const char *text)
{
    struct str kept = {0};
    term_keep(term, text, &kept);
    term_text(term, indent, str_text(&kept));
    str_release(&kept);
}

void term_led_text(struct term *term, size_t indent, size_t hang,
                   enum term_style style, const char *lead, const char *text)
{
    size_t columns = utf8_columns(lead, strlen(lead));
    term_blanks(term, indent);
    term_styled(term, style, lead);
    if (!*text) {
        term_add(term, "\n");
        return;
    }
    wrap_add(&term->pending, text, indent + columns, hang, (size_t)term->width);
}

void term_row(struct term *term, size_t column, const char *name,
              const char *text)
{
    struct str visible = {0};
    bool beside = term->width >= TERM_NARROW && !term->accessible;
    utf8_add_visible(&visible, name, SIZE_MAX);
    term_led_text(term, TERM_INDENT, column, STYLE_STRONG, str_text(&visible),
                  beside ? text : "");
    if (!beside)
        term_text(term, 2 * (size_t)TERM_INDENT, text);
    str_release(&visible);
}

void term_sides(struct term *term, size_t indent, enum term_style style,
                const char *left, const char *right)
{
    struct str visible = {0};
    size_t width = (size_t)term->width;
    utf8_add_visible(&visible, right, SIZE_MAX);
    size_t used = indent + utf8_columns(left, strlen(left));
    size_t needed = utf8_columns(str_text(&visible), visible.length);
    term_blanks(term, indent);
    term_styled(term, style, left);
    if (term->accessible && needed)
        term_add(term, ", ");
    else if (used + 2 + needed <= width)
        term_blanks(term, needed ? width - used - needed : 0);
    else if (needed) {
        term_add(term, "\n");
        term_blanks(term, indent);
    }
    term_styled(term, STYLE_QUIET, str_text(&visible));
    term_add(term, "\n");
    str_release(&visible);
}
