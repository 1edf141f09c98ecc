/* Decimals as whole numbers: x as `scaled` with so many places behind the point
 * stands for scaled / 10^places. By integer arithmetic alone, and so exact
 * where it says so; much faster than printf, which is what slows texts down. */
#ifndef RECKON_BASE_DECIMAL_H
#define RECKON_BASE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum { DECIMAL_PLACES = 18 };

/* 10^places, for 0 .. DECIMAL_PLACES. */
uint64_t decimal_power(int places);

/* |value| with `places` (0 .. DECIMAL_PLACES) places, correctly rounded as
 * printf does: to nearest, ties of the exact binary value to even. False where
 * it is not finite or has no room in 63 bits. */
bool decimal_of_double(double value, int places, uint64_t *scaled);

/* |value| with so many places that `scaled` has `figures` (15 .. 17) digits,
 * the fewest that tell it from every other double, as printf's %.15g and so on
 * do. False for what is below 10^-20 or at least 10^15, and where integers
 * cannot tell. */
bool decimal_shortest(double value, uint64_t *scaled, int *places);

/* |numerator/denominator| with `places` (-DECIMAL_PLACES .. DECIMAL_PLACES)
 * places, rounded to nearest, ties away from zero; the denominator is above 0.
 * False where there is no room in 63 bits. */
bool decimal_of_ratio(int64_t numerator, int64_t denominator, int places,
                      uint64_t *scaled);

/* floor(log10(|value|)), for finite values other than 0; one too large or too
 * small next to a power of ten below 10^-22. */
int decimal_exponent(double value);

/* How many digits it has; 1 for 0. */
int decimal_digits(uint64_t value);

/* Drops zeros that end the places. */
void decimal_trim(uint64_t *scaled, int *places);

/* Appends 0.25 for 2500: scaled / 10^4, below 10 and not whole, without the
 * zeros that end it. */
void decimal_add_short(struct str *out, bool negative, uint32_t scaled);

/* Appends "-1234.50"; where `grouped` is set, with commas between thousands
 * from five digits on: "12,345.6". */
void decimal_add(struct str *out, bool negative, uint64_t scaled, int places,
                 bool grouped);

#endif
