#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/memory.h"

void str_init(struct str *str)
{
    *str = (struct str){0};
}

void str_in(struct str *str, struct arena *arena, size_t room)
{
    *str = (struct str){.text = arena_get(arena, room + 1),
                        .capacity = room + 1,
                        .arena = arena};
    str->text[0] = '\0';
}

const char *str_finish(struct str *str)
{
    arena_shorten(str->arena, str->text, str->capacity, str->length + 1);
    str->capacity = str->length + 1;
    return str->text;
}

void str_release(struct str *str)
{
    memory_free(str->text);
    str_init(str);
}

void str_clear(struct str *str)
{
    str_cut(str, 0);
}

const char *str_text(const struct str *str)
{
    return str->text ? str->text : "";
}

void str_grow(struct str *str, size_t more)
{
    size_t capacity = str->capacity ? str->capacity : 64;
    while (capacity - str->length <= more)
        capacity *= 2;
    if (str->arena) {
        char *larger = arena_get(str->arena, capacity);
        memcpy(larger, str->text, str->length);
        str->text = larger;
    } else {
        str->text = memory_resize(str->text, capacity, 1);
    }
    str->capacity = capacity;
}

void str_add(struct str *str, const char *text)
{
    str_add_bytes(str, text, strlen(text));
}

void str_add_integer(struct str *str, int64_t value)
{
    uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    if (value >= 0 && value < 10)
        str_add_char(str, (char)('0' + value));
    else
        decimal_add(str, value < 0, size, 0, false);
}

void str_add_format(struct str *str, const char *format, ...)
{
    enum { USUAL = 64 };
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    char *room = str_room(str, USUAL);
    size_t most = str->capacity - str->length;
    int length = vsnprintf(room, most, format, arguments);
    va_end(arguments);
    if (length > 0 && (size_t)length >= most) {
        room = str_room(str, (size_t)length);
        vsnprintf(room, (size_t)length + 1, format, again);
    }
    str_added(str, length > 0 ? (size_t)length : 0);
    va_end(again);
}

void str_cut(struct str *str, size_t length)
{
    if (str->length > length) {
        str->length = length;
        str->text[length] = '\0';
    }
}
