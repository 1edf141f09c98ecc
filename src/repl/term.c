#include "repl/term.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "repl/wrap.h"

static bool is_set(const char *value)
{
    return value && *value;
}

static bool is_dumb(const struct environment *environment)
{
    return !is_set(environment->term) || strcmp(environment->term, "dumb") == 0;
}

static bool wants_colour(const struct term *term, enum term_colour colour,
                         const struct environment *environment)
{
    switch (colour) {
    case TERM_COLOUR_ALWAYS: return true;
    case TERM_COLOUR_NEVER: return false;
    case TERM_COLOUR_AUTO: break;
    }
    return term->terminal && !is_set(environment->no_color) &&
           !is_dumb(environment);
}

void term_open(struct term *term, int descriptor, enum term_colour colour,
               const struct environment *environment)
{
    const char *accessible = environment->accessible;
    *term = (struct term){.descriptor = descriptor};
    term->terminal = isatty(descriptor);
    term->movable = term->terminal && !is_dumb(environment);
    term->colour = wants_colour(term, colour, environment);
    term->accessible = is_set(accessible) && strcmp(accessible, "0") != 0 &&
                       strcmp(accessible, "false") != 0;
    term_measure(term);
}

void term_measure(struct term *term)
{
    struct winsize size;
    term->width = TERM_WIDEST;
    if (!term->terminal || ioctl(term->descriptor, TIOCGWINSZ, &size) != 0 ||
        size.ws_col == 0)
        return;
    /* Some terminals break a line that fills the last column. */
    term->width = size.ws_col - 1;
    if (term->width > TERM_WIDEST)
        term->width = TERM_WIDEST;
    if (term->width < TERM_NARROWEST)
        term->width = TERM_NARROWEST;
}

bool term_flush(struct term *term)
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

bool term_close(struct term *term)
{
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

static const char *code_of(enum term_style style)
{
    switch (style) {
    case STYLE_PLAIN: return NULL;
    case STYLE_STRONG: return "\033[1m";
    case STYLE_QUIET: return "\033[2m";
    case STYLE_RIGHT: return "\033[1;32m";
    case STYLE_ALMOST: return "\033[1;33m";
    case STYLE_WRONG: return "\033[1;31m";
    }
    return NULL;
}

void term_styled(struct term *term, enum term_style style, const char *text)
{
    const char *code = term->colour && *text ? code_of(style) : NULL;
    if (code)
        term_add(term, code);
    term_add(term, text);
    if (code)
        term_add(term, "\033[0m");
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
