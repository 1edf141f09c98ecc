/* Tokens of a learner's line. */
#include <string.h>

#include "base/utf8.h"
#include "lang/lex.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char peek(const struct lexer *lexer, uint32_t at)
{
    return at < lexer->length ? lexer->text[at] : '\0';
}

static bool is_digit_at(const struct lexer *lexer, uint32_t at)
{
    return is_digit(peek(lexer, at));
}

static bool is_letter_at(const struct lexer *lexer, uint32_t at)
{
    char c = (char)(peek(lexer, at) | 32);
    return c >= 'a' && c <= 'z';
}

static uint32_t skip_digits(const struct lexer *lexer, uint32_t at)
{
    while (is_digit_at(lexer, at))
        at++;
    return at;
}

/* So many digits between `at` and something else. */
static bool is_group(const struct lexer *lexer, uint32_t at, uint32_t digits)
{
    return skip_digits(lexer, at) == at + digits;
}

/* Where the groups behind the first digits end: groups of three, or as in
 * 1,23,456 of two with three at the end. The first one never begins with 0;
 * where the groups make no number, nothing is taken. */
static uint32_t skip_groups(const struct lexer *lexer, uint32_t start,
                            uint32_t at, char mark)
{
    uint32_t first = at - start, end = at;
    if (first > 3 || peek(lexer, start) == '0')
        return at;
    while (peek(lexer, end) == mark && is_group(lexer, end + 1, 3))
        end += 4;
    if (end > at || first > 2 || mark != ',')
        return end;
    while (peek(lexer, end) == mark && is_group(lexer, end + 1, 2))
        end += 3;
    if (end > at && peek(lexer, end) == mark && is_group(lexer, end + 1, 3))
        return end + 4;
    return at;
}

static uint32_t skip_exponent(const struct lexer *lexer, uint32_t at)
{
    char e = peek(lexer, at), sign = peek(lexer, at + 1);
    uint32_t digits = at + 1 + (sign == '+' || sign == '-');
    if ((e == 'e' || e == 'E') && is_digit_at(lexer, digits))
        return skip_digits(lexer, digits);
    return at;
}

/* A comma (or, where the comma is the decimal mark, a point) that is neither:
 * 1,5 and 12,34 and 1.234,5. */
static bool is_stray_mark(const struct lexer *lexer, uint32_t at)
{
    char c = peek(lexer, at);
    if (!is_digit_at(lexer, at + 1))
        return false;
    if (lexer->comma)
        return c == ',' || c == '.';
    return c == ',' && !lexer->separators;
}

static void scan_number(struct lexer *lexer, struct token *token)
{
    uint32_t start = lexer->at, at = skip_digits(lexer, start);
    char mark = lexer->comma ? ',' : '.', group = lexer->comma ? '.' : ',';
    char next = peek(lexer, at);
    bool may_group = next == ' ' || next == '\'' || next == '_' ||
                     (next == group && !(group == ',' && lexer->separators));
    if (at > start && may_group)
        at = skip_groups(lexer, start, at, next);
    if (peek(lexer, at) == mark && peek(lexer, at + 1) != mark &&
        (mark == '.' || is_digit_at(lexer, at + 1)))
        at = skip_digits(lexer, at + 1);
    if (is_stray_mark(lexer, at)) {
        token->symbol = ',';
        while (is_digit_at(lexer, at) || peek(lexer, at) == ',' ||
               peek(lexer, at) == '.')
            at++;
    } else {
        at = skip_exponent(lexer, at);
    }
    lexer->at = at;
}

static bool is_log_base(const char *word, uint32_t length)
{
    return lex_same("log2", word, length) || lex_same("log10", word, length);
}

/* Letters, and '_' between letters. The digits of log2( and log10( belong to
 * the name, those of ln2 do not; so do those of log10 100, which would else be
 * the logarithm of 10 100. */
static void scan_word(struct lexer *lexer)
{
    uint32_t start = lexer->at, at = start;
    while (is_letter_at(lexer, at) ||
           (peek(lexer, at) == '_' && is_letter_at(lexer, at + 1)))
        at++;
    uint32_t digits = skip_digits(lexer, at), open = digits;
    while (peek(lexer, open) == ' ')
        open++;
    bool applied = peek(lexer, open) == '(' ||
                   (open > digits && is_digit_at(lexer, open));
    if (at - start == 3 && digits > at && applied &&
        is_log_base(lexer->text + start, digits - start))
        at = digits;
    lexer->at = at;
}

static const struct {
    int symbol;
    int numerator, denominator;
} vulgar[] = {
    {0xBD, 1, 2},   {0xBC, 1, 4},    {0xBE, 3, 4},   {0x2153, 1, 3},
    {0x2154, 2, 3}, {0x2155, 1, 5},  {0x2156, 2, 5}, {0x2157, 3, 5},
    {0x2158, 4, 5}, {0x2159, 1, 6},  {0x215A, 5, 6}, {0x2150, 1, 7},
    {0x215B, 1, 8}, {0x215C, 3, 8},  {0x215D, 5, 8}, {0x215E, 7, 8},
    {0x2151, 1, 9}, {0x2152, 1, 10},
};

bool lex_vulgar(int symbol, int *numerator, int *denominator)
{
    for (size_t i = 0; i < sizeof vulgar / sizeof *vulgar; i++)
        if (vulgar[i].symbol == symbol) {
            *numerator = vulgar[i].numerator;
            *denominator = vulgar[i].denominator;
            return true;
        }
    return false;
}

static bool is_known_sign(uint32_t point)
{
    static const int signs[] = {SYMBOL_PLUS_MINUS, SYMBOL_CENT,   SYMBOL_POUND,
                                SYMBOL_YEN,        SYMBOL_DEGREE, SYMBOL_ROOT,
                                SYMBOL_PER_MILLE,  SYMBOL_EURO};
    int up, down;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if ((int)point == signs[i])
            return true;
    return lex_vulgar((int)point, &up, &down);
}

static int take_pair(struct lexer *lexer, char first, char second)
{
    lexer->at += 2;
    return first | second << 8;
}

/* Signs of ASCII, "**", "..", and "+/-" for the sign of that meaning. */
static int scan_ascii(struct lexer *lexer)
{
    char c = peek(lexer, lexer->at), next = peek(lexer, lexer->at + 1);
    if ((c == '*' || c == '.') && next == c)
        return take_pair(lexer, c, next);
    if (c == '+' && next == '/' && peek(lexer, lexer->at + 2) == '-') {
        lexer->at += 3;
        return SYMBOL_PLUS_MINUS;
    }
    lexer->at++;
    return strchr("\"#&'?@\\_`", c) ? 0 : c;
}

static int scan_sign(struct lexer *lexer)
{
    uint32_t point;
    if ((unsigned char)peek(lexer, lexer->at) < 0x80)
        return scan_ascii(lexer);
    size_t bytes =
        utf8_decode(lexer->text + lexer->at, lexer->length - lexer->at, &point);
    lexer->at += (uint32_t)bytes;
    return is_known_sign(point) ? (int)point : 0;
}

struct token lexer_next_learner(struct lexer *lexer)
{
    while (peek(lexer, lexer->at) == ' ' || peek(lexer, lexer->at) == '\t')
        lexer->at++;
    struct token token = {.at = lexer->at};
    char c = peek(lexer, lexer->at);
    if (lexer->at >= lexer->length) {
        token.kind = TOKEN_END;
    } else if (is_digit(c) || (c == '.' && is_digit_at(lexer, lexer->at + 1))) {
        token.kind = TOKEN_NUMBER;
        scan_number(lexer, &token);
    } else if (is_letter_at(lexer, lexer->at)) {
        token.kind = TOKEN_NAME;
        scan_word(lexer);
    } else {
        token.symbol = scan_sign(lexer);
        token.kind = token.symbol ? TOKEN_SYMBOL : TOKEN_BAD;
    }
    token.length = lexer->at - token.at;
    return token;
}
