/* Numbers to text and back, always with a decimal point: the program sets
 * LC_CTYPE alone, so the C library's numbers never follow the user's locale.
 * The only place where its number parsing and printing is called. */
#ifndef RECKON_BASE_NUMTEXT_H
#define RECKON_BASE_NUMTEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Reads the whole of `text` as an unsigned decimal (digits, at most one point,
 * an exponent): correctly rounded, infinite when too large. False when it is
 * anything else (signs, blanks, hexadecimal, "nan" included). */
bool numtext_double(const char *text, size_t length, double *value);

/* Reads the whole of `text` as an unsigned integer; false when it is none or
 * does not fit. */
bool numtext_integer(const char *text, size_t length, uint64_t *value);

/* Appends the value with `figures` (1..17) significant figures, final zeros
 * dropped; plain digits from 1e-5 up to 1e15, otherwise 1.5e-7 style. */
void numtext_add(struct str *out, double value, int figures);

/* What numtext_add writes for the usual sizes, and where it does so without an
 * exponent: scaled / 10^places, final zeros dropped. False for other sizes. */
bool numtext_usual(double value, int figures, uint64_t *scaled, int *places);

/* Appends the value with exactly `decimals` (0..15) places. */
void numtext_add_fixed(struct str *out, double value, int decimals);

/* Appends the shortest text that reads back as the same double; for files. */
void numtext_add_shortest(struct str *out, double value);

/* Appends an integer with commas between groups of three from five digits on:
 * 1234, 12,345. */
void numtext_add_grouped(struct str *out, int64_t value);

/* "58 s", "2 min 10 s", "1 h 5 min": to the second below an hour, and to the
 * minute from there on. Less than nothing is 0 s. */
void numtext_add_duration(struct str *out, double seconds);

#endif
