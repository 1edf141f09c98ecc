#include "lang/lex.h"

#include <string.h>

static const struct {
    const char *spelling;
    enum token_kind kind;
} keywords[] = {
#define KEYWORD(id, spelling) {spelling, TOKEN_##id},
#include "lang/token.def"
#undef KEYWORD
};

enum { KEYWORD_COUNT = sizeof keywords / sizeof *keywords };

bool lex_is_letter(char c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_';
}

bool lex_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

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

static void skip_blanks(struct lexer *lexer)
{
    for (;;) {
        char c = peek(lexer, 0);
        if (c > ' ' && c != '#')
            return;
        if (lexer->comments && c == '#')
            while (lexer->at < lexer->length && peek(lexer, 0) != '\n')
                lexer->at++;
        else if (lexer->at < lexer->length &&
                 (c == ' ' || c == '\t' || c == '\r' ||
                  (c == '\n' && !lexer->lines)))
            lexer->at++;
        else
            return;
    }
}

static void skip_digits(struct lexer *lexer)
{
    while (lex_is_digit(peek(lexer, 0)))
        lexer->at++;
}

/* 12, 1.5, .5, 1e6, 2.5e-3; in 1..6 the points are not part of the number. */
static void scan_number(struct lexer *lexer)
{
    skip_digits(lexer);
    if (peek(lexer, 0) == '.' && lex_is_digit(peek(lexer, 1))) {
        lexer->at++;
        skip_digits(lexer);
    }
    char e = peek(lexer, 0);
    char sign = peek(lexer, 1);
    bool signed_exponent = sign == '+' || sign == '-';
    if ((e == 'e' || e == 'E') &&
        lex_is_digit(peek(lexer, signed_exponent ? 2 : 1))) {
        lexer->at += signed_exponent ? 2 : 1;
        skip_digits(lexer);
    }
}

static enum token_kind scan_word(struct lexer *lexer)
{
    const char *word = lexer->text + lexer->at;
    size_t length = 0, most = lexer->length - lexer->at;
    while (length < most &&
           (lex_is_letter(word[length]) || lex_is_digit(word[length])))
        length++;
    lexer->at += (uint32_t)length;
    for (size_t i = 0; i < KEYWORD_COUNT; i++)
        if (keywords[i].spelling[0] == word[0] &&
            strncmp(keywords[i].spelling, word, length) == 0 &&
            !keywords[i].spelling[length])
            return keywords[i].kind;
    return TOKEN_NAME;
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

struct token lexer_next(struct lexer *lexer)
{
    if (lexer->learner)
        return lexer_next_learner(lexer);
    skip_blanks(lexer);
    struct token token = {.at = lexer->at};
    char c = peek(lexer, 0);
    if (lexer->at >= lexer->length) {
        token.kind = TOKEN_END;
    } else if (c == '\n') {
        token.kind = TOKEN_NEWLINE;
        lexer->at++;
    } else if (lex_is_digit(c) || (c == '.' && lex_is_digit(peek(lexer, 1)))) {
        token.kind = TOKEN_NUMBER;
        scan_number(lexer);
    } else if (lex_is_letter(c)) {
        token.kind = scan_word(lexer);
    } else if (c == '\'') {
        const char *start = lexer->text + lexer->at;
        const char *close =
            memchr(start + 1, '\'', lexer->length - lexer->at - 1);
        token.kind = close ? TOKEN_TEXT : TOKEN_BAD;
        lexer->at += close ? (uint32_t)(close - start) + 1 : 1;
    } else if (c && strchr("+-*/^()[]{},=<>!%.:|;", c)) {
        token.kind = TOKEN_SYMBOL;
        token.symbol = scan_symbol(lexer);
    } else {
        token.kind = TOKEN_BAD;
        lexer->at++;
        while (lexer->at < lexer->length &&
               ((unsigned char)lexer->text[lexer->at] & 0xC0) == 0x80)
            lexer->at++;
    }
    token.length = lexer->at - token.at;
    return token;
}
