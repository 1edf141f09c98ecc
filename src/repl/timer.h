/* The clock of a course, in the prompt or on request. */
#ifndef RECKON_REPL_TIMER_H
#define RECKON_REPL_TIMER_H

#include "base/str.h"

struct repl;

/* Appends "[07:42] " where the prompt shows a clock: on a terminal whose cursor
 * can be moved, not for screen readers, and unless it was switched off. Returns
 * what a line_tick does: drawn anew each second of the last minute, every five
 * before. */
double timer_prompt(const struct repl *repl, struct str *out);

/* Appends "07:42", or "1:02:30". */
void timer_add(double seconds, struct str *out);

#endif
