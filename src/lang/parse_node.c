#include <string.h>

#include "lang/learner.h"
#include "lang/limits.h"
#include "lang/parser.h"

struct node *parser_node(struct parser *parser, enum op op, uint32_t at)
{
    struct node *node = arena_zero(parser->arena, sizeof *node);
    node->op = op;
    node->at = at;
    return node;
}

struct node *parser_close(struct parser *parser, struct node *node,
                          struct node *const *child, uint32_t count)
{
    node->count = count;
    node->child = arena_get(parser->arena, count * sizeof *child);
    if (count)
        memcpy(node->child, child, count * sizeof *child);
    node->length = parser->last_end - node->at;
    for (uint32_t i = 0; i < count; i++)
        if (child[i]->depth >= node->depth)
            node->depth = child[i]->depth + 1;
    if (node->depth > LIMIT_DEPTH) {
        error_set_at(parser->error, ERROR_LIMIT, node->at, node->length,
                     "too many operations in a row; at most %d are allowed",
                     LIMIT_DEPTH);
        return NULL;
    }
    return node;
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
    return parser_close(parser, node, (struct node *[]){left, right}, 2);
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
