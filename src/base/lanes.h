/* Sixteen bytes of text at once, by the compiler's vectors, for the question
 * that each text is asked before it is written: how much of it means itself.
 * Bytes are signed, so that those beyond ASCII are negative; a comparison gives
 * -1 in the lanes where it holds. */
#ifndef RECKON_BASE_LANES_H
#define RECKON_BASE_LANES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { LANES = 16 };

typedef int8_t lanes __attribute__((vector_size(LANES)));

static inline lanes lanes_load(const char *text)
{
    lanes bytes;
    memcpy(&bytes, text, sizeof bytes);
    return bytes;
}

static inline bool lanes_all(lanes truth)
{
    uint64_t half[2];
    memcpy(half, &truth, sizeof half);
    return (half[0] & half[1]) == UINT64_MAX;
}

/* Printable ASCII. */
static inline lanes lanes_printable(lanes bytes)
{
    return (bytes >= ' ') & (bytes != 0x7F);
}

/* How many bytes at the beginning are of those that `wanted` holds for. To be
 * called with a function that can be inlined. */
static inline __attribute__((always_inline)) size_t
lanes_span(const char *text, size_t length, lanes (*wanted)(lanes))
{
    size_t at = 0;
    for (; at + LANES <= length; at += LANES)
        if (!lanes_all(wanted(lanes_load(text + at))))
            break;
    if (at == length)
        return length;
    /* The end, with some that were looked at before. */
    if (length >= LANES && at + LANES > length &&
        lanes_all(wanted(lanes_load(text + length - LANES))))
        return length;
    char rest[LANES] = {0};
    size_t some = length - at < LANES ? length - at : LANES, i = 0;
    memcpy(rest, text + at, some);
    lanes truth = wanted(lanes_load(rest));
    while (i < some && truth[i])
        i++;
    return at + i;
}

#endif
