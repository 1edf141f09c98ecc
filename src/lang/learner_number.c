/* The value of a typed number, exactly where it can be, and its places. */
#include <math.h>

#include "base/numtext.h"
#include "lang/learner.h"

/* What the characters of a number say, before any arithmetic. Final zeros are
 * not in `digits`, so that 0.50000 is exact however many there are. */
struct decimal {
    uint64_t digits; /* without final zeros; valid while `fits` */
    bool fits;
    int significant; /* digits from the first that is not 0 */
    int trailing;    /* zeros at the end */
    int after;       /* digits behind the mark */
    bool mark;
    int exponent;
};

enum { EXPONENT_MOST = 100000 };

/* A sign, perhaps, and at least one digit. */
static int scan_exponent(const char *text, size_t length)
{
    bool negative = text[0] == '-';
    int value = 0;
    for (size_t i = 0; i < length; i++)
        if (lex_is_digit(text[i]) && value < EXPONENT_MOST)
            value = value * 10 + (text[i] - '0');
    if (value > EXPONENT_MOST)
        value = EXPONENT_MOST;
    return negative ? -value : value;
}

static void add_digit(struct decimal *decimal, unsigned digit)
{
    if (decimal->significant || digit)
        decimal->significant++;
    decimal->after += decimal->mark;
    if (!digit) {
        decimal->trailing++;
        return;
    }
    /* the zeros before it were no final ones */
    for (int i = 0; decimal->fits && i <= decimal->trailing; i++)
        decimal->fits =
            !__builtin_mul_overflow(decimal->digits, 10, &decimal->digits);
    decimal->fits =
        decimal->fits &&
        !__builtin_add_overflow(decimal->digits, digit, &decimal->digits) &&
        decimal->digits <= INT64_MAX;
    decimal->trailing = 0;
}

static void scan(const char *text, size_t length, char mark,
                 struct decimal *decimal)
{
    *decimal = (struct decimal){.fits = true};
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        if (c >= '0' && c <= '9') {
            add_digit(decimal, (unsigned)(c - '0'));
        } else if (c == mark) {
            decimal->mark = true;
        } else if (c == 'e' || c == 'E') {
            decimal->exponent = scan_exponent(text + i + 1, length - i - 1);
            break;
        }
    }
}

static const int64_t powers[] = {1,
                                 10,
                                 100,
                                 1000,
                                 10000,
                                 100000,
                                 1000000,
                                 10000000,
                                 100000000,
                                 1000000000,
                                 10000000000,
                                 100000000000,
                                 1000000000000,
                                 10000000000000,
                                 100000000000000,
                                 1000000000000000,
                                 10000000000000000,
                                 100000000000000000,
                                 1000000000000000000};

enum { POWER_MOST = sizeof powers / sizeof *powers - 1 };

/* digits/10^k reduced: only twos and fives can be in common. */
static struct number reduced(int64_t digits, int k)
{
    int64_t denominator = powers[k];
    for (int i = 0; i < k && digits % 2 == 0; i++) {
        digits /= 2;
        denominator /= 2;
    }
    for (int i = 0; i < k && digits % 5 == 0; i++) {
        digits /= 5;
        denominator /= 5;
    }
    return (struct number){.denominator = denominator, .numerator = digits};
}

static bool exact_value(const struct decimal *decimal, struct number *value)
{
    int power = decimal->exponent - decimal->after + decimal->trailing;
    int64_t digits = (int64_t)decimal->digits;
    if (!decimal->fits || power > POWER_MOST || power < -POWER_MOST)
        return false;
    if (power < 0) {
        *value = reduced(digits, -power);
        return true;
    }
    if (__builtin_mul_overflow(digits, powers[power], &digits))
        return false;
    *value = number_integer(digits);
    return true;
}

/* The nearest double, from the text without groups and with a point. */
static double nearest(struct arena *arena, const char *text, size_t length,
                      char mark)
{
    struct arena_mark here = arena_here(arena);
    char *plain = arena_get(arena, length + 1);
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        if (text[i] == mark)
            plain[count++] = '.';
        else if ((text[i] >= '0' && text[i] <= '9') || text[i] == 'e' ||
                 text[i] == 'E' || text[i] == '+' || text[i] == '-')
            plain[count++] = text[i];
    double value = 0;
    numtext_double(plain, count, &value);
    arena_rewind(arena, here);
    return value;
}

static bool is_plain(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((text[i] < '0' || text[i] > '9') && text[i] != '.')
            return false;
    return true;
}

bool learner_number(struct arena *arena, const char *text, size_t length,
                    bool comma, struct typed *typed)
{
    struct decimal decimal;
    char mark = comma ? ',' : '.';
    scan(text, length, mark, &decimal);
    *typed = (struct typed){.form = FORM_DECIMAL, .has_place = true};
    bool zero = decimal.significant == 0;
    if (zero) {
        typed->value = number_integer(0);
    } else if (!exact_value(&decimal, &typed->value)) {
        double value = nearest(arena, text, length, mark);
        if (!isfinite(value) || value == 0)
            return false;
        typed->value = number_real(value);
    }
    typed->place = decimal.exponent - decimal.after;
    int holders = decimal.mark || zero ? 0 : decimal.trailing;
    typed->place_most = typed->place + holders;
    typed->figures_most = decimal.significant;
    if (zero)
        typed->figures_most = decimal.after ? decimal.after : 1;
    typed->figures = typed->figures_most - holders;
    for (size_t i = 0; i < length && typed->form == FORM_DECIMAL; i++)
        if (text[i] == 'e' || text[i] == 'E')
            typed->form = FORM_SCIENTIFIC;
    typed->plain = is_plain(text, length);
    return true;
}
