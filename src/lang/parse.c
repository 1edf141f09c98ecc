#include "lang/parse.h"

#include <string.h>

#include "lang/learner.h"
#include "lang/limits.h"
#include "lang/parser.h"

static void start(struct parser *parser, struct arena *arena, const char *text,
                  size_t length, bool lines, struct error *error)
{
    *parser = (struct parser){.arena = arena, .error = error};
    parser->lexer = (struct lexer){.text = text,
                                   .length = (uint32_t)length,
                                   .lines = lines,
                                   .comments = lines};
    parser_advance(parser);
}

bool parser_start(struct parser *parser, struct arena *arena, const char *text,
                  size_t length, bool lines, struct error *error)
{
    if (length > LIMIT_FORMULA_BYTES)
        return error_set_at(
            error, ERROR_LIMIT, 0, 0,
            "this formula has %zu bytes; at most %d are allowed", length,
            LIMIT_FORMULA_BYTES);
    start(parser, arena, text, length, lines, error);
    return true;
}

char *parser_token_text(struct parser *parser)
{
    return arena_padded(parser->arena, parser->lexer.text + parser->token.at,
                        parser->token.length);
}

/* A sentence for spellings that people bring along from elsewhere. */
static const char *foreign_spelling(const struct parser *parser)
{
    const char *text = parser->lexer.text + parser->token.at;
    if (parser_is_symbol(parser, SYMBOL_EQUAL_TWICE))
        return "'=' compares; there is no '=='";
    if (parser_is_symbol(parser, SYMBOL_POWER_STARS))
        return "powers are written with '^'";
    if (parser_is_symbol(parser, SYMBOL_ASSIGN))
        return "':=' is for check programs only; '=' compares";
    if (parser_is_symbol(parser, '%'))
        return "'%' stands behind a number and means hundredths; the "
               "remainder is 'mod'";
    if (*text == '&')
        return "write 'and'";
    if (parser_is_symbol(parser, '|'))
        return "write 'or', or abs(x) for an absolute value";
    if (parser_is_symbol(parser, '!'))
        return "write 'not'; '!' stands behind a number and is its factorial";
    if (*text == '"' || *text == '\'')
        return "a text stands between two '";
    return NULL;
}

void *parser_expected(struct parser *parser, const char *what)
{
    struct token token = parser->token;
    const char *mend = token.kind == TOKEN_SYMBOL || token.kind == TOKEN_BAD
                           ? foreign_spelling(parser)
                           : NULL;
    if (mend)
        error_set_at(parser->error, ERROR_SYNTAX, token.at, token.length, "%s",
                     mend);
    else if (token.kind == TOKEN_END)
        error_set_at(parser->error, ERROR_SYNTAX, token.at, 1,
                     "%s expected, but the formula ends here", what);
    else if (token.kind == TOKEN_NEWLINE)
        error_set_at(parser->error, ERROR_SYNTAX, token.at, 1,
                     "%s expected, but the line ends here", what);
    else
        error_set_at(parser->error, ERROR_SYNTAX, token.at, token.length,
                     "%s expected before '%.*s'", what,
                     token.length > 30 ? 30 : (int)token.length,
                     parser->lexer.text + token.at);
    return NULL;
}

bool parser_enter(struct parser *parser)
{
    if (++parser->nesting <= LIMIT_NESTING)
        return true;
    return error_set_at(parser->error, ERROR_LIMIT, parser->token.at, 1,
                        "nested too deeply; at most %d levels are allowed",
                        LIMIT_NESTING);
}

void parser_leave(struct parser *parser)
{
    parser->nesting--;
}

struct inside parser_open(struct parser *parser)
{
    struct inside outside = {parser->lexer.lines, parser->hole};
    parser->lexer.lines = false;
    parser->hole = false;
    parser_advance(parser);
    return outside;
}

bool parser_shut(struct parser *parser, struct inside outside, char closing)
{
    parser->lexer.lines = outside.lines;
    parser->hole = outside.hole;
    return parser_take_symbol(parser, closing);
}

static struct node *whole(struct parser *parser, struct node *node)
{
    const struct token *last = &parser->last;
    if (!node || parser->token.kind == TOKEN_END)
        return node;
    /* 5 % 3 and R's 5 %% 3 read as 5% with a 3 behind it. */
    if (last->kind == TOKEN_SYMBOL && last->symbol == '%') {
        error_set_at(parser->error, ERROR_SYNTAX, last->at, last->length,
                     "'%%' stands behind a number and means hundredths; the "
                     "remainder is 'mod'");
        return NULL;
    }
    if (parser_is_symbol(parser, '.') && last->kind == TOKEN_NAME) {
        error_set_at(parser->error, ERROR_SYNTAX, parser->token.at, 1,
                     "names have no points; t.test is t_test_p here");
        return NULL;
    }
    return parser_expected(parser, "an operator or the end");
}

struct node *parse_expression(struct arena *arena, const char *text,
                              size_t length, struct error *error)
{
    struct parser parser;
    if (!parser_start(&parser, arena, text, length, false, error))
        return NULL;
    return whole(&parser, parser_expression(&parser));
}

struct node *parse_domain(struct arena *arena, const char *text, size_t length,
                          struct error *error)
{
    struct parser parser;
    if (!parser_start(&parser, arena, text, length, false, error))
        return NULL;
    return whole(&parser, parser_domain(&parser));
}

struct node *parse_prefix(struct arena *arena, const char *text, size_t length,
                          size_t *end, struct error *error)
{
    struct parser parser;
    if (length > LIMIT_FORMULA_BYTES)
        length = LIMIT_FORMULA_BYTES;
    start(&parser, arena, text, length, false, error);
    parser.hole = true;
    struct node *node = parser_expression(&parser);
    *end = parser.token.at;
    return node;
}
