/* Operands of a bank's formulas. */
#include "lang/limits.h"
#include "lang/parser.h"

/* Most calls and lists have few members, and are parsed within each other. */
struct node_list {
    struct node **item;
    size_t count, capacity;
    struct node *few[8];
};

static struct node **grow(struct parser *parser, struct node_list *list)
{
    return arena_grow(parser->arena, list->item, list->count, &list->capacity,
                      sizeof *list->item);
}

static bool add_to(struct parser *parser, struct node_list *list,
                   struct node *node)
{
    if (!node)
        return false;
    if (list->count == LIMIT_ARGUMENTS)
        return error_set_at(parser->error, ERROR_LIMIT, node->at, node->length,
                            "more than %d members", LIMIT_ARGUMENTS);
    list->item = grow(parser, list);
    list->item[list->count++] = node;
    return true;
}

/* name in domain {, name in domain} [if condition], behind the body. */
static bool parse_loop(struct parser *parser, struct node *node,
                       struct node_list *list)
{
    enum { MOST_NAMES = 8 };
    node->binder = arena_zero(parser->arena, MOST_NAMES * sizeof *node->binder);
    do {
        if (parser->token.kind != TOKEN_NAME)
            return parser_expected(parser, "a name for the loop");
        if (node->binders == MOST_NAMES)
            return error_set_at(parser->error, ERROR_LIMIT, parser->token.at,
                                parser->token.length,
                                "at most %d names in one loop", MOST_NAMES);
        node->binder[node->binders++].name = parser_token_text(parser);
        parser_advance(parser);
        if (!parser_take(parser, TOKEN_IN))
            return parser_expected(parser, "'in'");
        if (!add_to(parser, list, parser_expression(parser)))
            return false;
    } while (parser_take_symbol(parser, ','));
    node->op = OP_LOOP;
    if (parser_take(parser, TOKEN_IF)) {
        node->filtered = true;
        return add_to(parser, list, parser_expression(parser));
    }
    return true;
}

/* Behind "(" or "[": members up to the closing bracket. */
static bool parse_members(struct parser *parser, struct node *node,
                          struct node_list *list)
{
    if (parser_is_symbol(parser, ')') || parser_is_symbol(parser, ']'))
        return true;
    do {
        if (!add_to(parser, list, parser_expression(parser)))
            return false;
        if (list->count == 1 && node->op == OP_CALL &&
            parser_take(parser, TOKEN_FOR)) {
            if (!parse_loop(parser, node, list))
                return false;
            break;
        }
    } while (parser_take_symbol(parser, ','));
    return true;
}

static struct node *parse_bracketed(struct parser *parser, enum op op,
                                    const char *name, uint32_t at)
{
    char closing = op == OP_LIST ? ']' : ')';
    struct node *node = parser_node(parser, op, at);
    struct node_list list;
    list.item = list.few;
    list.count = 0;
    list.capacity = sizeof list.few / sizeof *list.few;
    node->name = name;
    struct inside outside = parser_open(parser);
    bool ok = parser_enter(parser) && parse_members(parser, node, &list);
    parser_leave(parser);
    if (!ok)
        return NULL;
    if (!parser_shut(parser, outside, closing))
        return parser_expected(parser,
                               closing == ')' ? "',' or ')'" : "',' or ']'");
    return parser_close(parser, node, list.item, (uint32_t)list.count);
}

static struct node *parse_name(struct parser *parser)
{
    struct token token = parser->token;
    if (token.length > LIMIT_NAME_BYTES) {
        error_set_at(parser->error, ERROR_LIMIT, token.at, token.length,
                     "names have at most %d letters", LIMIT_NAME_BYTES);
        return NULL;
    }
    char *name = parser_token_text(parser);
    parser_advance(parser);
    if (parser_is_symbol(parser, '('))
        return parse_bracketed(parser, OP_CALL, name, token.at);
    struct node *node = parser_node(parser, OP_NAME, token.at);
    node->name = name;
    return parser_close(parser, node, NULL, 0);
}

static struct node *parse_number(struct parser *parser)
{
    struct token token = parser->token;
    struct node *node = parser_node(parser, OP_NUMBER, token.at);
    if (!number_scan(parser->lexer.text + token.at, token.length,
                     &node->number)) {
        error_set_at(parser->error, ERROR_RANGE, token.at, token.length,
                     "this number is too large");
        return NULL;
    }
    parser_advance(parser);
    return parser_close(parser, node, NULL, 0);
}

static struct node *parse_text(struct parser *parser)
{
    struct node *node = parser_node(parser, OP_TEXT, parser->token.at);
    node->name =
        arena_text(parser->arena, parser->lexer.text + parser->token.at + 1,
                   parser->token.length - 2);
    parser_advance(parser);
    return parser_close(parser, node, NULL, 0);
}

struct node *parser_primary(struct parser *parser)
{
    switch (parser->token.kind) {
    case TOKEN_NUMBER: return parse_number(parser);
    case TOKEN_TEXT: return parse_text(parser);
    case TOKEN_NAME: return parse_name(parser);
    case TOKEN_SYMBOL:
        if (parser_is_symbol(parser, '['))
            return parse_bracketed(parser, OP_LIST, NULL, parser->token.at);
        if (parser_is_symbol(parser, '(')) {
            struct inside outside = parser_open(parser);
            struct node *inner = parser_expression(parser);
            if (inner && !parser_shut(parser, outside, ')'))
                return parser_expected(parser, "')'");
            return inner;
        }
        break;
    default: break;
    }
    return parser_expected(parser, "a number, a name or '('");
}
