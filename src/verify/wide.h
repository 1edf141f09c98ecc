/* 128-bit weights: the counts of an enumeration outgrow 64 bits at 64 flips or
 * 25 dice. */
#ifndef RECKON_VERIFY_WIDE_H
#define RECKON_VERIFY_WIDE_H

#include <stdint.h>

__extension__ typedef unsigned __int128 wide;
__extension__ typedef __int128 signed_wide;

/* Greatest common divisor; a when b is 0. */
static inline wide wide_divisor(wide a, wide b)
{
    while (b >> 64) {
        wide rest = a % b;
        a = b;
        b = rest;
    }
    if (!b)
        return a;
    uint64_t low = (uint64_t)b, rest = (uint64_t)(a % b);
    while (rest) {
        uint64_t next = low % rest;
        low = rest;
        rest = next;
    }
    return low;
}

#endif
