#include "lang/number.h"

#include <math.h>

#include "base/numtext.h"

__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 unsigned_wide;

/* 5^27, the largest power of 5 in 64 bits, and the inverse of 5 modulo 2^64: a
 * multiple of 5 times that is its fifth part, anything else is larger. */
static const uint64_t all_fives = 7450580596923828125u;
static const uint64_t fifth = 0xCCCCCCCCCCCCCCCDu;

static bool is_multiple_of_five(uint64_t a)
{
    return a * fifth <= UINT64_MAX / 5;
}

/* Of a and a power of 5. */
static uint64_t common_fives(uint64_t a, uint64_t power)
{
    uint64_t divisor = 1;
    for (; power > 1 && is_multiple_of_five(a); power *= fifth) {
        a *= fifth;
        divisor *= 5;
    }
    return divisor;
}

/* Of odd numbers. Dividing 32 bits is several times faster than 64, for which
 * the binary algorithm (Stein 1967) needs no division at all. Denominators of
 * decimals have only fives left, and need neither. */
static uint64_t common_odd(uint64_t a, uint64_t b)
{
    if (b == 5)
        return is_multiple_of_five(a) ? 5 : 1;
    if (is_multiple_of_five(b) && all_fives % b == 0)
        return common_fives(a, b);
    while (b >> 32 || a >> 32) {
        b >>= __builtin_ctzll(b);
        uint64_t less = a < b ? a : b;
        b = a < b ? b - a : a - b;
        a = less;
        if (!b)
            return a;
    }
    uint32_t large = (uint32_t)a, small = (uint32_t)b;
    while (small) {
        uint32_t rest = large % small;
        large = small;
        small = rest;
    }
    return large;
}

static uint64_t common_divisor(uint64_t a, uint64_t b)
{
    if (a == 1 || b == 1)
        return 1;
    if (!a || !b)
        return a | b;
    int of_a = __builtin_ctzll(a), of_b = __builtin_ctzll(b);
    uint64_t odd_a = a >> of_a, odd_b = b >> of_b;
    uint64_t odd = odd_a == 1 || odd_b == 1 ? 1 : common_odd(odd_a, odd_b);
    return odd << (of_a < of_b ? of_a : of_b);
}

static unsigned_wide wide_divisor(unsigned_wide a, unsigned_wide b)
{
    while (b >> 64) {
        unsigned_wide rest = a % b;
        a = b;
        b = rest;
    }
    if (!b)
        return a;
    return common_divisor((uint64_t)b, (uint64_t)(a % b));
}

static bool fits(wide a)
{
    return a >= -INT64_MAX && a <= INT64_MAX;
}

static uint64_t size_of(int64_t a)
{
    return a < 0 ? 0 - (uint64_t)a : (uint64_t)a;
}

/* A fraction of 64-bit parts, neither of them INT64_MIN, reduced. */
static struct number from_narrow(int64_t numerator, int64_t denominator)
{
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    if (denominator != 1) {
        int64_t divisor =
            (int64_t)common_divisor(size_of(numerator), (uint64_t)denominator);
        if (divisor != 1) {
            numerator /= divisor;
            denominator /= divisor;
        }
    }
    return (struct number){.denominator = denominator, .numerator = numerator};
}

/* A fraction known to be reduced, with a denominator above 0. */
static struct number reduced(wide numerator, wide denominator)
{
    if (!fits(numerator) || !fits(denominator))
        return number_real((double)numerator / (double)denominator);
    return (struct number){.denominator = (int64_t)denominator,
                           .numerator = (int64_t)numerator};
}

/* A fraction of 128-bit parts, reduced; a double where it does not fit. */
static struct number from_wide(wide numerator, wide denominator)
{
    if (fits(numerator) && fits(denominator))
        return from_narrow((int64_t)numerator, (int64_t)denominator);
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    if (denominator != 1) {
        unsigned_wide size =
            (unsigned_wide)(numerator < 0 ? -numerator : numerator);
        wide divisor = (wide)wide_divisor(size, (unsigned_wide)denominator);
        numerator /= divisor;
        denominator /= divisor;
    }
    return reduced(numerator, denominator);
}

struct number number_wide_ratio(number_wide numerator, number_wide denominator)
{
    return from_wide(numerator, denominator);
}

struct number number_ratio(int64_t numerator, int64_t denominator)
{
    return from_wide(numerator, denominator);
}

bool number_is_whole(struct number a)
{
    if (a.denominator)
        return a.denominator == 1;
    return isfinite(a.real) && a.real == floor(a.real);
}

bool number_real_to_integer(double real, int64_t *out)
{
    if (!isfinite(real) || real != floor(real) || fabs(real) > 9e18)
        return false;
    *out = (int64_t)real;
    return true;
}

static bool both_exact(struct number a, struct number b)
{
    return a.denominator && b.denominator;
}

/* Fractions by way of the divisor that the denominators share: what is left
 * then has no other with it (Knuth, TAOCP 4.5.1). */
static struct number add_fractions(struct number a, struct number b)
{
    int64_t shared = (int64_t)common_divisor((uint64_t)a.denominator,
                                             (uint64_t)b.denominator);
    int64_t left = a.denominator / shared, right = b.denominator / shared;
    wide sum = (wide)a.numerator * right + (wide)b.numerator * left;
    if (!fits(sum))
        return from_wide(sum, (wide)a.denominator * right);
    int64_t numerator = (int64_t)sum;
    int64_t divisor =
        (int64_t)common_divisor(size_of(numerator), (uint64_t)shared);
    return reduced(numerator / divisor,
                   (wide)left * right * (shared / divisor));
}

struct number number_add_any(struct number a, struct number b)
{
    if (!both_exact(a, b))
        return number_real(number_double(a) + number_double(b));
    /* With a whole number nothing needs to be reduced. */
    if (b.denominator == 1)
        return reduced((wide)b.numerator * a.denominator + a.numerator,
                       a.denominator);
    if (a.denominator == 1)
        return reduced((wide)a.numerator * b.denominator + b.numerator,
                       b.denominator);
    return add_fractions(a, b);
}

/* What is reduced crosswise before has no divisor after. */
static struct number multiply_exact(struct number a, struct number b)
{
    int64_t first =
        (int64_t)common_divisor(size_of(a.numerator), (uint64_t)b.denominator);
    int64_t second =
        (int64_t)common_divisor(size_of(b.numerator), (uint64_t)a.denominator);
    if (first != 1) {
        a.numerator /= first;
        b.denominator /= first;
    }
    if (second != 1) {
        b.numerator /= second;
        a.denominator /= second;
    }
    return reduced((wide)a.numerator * b.numerator,
                   (wide)a.denominator * b.denominator);
}

struct number number_multiply_any(struct number a, struct number b)
{
    if (!both_exact(a, b))
        return number_real(number_double(a) * number_double(b));
    return multiply_exact(a, b);
}

struct number number_divide(struct number a, struct number b)
{
    if (!both_exact(a, b))
        return number_real(number_double(a) / number_double(b));
    struct number inverse = {.denominator = b.numerator,
                             .numerator = b.denominator};
    if (b.numerator == INT64_MIN)
        return from_wide((wide)a.numerator * b.denominator,
                         (wide)a.denominator * b.numerator);
    if (b.numerator < 0) {
        inverse.denominator = -b.numerator;
        inverse.numerator = -b.denominator;
    }
    return multiply_exact(a, inverse);
}

struct number number_floor(struct number a)
{
    if (!a.denominator)
        return number_real(floor(a.real));
    int64_t quotient = a.numerator / a.denominator;
    if (a.numerator < 0 && a.numerator % a.denominator)
        quotient--;
    return number_integer(quotient);
}

struct number number_modulo(struct number a, struct number b)
{
    if (!both_exact(a, b)) {
        double divisor = number_double(b);
        double rest = fmod(number_double(a), divisor);
        return number_real(
            rest != 0 && (rest < 0) != (divisor < 0) ? rest + divisor : rest);
    }
    wide divisor = (wide)b.numerator * a.denominator;
    wide rest = (wide)a.numerator * b.denominator % divisor;
    if (rest && (rest < 0) != (divisor < 0))
        rest += divisor;
    return from_wide(rest, (wide)a.denominator * b.denominator);
}

/* The whole root of order 2 or 3 where there is one. */
static bool whole_root(int64_t value, int order, int64_t *root)
{
    if (value < 0)
        return false;
    double near = order == 2 ? sqrt((double)value) : cbrt((double)value);
    int64_t guess = (int64_t)llround(near);
    wide power = (wide)guess * guess;
    if (order == 3)
        power *= guess;
    *root = guess;
    return power == value;
}

/* Powers of what is reduced are reduced. False where one does not fit. */
static bool exact_power(struct number a, uint64_t exponent, struct number *out)
{
    struct number result = number_integer(1);
    for (;; exponent >>= 1) {
        if (exponent & 1 &&
            (__builtin_mul_overflow(result.numerator, a.numerator,
                                    &result.numerator) ||
             __builtin_mul_overflow(result.denominator, a.denominator,
                                    &result.denominator) ||
             result.numerator == INT64_MIN))
            return false;
        if (exponent <= 1)
            break;
        if (__builtin_mul_overflow(a.numerator, a.numerator, &a.numerator) ||
            __builtin_mul_overflow(a.denominator, a.denominator,
                                   &a.denominator))
            return false;
    }
    *out = result;
    return true;
}

static struct number whole_power(struct number a, int64_t exponent)
{
    bool invert = exponent < 0;
    struct number result;
    if (!exact_power(a, size_of(exponent), &result))
        return number_real(pow(number_double(a), (double)exponent));
    return invert ? number_divide(number_integer(1), result) : result;
}

struct number number_power(struct number a, struct number b)
{
    int64_t exponent;
    if (a.denominator && number_to_integer(b, &exponent) &&
        b.denominator == 1) {
        if (exponent < 0 && !a.numerator)
            return number_real(HUGE_VAL);
        return whole_power(a, exponent);
    }
    if (both_exact(a, b) && (b.denominator == 2 || b.denominator == 3)) {
        int64_t top, bottom;
        int order = (int)b.denominator;
        if (whole_root(a.numerator, order, &top) &&
            whole_root(a.denominator, order, &bottom) &&
            (top || b.numerator > 0))
            return whole_power(number_ratio(top, bottom), b.numerator);
    }
    return number_real(pow(number_double(a), number_double(b)));
}

int number_compare(struct number a, struct number b)
{
    if (both_exact(a, b)) {
        wide left = (wide)a.numerator * b.denominator;
        wide right = (wide)b.numerator * a.denominator;
        return (left > right) - (left < right);
    }
    double left = number_double(a), right = number_double(b);
    return (left > right) - (left < right);
}

/* Digits with at most one point as digits/10^places, if that fits. */
static bool scan_exact(const char *text, size_t length, struct number *out)
{
    int64_t value = 0;
    int places = 0, exponent = 0;
    bool after_point = false;
    size_t at = 0;
    for (; at < length && text[at] != 'e' && text[at] != 'E'; at++) {
        if (text[at] == '.') {
            after_point = true;
            continue;
        }
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_add_overflow(value, text[at] - '0', &value))
            return false;
        places += after_point;
    }
    if (at < length) {
        bool negative = text[at + 1] == '-';
        uint64_t digits;
        size_t start = at + 1 + (text[at + 1] == '-' || text[at + 1] == '+');
        if (!numtext_integer(text + start, length - start, &digits) ||
            digits > 40)
            return false;
        exponent = negative ? -(int)digits : (int)digits;
    }
    exponent -= places;
    struct number scale = whole_power(number_integer(10), exponent);
    if (!number_is_exact(scale))
        return false;
    *out = number_multiply(number_integer(value), scale);
    return number_is_exact(*out);
}

/* Digits, and a point between two of them, as most are; false for all else. */
static bool scan_short(const char *text, size_t length, struct number *out)
{
    static const int64_t scale[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    enum { LENGTH = 15, PLACES = sizeof scale / sizeof *scale - 1 };
    int64_t value = 0;
    size_t point = length;
    if (!length || length > LENGTH || text[length - 1] == '.' || *text == '.')
        return false;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '.' && point == length)
            point = i;
        else if (text[i] >= '0' && text[i] <= '9')
            value = 10 * value + (text[i] - '0');
        else
            return false;
    }
    size_t places = point < length ? length - point - 1 : 0;
    if (places > PLACES)
        return false;
    *out = places ? from_narrow(value, scale[places]) : number_integer(value);
    return true;
}

bool number_scan(const char *text, size_t length, struct number *out)
{
    double value;
    if (scan_short(text, length, out))
        return true;
    if (!numtext_double(text, length, &value) || !isfinite(value))
        return false;
    if (!scan_exact(text, length, out))
        *out = number_real(value);
    return true;
}

bool number_decimals(struct number a, int most, int *places)
{
    if (!a.denominator)
        return false;
    if (a.denominator == 1) {
        *places = 0;
        return true;
    }
    int64_t rest = a.denominator;
    int twos = __builtin_ctzll((uint64_t)rest), fives = 0;
    for (rest >>= twos; rest % 5 == 0 && fives <= most; rest /= 5)
        fives++;
    *places = twos > fives ? twos : fives;
    return rest == 1 && *places <= most;
}
