#include "lang/show.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/numtext.h"

enum {
    PLAIN_FIGURES = 6,      /* of a number that is not exact */
    PLAIN_DECIMALS = 4,     /* an exact number with more is a fraction */
    SHORT_SCALE = 10000,    /* 10^PLAIN_DECIMALS */
    LARGEST_BOTTOM = 99999, /* of a fraction that is still pleasant to read */
    LONGEST_SPELT = 1000    /* list that is written member by member */
};

/* --- formats -------------------------------------------------------------- */

static bool parse_digits(const char *text, size_t length, struct format *out)
{
    uint64_t digits;
    bool figures = length > 1 && text[length - 1] == 'f';
    if (!numtext_integer(text, length - figures, &digits) || digits > 12 ||
        (figures && !digits))
        return false;
    out->kind = figures ? FORMAT_FIGURES : FORMAT_DECIMALS;
    out->digits = (int)digits;
    return true;
}

bool format_parse(struct arena *arena, const char *text, size_t length,
                  struct format *out, struct error *error)
{
    static const struct {
        const char *name;
        enum format_kind kind;
    } names[] = {{"percent", FORMAT_PERCENT},
                 {"fraction", FORMAT_FRACTION},
                 {"money", FORMAT_MONEY},
                 {"words", FORMAT_WORDS}};
    *out = (struct format){0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i].name) == length &&
            memcmp(names[i].name, text, length) == 0) {
            out->kind = names[i].kind;
            return true;
        }
    const char *bar = length ? memchr(text, '|', length) : NULL;
    if (bar) {
        size_t left = (size_t)(bar - text);
        out->kind = FORMAT_PLURAL;
        out->singular = arena_text(arena, text, left);
        out->plural = arena_text(arena, bar + 1, length - left - 1);
        return true;
    }
    if (length && parse_digits(text, length, out))
        return true;
    return error_set_at(error, ERROR_VALUE, 0, (uint32_t)length,
                        "unknown format '%.*s'; take a number of decimals "
                        "(2), of figures (3f), percent, fraction, money, "
                        "words, or one|many",
                        length > 30 ? 30 : (int)length, text);
}

/* --- numbers -------------------------------------------------------------- */

/* An exact number as a decimal with exactly `places` digits behind the point,
 * which must be enough for it. */
static void show_exact_decimal(struct str *out, struct number number,
                               int places)
{
    uint64_t scaled;
    if (places <= DECIMAL_PLACES &&
        decimal_of_ratio(number.numerator, number.denominator, places,
                         &scaled)) {
        decimal_add(out, number.numerator < 0, scaled, places, true);
        return;
    }
    int64_t scale = number.denominator;
    int64_t whole = number.numerator / scale;
    int64_t rest = llabs(number.numerator % scale);
    if (number.numerator < 0 && !whole)
        str_add_char(out, '-');
    numtext_add_grouped(out, whole);
    __extension__ typedef __int128 wide;
    wide left = rest;
    str_add_char(out, '.');
    for (int i = 0; i < places; i++) {
        left *= 10;
        str_add_char(out, (char)('0' + (int)(left / scale)));
        left %= scale;
    }
}

static void show_fraction(struct str *out, struct number number)
{
    str_add_integer(out, number.numerator);
    if (number.denominator != 1) {
        str_add_char(out, '/');
        str_add_integer(out, number.denominator);
    }
}

/* Exact numbers with a short decimal, most of those with one; false for
 * others. */
static bool show_short_decimal(struct str *out, struct number number)
{
    static const uint64_t largest = INT64_C(1000000000000);
    uint64_t size = (uint64_t)llabs(number.numerator);
    if (number.denominator > SHORT_SCALE || size > largest)
        return false;
    uint32_t denominator = (uint32_t)number.denominator;
    if (SHORT_SCALE % denominator)
        return false;
    uint64_t scaled = size * (SHORT_SCALE / denominator);
    int places = PLAIN_DECIMALS;
    if (scaled < 10 * SHORT_SCALE) {
        decimal_add_short(out, number.numerator < 0, (uint32_t)scaled);
        return true;
    }
    decimal_trim(&scaled, &places);
    decimal_add(out, number.numerator < 0, scaled, places, true);
    return true;
}

/* Where it has neither. */
static void show_other(struct str *out, struct number number)
{
    int places;
    double value = number_double(number);
    if (number.denominator <= SHORT_SCALE &&
        number_decimals(number, PLAIN_DECIMALS, &places))
        show_exact_decimal(out, number, places);
    else if (number_is_exact(number) && number.denominator <= LARGEST_BOTTOM)
        show_fraction(out, number);
    else if (fabs(value) >= 10000 && fabs(value) < 9e15)
        numtext_add_grouped(out, (int64_t)llround(value));
    else
        numtext_add(out, value, PLAIN_FIGURES);
}

static inline void show_plain(struct str *out, struct number number)
{
    if (number.denominator == 1)
        numtext_add_grouped(out, number.numerator);
    else if (!number.denominator || !show_short_decimal(out, number))
        show_other(out, number);
}

/* Groups the digits before the point of a decimal. */
static void add_grouped_text(struct str *out, const char *text)
{
    uint64_t whole;
    size_t digits = strcspn(text + (*text == '-'), ".e");
    if (*text == '-')
        str_add_char(out, *text++);
    if (text[digits] != 'e' && numtext_integer(text, digits, &whole) &&
        whole <= INT64_MAX)
        numtext_add_grouped(out, (int64_t)whole);
    else
        str_add_bytes(out, text, digits);
    str_add(out, text + digits);
}

/* Rounds half away from zero where it is exact. */
static void show_decimals(struct str *out, struct number number, int places)
{
    uint64_t scaled;
    struct str text = {0};
    if (number_is_exact(number)
            ? decimal_of_ratio(number.numerator, number.denominator, places,
                               &scaled)
            : decimal_of_double(number.real, places, &scaled)) {
        decimal_add(out, number_sign(number) < 0 && scaled, scaled, places,
                    true);
        return;
    }
    numtext_add_fixed(&text, number_double(number), places);
    add_grouped_text(out, text.text);
    str_release(&text);
}

/* Rounds half away from zero; false for very large and very small numbers. */
static bool show_exact_figures(struct str *out, struct number number,
                               int figures)
{
    double value = number_double(number);
    int exponent = value == 0 ? 0 : decimal_exponent(value);
    int places = figures - 1 - exponent;
    uint64_t scaled;
    if (exponent < -5 || exponent >= 15 ||
        !decimal_of_ratio(number.numerator, number.denominator, places,
                          &scaled))
        return false;
    if (places < 0) {
        scaled *= decimal_power(-places);
        places = 0;
    }
    decimal_trim(&scaled, &places);
    decimal_add(out, value < 0, scaled, places, true);
    return true;
}

static void show_figures(struct str *out, struct number number, int figures)
{
    struct str text = {0};
    double value = number_double(number);
    uint64_t scaled;
    int places;
    if (number_is_exact(number) && show_exact_figures(out, number, figures))
        return;
    if (isfinite(value) && value != 0 &&
        numtext_usual(value, figures, &scaled, &places)) {
        decimal_add(out, value < 0, scaled, places, true);
        return;
    }
    numtext_add(&text, value, figures);
    if (numtext_double(text.text, text.length, &value) && value < 9e15 &&
        value == floor(value))
        numtext_add_grouped(out, (int64_t)value);
    else
        add_grouped_text(out, text.text);
    str_release(&text);
}

static void show_percent(struct str *out, struct number number)
{
    struct number hundred = number_multiply(number, number_integer(100));
    int places;
    if (number_decimals(hundred, PLAIN_DECIMALS, &places))
        show_exact_decimal(out, hundred, places);
    else if (fabs(number_double(hundred)) >= 1000)
        show_decimals(out, hundred, 0);
    else
        numtext_add(out, number_double(hundred), 4);
    str_add_char(out, '%');
}

static void show_money(struct str *out, struct number number)
{
    if (number_sign(number) < 0) {
        str_add_char(out, '-');
        number = number_negate(number);
    }
    str_add_char(out, '$');
    show_decimals(out, number, number_is_whole(number) ? 0 : 2);
}

static void show_words(struct str *out, struct number number)
{
    static const struct {
        double size;
        const char *word;
    } scales[] = {{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}};
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        double times = number_double(number) / scales[i].size;
        if (fabs(times) >= 0.9999995) { /* what rounds to 1 */
            numtext_add(out, times, PLAIN_FIGURES);
            str_add(out, scales[i].word);
            return;
        }
    }
    show_plain(out, number);
}

/* 1 or -1. */
static bool is_one(struct number number)
{
    struct number size =
        number_sign(number) < 0 ? number_negate(number) : number;
    return number_compare(size, number_integer(1)) == 0;
}

void number_show(struct str *out, struct number number,
                 const struct format *format)
{
    switch (format->kind) {
    case FORMAT_PLAIN: show_plain(out, number); return;
    case FORMAT_DECIMALS: show_decimals(out, number, format->digits); return;
    case FORMAT_FIGURES: show_figures(out, number, format->digits); return;
    case FORMAT_PERCENT: show_percent(out, number); return;
    case FORMAT_FRACTION:
        if (number_is_exact(number))
            show_fraction(out, number);
        else
            show_plain(out, number);
        return;
    case FORMAT_MONEY: show_money(out, number); return;
    case FORMAT_WORDS: show_words(out, number); return;
    case FORMAT_PLURAL:
        str_add(out, is_one(number) ? format->singular : format->plural);
        return;
    }
}

/* --- values --------------------------------------------------------------- */

static void show_list(struct str *out, const struct list *list,
                      const struct format *format, struct arena *scratch)
{
    size_t start = out->length;
    for (uint64_t i = 0; i < list->length; i++) {
        struct value member = list->shape == LIST_STORED
                                  ? list->item[i]
                                  : list_member(list, i, scratch);
        if (i)
            str_add_bytes(out, ", ", 2);
        if (out->length - start > VALUE_SHOWN_BYTES) {
            str_add(out, "...");
            return;
        }
        if (member.kind == VALUE_NUMBER)
            number_show_quick(out, member.number, format);
        else
            value_show(out, &member, format, scratch);
    }
}

void value_show(struct str *out, const struct value *value,
                const struct format *format, struct arena *scratch)
{
    switch (value->kind) {
    case VALUE_NUMBER: number_show(out, value->number, format); return;
    case VALUE_TRUTH: str_add(out, value->truth ? "yes" : "no"); return;
    case VALUE_TEXT: str_add(out, value->text); return;
    case VALUE_LIST: show_list(out, value->list, format, scratch); return;
    }
}

static void write_members(struct str *out, const struct list *list,
                          struct arena *scratch)
{
    size_t start = out->length;
    str_add_char(out, '[');
    for (uint64_t i = 0; i < list->length; i++) {
        struct value member = list_member(list, i, scratch);
        if (i)
            str_add(out, ", ");
        if (out->length - start > VALUE_WRITTEN_BYTES) {
            str_add(out, "...");
            break;
        }
        value_write(out, &member, scratch);
    }
    str_add_char(out, ']');
}

/* As the range or the call that makes it. */
static void write_lazy(struct str *out, const struct list *list,
                       struct arena *scratch)
{
    if (list->shape == LIST_RANGE) {
        str_add_integer(out, list->first);
        str_add(out, "..");
        str_add_integer(out, list->first + (int64_t)list->length - 1);
        return;
    }
    str_add(out, list->shape == LIST_TUPLES    ? "tuples("
                 : list->shape == LIST_SUBSETS ? "subsets("
                                               : "arrangements(");
    struct value base = value_list(list->base);
    value_write(out, &base, scratch);
    str_add_format(out, ", %u)", list->width);
}

static void write_weighted(struct str *out, const struct list *list,
                           struct arena *scratch)
{
    struct list weights = {.item = list->item, .length = list->length};
    struct value base = value_list(list->base), all = value_list(&weights);
    str_add(out, "weighted(");
    value_write(out, &base, scratch);
    str_add(out, ", ");
    value_write(out, &all, scratch);
    str_add_char(out, ')');
}

void value_write(struct str *out, const struct value *value,
                 struct arena *scratch)
{
    switch (value->kind) {
    case VALUE_NUMBER:
        if (number_is_exact(value->number))
            show_fraction(out, value->number);
        else
            numtext_add_shortest(out, value->number.real);
        return;
    case VALUE_TRUTH: str_add(out, value->truth ? "true" : "false"); return;
    case VALUE_TEXT:
        str_add_char(out, '\'');
        str_add(out, value->text);
        str_add_char(out, '\'');
        return;
    case VALUE_LIST:
        if (value->list->shape == LIST_WEIGHTED)
            write_weighted(out, value->list, scratch);
        else if (value->list->length > LONGEST_SPELT &&
                 value->list->shape != LIST_STORED)
            write_lazy(out, value->list, scratch);
        else
            write_members(out, value->list, scratch);
        return;
    }
}
