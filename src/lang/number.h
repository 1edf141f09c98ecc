/* Numbers of the formula language: an exact rational while numerator and
 * denominator fit in 64 bits, a double after that. A number knows which it is.
 *
 * Exact ones are kept reduced with a positive denominator. Results of the
 * functions below may be infinite or not a number when they are doubles;
 * callers check number_is_finite where it matters. */
#ifndef RECKON_LANG_NUMBER_H
#define RECKON_LANG_NUMBER_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct number {
    int64_t denominator; /* > 0: exact; 0: `real` holds a double */
    union {
        int64_t numerator;
        double real;
    };
};

static inline struct number number_integer(int64_t value)
{
    return (struct number){.denominator = 1, .numerator = value};
}

static inline struct number number_real(double value)
{
    return (struct number){.denominator = 0, .real = value};
}

static inline bool number_is_exact(struct number a)
{
    return a.denominator != 0;
}

__extension__ typedef __int128 number_wide;

/* numerator/denominator, reduced; the denominator must not be 0. A double where
 * it does not fit. */
struct number number_wide_ratio(number_wide numerator, number_wide denominator);

struct number number_ratio(int64_t numerator, int64_t denominator);

/* The nearest double. */
static inline double number_double(struct number a)
{
    if (!a.denominator)
        return a.real;
    double top = (double)a.numerator;
    return a.denominator == 1 ? top : top / (double)a.denominator;
}

static inline bool number_is_finite(struct number a)
{
    return a.denominator || isfinite(a.real);
}

/* A whole number, exact or not. */
bool number_is_whole(struct number a);

/* number_to_integer for a double. */
bool number_real_to_integer(double real, int64_t *out);

/* The value as int64 when it is whole and fits; false otherwise. */
static inline bool number_to_integer(struct number a, int64_t *out)
{
    if (!a.denominator)
        return number_real_to_integer(a.real, out);
    *out = a.numerator;
    return a.denominator == 1;
}

static inline int number_sign(struct number a)
{
    if (a.denominator)
        return (a.numerator > 0) - (a.numerator < 0);
    return (a.real > 0) - (a.real < 0);
}

/* What is left to them when both are not whole, or too large. */
struct number number_add_any(struct number a, struct number b);
struct number number_multiply_any(struct number a, struct number b);

static inline struct number number_add(struct number a, struct number b)
{
    int64_t sum;
    if (a.denominator == 1 && b.denominator == 1 &&
        !__builtin_add_overflow(a.numerator, b.numerator, &sum) &&
        sum != INT64_MIN)
        return number_integer(sum);
    return number_add_any(a, b);
}

static inline struct number number_multiply(struct number a, struct number b)
{
    int64_t product;
    if (a.denominator == 1 && b.denominator == 1 &&
        !__builtin_mul_overflow(a.numerator, b.numerator, &product) &&
        product != INT64_MIN)
        return number_integer(product);
    return number_multiply_any(a, b);
}

/* b must not be zero. */
struct number number_divide(struct number a, struct number b);
static inline struct number number_negate(struct number a)
{
    if (a.denominator)
        a.numerator = -a.numerator;
    else
        a.real = -a.real;
    return a;
}
static inline struct number number_subtract(struct number a, struct number b)
{
    return number_add(a, number_negate(b));
}
/* Toward minus infinity. */
struct number number_floor(struct number a);
/* a - b*floor(a/b), with the sign of b; b must not be zero. */
struct number number_modulo(struct number a, struct number b);
/* a^b: exact for whole exponents while it fits (0^0 = 1). Exact roots of exact
 * squares and cubes are found for exponents 1/2 and 1/3. A negative base with
 * an exponent that is not whole gives NaN. */
struct number number_power(struct number a, struct number b);

/* -1, 0 or 1; exact when both are exact. NaN compares as 0 to nothing: callers
 * never hold NaN. */
int number_compare(struct number a, struct number b);

/* Reads an unsigned decimal text ("0.25", "1e6", ".5"): exact while it fits,
 * else the nearest double. False when it is no number or too large. */
bool number_scan(const char *text, size_t length, struct number *out);

/* True when an exact number has a finite decimal expansion of at most
 * `most` places; gives the places needed. */
bool number_decimals(struct number a, int most, int *places);

#endif
