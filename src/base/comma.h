/* Numbers in a text with a comma for the decimal mark: for people who set it
 * so. Files and exports always have a point. */
#ifndef RECKON_BASE_COMMA_H
#define RECKON_BASE_COMMA_H

#include <stddef.h>

#include "base/str.h"

/* Appends `text` with points and commas exchanged in every number that is
 * written with a point: 1,234.5 becomes 1.234,5. What is no such number (3,5;
 * 1.2.3; x1.5; 1..2) stays as it is. No byte is added or taken, so that
 * columns stay, but the marks of comma_keep vanish. */
void comma_add(struct str *out, const char *text, size_t length);

/* Appends `text` so that comma_add will leave it as it is: for what somebody
 * typed, and for names of files. */
void comma_keep(struct str *out, const char *text, size_t length);

#endif
