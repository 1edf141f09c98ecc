/* Shared by the parser's own files and by learner.h only.
 *
 *   parse.c            start, tokens, messages, the entry points
 *   parse_node.c       making nodes
 *   parse_primary.c    operands of a bank's formulas: numbers, calls, loops
 *   parse_operators.c  signs, powers, operators and domains
 *   parse_program.c    check programs
 *   parse_learner.c    operators and operands as learners type them */
#ifndef RECKON_LANG_PARSER_H
#define RECKON_LANG_PARSER_H

#include "lang/lex.h"
#include "lang/parse.h"

struct learner;

struct parser {
    struct arena *arena;
    struct lexer lexer;
    struct token token; /* the one looked at */
    struct token last;  /* the one before it */
    uint32_t last_end;  /* where that one ended */
    uint32_t nesting;
    bool hole;               /* '=' ends the expression instead of comparing */
    struct learner *learner; /* NULL: a bank's formula, made into a tree */
    struct error *error;
};

/* NULL, with false, where the text is too long. */
bool parser_start(struct parser *parser, struct arena *arena, const char *text,
                  size_t length, bool lines, struct error *error);

static inline void parser_advance(struct parser *parser)
{
    parser->last = parser->token;
    parser->last_end = parser->token.at + parser->token.length;
    parser->token = lexer_next(&parser->lexer);
}

static inline bool parser_is_symbol(const struct parser *parser, int symbol)
{
    return parser->token.kind == TOKEN_SYMBOL && parser->token.symbol == symbol;
}

/* Takes the symbol or keyword if it is there. */
static inline bool parser_take_symbol(struct parser *parser, int symbol)
{
    bool there = parser_is_symbol(parser, symbol);
    if (there)
        parser_advance(parser);
    return there;
}

static inline bool parser_take(struct parser *parser, enum token_kind kind)
{
    bool there = parser->token.kind == kind;
    if (there)
        parser_advance(parser);
    return there;
}

/* Sets an error at the token looked at: "FORMAT, but here is TOKEN". */
void *parser_expected(struct parser *parser, const char *what);
/* Text of the token looked at, copied and padded (arena_padded). */
char *parser_token_text(struct parser *parser);

bool parser_enter(struct parser *parser); /* false: too deep */
void parser_leave(struct parser *parser);

/* --- nodes ---------------------------------------------------------------- */

struct node *parser_node(struct parser *parser, enum op op, uint32_t at);

/* Gives a node its children and its place, from its start to the last token.
 * NULL when it would be too deep. */
struct node *parser_close(struct parser *parser, struct node *node,
                          struct node *const *child, uint32_t count);

/* An operation; NULL when an operand is. For a learner's line it is worked out
 * at once and the result is a number again. */
struct node *parser_binary(struct parser *parser, enum op op, struct node *left,
                           struct node *right);
struct node *parser_unary(struct parser *parser, enum op op, uint32_t at,
                          struct node *operand);

/* --- brackets ------------------------------------------------------------- */

/* What holds only outside of brackets: lines, and '=' as the end of a hole. */
struct inside {
    bool lines, hole;
};

/* Takes the opening bracket. */
struct inside parser_open(struct parser *parser);

/* Takes the closing one, if it is there; the token behind it is read by the
 * rules of outside again. */
bool parser_shut(struct parser *parser, struct inside outside, char closing);

/* --- grammar -------------------------------------------------------------- */

struct node *parser_expression(struct parser *parser);
struct node *parser_domain(struct parser *parser);
struct node *parser_primary(struct parser *parser);
struct node *parser_sign(struct parser *parser);
struct node *parser_power(struct parser *parser);

#endif
