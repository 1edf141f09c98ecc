#include "base/numtext.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/memory.h"

static bool is_decimal(const char *text, size_t length)
{
    size_t at = 0, digits = 0;
    for (; at < length && text[at] >= '0' && text[at] <= '9'; at++)
        digits++;
    if (at < length && text[at] == '.')
        for (at++; at < length && text[at] >= '0' && text[at] <= '9'; at++)
            digits++;
    if (!digits)
        return false;
    if (at < length && (text[at] == 'e' || text[at] == 'E')) {
        at++;
        if (at < length && (text[at] == '+' || text[at] == '-'))
            at++;
        size_t first = at;
        while (at < length && text[at] >= '0' && text[at] <= '9')
            at++;
        if (at == first)
            return false;
    }
    return at == length;
}

/* At most fifteen digits, with a point or without: digits and power of ten are
 * exact doubles, so that their quotient is correctly rounded. False for all
 * else. */
static bool read_short(const char *text, size_t length, double *value)
{
    enum { DIGITS = 15 };
    uint64_t digits = 0;
    size_t places = 0, count = 0;
    bool point = false;
    if (length > DIGITS + 1)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '.' && !point) {
            point = true;
            continue;
        }
        if (text[i] < '0' || text[i] > '9')
            return false;
        digits = 10 * digits + (uint64_t)(text[i] - '0');
        places += point;
        count++;
    }
    if (!count || count > DIGITS)
        return false;
    *value = (double)digits;
    if (places)
        *value /= (double)decimal_power((int)places);
    return true;
}

bool numtext_double(const char *text, size_t length, double *value)
{
    if (read_short(text, length, value))
        return true;
    if (!is_decimal(text, length))
        return false;
    char small[64];
    char *copy = length < sizeof small ? small : memory_get(length + 1);
    memcpy(copy, text, length);
    copy[length] = '\0';
    *value = strtod(copy, NULL);
    if (copy != small)
        memory_free(copy);
    return true;
}

bool numtext_integer(const char *text, size_t length, uint64_t *value)
{
    uint64_t sum = 0;
    if (!length)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        unsigned digit = (unsigned)(text[i] - '0');
        if (sum > (UINT64_MAX - digit) / 10)
            return false;
        sum = sum * 10 + digit;
    }
    *value = sum;
    return true;
}

/* Drops the zeros that end a fraction, and the point if nothing follows it. */
static size_t trimmed(const char *digits, size_t length)
{
    if (!memchr(digits, '.', length))
        return length;
    while (digits[length - 1] == '0')
        length--;
    return digits[length - 1] == '.' ? length - 1 : length;
}

static int printed_exponent(double value, int figures)
{
    char text[40];
    snprintf(text, sizeof text, "%.*e", figures - 1, value);
    return (int)strtol(strchr(text, 'e') + 1, NULL, 10);
}

bool numtext_usual(double value, int figures, uint64_t *scaled, int *places)
{
    *places = figures - 1 - decimal_exponent(value);
    if (figures > 15 || *places < 1 || *places > figures + 4 ||
        *places > DECIMAL_PLACES)
        return false;
    if (!decimal_of_double(value, *places, scaled))
        return false;
    /* Rounded up to one more digit, as 9.9999996 is. */
    if (*scaled >= decimal_power(figures) &&
        !decimal_of_double(value, --*places, scaled))
        return false;
    decimal_trim(scaled, places);
    return true;
}

/* Small ones, which have an exponent; false where integers will not do. */
static bool add_small(struct str *out, double value, int figures)
{
    uint64_t scaled;
    int exponent = decimal_exponent(value);
    int places = figures - 1 - exponent;
    if (exponent > -6 || places > DECIMAL_PLACES ||
        !decimal_of_double(value, places, &scaled))
        return false;
    /* Not where the exponent was a near miss, or rounding changed it. */
    if (scaled < decimal_power(figures - 1) || scaled >= decimal_power(figures))
        return false;
    places = figures - 1;
    decimal_trim(&scaled, &places);
    decimal_add(out, value < 0, scaled, places, false);
    str_add_char(out, 'e');
    str_add_integer(out, exponent);
    return true;
}

void numtext_add(struct str *out, double value, int figures)
{
    char text[64];
    if (!isfinite(value)) {
        str_add(out, isnan(value) ? "undefined" : value > 0 ? "inf" : "-inf");
        return;
    }
    if (value == 0) {
        str_add_char(out, '0');
        return;
    }
    uint64_t scaled;
    int places;
    if (numtext_usual(value, figures, &scaled, &places)) {
        decimal_add(out, value < 0, scaled, places, false);
        return;
    }
    if (add_small(out, value, figures))
        return;
    int exponent = printed_exponent(value, figures);
    if (exponent >= -5 && exponent < 15) {
        int decimals = figures - 1 - exponent;
        if (decimals < 0) {
            /* Places before the point that are not shown become zeros. */
            snprintf(text, sizeof text, "%.*e", figures - 1, value);
            value = strtod(text, NULL);
            decimals = 0;
        }
        snprintf(text, sizeof text, "%.*f", decimals, value);
        str_add_bytes(out, text, trimmed(text, strlen(text)));
        return;
    }
    snprintf(text, sizeof text, "%.*e", figures - 1, value);
    size_t mantissa = (size_t)(strchr(text, 'e') - text);
    str_add_bytes(out, text, trimmed(text, mantissa));
    str_add_format(out, "e%d", exponent);
}

void numtext_add_fixed(struct str *out, double value, int decimals)
{
    /* 1e300 with places behind the point is 320 bytes long. */
    char text[350];
    uint64_t scaled;
    if (0 <= decimals && decimals <= DECIMAL_PLACES &&
        decimal_of_double(value, decimals, &scaled)) {
        decimal_add(out, value < 0 && scaled, scaled, decimals, false);
        return;
    }
    snprintf(text, sizeof text, "%.*f", decimals, value);
    bool all_zero = strspn(text, "-0.") == strlen(text);
    str_add(out, all_zero && text[0] == '-' ? text + 1 : text);
}

/* In the style of printf's %g, which has an exponent below 0.0001. */
static void add_general(struct str *out, bool negative, uint64_t scaled,
                        int places)
{
    decimal_trim(&scaled, &places);
    int exponent = decimal_digits(scaled) - 1 - places;
    if (exponent >= -4) {
        decimal_add(out, negative, scaled, places, false);
        return;
    }
    decimal_add(out, negative, scaled, places + exponent, false);
    str_add_bytes(out, exponent > -10 ? "e-0" : "e-", exponent > -10 ? 3 : 2);
    str_add_integer(out, -exponent);
}

void numtext_add_shortest(struct str *out, double value)
{
    char text[40];
    uint64_t scaled;
    int places;
    if (fabs(value) < 1e15 && value == (double)(int64_t)value &&
        !(value == 0 && signbit(value))) {
        str_add_integer(out, (int64_t)value);
        return;
    }
    if (decimal_shortest(value, &scaled, &places)) {
        add_general(out, value < 0, scaled, places);
        return;
    }
    for (int figures = 15; figures <= 17; figures++) {
        snprintf(text, sizeof text, "%.*g", figures, value);
        if (strtod(text, NULL) == value)
            break;
    }
    str_add(out, text);
}

void numtext_add_grouped(struct str *out, int64_t value)
{
    uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    decimal_add(out, value < 0, size, 0, true);
}

void numtext_add_duration(struct str *out, double seconds)
{
    int64_t whole = (int64_t)fmin(round(fmax(0, seconds)), 1e9);
    int hours = (int)(whole / 3600), minutes = (int)(whole / 60);
    if (hours && minutes % 60 == 0)
        str_add_format(out, "%d h", hours);
    else if (hours)
        str_add_format(out, "%d h %d min", hours, minutes % 60);
    else if (whole >= 100 && whole % 60 == 0)
        str_add_format(out, "%d min", minutes);
    else if (whole >= 100)
        str_add_format(out, "%d min %d s", minutes, (int)(whole % 60));
    else
        str_add_format(out, "%d s", (int)whole);
}
