#include "base/decimal.h"

#include <math.h>
#include <string.h>

__extension__ typedef unsigned __int128 unsigned_wide;

enum { MANTISSA_BITS = 52, EXPONENT_BIAS = 1075, EXPONENT_MASK = 0x7FF };

static const uint64_t powers[DECIMAL_PLACES + 1] = {1u,
                                                    10u,
                                                    100u,
                                                    1000u,
                                                    10000u,
                                                    100000u,
                                                    1000000u,
                                                    10000000u,
                                                    100000000u,
                                                    1000000000u,
                                                    10000000000u,
                                                    100000000000u,
                                                    1000000000000u,
                                                    10000000000000u,
                                                    100000000000000u,
                                                    1000000000000000u,
                                                    10000000000000000u,
                                                    100000000000000000u,
                                                    1000000000000000000u};

uint64_t decimal_power(int places)
{
    return powers[places];
}

/* value = mantissa * 2^exponent, exactly; false where it is not finite. */
static bool take_apart(double value, uint64_t *mantissa, int *exponent)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    int biased = (int)(bits >> MANTISSA_BITS) & EXPONENT_MASK;
    *mantissa = bits & ((UINT64_C(1) << MANTISSA_BITS) - 1);
    if (biased)
        *mantissa |= UINT64_C(1) << MANTISSA_BITS;
    *exponent = (biased ? biased : 1) - EXPONENT_BIAS;
    return biased != EXPONENT_MASK;
}

bool decimal_of_double(double value, int places, uint64_t *scaled)
{
    uint64_t mantissa;
    int exponent;
    if (!take_apart(value, &mantissa, &exponent))
        return false;
    unsigned_wide product = (unsigned_wide)mantissa * powers[places];
    if (exponent >= 0) {
        if (exponent > 10 || product >> (63 - exponent))
            return false;
        *scaled = (uint64_t)product << exponent;
        return true;
    }
    int shift = -exponent;
    if (shift >= 127) { /* the product is below 2^113: far less than a half */
        *scaled = 0;
        return true;
    }
    unsigned_wide whole = product >> shift;
    unsigned_wide rest = product - (whole << shift);
    unsigned_wide half = (unsigned_wide)1 << (shift - 1);
    whole += rest > half || (rest == half && (whole & 1));
    *scaled = (uint64_t)whole;
    return !(whole >> 63);
}

/* |mantissa * 2^-shift * power| to nearest, ties to even, in `*whole`, which
 * must have room. Returns whether that, divided by the power, is read as the
 * double again: by its distance from it against half a step of the mantissa,
 * which is a quarter below a power of two. The product has up to 180 bits. */
static bool round_and_read(uint64_t mantissa, int shift, unsigned_wide power,
                           uint64_t *whole)
{
    unsigned_wide low = (unsigned_wide)mantissa * (uint64_t)power;
    unsigned_wide high =
        (unsigned_wide)mantissa * (uint64_t)(power >> 64) + (low >> 64);
    unsigned_wide rest;
    if (shift < 64) {
        *whole = (uint64_t)(high << (64 - shift)) | (uint64_t)low >> shift;
        rest = (uint64_t)low & ((UINT64_C(1) << shift) - 1);
    } else {
        unsigned_wide above = high >> (shift - 64);
        *whole = (uint64_t)above;
        rest = (high - (above << (shift - 64))) << 64 | (uint64_t)low;
    }
    unsigned_wide half = (unsigned_wide)1 << (shift - 1);
    bool up = rest > half || (rest == half && (*whole & 1));
    unsigned_wide off = up ? 2 * half - rest : rest;
    *whole += up;
    if (!up && mantissa == UINT64_C(1) << MANTISSA_BITS)
        off *= 2;
    return off <= power &&
           (2 * off < power || (2 * off == power && !(mantissa & 1)));
}

/* 10^places, for up to PLACES_MOST. */
static inline unsigned_wide wide_power(int places)
{
    if (places <= DECIMAL_PLACES)
        return powers[places];
    unsigned_wide power = powers[DECIMAL_PLACES];
    for (places -= DECIMAL_PLACES; places > DECIMAL_PLACES;
         places -= DECIMAL_PLACES)
        power *= powers[DECIMAL_PLACES];
    return power * powers[places];
}

bool decimal_shortest(double value, uint64_t *scaled, int *places)
{
    enum { PLACES_MOST = 38 }; /* 10^38 has 127 bits */
    static const double least = 1e-20, most = 1e15;
    uint64_t mantissa;
    int exponent;
    double size = fabs(value);
    if (!(size >= least && size < most) ||
        !take_apart(value, &mantissa, &exponent) || exponent >= 0)
        return false;
    int first = 14 - decimal_exponent(value);
    for (int figures = 15; figures <= 17; figures++) {
        *places = first + figures - 15;
        if (*places < 0 || *places > PLACES_MOST)
            return false;
        bool same =
            round_and_read(mantissa, -exponent, wide_power(*places), scaled);
        if (*scaled >= powers[figures] || *scaled < powers[figures - 1])
            return false;
        if (same)
            return true;
    }
    return false;
}

bool decimal_of_ratio(int64_t numerator, int64_t denominator, int places,
                      uint64_t *scaled)
{
    uint64_t size =
        numerator < 0 ? 0 - (uint64_t)numerator : (uint64_t)numerator;
    if (places >= 0 && places <= 9 && size < 1u << 31 &&
        powers[places] % (uint64_t)denominator == 0) {
        *scaled = size * (powers[places] / (uint64_t)denominator);
        return true;
    }
    unsigned_wide top = (unsigned_wide)size * powers[places > 0 ? places : 0];
    unsigned_wide bottom =
        (unsigned_wide)denominator * powers[places < 0 ? -places : 0];
    unsigned_wide whole;
    if (!(top >> 62) && !(bottom >> 62))
        whole = (2 * (uint64_t)top + (uint64_t)bottom) / (2 * (uint64_t)bottom);
    else
        whole = (2 * top + bottom) / (2 * bottom);
    *scaled = (uint64_t)whole;
    return !(whole >> 63);
}

int decimal_exponent(double value)
{
    static const double up[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    enum { TABLE = sizeof up / sizeof *up };
    double size = fabs(value);
    int exponent = 0;
    if (size >= 1 && size < up[TABLE - 1]) {
        while (size >= up[exponent + 1])
            exponent++;
        return exponent;
    }
    if (size < 1 && size > 1e-5) {
        static const double down[] = {1e0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5};
        while (size < down[exponent])
            exponent++;
        return -exponent;
    }
    return (int)floor(log10(size));
}

void decimal_trim(uint64_t *scaled, int *places)
{
    for (; *places >= 8 && *scaled % 100000000 == 0; *places -= 8)
        *scaled /= 100000000;
    for (; *places >= 3 && *scaled % 1000 == 0; *places -= 3)
        *scaled /= 1000;
    for (; *places && *scaled % 10 == 0; --*places)
        *scaled /= 10;
}

/* From the number of bits, log10(2) being about 1233/4096. */
int decimal_digits(uint64_t value)
{
    int digits = ((64 - __builtin_clzll(value | 1)) * 1233) >> 12;
    if (digits > DECIMAL_PLACES)
        return digits + (value / 10 >= powers[DECIMAL_PLACES]);
    return digits + (value >= powers[digits]) + !value;
}

static const char pairs[] = "00010203040506070809101112131415161718192021"
                            "22232425262728293031323334353637383940414243"
                            "44454647484950515253545556575859606162636465"
                            "66676869707172737475767778798081828384858687"
                            "888990919293949596979899";

void decimal_add_short(struct str *out, bool negative, uint32_t scaled)
{
    char *room = str_room(out, 8);
    uint32_t front = scaled / 100, back = scaled % 100;
    *room = '-';
    room += negative;
    room[0] = (char)('0' + front / 100);
    room[1] = '.';
    if (!back && front % 10 == 0) { /* most have one place */
        room[2] = (char)('0' + front / 10 % 10);
        str_added(out, 3 + negative);
        return;
    }
    memcpy(room + 2, pairs + 2 * (front % 100), 2);
    memcpy(room + 4, pairs + 2 * back, 2);
    size_t length = back ? 6 : 4;
    length -= room[length - 1] == '0';
    str_added(out, length + negative);
}

/* Writes `count` digits that end before `end`; returns what is left. */
static inline uint64_t write_digits(char *end, uint64_t value, int count)
{
    for (; count > 1; count -= 2, value /= 100) {
        end -= 2;
        memcpy(end, pairs + 2 * (value % 100), 2);
    }
    if (!count)
        return value;
    end[-1] = (char)('0' + value % 10);
    return value / 10;
}

static void write_grouped(char *end, uint64_t value, int digits)
{
    for (; digits > 3; digits -= 3) {
        value = write_digits(end, value, 3);
        end -= 4;
        *end = ',';
    }
    write_digits(end, value, digits);
}

void decimal_add(struct str *out, bool negative, uint64_t scaled, int places,
                 bool grouped)
{
    enum { MOST = 48 }; /* 20 digits, a sign, a point, commas */
    char *end = str_room(out, MOST);
    int digits = decimal_digits(scaled);
    int whole = digits > places ? digits - places : 1;
    bool commas = grouped && whole > 4;
    size_t length = (size_t)(negative + whole + (commas ? (whole - 1) / 3 : 0) +
                             (places ? places + 1 : 0));
    *end = '-';
    end += length;
    if (places) {
        scaled = write_digits(end, scaled, places);
        end -= places;
        *--end = '.';
    }
    if (commas)
        write_grouped(end, scaled, whole);
    else
        write_digits(end, scaled, whole);
    str_added(out, length);
}
