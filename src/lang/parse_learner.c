/* The grammar of a learner's sums. Signs and powers are those of
 * parse_operators.c; products also come from juxtaposition, and operands are
 * those of parse_learner_operand.c. */
#include "lang/parse_learner.h"

struct token learner_next(const struct learner *learner)
{
    struct lexer ahead = learner->parser.lexer;
    return lexer_next_learner(&ahead);
}

void *learner_expected(struct learner *learner, const char *what)
{
    const struct token *token = &learner->parser.token;
    int shown = token->length > 30 ? 30 : (int)token->length;
    if (token->kind == TOKEN_END)
        return learner_fail(learner, FAULT_SYNTAX, token->at, 1,
                            "%s expected, but the line ends here", what);
    if (token->kind == TOKEN_NUMBER &&
        learner->parser.last.kind == TOKEN_NUMBER)
        return learner_fail(learner, FAULT_SYNTAX, token->at, token->length,
                            "an operator is missing before '%.*s'", shown,
                            learner_token_text(learner));
    if (token->kind == TOKEN_NAME)
        return learner_fail(learner, FAULT_SYNTAX, token->at, token->length,
                            "'%.*s' is not known here", shown,
                            learner_token_text(learner));
    if (learner_is_symbol(learner, '%'))
        return learner_fail(learner, FAULT_SYNTAX, token->at, token->length,
                            "'%%' stands once, behind a number");
    return learner_fail(learner, FAULT_SYNTAX, token->at, token->length,
                        "%s expected before '%.*s'", what, shown,
                        learner_token_text(learner));
}

void *learner_ambiguous(struct learner *learner, uint32_t at, const char *mend)
{
    return learner_fail(learner, FAULT_AMBIGUOUS, at,
                        learner->parser.token.at +
                            learner->parser.token.length - at,
                        "this can be read in two ways; %s", mend);
}

/* A comma or semicolon at the top of the bracket that is the token behind the
 * one looked at: the arguments of a call. */
static bool opens_arguments(const struct learner *learner)
{
    enum { MOST_TOKENS = 64 }; /* or many brackets would cost their square */
    struct lexer ahead = learner->parser.lexer;
    int depth = 0;
    ahead.separators = true;
    for (int i = 0; i < MOST_TOKENS; i++) {
        struct token token = lexer_next_learner(&ahead);
        if (token.kind == TOKEN_END)
            return false;
        if (token.kind != TOKEN_SYMBOL)
            continue;
        if (token.symbol == '(')
            depth++;
        else if (token.symbol == ')' && --depth <= 0)
            return false;
        else if (depth == 1 && (token.symbol == ',' || token.symbol == ';'))
            return true;
    }
    return false;
}

/* 10C3, 10 choose 3; but 2C(10,3) is a product with a call, and 10 C is a
 * number with a unit. */
static bool is_choice(const struct learner *learner, struct learner_name *name)
{
    static const char *const words[] = {"C", "P", "choose", "nCr", "nPr"};
    const struct token *token = &learner->parser.token;
    if (token->kind != TOKEN_NAME)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!learner_is_word(learner, words[i]) ||
            (i < 2 && *learner_token_text(learner) != words[i][0]))
            continue;
        struct token next = learner_next(learner);
        bool operand = next.kind == TOKEN_NUMBER ||
                       (next.kind == TOKEN_SYMBOL && next.symbol == '(' &&
                        !opens_arguments(learner));
        learner_name_find(learner_token_text(learner), token->length, name);
        return operand;
    }
    return false;
}

static struct node *parse_choice(struct learner *learner)
{
    struct learner_name name;
    struct node *both[2] = {learner_parse_primary(learner)};
    if (!both[0] || !is_choice(learner, &name))
        return both[0];
    parser_advance(&learner->parser);
    if (!(both[1] = learner_parse_primary(learner)))
        return NULL;
    return learner_call(learner, &name, both[0]->at, both, 2);
}

static struct node *parse_share(struct learner *learner, struct node *node)
{
    bool again = learner->percent && learner->percent == node;
    struct node *both[2] = {node, NULL};
    if (again)
        return learner_expected(learner, "an operator or the end");
    bool mille = learner_is_symbol(learner, SYMBOL_PER_MILLE);
    parser_advance(&learner->parser);
    both[1] =
        learner_leaf(learner, node->at, number_integer(mille ? 1000 : 100));
    node = learner_operate(learner, OP_DIVIDE, both, 2);
    learner->percent = node;
    learner->percents = true;
    return node;
}

static struct node *parse_degrees(struct learner *learner, struct node *node)
{
    struct number pi;
    parser_advance(&learner->parser);
    learner_constant("pi", 2, &pi);
    struct node *turn[2] = {
        node, learner_leaf(learner, node->at,
                           number_divide(pi, number_integer(180)))};
    return learner_operate(learner, OP_MULTIPLY, turn, 2);
}

/* Where degrees, or degrees Celsius, are the unit, the sign belongs to it. */
static bool is_degree_unit(const char *unit)
{
    return unit && (unsigned char)unit[0] == 0xC2 &&
           (unsigned char)unit[1] == 0xB0;
}

struct node *learner_postfix(struct learner *learner)
{
    struct node *node = parse_choice(learner);
    uint32_t factorial_end = UINT32_MAX;
    while (node) {
        if (learner_is_symbol(learner, '!')) {
            if (factorial_end == learner->parser.last_end)
                return learner_ambiguous(learner, node->at,
                                         "please write (3!)! with brackets");
            parser_advance(&learner->parser);
            node = learner_operate(learner, OP_FACTORIAL, &node, 1);
            factorial_end = learner->parser.last_end;
        } else if (learner_is_symbol(learner, '%') ||
                   learner_is_symbol(learner, SYMBOL_PER_MILLE)) {
            node = parse_share(learner, node);
        } else if (learner_is_symbol(learner, SYMBOL_DEGREE) &&
                   !is_degree_unit(learner->unit)) {
            node = parse_degrees(learner, node);
        } else {
            break;
        }
    }
    return node;
}

/* "x" is a times sign between two numbers only, and 0x1F is no number. */
static bool is_times(const struct learner *learner)
{
    const struct parser *parser = &learner->parser;
    if (!learner_is_word(learner, "x") || parser->last.kind != TOKEN_NUMBER)
        return false;
    struct token next = learner_next(learner);
    bool hexadecimal = parser->last.length == 1 &&
                       parser->lexer.text[parser->last.at] == '0' &&
                       parser->last_end == parser->token.at &&
                       next.at == parser->token.at + 1;
    return next.kind == TOKEN_NUMBER && !hexadecimal;
}

static bool take_times(struct learner *learner)
{
    bool word = is_times(learner);
    if (word)
        parser_advance(&learner->parser);
    return word || parser_take_symbol(&learner->parser, '*');
}

/* Could a factor start here without a sign between? */
static bool is_juxtaposed(const struct learner *learner)
{
    const struct parser *parser = &learner->parser;
    const struct token *token = &parser->token, *last = &parser->last;
    struct learner_name name;
    struct number value;
    if (token->kind == TOKEN_END)
        return false;
    if (token->kind == TOKEN_NUMBER || learner_is_vulgar(token))
        return last->kind == TOKEN_SYMBOL &&
               (last->symbol == ')' || last->symbol == '!');
    if (token->kind == TOKEN_SYMBOL)
        return token->symbol == '(' || token->symbol == SYMBOL_ROOT;
    if (token->kind != TOKEN_NAME ||
        (learner->unit && learner_is_word(learner, learner->unit)))
        return false;
    if (learner_constant(learner_token_text(learner), token->length, &value) ||
        learner_is_memory(learner))
        return true;
    if (!learner_name_find(learner_token_text(learner), token->length, &name))
        return false;
    struct token next = learner_next(learner);
    return name.bare != BARE_NOT ||
           (next.kind == TOKEN_SYMBOL && next.symbol == '(');
}

static struct node *parse_factor(struct learner *learner, struct node *left)
{
    struct parser *parser = &learner->parser;
    if (learner->bare_end == parser->last_end)
        return learner_ambiguous(learner, left->at, "please add brackets");
    return parser_binary(parser, OP_MULTIPLY, left, parser_power(parser));
}

/* What stands between two operators; by the tight reading with all that is
 * juxtaposed to it. */
static struct node *parse_operand(struct learner *learner)
{
    struct node *node = parser_sign(&learner->parser);
    if (learner->reading & SECOND_TIGHT)
        while (node && is_juxtaposed(learner))
            node = parse_factor(learner, node);
    return node;
}

static struct node *learner_product_node(struct learner *learner)
{
    struct parser *parser = &learner->parser;
    struct node *node = parse_operand(learner);
    bool divided = false;
    while (node) {
        bool divide = parser_take_symbol(parser, '/');
        if (divide || take_times(learner)) {
            learner->no_mixed = divide;
            node = parser_binary(parser, divide ? OP_DIVIDE : OP_MULTIPLY, node,
                                 parse_operand(learner));
            divided = divide;
        } else if (is_juxtaposed(learner)) {
            if (divided)
                learner->seconds |= SECOND_TIGHT;
            node = parse_factor(learner, node);
        } else {
            break;
        }
    }
    return node;
}

/* 100+10%: a desk calculator adds a tenth of what stands before. */
struct node *learner_parse_sum(struct learner *learner)
{
    struct parser *parser = &learner->parser;
    struct node *left = learner_product_node(learner);
    while (left && (learner_is_symbol(learner, '+') ||
                    learner_is_symbol(learner, '-'))) {
        enum op op = learner_is_symbol(learner, '+') ? OP_ADD : OP_SUBTRACT;
        bool share = learner->percent == left;
        parser_advance(parser);
        struct node *right = learner_product_node(learner);
        if (right && learner->percent == right && !share) {
            learner->seconds |= SECOND_DESK;
            if (learner->reading & SECOND_DESK)
                right->number = number_multiply(right->number, left->number);
        }
        left = parser_binary(parser, op, left, right);
    }
    return left;
}

static bool finish(struct learner *learner, uint32_t from,
                   const struct node *node, struct typed *typed)
{
    if (!node)
        return false;
    *typed = (struct typed){.value = node->number};
    learner_form(learner, from, learner->parser.last_end, typed);
    typed->percent = learner->percents;
    learner->percents = false;
    return true;
}

bool learner_sum(struct learner *learner, struct typed *typed)
{
    uint32_t from = learner->parser.token.at;
    return finish(learner, from, learner_parse_sum(learner), typed);
}

bool learner_product(struct learner *learner, struct typed *typed)
{
    uint32_t from = learner->parser.token.at;
    return finish(learner, from, learner_product_node(learner), typed);
}
