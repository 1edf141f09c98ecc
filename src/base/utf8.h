/* UTF-8: checking, decoding, width on a terminal, and the one way by which
 * text that is not ours becomes text on a terminal. */
#ifndef RECKON_BASE_UTF8_H
#define RECKON_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Decodes one code point at `text` (at most `length` bytes). Returns the bytes
 * taken, or 0 where the bytes are no UTF-8 (overlong forms, surrogates and
 * values past U+10FFFF included). */
size_t utf8_decode(const char *text, size_t length, uint32_t *point);

void utf8_add(struct str *str, uint32_t point);

/* Offset of the first byte that is not UTF-8, or `length` if all is well. */
size_t utf8_valid(const char *text, size_t length);

/* Columns that valid text takes on a terminal: 0 for combining marks, 2 for
 * wide East Asian characters, 1 otherwise. */
size_t utf8_columns(const char *text, size_t length);

/* May go to a terminal as it is: no control character (newline and tab are
 * controls here), no U+0080-9F, no bidirectional control, no U+FFFE or U+FFFF
 * (which XML has no place for either). */
bool utf8_is_plain(uint32_t point);

/* Appends text that came from outside so that nothing in it can steer a
 * terminal: a newline becomes a blank, other controls, bad bytes and
 * bidirectional controls are spelt out (^[, \x9b, U+202E), a run of more than
 * four combining marks is cut. `length` SIZE_MAX means NUL-terminated. */
void utf8_add_visible(struct str *out, const char *text, size_t length);

/* How many bytes at the beginning are printable ASCII: most texts are, and need
 * no decoding. */
size_t utf8_ascii(const char *text, size_t length);

/* Whether it is printable ASCII, words with single blanks between them, and not
 * empty: such a text is shown as it is. */
bool utf8_is_tidy(const char *text, size_t length);

#endif
