#include "lang/learner.h"
#include "lang/limits.h"
#include "lang/parser.h"

struct node *parser_node(struct parser *parser, enum op op, uint32_t at)
{
    static const struct node empty;
    struct node *node = arena_get(parser->arena, sizeof *node);
    *node = empty;
    node->op = op;
    node->at = at;
    return node;
}

/* Its place goes up to the last token. */
static struct node *finish(struct parser *parser, struct node *node)
{
    node->length = parser->last_end - node->at;
    if (node->depth <= LIMIT_DEPTH)
        return node;
    error_set_at(parser->error, ERROR_LIMIT, node->at, node->length,
                 "too many operations in a row; at most %d are allowed",
                 LIMIT_DEPTH);
    return NULL;
}

struct node *parser_close(struct parser *parser, struct node *node,
                          struct node *const *child, uint32_t count)
{
    node->count = count;
    if (count)
        node->child = arena_get(parser->arena, count * sizeof *child);
    for (uint32_t i = 0; i < count; i++) {
        node->child[i] = child[i];
        if (child[i]->depth >= node->depth)
            node->depth = child[i]->depth + 1;
    }
    return finish(parser, node);
}

struct node *parser_binary(struct parser *parser, enum op op, struct node *left,
                           struct node *right)
{
    if (!right)
        return NULL;
    if (parser->learner)
        return learner_operate(parser->learner, op,
                               (struct node *[]){left, right}, 2);
    struct node *node = parser_node(parser, op, left->at);
    node->count = 2;
    node->child = arena_get(parser->arena, 2 * sizeof *node->child);
    node->child[0] = left;
    node->child[1] = right;
    node->depth = 1 + (left->depth > right->depth ? left->depth : right->depth);
    return finish(parser, node);
}

struct node *parser_unary(struct parser *parser, enum op op, uint32_t at,
                          struct node *operand)
{
    if (!operand)
        return NULL;
    if (parser->learner)
        return learner_operate(parser->learner, op, &operand, 1);
    struct node *node = parser_node(parser, op, at);
    return parser_close(parser, node, &operand, 1);
}
