#include "base/str.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

void str_init(struct str *str)
{
    *str = (struct str){0};
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

static void grow(struct str *str, size_t more)
{
    size_t capacity = str->capacity ? str->capacity : 64;
    while (capacity - str->length <= more)
        capacity *= 2;
    str->text = memory_resize(str->text, capacity, 1);
    str->capacity = capacity;
}

static inline void reserve(struct str *str, size_t more)
{
    if (str->capacity - str->length <= more)
        grow(str, more);
}

void str_reserve(struct str *str, size_t more)
{
    reserve(str, more);
}

void str_add_bytes(struct str *str, const char *bytes, size_t length)
{
    reserve(str, length);
    if (length)
        memcpy(str->text + str->length, bytes, length);
    str->length += length;
    str->text[str->length] = '\0';
}

void str_add(struct str *str, const char *text)
{
    str_add_bytes(str, text, strlen(text));
}

void str_add_char(struct str *str, char c)
{
    reserve(str, 1);
    str->text[str->length++] = c;
    str->text[str->length] = '\0';
}

void str_add_integer(struct str *str, int64_t value)
{
    char digits[24];
    size_t at = sizeof digits;
    bool negative = value < 0;
    uint64_t rest = negative ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (negative)
        digits[--at] = '-';
    str_add_bytes(str, digits + at, sizeof digits - at);
}

void str_add_format(struct str *str, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length > 0) {
        reserve(str, (size_t)length);
        vsnprintf(str->text + str->length, (size_t)length + 1, format, again);
        str->length += (size_t)length;
    }
    va_end(again);
}

void str_cut(struct str *str, size_t length)
{
    if (str->length > length) {
        str->length = length;
        str->text[length] = '\0';
    }
}
