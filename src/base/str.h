/* Growable text. Always NUL-terminated once something was added; may hold any
 * bytes. Owned by whoever called str_init (or zeroed it) until str_release. */
#ifndef RECKON_BASE_STR_H
#define RECKON_BASE_STR_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

struct str {
    char *text; /* NULL while nothing was added; see str_text */
    size_t length;
    size_t capacity;
    struct arena *arena; /* NULL: memory of its own; see str_in */
};

void str_init(struct str *str);

/* An empty text in an arena, with room for so many bytes at first. It lives as
 * long as that, and is never released. */
void str_in(struct str *str, struct arena *arena, size_t room);

/* The text of one in an arena, which is not added to any more. */
const char *str_finish(struct str *str);

void str_release(struct str *str);

/* Empties it and keeps the memory. */
void str_clear(struct str *str);

/* The text, "" when empty; valid until the next change. */
const char *str_text(const struct str *str);

/* Room for `more` bytes and a NUL that is not there yet. */
void str_grow(struct str *str, size_t more);

/* Where the next bytes go, `more` of them at most; str_added says how many were
 * written. */
static inline char *str_room(struct str *str, size_t more)
{
    if (str->capacity - str->length <= more)
        str_grow(str, more);
    return str->text + str->length;
}

static inline void str_added(struct str *str, size_t length)
{
    str->length += length;
    str->text[str->length] = '\0';
}

static inline void str_add_bytes(struct str *str, const char *bytes,
                                 size_t length)
{
    char *room = str_room(str, length);
    if (length)
        memcpy(room, bytes, length);
    str_added(str, length);
}

/* The same in strides, for short texts that can be read up to the next multiple
 * of STR_STRIDE bytes (arena_padded). */
enum { STR_STRIDE = 32 };

static inline void str_add_padded(struct str *str, const char *bytes,
                                  size_t length)
{
    char *room = str_room(str, length + STR_STRIDE);
    for (size_t i = 0; i < length; i += STR_STRIDE)
        memcpy(room + i, bytes + i, STR_STRIDE);
    str_added(str, length);
}

static inline void str_add_char(struct str *str, char c)
{
    *str_room(str, 1) = c;
    str_added(str, 1);
}

void str_add(struct str *str, const char *text);
void str_add_integer(struct str *str, int64_t value);
void str_add_format(struct str *str, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Makes room for so many more bytes, so that adding them asks for no memory. */
static inline void str_reserve(struct str *str, size_t more)
{
    str_room(str, more);
}

/* Drops all behind the first `length` bytes. */
void str_cut(struct str *str, size_t length);

#endif
