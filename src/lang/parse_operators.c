/* Operators by binding power, `if`, and domains. */
#include <string.h>

#include "lang/learner.h"
#include "lang/parser.h"

static struct node *parse_index(struct parser *parser, struct node *list)
{
    struct inside outside = parser_open(parser);
    struct node *place = parser_expression(parser);
    if (place && !parser_shut(parser, outside, ']'))
        return parser_expected(parser, "']'");
    return parser_binary(parser, OP_INDEX, list, place);
}

static struct node *parse_postfix(struct parser *parser)
{
    struct node *node = parser_primary(parser);
    while (node && parser->token.kind == TOKEN_SYMBOL) {
        if (parser_take_symbol(parser, '!'))
            node = parser_unary(parser, OP_FACTORIAL, node->at, node);
        else if (parser_take_symbol(parser, '%'))
            node = parser_unary(parser, OP_PERCENT, node->at, node);
        else if (parser_is_symbol(parser, '['))
            node = parse_index(parser, node);
        else
            break;
    }
    return node;
}

enum {
    LEVEL_NONE,
    LEVEL_OR,
    LEVEL_AND,
    LEVEL_NOT,
    LEVEL_COMPARE,
    LEVEL_RANGE,
    LEVEL_SUM,
    LEVEL_PRODUCT
};

/* Signs in a row are counted, not nested: ---1 costs no depth. */
struct node *parser_sign(struct parser *parser)
{
    uint32_t at = parser->token.at;
    bool negative = false;
    while (parser->token.kind == TOKEN_SYMBOL) {
        if (parser_take_symbol(parser, '-'))
            negative = !negative;
        else if (!parser_take_symbol(parser, '+'))
            break;
    }
    struct node *operand = parser_power(parser);
    return negative ? parser_unary(parser, OP_NEGATE, at, operand) : operand;
}

/* '^'; a learner may also write '**'. */
static bool take_power(struct parser *parser)
{
    if (!parser->learner)
        return parser_take_symbol(parser, '^');
    bool power = parser_take_symbol(parser, '^') ||
                 parser_take_symbol(parser, SYMBOL_POWER_STARS);
    if (power)
        parser->learner->no_mixed = true;
    return power;
}

struct node *parser_power(struct parser *parser)
{
    struct node *base = parser->learner ? learner_postfix(parser->learner)
                                        : parse_postfix(parser);
    if (!base || !take_power(parser))
        return base;
    if (!parser_enter(parser))
        return NULL;
    struct node *exponent = parser_sign(parser);
    parser_leave(parser);
    return parser_binary(parser, OP_POWER, base, exponent);
}

/* In a hole, {e =} and {e = : 2} end with the sign; {if a = b then ...} goes
 * on. */
static bool ends_hole(const struct parser *parser)
{
    const struct lexer *lexer = &parser->lexer;
    uint32_t at = lexer->at;
    while (at < lexer->length && lexer->text[at] == ' ')
        at++;
    return at == lexer->length || lexer->text[at] == '}' ||
           lexer->text[at] == ':';
}

static int compare_level(const struct parser *parser)
{
    bool ends = parser->hole && parser->token.symbol == '=';
    return ends && ends_hole(parser) ? LEVEL_NONE : LEVEL_COMPARE;
}

/* How tightly the token looked at binds two operands. */
static int operator_level(const struct parser *parser, enum op *op)
{
    switch (parser->token.kind) {
    case TOKEN_OR: *op = OP_OR; return LEVEL_OR;
    case TOKEN_AND: *op = OP_AND; return LEVEL_AND;
    case TOKEN_MOD: *op = OP_MODULO; return LEVEL_PRODUCT;
    case TOKEN_DIV: *op = OP_QUOTIENT; return LEVEL_PRODUCT;
    case TOKEN_SYMBOL: break;
    default: return LEVEL_NONE;
    }
    switch (parser->token.symbol) {
    case '=':
    case SYMBOL_NOT_EQUAL:
    case '<':
    case SYMBOL_AT_MOST:
    case '>':
    case SYMBOL_AT_LEAST: *op = OP_CHAIN; return compare_level(parser);
    case SYMBOL_RANGE: *op = OP_RANGE; return LEVEL_RANGE;
    case '+': *op = OP_ADD; return LEVEL_SUM;
    case '-': *op = OP_SUBTRACT; return LEVEL_SUM;
    case '*': *op = OP_MULTIPLY; return LEVEL_PRODUCT;
    case '/': *op = OP_DIVIDE; return LEVEL_PRODUCT;
    default: return LEVEL_NONE;
    }
}

static enum compare compare_of(int symbol)
{
    switch (symbol) {
    case SYMBOL_NOT_EQUAL: return COMPARE_NOT_EQUAL;
    case '<': return COMPARE_LESS;
    case SYMBOL_AT_MOST: return COMPARE_AT_MOST;
    case '>': return COMPARE_MORE;
    case SYMBOL_AT_LEAST: return COMPARE_AT_LEAST;
    default: return COMPARE_EQUAL;
    }
}

static struct node *parse_level(struct parser *parser, int level);

/* left < b <= c ..., from the first sign on. */
static struct node *parse_chain(struct parser *parser, struct node *left)
{
    enum { MOST = 8 };
    struct node *operand[MOST] = {left};
    uint8_t signs[MOST];
    uint32_t count = 1;
    enum op op;
    do {
        enum compare compare = compare_of(parser->token.symbol);
        parser_advance(parser);
        if (count == MOST)
            return parser_expected(parser, "fewer comparisons in one chain");
        signs[count - 1] = (uint8_t)compare;
        if (!(operand[count++] = parse_level(parser, LEVEL_RANGE)))
            return NULL;
    } while (operator_level(parser, &op) == LEVEL_COMPARE);
    struct node *node = parser_node(parser, OP_CHAIN, left->at);
    node->compare = arena_get(parser->arena, count - 1);
    memcpy(node->compare, signs, count - 1);
    return parser_close(parser, node, operand, count);
}

static struct node *parse_not(struct parser *parser)
{
    uint32_t at = parser->token.at;
    bool invert = false;
    while (parser_take(parser, TOKEN_NOT))
        invert = !invert;
    struct node *node = parse_level(parser, LEVEL_COMPARE);
    return invert ? parser_unary(parser, OP_NOT, at, node) : node;
}

/* An operand and all operators behind it that bind at least as tightly as
 * `level`, so that an operand alone costs one look. There is no row of ranges,
 * and a row of comparisons is one chain. */
static struct node *parse_level(struct parser *parser, int level)
{
    bool inverted = level <= LEVEL_NOT && parser->token.kind == TOKEN_NOT;
    struct node *left = inverted ? parse_not(parser) : parser_sign(parser);
    int most = LEVEL_PRODUCT;
    enum op op = OP_OR;
    for (int next; left && (next = operator_level(parser, &op)) >= level &&
                   next <= most;) {
        enum op own = op;
        if (next == LEVEL_COMPARE) {
            left = parse_chain(parser, left);
        } else {
            parser_advance(parser);
            left =
                parser_binary(parser, own, left, parse_level(parser, next + 1));
        }
        most = next == LEVEL_RANGE || next == LEVEL_COMPARE ? next - 1 : next;
    }
    return left;
}

static struct node *parse_if(struct parser *parser,
                             struct node *(*branch)(struct parser *))
{
    struct node *node = parser_node(parser, OP_IF, parser->token.at);
    struct node *child[3] = {0};
    parser_advance(parser);
    if (!(child[0] = parser_expression(parser)))
        return NULL;
    if (!parser_take(parser, TOKEN_THEN))
        return parser_expected(parser, "'then'");
    if (!(child[1] = branch(parser)))
        return NULL;
    if (!parser_take(parser, TOKEN_ELSE))
        return parser_expected(parser, "'else'");
    if (!(child[2] = branch(parser)))
        return NULL;
    return parser_close(parser, node, child, 3);
}

struct node *parser_expression(struct parser *parser)
{
    if (!parser_enter(parser))
        return NULL;
    struct node *node = parser->token.kind == TOKEN_IF
                            ? parse_if(parser, parser_expression)
                            : parse_level(parser, LEVEL_OR);
    parser_leave(parser);
    return node;
}

static struct node *parse_plain_domain(struct parser *parser)
{
    uint32_t at = parser->token.at;
    if (parser_take(parser, TOKEN_ONE)) {
        if (!parser_take(parser, TOKEN_OF))
            return parser_expected(parser, "'of'");
        return parser_unary(parser, OP_ONE_OF, at, parser_expression(parser));
    }
    struct node *left = parse_level(parser, LEVEL_OR);
    if (!left)
        return NULL;
    bool different = parser_take(parser, TOKEN_DIFFERENT);
    if (parser_take(parser, TOKEN_OF))
        return parser_binary(parser, different ? OP_DIFFERENT : OP_REPEAT, left,
                             parser_domain(parser));
    if (different)
        return parser_expected(parser, "'of'");
    if (parser_take(parser, TOKEN_BY))
        return parser_binary(parser, OP_BY, left,
                             parse_level(parser, LEVEL_OR));
    return left;
}

struct node *parser_domain(struct parser *parser)
{
    if (!parser_enter(parser))
        return NULL;
    struct node *node = parser->token.kind == TOKEN_IF
                            ? parse_if(parser, parser_domain)
                            : parse_plain_domain(parser);
    parser_leave(parser);
    return node;
}
