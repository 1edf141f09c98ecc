/* Lines that a person types, or that come through a pipe. The only file that
 * knows readline, and the only one with writable data at file scope: readline's
 * callbacks and signal handlers have no argument to carry it. There is one line
 * reader in a program.
 *
 * Where both ends are a terminal, lines are edited by readline through its
 * callback interface. Else, or without readline, they are read as they come,
 * with no prompt unless somebody is there to see it.
 *
 * Signals only set flags; they are looked at while waiting for input. Running
 * out of memory inside readline ends the process, so nothing may be unsaved
 * while a line is read. */
#ifndef RECKON_REPL_LINE_H
#define RECKON_REPL_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum { LINE_LIMIT = 16384 };

enum line_event {
    LINE_TYPED,     /* a line */
    LINE_LONG,      /* one longer than LINE_LIMIT bytes, thrown away */
    LINE_CLEARED,   /* Ctrl-C took away what was typed so far */
    LINE_INTERRUPT, /* Ctrl-C on an empty line */
    LINE_END,       /* Ctrl-D, or the end of the input */
    LINE_TIME,      /* time is over; `out` has what was typed so far */
    LINE_SIGNAL,    /* the program is asked to end: line_signal() */
    LINE_FAILED     /* the input cannot be read: errno tells why */
};

/* Which lines the arrow keys bring back. */
enum line_kind {
    LINE_COMMAND, /* kept, also for the next time */
    LINE_ANSWER   /* forgotten when the next question comes */
};

/* What could stand in place of the word that begins at line[start]: candidate
 * number `index`, or NULL past the last. */
typedef const char *line_complete(void *context, const char *line, size_t start,
                                  size_t index);

struct line_options {
    bool terminal;       /* both ends are one: lines are edited */
    bool prompt;         /* input is one, so a prompt has a reader */
    bool movable;        /* the cursor can be moved */
    bool rewraps;        /* the terminal wraps anew what it shows, if resized */
    const char *history; /* file that keeps commands; NULL: none */
    line_complete *complete;
    void *context;
};

/* Appends the prompt as it is now, and returns the seconds until it will be
 * another one: 0 when time is over, negative when it stays as it is. */
typedef double line_tick(void *context, struct str *prompt);

/* Begins: sets signal handlers, reads the history. */
void line_open(const struct line_options *options);

/* Waits for the next line; it replaces what is in `out`, without its newline.
 * The terminal is as it was before whenever this returns. A prompt that changes
 * is drawn anew, with what is typed and the cursor left as they are: on a
 * terminal whose cursor can be moved, unless readline is in the middle of
 * something (a search, a list of completions) or the line does not fit the
 * screen. */
enum line_event line_read(line_tick *tick, void *context, struct str *out);

/* Remembers the line for the arrow keys. */
void line_remember(const char *line, enum line_kind kind);

/* Forgets the answers. */
void line_forget_answers(void);

/* Was the program suspended since this was last asked? */
bool line_was_stopped(void);

/* The signal of LINE_SIGNAL, or 0. */
int line_signal(void);

/* The signal that Ctrl-C stands for. */
int line_interrupt(void);

/* Is standard input a terminal? */
bool line_input_is_terminal(void);

/* Puts the signal handlers back. */
void line_close(void);

#endif
