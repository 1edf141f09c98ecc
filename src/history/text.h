/* Any bytes as plain text. A backslash is written \\; a byte that is no plain
 * character (of bad UTF-8, a control, what could steer a terminal), a blank at
 * either end and an apostrophe at the beginning are written \xNN. So no text
 * begins with an apostrophe, and one that does was put there for the sake of a
 * spreadsheet. */
#ifndef RECKON_HISTORY_TEXT_H
#define RECKON_HISTORY_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

void text_escape(struct str *out, const char *bytes, size_t length);

/* Back to bytes, with a NUL behind them, in the arena. NULL where a backslash
 * begins none of these. */
const char *text_unescape(const char *text, size_t *length,
                          struct arena *arena);

#endif
