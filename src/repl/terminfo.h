/* What a type of terminal can do, by the terminfo database. The only file that
 * knows libtinfo; without it, every type but "dumb" is taken for one that
 * follows ECMA-48, as all of today do. */
#ifndef RECKON_REPL_TERMINFO_H
#define RECKON_REPL_TERMINFO_H

#include <stdbool.h>

enum { TERMINFO_CODE = 32 };

/* Codes are "" where there is none. */
struct terminfo {
    bool movable; /* the line that the cursor is on can be drawn anew */
    char bold[TERMINFO_CODE], dim[TERMINFO_CODE];
    char red[TERMINFO_CODE], green[TERMINFO_CODE], yellow[TERMINFO_CODE];
    char plain[TERMINFO_CODE]; /* ends all of them */
};

/* Of the terminal type (TERM); NULL or "" is one that can do nothing, and so
 * is one that the database does not know. */
void terminfo_read(struct terminfo *terminfo, const char *type, int descriptor);

/* Whether the terminal is known to wrap its lines anew when its width changes,
 * by its type and the variables TMUX and VTE_VERSION (NULL: not set). A
 * variable alone says nothing: it is also there in what was started from such a
 * one. */
bool terminfo_rewraps(const char *type, const char *tmux, const char *vte);

/* The codes of ECMA-48, whatever the terminal. */
void terminfo_standard(struct terminfo *terminfo);

#endif
