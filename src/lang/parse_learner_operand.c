/* Operands of a learner's line: brackets, names, calls, ln 2. */
#include "base/numtext.h"
#include "lang/parse_learner.h"

static struct node *parse_bracket(struct learner *learner, char closing,
                                  const char *what)
{
    struct parser *parser = &learner->parser;
    if (!parser_enter(parser))
        return NULL;
    uint32_t at = parser->token.at;
    parser_advance(parser);
    struct node *node = learner_parse_sum(learner);
    if (!node)
        return NULL;
    parser_leave(parser);
    if (!parser_take_symbol(&learner->parser, closing))
        return learner_expected(learner, what);
    node->at = at;
    node->length = parser->last_end - at;
    learner->percent = NULL;
    return node;
}

static struct node *parse_size(struct learner *learner)
{
    struct node *node = parse_bracket(learner, '|', "'|'");
    if (node && number_sign(node->number) < 0)
        node->number = number_negate(node->number);
    return node;
}

/* name(a, b): the commas in it separate, whatever they do outside. */
static struct node *parse_call(struct learner *learner,
                               const struct learner_name *name, uint32_t at)
{
    struct parser *parser = &learner->parser;
    struct node *argument[LEARNER_ARGUMENTS];
    uint32_t count = 0;
    bool outside = parser->lexer.separators;
    if (!parser_enter(parser))
        return NULL;
    parser->lexer.separators = true;
    parser_advance(parser);
    if (!learner_is_symbol(learner, ')'))
        do {
            if (count == LEARNER_ARGUMENTS)
                return learner_fail(learner, FAULT_LIMIT, at, 1,
                                    "a function takes at most %d numbers",
                                    LEARNER_ARGUMENTS);
            if (!(argument[count++] = learner_parse_sum(learner)))
                return NULL;
        } while (parser_take_symbol(&learner->parser, ',') ||
                 parser_take_symbol(&learner->parser, ';'));
    parser->lexer.separators = outside;
    parser_leave(parser);
    if (!parser_take_symbol(&learner->parser, ')'))
        return learner_expected(learner, "',' or ')'");
    return learner_call(learner, name, at, argument, count);
}

/* ln 2^3, sqrt 2: the argument without brackets. What stands directly behind
 * it could belong to it as well, so its end is remembered. */
static struct node *parse_bare(struct learner *learner,
                               const struct learner_name *name, uint32_t at)
{
    struct parser *parser = &learner->parser;
    bool bracketed = learner_is_symbol(learner, '(');
    if (!parser_enter(parser))
        return NULL;
    bool negative =
        name->bare == BARE_POWER && parser_take_symbol(&learner->parser, '-');
    struct node *node = name->bare == BARE_POWER
                            ? parser_power(parser)
                            : learner_parse_primary(learner);
    if (node && negative)
        node->number = number_negate(node->number);
    if (!node)
        return NULL;
    parser_leave(parser);
    node = learner_call(learner, name, at, &node, 1);
    if (!bracketed)
        learner->bare_end = parser->last_end;
    return node;
}

/* "ans", or "ans7" in one piece. */
static struct node *parse_memory(struct learner *learner)
{
    const struct learner_memory *memory = learner->memory;
    struct parser *parser = &learner->parser;
    struct token token = parser->token;
    uint64_t number = memory->first + memory->count - 1;
    parser_advance(parser);
    const struct token *digits = &parser->token;
    bool named =
        digits->kind == TOKEN_NUMBER && digits->at == token.at + token.length;
    uint32_t length = token.length + (named ? digits->length : 0);
    if (named && !numtext_integer(parser->lexer.text + digits->at,
                                  digits->length, &number))
        return learner_expected(learner, "the number of a result");
    if (named)
        parser_advance(parser);
    if (!memory->count)
        return learner_fail(learner, FAULT_SYNTAX, token.at, length,
                            "there is no result yet; '= 1/3' makes one");
    if (number < memory->first || number >= memory->first + memory->count)
        return learner_fail(learner, FAULT_SYNTAX, token.at, length,
                            "there is no such result; '=' lists them");
    return learner_leaf(learner, token.at,
                        memory->value[number - memory->first]);
}

static struct node *parse_word(struct learner *learner)
{
    struct parser *parser = &learner->parser;
    struct token token = parser->token;
    struct number value;
    struct learner_name name;
    if (learner_is_memory(learner))
        return parse_memory(learner);
    if (learner_constant(learner_token_text(learner), token.length, &value)) {
        parser_advance(parser);
        return learner_leaf(learner, token.at, value);
    }
    if (!learner_name_find(learner_token_text(learner), token.length, &name))
        return learner_expected(learner, "a number");
    parser_advance(parser);
    if (learner_is_symbol(learner, '('))
        return parse_call(learner, &name, token.at);
    if (name.bare == BARE_NOT)
        return learner_expected(learner, "'('");
    return parse_bare(learner, &name, token.at);
}

static struct node *parse_root(struct learner *learner)
{
    static const struct learner_name square = {"sqrt", "sqrt", 1, 1,
                                               BARE_PRIMARY};
    uint32_t at = learner->parser.token.at;
    parser_advance(&learner->parser);
    return parse_bare(learner, &square, at);
}

struct node *learner_parse_primary(struct learner *learner)
{
    const struct token *token = &learner->parser.token;
    if (token->kind == TOKEN_NUMBER)
        return learner_parse_number(learner);
    learner->no_mixed = false;
    if (token->kind == TOKEN_NAME)
        return parse_word(learner);
    if (learner_is_symbol(learner, '('))
        return parse_bracket(learner, ')', "')'");
    if (learner_is_symbol(learner, '['))
        return parse_bracket(learner, ']', "']'");
    if (learner_is_symbol(learner, '|'))
        return parse_size(learner);
    if (learner_is_symbol(learner, SYMBOL_ROOT))
        return parse_root(learner);
    if (learner_is_vulgar(token))
        return learner_parse_vulgar(learner);
    return learner_expected(learner, "a number");
}
