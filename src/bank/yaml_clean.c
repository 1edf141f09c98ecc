/* Which bytes a bank may hold at all. */
#include <string.h>

#include "bank/yaml.h"
#include "base/utf8.h"

static const uint64_t tops = 0x8080808080808080u;

/* From `at` on, the first byte that is not printable ASCII or a line feed,
 * which most of a bank is; eight at a time. */
static size_t skip_plain(const struct source *source, size_t at)
{
    static const uint64_t ones = 0x0101010101010101u;
    for (; at + 8 <= source->length; at += 8) {
        uint64_t word;
        memcpy(&word, source->text + at, sizeof word);
        uint64_t feed = word ^ ones * '\n';
        /* A top bit is set in each byte of: what is below a blank; 0x7F and
         * above; what is no line feed (of bytes below 0x80). */
        uint64_t below = ~((word | tops) - ones * ' ') & tops;
        uint64_t above = (word + ones) | word;
        uint64_t other = ((feed | tops) - ones) & tops;
        if ((below & other) | (above & tops))
            break;
    }
    while (at < source->length &&
           ((source->text[at] >= ' ' && source->text[at] < 0x7F) ||
            source->text[at] == '\n'))
        at++;
    return at;
}

bool yaml_is_plain(const struct source *source)
{
    return skip_plain(source, 0) == source->length;
}

bool yaml_is_clean(const struct source *source, struct error *error)
{
    if (yaml_is_plain(source))
        return true;
    size_t bad = utf8_valid(source->text, source->length);
    if (bad < source->length)
        return error_set_at(error, ERROR_SYNTAX, (uint32_t)bad, 1,
                            "byte %zu is not UTF-8", bad);
    for (size_t at = 0; (at = skip_plain(source, at)) < source->length;) {
        uint32_t point;
        size_t size =
            utf8_decode(source->text + at, source->length - at, &point);
        if (point == '\t')
            return error_set_at(error, ERROR_SYNTAX, (uint32_t)at, 1,
                                "a tab; take blanks");
        if (point == '\r' &&
            (at + 1 == source->length || source->text[at + 1] != '\n'))
            return error_set_at(error, ERROR_SYNTAX, (uint32_t)at, 1,
                                "a carriage return without a line feed");
        if (point == 0xFEFF ||
            (point != '\n' && point != '\r' && !utf8_is_plain(point)))
            return error_set_at(error, ERROR_SYNTAX, (uint32_t)at, 1,
                                "a character that does not belong in a bank "
                                "(U+%04X)",
                                point);
        at += size;
    }
    return true;
}
