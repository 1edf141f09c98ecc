/* Growable text. Always NUL-terminated once something was added; may hold any
 * bytes. Owned by whoever called str_init (or zeroed it) until str_release. */
#ifndef RECKON_BASE_STR_H
#define RECKON_BASE_STR_H

#include <stddef.h>
#include <stdint.h>

struct str {
    char *text; /* NULL while nothing was added; see str_text */
    size_t length;
    size_t capacity;
};

void str_init(struct str *str);
void str_release(struct str *str);

/* Empties it and keeps the memory. */
void str_clear(struct str *str);

/* The text, "" when empty; valid until the next change. */
const char *str_text(const struct str *str);

void str_add(struct str *str, const char *text);
void str_add_bytes(struct str *str, const char *bytes, size_t length);
void str_add_char(struct str *str, char c);
void str_add_integer(struct str *str, int64_t value);
void str_add_format(struct str *str, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Makes room for so many more bytes, so that adding them asks for no memory. */
void str_reserve(struct str *str, size_t more);

/* Drops all behind the first `length` bytes. */
void str_cut(struct str *str, size_t length);

#endif
