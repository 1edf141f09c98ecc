#include "base/source.h"

struct source_place source_locate(const struct source *source, size_t at)
{
    struct source_place place = {.line = 1 + source->lines_before, .column = 1};
    if (at > source->length)
        at = source->length;
    for (size_t i = 0; i < at; i++)
        if (source->text[i] == '\n') {
            place.line++;
            place.start = i + 1;
        }
    for (size_t i = place.start; i < at; i++)
        if (((unsigned char)source->text[i] & 0xC0) != 0x80)
            place.column++;
    place.end = at;
    while (place.end < source->length && source->text[place.end] != '\n')
        place.end++;
    return place;
}
