/* What is printed, for a terminal of any width or for a pipe. Text is gathered
 * and written at once by term_flush, which notices when nobody takes it (a
 * closed pipe, a full disk).
 *
 * Text that is not the program's own (of banks, learners, files) goes through
 * term_foreign, term_text or utf8_add_visible, and never otherwise. Colours
 * only repeat what words say. */
#ifndef RECKON_REPL_TERM_H
#define RECKON_REPL_TERM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "repl/terminfo.h"

enum term_colour { TERM_COLOUR_AUTO, TERM_COLOUR_ALWAYS, TERM_COLOUR_NEVER };

/* What was decided elsewhere, for both streams. */
struct term;

struct term_options {
    enum term_colour colour; /* AUTO: where the stream can show it */
    bool accessible;         /* for screen readers */
    bool ascii;              /* no other character will be shown */
    bool comma;              /* for the decimal mark */
    const char *type;        /* TERM; NULL or "": a dumb one */
    const char *pager;       /* a shell's command; NULL or "": none */
    /* A stream of the same type, so that its codes need not be looked up again;
     * or NULL. */
    const struct term *like;
};

enum term_style {
    STYLE_PLAIN,
    STYLE_STRONG,
    STYLE_QUIET,
    STYLE_RIGHT,
    STYLE_ALMOST,
    STYLE_WRONG
};

enum {
    TERM_WIDEST = 78,
    TERM_NARROWEST = 20,
    TERM_INDENT = 2,
    TERM_NARROW = 60
};

struct term {
    int descriptor;
    bool terminal; /* it is one */
    bool movable;  /* and its cursor can be moved: TERM is not dumb */
    bool colour;   /* styles are shown, as far as the terminal has them */
    struct terminfo code; /* of the styles */
    bool echoed;          /* what is typed stands on it, behind a prompt */
    size_t prompt;        /* of so many columns */
    bool accessible; /* for screen readers: no layout by blanks, no plots */
    bool ascii; /* draw with nothing else; the rest is made so at the end */
    bool comma; /* for the decimal mark, which is made so at the end */
    int width;  /* columns of text, TERM_NARROWEST .. TERM_WIDEST */
    int height; /* lines of the screen; 0: no screen, or not known */
    const char *pager; /* as in term_options */
    bool paging;       /* between term_page_begin and term_page_end */
    struct str pending;
    int failure; /* errno of the first write that failed, or 0 */
};

/* Styles are shown where colour is ALWAYS; else, unless it is NEVER, on a
 * terminal that has them and that is not read aloud. To be closed. The texts of
 * `options` are not copied.
 */
void term_open(struct term *term, int descriptor,
               const struct term_options *options);

/* The same stream under other options, from here on. */
void term_change(struct term *term, const struct term_options *options);

/* Asks the terminal for its size again. */
void term_measure(struct term *term);

/* Writes what is pending, but not within a page. False once a write has failed.
 */
bool term_flush(struct term *term);

/* What is added between the two goes through the pager if it is longer than
 * the screen: on a terminal whose cursor can be moved, not for screen readers.
 */
void term_page_begin(struct term *term);
void term_page_end(struct term *term);

/* It is no page after all. */
void term_page_cancel(struct term *term);

/* Appends what somebody typed, or a file's name, to a sentence that goes to
 * the terminal later: its commas and points stay as they are. */
void term_keep(const struct term *term, const char *text, struct str *out);
void term_keep_bytes(const struct term *term, const char *text, size_t length,
                     struct str *out);

/* term_text of such a text. */
void term_kept_text(struct term *term, size_t indent, const char *text);

/* Flushes and frees; returns what term_flush said. */
bool term_close(struct term *term);

/* The program's own words, as they are. */
void term_add(struct term *term, const char *text);
void term_format(struct term *term, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void term_styled(struct term *term, enum term_style style, const char *text);

/* Foreign text on one line, made harmless. */
void term_foreign(struct term *term, const char *text);

/* Text, foreign or not, broken into lines at `indent` that are no longer than
 * the terminal is wide. Empty lines separate paragraphs. Ends with a newline;
 * prints nothing for "". */
void term_text(struct term *term, size_t indent, const char *text);

/* The same with a styled beginning on the first line; further lines begin at
 * `hang`, and so does the text where the beginning is shorter. */
void term_led_text(struct term *term, size_t indent, size_t hang,
                   enum term_style style, const char *lead, const char *text);

/* A row of a list: the name, and the text beside it from `column` on, or below
 * it where the terminal is narrow. */
void term_row(struct term *term, size_t column, const char *name,
              const char *text);

/* `left`, and `right` at the right margin where both fit, else below it. */
void term_sides(struct term *term, size_t indent, enum term_style style,
                const char *left, const char *right);

/* `count` blanks. */
void term_blanks(struct term *term, size_t count);

#endif
