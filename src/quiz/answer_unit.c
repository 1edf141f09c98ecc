/* Units and money around a number. */
#include <string.h>

#include "base/utf8.h"
#include "lang/lex.h"
#include "quiz/answer_line.h"

static const struct currency {
    const char *sign, *code, *word, *part;
} currencies[] = {
#define CURRENCY(sign, code, word, part) {sign, code, word, part},
#include "quiz/currency.def"
#undef CURRENCY
};

enum { CURRENCY_COUNT = sizeof currencies / sizeof *currencies };

/* The same word, letter case and a final s aside. `word` is not empty. */
static bool same_word(const char *text, size_t length, const char *word)
{
    size_t known = strlen(word);
    if (length == known)
        return lex_same(word, text, length);
    if (length + 1 == known)
        return length && (word[length] | 32) == 's' &&
               lex_begins(word, text, length);
    return length == known + 1 && (text[known] | 32) == 's' &&
           lex_same(word, text, known);
}

static const struct currency *find_currency(const char *text, size_t length)
{
    for (size_t i = 0; i < CURRENCY_COUNT; i++) {
        const struct currency *row = &currencies[i];
        if ((strlen(row->sign) == length &&
             memcmp(row->sign, text, length) == 0) ||
            same_word(text, length, row->code) ||
            same_word(text, length, row->word))
            return row;
    }
    return NULL;
}

static bool is_wanted(const char *unit, const char *text, size_t length)
{
    if (!unit)
        return false;
    const struct currency *money = find_currency(unit, strlen(unit));
    return money ? find_currency(text, length) == money
                 : same_word(text, length, unit);
}

/* 50 cents, where dollars are wanted. */
static bool is_part(const char *unit, const char *text, size_t length)
{
    const struct currency *money =
        unit ? find_currency(unit, strlen(unit)) : NULL;
    if (!money)
        return false;
    return (length == 2 && memcmp(text, "\xC2\xA2", 2) == 0) ||
           same_word(text, length, money->part);
}

static int currency_point(const char *text, size_t length)
{
    uint32_t point = 0;
    if (length)
        utf8_decode(text, length, &point);
    return point == '$' || point == SYMBOL_EURO || point == SYMBOL_POUND ||
                   point == SYMBOL_YEN
               ? (int)point
               : 0;
}

void line_take_currency(struct line *line, const char **text, size_t length)
{
    size_t at = 0;
    const char *from = *text;
    while (at < length && (from[at] == ' ' || from[at] == '-' ||
                           from[at] == '+' || from[at] == '\t'))
        at++;
    line->sign = currency_point(from + at, length - at);
    if (!line->sign)
        return;
    char *copy = arena_text(line->arena, from, length);
    uint32_t point;
    size_t bytes = utf8_decode(from + at, length - at, &point);
    if (is_wanted(line->options->unit, from + at, bytes))
        line->answer->unit = UNIT_WANTED;
    else
        line->answer->unit = UNIT_OTHER;
    memset(copy + at, ' ', bytes);
    *text = copy;
}

/* The rest of the line, which has no blanks at its end. */
static size_t rest_length(const struct line *line, size_t from)
{
    return line->learner.parser.lexer.length - from;
}

bool line_is_unit(const struct line *line, size_t at)
{
    const char *rest = line->learner.parser.lexer.text + at;
    return is_wanted(line->options->unit, rest, rest_length(line, at));
}

static void take_rest(struct line *line)
{
    struct parser *parser = &line->learner.parser;
    while (parser->token.kind != TOKEN_END)
        parser_advance(parser);
}

static void make_hundredths(struct typed *typed)
{
    typed->value = number_divide(typed->value, number_integer(100));
    typed->place -= 2;
    typed->place_most -= 2;
    typed->plain = false;
}

void line_read_unit(struct line *line, struct typed *typed)
{
    struct token token = line_token(line);
    const char *rest = line->learner.parser.lexer.text + token.at;
    size_t length = rest_length(line, token.at);
    bool sign = token.kind == TOKEN_SYMBOL &&
                (currency_point(rest, length) || token.symbol == SYMBOL_CENT);
    if (token.kind != TOKEN_NAME && !sign &&
        !is_wanted(line->options->unit, rest, length))
        return;
    if (line->sign)
        return; /* $5 and a word: one unit is enough */
    if (is_wanted(line->options->unit, rest, length)) {
        line->answer->unit = UNIT_WANTED;
    } else if (typed && is_part(line->options->unit, rest, length)) {
        line->answer->unit = UNIT_WANTED;
        make_hundredths(typed);
    } else if (length == token.length) {
        line->answer->unit = UNIT_OTHER;
    } else {
        return;
    }
    take_rest(line);
}
