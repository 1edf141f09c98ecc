/* Words by their first sixteen bytes, with zeros behind those that are shorter:
 * they are compared at once, without looking for their end. */
#ifndef RECKON_BASE_WORD_H
#define RECKON_BASE_WORD_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { WORD_BYTES = 16 };

struct word {
    uint64_t half[2];
};

/* Of any text. */
static inline struct word word_from(const char *text)
{
    struct word word = {{0, 0}};
    size_t length = strlen(text);
    memcpy(&word, text, length < WORD_BYTES ? length : WORD_BYTES);
    return word;
}

/* Of one with zeros behind it up to sixteen bytes (arena_padded). */
static inline struct word word_padded(const char *text)
{
    struct word word;
    memcpy(&word, text, WORD_BYTES);
    return word;
}

static inline bool word_same(struct word a, struct word b)
{
    return ((a.half[0] ^ b.half[0]) | (a.half[1] ^ b.half[1])) == 0;
}

/* Whether this is all of the text. */
static inline bool word_is_whole(struct word word)
{
    char bytes[WORD_BYTES];
    memcpy(bytes, &word, WORD_BYTES);
    return !bytes[WORD_BYTES - 1];
}

/* Whether two padded texts are the same to their ends. */
static inline bool word_same_text(const char *a, const char *b)
{
    return word_same(word_padded(a), word_padded(b)) &&
           (!a[WORD_BYTES - 1] || strcmp(a, b) == 0);
}

#endif
