/* Numbers of a learner's line: with groups, suffixes, or mixed. */
#include "lang/parse_learner.h"

static bool is_digits(const struct learner *learner, const struct token *token)
{
    const char *text = learner->parser.lexer.text + token->at;
    if (token->kind != TOKEN_NUMBER || token->symbol)
        return false;
    for (uint32_t i = 0; i < token->length; i++)
        if (!lex_is_digit(text[i]))
            return false;
    return true;
}

/* "1 234": digits, a blank and three digits, which "/" makes a riddle. */
static bool is_spaced_pair(const struct learner *learner,
                           const struct token *token)
{
    const char *text = learner->parser.lexer.text + token->at;
    uint32_t blanks = 0;
    for (uint32_t i = 0; i < token->length; i++) {
        if (text[i] != ' ' && !lex_is_digit(text[i]))
            return false;
        blanks += text[i] == ' ';
    }
    return blanks == 1;
}

static void *stray_comma(struct learner *learner, const struct token *token)
{
    enum { MOST = 24 };
    char offer[MOST + 1];
    const char *text = learner->parser.lexer.text + token->at;
    uint32_t count = 0, mark = token->length;
    bool comma = learner->parser.lexer.comma;
    for (uint32_t i = 0; i < token->length; i++)
        if (!lex_is_digit(text[i]))
            mark = i;
    for (uint32_t i = 0; i < token->length && count < MOST; i++)
        if (lex_is_digit(text[i]) || i == mark)
            offer[count++] = i == mark ? (comma ? ',' : '.') : text[i];
    offer[count] = '\0';
    return learner_fail(learner, FAULT_COMMA, token->at, token->length,
                        "decimals are written with a %s here: %s?",
                        comma ? "comma" : "point", offer);
}

static bool number_value(struct learner *learner, const struct token *token,
                         struct number *value)
{
    struct typed *typed = &learner->number;
    if (token->symbol)
        return stray_comma(learner, token);
    learner->number_at = token->at;
    if (!learner_number(learner->parser.arena,
                        learner->parser.lexer.text + token->at, token->length,
                        learner->parser.lexer.comma, typed))
        return learner_fail(learner, FAULT_RANGE, token->at, token->length,
                            "this number is too large or too small");
    *value = typed->value;
    return true;
}

/* digits blank digits / digits: the last three are looked at. */
static bool is_mixed(const struct learner *learner)
{
    const struct parser *parser = &learner->parser;
    struct lexer ahead = parser->lexer;
    if (!is_digits(learner, &parser->token))
        return false;
    struct token slash = lexer_next_learner(&ahead);
    if (slash.kind != TOKEN_SYMBOL || slash.symbol != '/')
        return false;
    struct token below = lexer_next_learner(&ahead);
    return is_digits(learner, &below);
}

/* Behind a number: k, million, bp ... unless that is the question's unit. */
static struct node *parse_suffix(struct learner *learner, uint32_t at,
                                 struct number value)
{
    struct parser *parser = &learner->parser;
    int power;
    bool percent;
    if (parser->token.kind == TOKEN_NAME &&
        !(learner->unit && learner_is_word(learner, learner->unit)) &&
        learner_suffix(learner_token_text(learner), parser->token.length,
                       &power, &percent)) {
        struct number ten = number_integer(10);
        struct number scale = number_power(ten, number_integer(power));
        value = number_multiply(value, scale);
        parser_advance(parser);
        learner->percents = learner->percents || percent;
        if (percent && learner_is_symbol(learner, '%'))
            return learner_expected(learner, "an operator or the end");
        if (!number_is_finite(value))
            return learner_fail(learner, FAULT_RANGE, at, parser->last_end - at,
                                "this is too large for a number");
    }
    return learner_leaf(learner, at, value);
}

/* Behind the whole part: the fraction, as "1/2" or as one sign. */
static struct node *parse_mixed(struct learner *learner, uint32_t at,
                                struct number whole)
{
    struct parser *parser = &learner->parser;
    struct number above, below;
    int up, down;
    if (lex_vulgar(parser->token.symbol, &up, &down)) {
        above = number_integer(up);
        below = number_integer(down);
    } else {
        if (!number_value(learner, &parser->token, &above))
            return NULL;
        parser_advance(parser);
        parser_advance(parser);
        if (!number_value(learner, &parser->token, &below))
            return NULL;
        if (!number_sign(below))
            return learner_fail(learner, FAULT_DOMAIN, parser->token.at,
                                parser->token.length, "division by zero");
    }
    parser_advance(parser);
    if (learner_is_symbol(learner, '/'))
        return learner_expected(learner, "an operator or the end");
    return parse_suffix(learner, at,
                        number_add(whole, number_divide(above, below)));
}

struct node *learner_parse_number(struct learner *learner)
{
    struct parser *parser = &learner->parser;
    struct token token = parser->token;
    bool no_mixed = learner->no_mixed;
    struct number value;
    learner->no_mixed = false;
    if (!number_value(learner, &token, &value))
        return NULL;
    parser_advance(parser);
    if (is_digits(learner, &token) &&
        (learner_is_vulgar(&parser->token) || is_mixed(learner))) {
        if (no_mixed)
            return learner_ambiguous(learner, token.at, "please add brackets");
        return parse_mixed(learner, token.at, value);
    }
    if (learner_is_symbol(learner, '/') && is_spaced_pair(learner, &token))
        return learner_ambiguous(learner, token.at,
                                 "leave out the blank, or add brackets");
    return parse_suffix(learner, token.at, value);
}

struct node *learner_parse_vulgar(struct learner *learner)
{
    struct parser *parser = &learner->parser;
    uint32_t at = parser->token.at;
    int up = 0, down = 1;
    lex_vulgar(parser->token.symbol, &up, &down);
    parser_advance(parser);
    return learner_leaf(learner, at, number_ratio(up, down));
}
