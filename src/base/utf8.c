#include "base/utf8.h"

#include <string.h>

#include "base/lanes.h"

size_t utf8_decode(const char *text, size_t length, uint32_t *point)
{
    const unsigned char *s = (const unsigned char *)text;
    if (!length)
        return 0;
    if (s[0] < 0x80) {
        *point = s[0];
        return 1;
    }
    size_t size = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (s[0] < 0xC2 || s[0] > 0xF4 || length < size)
        return 0;
    uint32_t value = s[0] & (0x7Fu >> size);
    for (size_t i = 1; i < size; i++) {
        if ((s[i] & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (s[i] & 0x3Fu);
    }
    if (value < least[size] || value > 0x10FFFF ||
        (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    *point = value;
    return size;
}

void utf8_add(struct str *str, uint32_t point)
{
    char bytes[4];
    size_t size;
    if (point < 0x80) {
        bytes[0] = (char)point;
        size = 1;
    } else if (point < 0x800) {
        bytes[0] = (char)(0xC0 | point >> 6);
        size = 2;
    } else if (point < 0x10000) {
        bytes[0] = (char)(0xE0 | point >> 12);
        size = 3;
    } else {
        bytes[0] = (char)(0xF0 | point >> 18);
        size = 4;
    }
    for (size_t i = 1; i < size; i++)
        bytes[i] = (char)(0x80 | (point >> (6 * (size - 1 - i)) & 0x3F));
    str_add_bytes(str, bytes, size);
}

size_t utf8_valid(const char *text, size_t length)
{
    size_t at = 0;
    uint32_t point;
    while (at < length) {
        if ((unsigned char)text[at] < 0x80) {
            at++;
            continue;
        }
        size_t size = utf8_decode(text + at, length - at, &point);
        if (!size)
            break;
        at += size;
    }
    return at;
}

size_t utf8_ascii(const char *text, size_t length)
{
    return lanes_span(text, length, lanes_printable);
}

/* Of so many bytes at once, and the one behind them; all but that are looked
 * at whether they are printable. */
static inline bool are_tidy(const char *text)
{
    lanes bytes = lanes_load(text), next = lanes_load(text + 1);
    return lanes_all(lanes_printable(bytes) & ((bytes != ' ') | (next != ' ')));
}

static inline bool is_printable(char c)
{
    return c >= ' ' && c < 0x7F;
}

bool utf8_is_tidy(const char *text, size_t length)
{
    size_t at = 0;
    if (!length || text[0] == ' ' || text[length - 1] == ' ' ||
        !is_printable(text[length - 1]))
        return false;
    for (; at + LANES < length; at += LANES)
        if (!are_tidy(text + at))
            return false;
    if (length > LANES)
        return are_tidy(text + length - 1 - LANES);
    for (; at + 1 < length; at++)
        if (!is_printable(text[at]) || (text[at] == ' ' && text[at + 1] == ' '))
            return false;
    return true;
}

struct span_of_points {
    uint32_t first, last;
};

static bool listed(uint32_t point, const struct span_of_points *spans,
                   size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (point >= spans[i].first && point <= spans[i].last)
            return true;
    return false;
}

static bool is_combining(uint32_t point)
{
    static const struct span_of_points marks[] = {
        {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A},
        {0x064B, 0x065F}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200D},
        {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
    };
    return listed(point, marks, sizeof marks / sizeof *marks);
}

static bool is_wide(uint32_t point)
{
    static const struct span_of_points wide[] = {
        {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},
        {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F},
        {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
    };
    return listed(point, wide, sizeof wide / sizeof *wide);
}

size_t utf8_columns(const char *text, size_t length)
{
    size_t columns = utf8_ascii(text, length);
    for (size_t at = columns; at < length;) {
        uint32_t point;
        size_t size = utf8_decode(text + at, length - at, &point);
        if (!size) {
            at++;
            columns++;
            continue;
        }
        at += size;
        columns += is_combining(point) ? 0 : is_wide(point) ? 2 : 1;
    }
    return columns;
}

bool utf8_is_plain(uint32_t point)
{
    static const struct span_of_points steering[] = {
        {0x00, 0x1F},     {0x7F, 0x9F},     {0x061C, 0x061C}, {0x200E, 0x200F},
        {0x2028, 0x202E}, {0x2066, 0x2069}, {0xFFFE, 0xFFFF},
    };
    return !listed(point, steering, sizeof steering / sizeof *steering);
}

static void add_spelt(struct str *out, uint32_t point)
{
    if (point < 0x20)
        str_add_format(out, "^%c", (char)(point + '@'));
    else if (point == 0x7F)
        str_add(out, "^?");
    else if (point < 0xA0)
        str_add_format(out, "\\x%02x", point);
    else
        str_add_format(out, "U+%04X", point);
}

void utf8_add_visible(struct str *out, const char *text, size_t length)
{
    enum { LONGEST_RUN = 4 };
    size_t run = 0;
    if (length == SIZE_MAX)
        length = strlen(text);
    for (size_t at = 0; at < length;) {
        uint32_t point;
        size_t plain = utf8_ascii(text + at, length - at);
        if (plain) {
            str_add_bytes(out, text + at, plain);
            at += plain;
            run = 0;
            continue;
        }
        size_t size = utf8_decode(text + at, length - at, &point);
        if (!size) {
            str_add_format(out, "\\x%02x", (unsigned char)text[at++]);
            continue;
        }
        run = is_combining(point) ? run + 1 : 0;
        if (point == '\n' || point == '\t')
            str_add_char(out, ' ');
        else if (!utf8_is_plain(point))
            add_spelt(out, point);
        else if (run <= LONGEST_RUN)
            str_add_bytes(out, text + at, size);
        at += size;
    }
}
