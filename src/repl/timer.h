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

/* For who has no clock in sight, a screen reader's user: says when half of the
 * time, and when nine tenths of it, are over, once each. To be called when
 * something was typed; nothing is ever said in between. */
void timer_tell(struct repl *repl);

/* Appends "07:42", or "1:02:30". */
void timer_add(double seconds, struct str *out);

#endif
