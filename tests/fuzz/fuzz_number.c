/* Digits as numbers, against the C library's: what is read, what is printed and
 * read back, how far a rounded text may be off. And the arithmetic of exact
 * numbers against what holds of it. */
#include <errno.h>
#include <float.h>
#include <math.h>
#include <string.h>

#include "base/decimal.h"
#include "base/numtext.h"
#include "fuzz.h"
#include "lang/number.h"

/* Digits, at most one point, an exponent: in other words than numtext.c. */
static bool is_unsigned_decimal(const char *text)
{
    size_t before = strspn(text, "0123456789");
    text += before;
    size_t behind = *text == '.' ? strspn(text + 1, "0123456789") : 0;
    text += (*text == '.') + behind;
    if (before + behind == 0)
        return false;
    if (*text != 'e' && *text != 'E')
        return !*text;
    text += 1 + (text[1] == '+' || text[1] == '-');
    size_t exponent = strspn(text, "0123456789");
    return exponent && !text[exponent];
}

static void read_text(const char *copy, const char *data, size_t size)
{
    double value = 0;
    uint64_t whole = 0;
    struct number number;
    bool plain = strlen(copy) == size;
    bool decimal = plain && is_unsigned_decimal(copy);
    REQUIRE(numtext_double(data, size, &value) == decimal);
    if (decimal)
        REQUIRE(value == strtod(copy, NULL));
    bool digits = plain && size && strspn(copy, "0123456789") == size;
    errno = 0;
    unsigned long long expected = digits ? strtoull(copy, NULL, 10) : 0;
    REQUIRE(numtext_integer(data, size, &whole) == (digits && !errno));
    if (digits && !errno)
        REQUIRE(whole == expected);
    if (!number_scan(data, size, &number))
        return;
    REQUIRE(decimal && number_is_finite(number));
    REQUIRE(fabs(number_double(number) - value) <= 2 * DBL_EPSILON * value);
}

static double read_back(const struct str *text)
{
    bool minus = *str_text(text) == '-';
    double value = (double)NAN;
    REQUIRE_OF(
        numtext_double(str_text(text) + minus, text->length - minus, &value),
        str_text(text));
    return minus ? -value : value;
}

static void print_double(double value)
{
    struct str text = {0};
    if (!isfinite(value))
        return;
    numtext_add_shortest(&text, value);
    REQUIRE_OF(read_back(&text) == value, str_text(&text));
    str_clear(&text);
    numtext_add(&text, value, 17);
    REQUIRE_OF(read_back(&text) == value, str_text(&text));
    for (int figures = 1; figures < 17; figures++) {
        str_clear(&text);
        numtext_add(&text, value, figures);
        /* Half a unit of the last figure, which is 5 units of the next one. */
        double most = 5 * pow(10, floor(log10(fabs(value))) - figures);
        double off = fabs(read_back(&text) - value);
        REQUIRE_OF(value == 0 || fabs(value) < 1e-300 ||
                       !isfinite(read_back(&text)) ||
                       off <= most * (1 + 1e-9) + fabs(value) * DBL_EPSILON,
                   str_text(&text));
    }
    for (int places = 0; places <= 15; places++) {
        str_clear(&text);
        numtext_add_fixed(&text, value, places);
        double off = fabs(read_back(&text) - value);
        REQUIRE_OF(off <= 0.5 * pow(10, -places) * (1 + 1e-9) +
                              fabs(value) * DBL_EPSILON,
                   str_text(&text));
        REQUIRE(strncmp(str_text(&text), "-0", 2) != 0 ||
                read_back(&text) != 0);
    }
    str_release(&text);
}

static bool same(struct number a, struct number b)
{
    return a.denominator == b.denominator && a.numerator == b.numerator;
}

/* Finite, and if exact then reduced. */
static void check_number(struct number a)
{
    if (!number_is_exact(a))
        return;
    REQUIRE(a.denominator > 0 && a.numerator != INT64_MIN);
    REQUIRE(same(number_ratio(a.numerator, a.denominator), a));
}

static void reckon(struct number a, struct number b)
{
    struct number sum = number_add(a, b), product = number_multiply(a, b);
    struct number rest;
    check_number(sum);
    check_number(product);
    REQUIRE(same(sum, number_add(b, a)));
    REQUIRE(same(product, number_multiply(b, a)));
    REQUIRE(number_compare(a, b) == -number_compare(b, a));
    REQUIRE(number_compare(a, a) == 0);
    if (number_is_exact(sum))
        REQUIRE(same(number_subtract(sum, b), a));
    check_number(number_floor(a));
    REQUIRE(number_compare(number_floor(a), a) <= 0);
    if (number_sign(b) == 0)
        return;
    if (number_is_exact(product))
        REQUIRE(same(number_divide(product, b), a));
    check_number(number_divide(a, b));
    rest = number_modulo(a, b);
    check_number(rest);
    REQUIRE(number_sign(rest) * number_sign(b) >= 0);
    if (number_is_exact(rest))
        REQUIRE(number_sign(number_subtract(rest, b)) != number_sign(b));
}

static void round_ratio(struct number a)
{
    for (int places = 0; places <= DECIMAL_PLACES; places++) {
        uint64_t scaled;
        if (!decimal_of_ratio(a.numerator, a.denominator, places, &scaled))
            continue;
        double off =
            fabs((double)scaled / pow(10, places) - fabs(number_double(a)));
        REQUIRE(off <= 0.5 * pow(10, -places) * (1 + 1e-9) +
                           4 * DBL_EPSILON * fabs(number_double(a)));
    }
}

static struct number ratio_of(const char *data)
{
    int64_t part[2];
    memcpy(part, data, sizeof part);
    if (part[0] == INT64_MIN || part[1] == INT64_MIN || !part[1])
        return number_integer(1);
    return number_ratio(part[0], part[1]);
}

static void compute(const char *data, size_t size)
{
    double value;
    for (; size >= 8; data += 8, size -= 8) {
        memcpy(&value, data, sizeof value);
        print_double(value);
        if (size < 32)
            continue;
        struct number a = ratio_of(data), b = ratio_of(data + 16);
        struct number power = number_power(a, b);
        check_number(power);
        reckon(a, b);
        round_ratio(a);
    }
}

FUZZ_TARGET(number)
{
    char *copy = malloc(size + 1);
    memcpy(copy, data, size);
    copy[size] = '\0';
    read_text(copy, data, size);
    free(copy);
    compute(data, size < 256 ? size : 256);
}
