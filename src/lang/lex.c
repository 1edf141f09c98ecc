#include "lang/lex.h"

#include <string.h>

char lex_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool lex_begins(const char *word, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!word[i] || lex_lower(word[i]) != lex_lower(text[i]))
            return false;
    return true;
}

bool lex_same(const char *word, const char *text, size_t length)
{
    return lex_begins(word, text, length) && !word[length];
}

static char peek(const struct lexer *lexer, uint32_t ahead)
{
    uint32_t at = lexer->at + ahead;
    return at < lexer->length ? lexer->text[at] : '\0';
}

/* What a byte begins. */
enum { OTHER, BLANK, FEED, HASH, LETTER, DIGIT, POINT, QUOTE, SIGN };

/* clang-format off */
static const unsigned char class_of[256] = {
#define O OTHER
#define L LETTER
#define D DIGIT
#define S SIGN
    /*        0  1  2  3  4  5  6  7  8  9      A     B  C  D      E      F */
    /* 0 */   O, O, O, O, O, O, O, O, O, BLANK, FEED, O, O, BLANK, O,     O,
    /* 1 */   O, O, O, O, O, O, O, O, O, O,     O,    O, O, O,     O,     O,
    /* 2 */   BLANK, S, O, HASH, O, S, O, QUOTE,
                                      S, S,     S,    S, S, S,     POINT, S,
    /* 3 */   D, D, D, D, D, D, D, D, D, D,     S,    S, S, S,     S,     O,
    /* 4 */   O, L, L, L, L, L, L, L, L, L,     L,    L, L, L,     L,     L,
    /* 5 */   L, L, L, L, L, L, L, L, L, L,     L,    S, O, S,     S,     L,
    /* 6 */   O, L, L, L, L, L, L, L, L, L,     L,    L, L, L,     L,     L,
    /* 7 */   L, L, L, L, L, L, L, L, L, L,     L,    S, S, S,     O,     O,
#undef O
#undef L
#undef D
#undef S
};
/* clang-format on */

static unsigned char class_at(const struct lexer *lexer)
{
    return class_of[(unsigned char)lexer->text[lexer->at]];
}

static void skip_blanks(struct lexer *lexer)
{
    /* One blank or none is what there mostly is: no question of which. */
    if (lexer->at < lexer->length)
        lexer->at += lexer->text[lexer->at] == ' ';
    for (; lexer->at < lexer->length; lexer->at++) {
        unsigned char class = class_at(lexer);
        if (class == BLANK || (class == FEED && !lexer->lines))
            continue;
        if (class != HASH || !lexer->comments)
            return;
        while (lexer->at < lexer->length && lexer->text[lexer->at] != '\n')
            lexer->at++;
        lexer->at--;
    }
}

static void skip_digits(struct lexer *lexer)
{
    uint32_t at = lexer->at;
    while (at < lexer->length && lex_is_digit(lexer->text[at]))
        at++;
    lexer->at = at;
}

/* 12, 1.5, .5, 1e6, 2.5e-3; in 1..6 the points are not part of the number. */
static void scan_number(struct lexer *lexer)
{
    skip_digits(lexer);
    char next = peek(lexer, 0);
    if (next == '.' && lex_is_digit(peek(lexer, 1))) {
        lexer->at++;
        skip_digits(lexer);
        next = peek(lexer, 0);
    }
    if (next != 'e' && next != 'E')
        return;
    char sign = peek(lexer, 1);
    bool signed_exponent = sign == '+' || sign == '-';
    if (lex_is_digit(peek(lexer, signed_exponent ? 2 : 1))) {
        lexer->at += signed_exponent ? 2 : 1;
        skip_digits(lexer);
    }
}

/* Most words are names, and most of them are told from keywords by what they
 * begin with and how long they are. */
static enum token_kind keyword(const char *word, size_t length)
{
    uint32_t first = 0, lengths = 0;
#define KEYWORD(id, spelling)                                                  \
    first |= 1u << (spelling[0] - 'a');                                        \
    lengths |= 1u << (sizeof spelling - 1);
#include "lang/token.def"
#undef KEYWORD
    if (word[0] < 'a' || length > 31 || !(first >> (word[0] - 'a') & 1) ||
        !(lengths >> length & 1))
        return TOKEN_NAME;
#define KEYWORD(id, spelling)                                                  \
    if (length == sizeof spelling - 1 && memcmp(word, spelling, length) == 0)  \
        return TOKEN_##id;
#include "lang/token.def"
#undef KEYWORD
    return TOKEN_NAME;
}

static enum token_kind scan_word(struct lexer *lexer)
{
    const char *word = lexer->text + lexer->at;
    size_t length = 1, most = lexer->length - lexer->at;
    for (; length < most; length++) {
        unsigned char class = class_of[(unsigned char)word[length]];
        if (class != LETTER && class != DIGIT)
            break;
    }
    lexer->at += (uint32_t)length;
    return keyword(word, length);
}

static int scan_symbol(struct lexer *lexer)
{
    static const char pairs[][3] = {"..", ":=", "!=", "<=", ">=", "==", "**"};
    char first = peek(lexer, 0), second = peek(lexer, 1);
    bool may = second == '.' || second == '=' || second == '*';
    for (size_t i = 0; may && i < sizeof pairs / sizeof *pairs; i++)
        if (first == pairs[i][0] && second == pairs[i][1]) {
            lexer->at += 2;
            return first | second << 8;
        }
    lexer->at++;
    return first;
}

static enum token_kind scan_text(struct lexer *lexer)
{
    const char *start = lexer->text + lexer->at;
    const char *close = memchr(start + 1, '\'', lexer->length - lexer->at - 1);
    lexer->at += close ? (uint32_t)(close - start) + 1 : 1;
    return close ? TOKEN_TEXT : TOKEN_BAD;
}

static void skip_character(struct lexer *lexer)
{
    lexer->at++;
    while (lexer->at < lexer->length &&
           ((unsigned char)lexer->text[lexer->at] & 0xC0) == 0x80)
        lexer->at++;
}

struct token lexer_next(struct lexer *lexer)
{
    if (lexer->learner)
        return lexer_next_learner(lexer);
    skip_blanks(lexer);
    struct token token = {.at = lexer->at};
    if (lexer->at == lexer->length)
        return token;
    unsigned char class = class_at(lexer);
    if (class == POINT)
        class = lex_is_digit(peek(lexer, 1)) ? DIGIT : SIGN;
    switch (class) {
    case LETTER: token.kind = scan_word(lexer); break;
    case DIGIT:
        token.kind = TOKEN_NUMBER;
        scan_number(lexer);
        break;
    case SIGN:
        token.kind = TOKEN_SYMBOL;
        token.symbol = scan_symbol(lexer);
        break;
    case FEED:
        token.kind = TOKEN_NEWLINE;
        lexer->at++;
        break;
    case QUOTE: token.kind = scan_text(lexer); break;
    default: token.kind = TOKEN_BAD; skip_character(lexer);
    }
    token.length = lexer->at - token.at;
    return token;
}
