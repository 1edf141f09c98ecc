#include "history/text.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

static void add_byte(struct str *out, char byte)
{
    str_add_format(out, "\\x%02x", (unsigned)(unsigned char)byte);
}

/* Bytes at the beginning that stand for themselves: by far the most. */
static size_t plain_bytes(const char *bytes, size_t length)
{
    size_t count = 0;
    while (count < length && bytes[count] > ' ' && bytes[count] < 0x7F &&
           bytes[count] != '\\' && bytes[count] != '\'')
        count++;
    return count;
}

void text_escape(struct str *out, const char *bytes, size_t length)
{
    size_t at = 0;
    while (at < length) {
        size_t plain = plain_bytes(bytes + at, length - at);
        str_add_bytes(out, bytes + at, plain);
        at += plain;
        if (at == length)
            break;
        char c = bytes[at];
        uint32_t point;
        size_t taken = utf8_decode(bytes + at, length - at, &point);
        bool edge = at == 0 || at + 1 == length;
        if (c == '\\')
            str_add(out, "\\\\");
        else if ((c == ' ' && edge) || (c == '\'' && at == 0))
            add_byte(out, c);
        else if (taken && utf8_is_plain(point))
            str_add_bytes(out, bytes + at, taken);
        else
            for (size_t i = 0; i < (taken ? taken : 1); i++)
                add_byte(out, bytes[at + i]);
        at += taken ? taken : 1;
    }
}

static int digit_of(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *found =
        c ? strchr(digits, c >= 'A' && c <= 'F' ? c + 32 : c) : NULL;
    return found ? (int)(found - digits) : -1;
}

const char *text_unescape(const char *text, size_t *length, struct arena *arena)
{
    char *out = arena_get(arena, strlen(text) + 1);
    size_t count = 0;
    while (*text) {
        if (*text != '\\') {
            out[count++] = *text++;
            continue;
        }
        if (text[1] == '\\') {
            out[count++] = '\\';
            text += 2;
            continue;
        }
        int high = text[1] == 'x' ? digit_of(text[2]) : -1;
        int low = high >= 0 ? digit_of(text[3]) : -1;
        if (low < 0)
            return NULL;
        out[count++] = (char)(16 * high + low);
        text += 4;
    }
    out[count] = '\0';
    *length = count;
    return out;
}
