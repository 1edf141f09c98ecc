/* "did you mean ...?" */
#ifndef RECKON_BASE_SUGGEST_H
#define RECKON_BASE_SUGGEST_H

#include <stddef.h>

struct suggest {
    const char *best; /* NULL while nothing is near enough */
    size_t distance;
};

/* Offers `candidate` for the mistyped `word` of `length` bytes; the nearest
 * one within two edits (one for words of up to three letters) is kept.
 * Distance: insertions, deletions, substitutions and swaps of neighbours. */
void suggest_offer(struct suggest *suggest, const char *word, size_t length,
                   const char *candidate);

#endif
