/* Operators by binding power, `if`, and domains. */
#include <string.h>

#include "lang/learner.h"
#include "lang/parser.h"

static struct node *parse_postfix(struct parser *parser)
{
    struct node *node = parser_primary(parser);
    while (node) {
        if (parser_take_symbol(parser, '!')) {
            node = parser_unary(parser, OP_FACTORIAL, node->at, node);
        } else if (parser_take_symbol(parser, '%')) {
            node = parser_unary(parser, OP_PERCENT, node->at, node);
        } else if (parser_is_symbol(parser, '[')) {
            struct inside outside = parser_open(parser);
            struct node *place = parser_expression(parser);
            if (place && !parser_shut(parser, outside, ']'))
                return parser_expected(parser, "']'");
            node = parser_binary(parser, OP_INDEX, node, place);
        } else {
            break;
        }
    }
    return node;
}

static struct node *parse_level(struct parser *parser, int level);

enum {
    LEVEL_OR = 1,
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
    for (;;) {
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

static bool take_compare(struct parser *parser, enum compare *compare)
{
    static const struct {
        int symbol;
        enum compare compare;
    } signs[] = {
        {'=', COMPARE_EQUAL}, {SYMBOL_NOT_EQUAL, COMPARE_NOT_EQUAL},
        {'<', COMPARE_LESS},  {SYMBOL_AT_MOST, COMPARE_AT_MOST},
        {'>', COMPARE_MORE},  {SYMBOL_AT_LEAST, COMPARE_AT_LEAST},
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (parser_is_symbol(parser, signs[i].symbol)) {
            if (signs[i].symbol == '=' && parser->hole && ends_hole(parser))
                return false;
            parser_advance(parser);
            *compare = signs[i].compare;
            return true;
        }
    return false;
}

static struct node *parse_compare(struct parser *parser)
{
    struct node *operand[8] = {parse_level(parser, LEVEL_RANGE)};
    enum { MOST = sizeof operand / sizeof *operand };
    uint8_t signs[MOST];
    uint32_t count = 1;
    enum compare compare;
    if (!operand[0])
        return NULL;
    while (take_compare(parser, &compare)) {
        if (count == MOST)
            return parser_expected(parser, "fewer comparisons in one chain");
        signs[count - 1] = (uint8_t)compare;
        operand[count] = parse_level(parser, LEVEL_RANGE);
        if (!operand[count++])
            return NULL;
    }
    if (count == 1)
        return operand[0];
    struct node *node = parser_node(parser, OP_CHAIN, operand[0]->at);
    node->compare = arena_get(parser->arena, count - 1);
    memcpy(node->compare, signs, count - 1);
    return parser_close(parser, node, operand, count);
}

/* How tightly the token looked at binds two operands; 0 where it does not. */
static int operator_level(const struct parser *parser, enum op *op)
{
    switch (parser->token.kind) {
    case TOKEN_OR: *op = OP_OR; return LEVEL_OR;
    case TOKEN_AND: *op = OP_AND; return LEVEL_AND;
    case TOKEN_MOD: *op = OP_MODULO; return LEVEL_PRODUCT;
    case TOKEN_DIV: *op = OP_QUOTIENT; return LEVEL_PRODUCT;
    case TOKEN_SYMBOL: break;
    default: return 0;
    }
    switch (parser->token.symbol) {
    case SYMBOL_RANGE: *op = OP_RANGE; return LEVEL_RANGE;
    case '+': *op = OP_ADD; return LEVEL_SUM;
    case '-': *op = OP_SUBTRACT; return LEVEL_SUM;
    case '*': *op = OP_MULTIPLY; return LEVEL_PRODUCT;
    case '/': *op = OP_DIVIDE; return LEVEL_PRODUCT;
    default: return 0;
    }
}

/* Ranges, sums and products: an operand and all operators behind it that bind
 * at least as tightly as `level`, so that an operand alone costs one look. A
 * range ends it, as there is no row of them. */
static struct node *parse_arithmetic(struct parser *parser, int level)
{
    struct node *left = parser_sign(parser);
    enum op op = OP_OR;
    int next;
    while (left && (next = operator_level(parser, &op)) >= level) {
        enum op own = op;
        parser_advance(parser);
        left = parser_binary(parser, own, left,
                             parse_arithmetic(parser, next + 1));
        if (own == OP_RANGE)
            break;
    }
    return left;
}

static struct node *parse_not(struct parser *parser)
{
    uint32_t at = parser->token.at;
    bool invert = false, any = false;
    for (; parser_take(parser, TOKEN_NOT); any = true)
        invert = !invert;
    struct node *node = parse_compare(parser);
    return any && invert ? parser_unary(parser, OP_NOT, at, node) : node;
}

/* LEVEL_OR, LEVEL_AND, or tighter. */
static struct node *parse_level(struct parser *parser, int level)
{
    if (level >= LEVEL_RANGE)
        return parse_arithmetic(parser, level);
    if (level > LEVEL_AND)
        return parse_not(parser);
    struct node *left = parse_level(parser, level + 1);
    enum op op = OP_OR;
    while (left && operator_level(parser, &op) == level) {
        parser_advance(parser);
        left = parser_binary(parser, level == LEVEL_OR ? OP_OR : OP_AND, left,
                             parse_level(parser, level + 1));
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
