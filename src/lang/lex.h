/* Bytes to tokens. The lexer never fails by itself: a byte it cannot place
 * becomes a TOKEN_BAD, and the parser says what is wrong with it. */
#ifndef RECKON_LANG_LEX_H
#define RECKON_LANG_LEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum token_kind {
    TOKEN_END,
    TOKEN_NEWLINE, /* only where lines matter (programs) */
    TOKEN_NUMBER,
    TOKEN_NAME,
    TOKEN_TEXT, /* 'quoted'; the span includes the quotes */
    TOKEN_SYMBOL,
    TOKEN_BAD,
#define KEYWORD(id, spelling) TOKEN_##id,
#include "lang/token.def"
#undef KEYWORD
};

/* Symbols of two characters are packed as first | second << 8. */
enum symbol {
    SYMBOL_RANGE = '.' | '.' << 8,
    SYMBOL_ASSIGN = ':' | '=' << 8,
    SYMBOL_NOT_EQUAL = '!' | '=' << 8,
    SYMBOL_AT_MOST = '<' | '=' << 8,
    SYMBOL_AT_LEAST = '>' | '=' << 8,
    SYMBOL_EQUAL_TWICE = '=' | '=' << 8,
    SYMBOL_POWER_STARS = '*' | '*' << 8,
    SYMBOL_PLUS_MINUS = 0xB1, /* code points, in learners' lines only */
    SYMBOL_CENT = 0xA2,
    SYMBOL_POUND = 0xA3,
    SYMBOL_YEN = 0xA5,
    SYMBOL_DEGREE = 0xB0,
    SYMBOL_PER_MILLE = 0x2030,
    SYMBOL_EURO = 0x20AC,
    SYMBOL_ROOT = 0x221A
};

struct token {
    enum token_kind kind;
    int symbol; /* of TOKEN_SYMBOL: a character or enum symbol */
    uint32_t at, length;
};

struct lexer {
    const char *text;
    uint32_t length;
    uint32_t at;
    bool lines;      /* newlines are tokens */
    bool comments;   /* '#' starts a comment up to the end of the line */
    bool learner;    /* tokens as learners type them: see lexer_next_learner */
    bool comma;      /* then: the decimal mark is a comma */
    bool separators; /* then: commas separate and never make groups */
};

/* The next token; TOKEN_END for ever at the end. */
struct token lexer_next(struct lexer *lexer);

/* The same for a learner's line. Numbers may have groups (1,234 1 234 1'234
 * 1_234) and end in a point; one whose commas make no sense is a TOKEN_NUMBER
 * with a `symbol` that is not 0. Words are letters only (10C3 is three tokens),
 * there are no keywords, and the signs of lex_learner.c outside of ASCII are
 * symbols by their code point. */
struct token lexer_next_learner(struct lexer *lexer);

/* The fraction that a sign like U+00BD stands for; false for other signs. */
bool lex_vulgar(int symbol, int *numerator, int *denominator);

/* A-Z a-z _ ; never by locale. */
static inline bool lex_is_letter(char c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_';
}

static inline bool lex_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

char lex_lower(char c); /* of A-Z; others stay */

/* Does `word` begin with these bytes, the case of A-Z aside, whatever the
 * locale? And is it no longer than they? */
bool lex_begins(const char *word, const char *text, size_t length);
bool lex_same(const char *word, const char *text, size_t length);

#endif
