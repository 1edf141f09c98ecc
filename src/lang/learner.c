#include "lang/learner.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lang/limits.h"

static const char *const fault_names[] = {
    "none",
#define FAULT(id, name, about) name,
#include "lang/fault.def"
#undef FAULT
};

const char *fault_name(enum fault fault)
{
    return fault_names[fault];
}

void learner_start(struct learner *learner, struct arena *arena,
                   const char *text, size_t length, struct error *error)
{
    struct parser *parser = &learner->parser;
    memset(learner, 0, sizeof *learner);
    parser->arena = arena;
    parser->error = error;
    parser->learner = learner;
    parser->lexer.text = text;
    parser->lexer.length = (uint32_t)length;
    parser->lexer.learner = true;
    run_start(&learner->run, arena, NULL, NULL, LIMIT_QUESTION_STEPS, error);
    learner->bare_end = learner->number_at = UINT32_MAX;
}

void learner_restart(struct learner *learner)
{
    learner->parser.lexer.at = 0;
    learner->parser.token = (struct token){0};
    learner->parser.nesting = 0;
    learner->seconds = 0;
    learner->percents = false;
    learner->bare_end = UINT32_MAX;
    parser_advance(&learner->parser);
}

bool learner_is_word(const struct learner *learner, const char *word)
{
    const struct parser *parser = &learner->parser;
    return parser->token.kind == TOKEN_NAME &&
           lex_same(word, parser->lexer.text + parser->token.at,
                    parser->token.length);
}

bool learner_take_word(struct learner *learner, const char *word)
{
    bool there = learner_is_word(learner, word);
    if (there)
        parser_advance(&learner->parser);
    return there;
}

bool learner_is_memory(const struct learner *learner)
{
    return learner->memory && learner_is_word(learner, "ans");
}

void *learner_fail(struct learner *learner, enum fault fault, uint32_t at,
                   uint32_t length, const char *format, ...)
{
    char text[sizeof learner->parser.error->text];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    learner->fault = fault;
    enum error_code code = fault == FAULT_DOMAIN  ? ERROR_DOMAIN
                           : fault == FAULT_RANGE ? ERROR_RANGE
                           : fault == FAULT_LIMIT ? ERROR_LIMIT
                                                  : ERROR_SYNTAX;
    error_set_at(learner->parser.error, code, at, length, "%s", text);
    return NULL;
}

enum fault learner_fault(const struct learner *learner)
{
    if (learner->fault)
        return learner->fault;
    switch (learner->parser.error->code) {
    case ERROR_RANGE: return FAULT_RANGE;
    case ERROR_LIMIT: return FAULT_LIMIT;
    default: return FAULT_DOMAIN; /* a value that there is none of */
    }
}

/* --- working out ---------------------------------------------------------- */

struct node *learner_leaf(struct learner *learner, uint32_t at,
                          struct number number)
{
    struct node *node = learner->spares
                            ? learner->spare[--learner->spares]
                            : arena_zero(learner->parser.arena, sizeof *node);
    node->op = OP_NUMBER;
    node->at = at;
    node->length = learner->parser.last_end - at;
    node->number = number;
    return node;
}

static void *no_real_power(struct learner *learner, const struct node *node)
{
    return learner_fail(learner, FAULT_DOMAIN, node->at, node->length,
                        "a negative number has no such power; for a cube root "
                        "there is cbrt(x)");
}

/* A product or power of numbers that are not 0, but too small to be told
 * from it. */
static bool is_lost(const struct node *node, struct number result)
{
    if (number_sign(result) || !number_sign(node->child[0]->number))
        return false;
    return node->op == OP_DIVIDE || node->op == OP_POWER ||
           (node->op == OP_MULTIPLY && number_sign(node->child[1]->number));
}

struct node *learner_operate(struct learner *learner, enum op op,
                             struct node **child, uint32_t count)
{
    struct node node = {.op = op,
                        .at = child[0]->at,
                        .length = learner->parser.last_end - child[0]->at,
                        .count = count,
                        .child = child};
    struct value value;
    learner->percent = NULL;
    if (op == OP_POWER && number_sign(child[0]->number) < 0 &&
        !number_is_whole(child[1]->number))
        return no_real_power(learner, &node);
    if (!evaluate(&learner->run, &node, &value))
        return NULL;
    if (is_lost(&node, value.number))
        return learner_fail(learner, FAULT_RANGE, node.at, node.length,
                            "this is too small for a number");
    child[0]->number = value.number;
    child[0]->length = node.length;
    if (count == 2 && learner->spares < LEARNER_SPARES)
        learner->spare[learner->spares++] = child[1];
    return child[0];
}
