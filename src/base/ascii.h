/* Text for terminals that show ASCII alone, and for ears: a screen reader that
 * meets a sign it does not know says nothing, or its number. */
#ifndef RECKON_BASE_ASCII_H
#define RECKON_BASE_ASCII_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Appends `text` with signs as in ascii.def ("≤" is "<="). Letters stay as they
 * are if `letters` is set (names are spelt by them), else those of Latin lose
 * their accents, those of Greek are named, and others, like signs that are not
 * in the table, become "?". The columns that it takes may change. */
void ascii_add(struct str *out, const char *text, size_t length, bool letters);

#endif
