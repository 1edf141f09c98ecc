/* How a number was written, told from its tokens; the value is known already.
 */
#include <string.h>

#include "lang/parse_learner.h"

/* The tokens of one typed number. Longer ones than all forms are expressions.
 */
struct pattern {
    struct token token[12];
    uint32_t count, at;
    const char *text;
    bool comma;
};

static bool read_tokens(const struct learner *learner, uint32_t from,
                        uint32_t to, struct pattern *pattern)
{
    enum { MOST = sizeof pattern->token / sizeof *pattern->token };
    struct lexer lexer = learner->parser.lexer;
    lexer.at = from;
    lexer.length = to;
    pattern->text = lexer.text;
    pattern->comma = lexer.comma;
    pattern->at = pattern->count = 0;
    for (struct token token = {.kind = TOKEN_SYMBOL}; token.kind != TOKEN_END;
         pattern->token[pattern->count++] = token) {
        if (pattern->count == MOST)
            return false;
        token = lexer_next_learner(&lexer);
        /* none of the forms begins with a name or a bracket */
        if (!pattern->count && (token.kind == TOKEN_NAME ||
                                (token.kind == TOKEN_SYMBOL &&
                                 (token.symbol == '(' || token.symbol == '['))))
            return false;
    }
    return true;
}

static const struct token *here(const struct pattern *pattern)
{
    return &pattern->token[pattern->at];
}

static bool take(struct pattern *pattern, int symbol)
{
    bool there =
        here(pattern)->kind == TOKEN_SYMBOL && here(pattern)->symbol == symbol;
    pattern->at += there;
    return there;
}

static bool take_sign(struct pattern *pattern, bool *negative)
{
    if (take(pattern, '-'))
        *negative = !*negative;
    else if (!take(pattern, '+'))
        return false;
    return true;
}

static bool at_end(const struct pattern *pattern)
{
    return here(pattern)->kind == TOKEN_END;
}

/* A whole number without point and exponent; -1 where it is too long. */
static bool take_whole(struct pattern *pattern, int64_t *value)
{
    const struct token *token = here(pattern);
    bool fits = true;
    *value = 0;
    if (token->kind != TOKEN_NUMBER)
        return false;
    for (uint32_t i = 0; i < token->length; i++) {
        char c = pattern->text[token->at + i];
        if (c == (pattern->comma ? ',' : '.') || c == 'e' || c == 'E')
            return false;
        if (lex_is_digit(c))
            fits = fits && !__builtin_mul_overflow(*value, 10, value) &&
                   !__builtin_add_overflow(*value, c - '0', value);
    }
    if (!fits)
        *value = -1;
    pattern->at++;
    return true;
}

static bool take_fraction(struct pattern *pattern, struct typed *typed)
{
    bool negative = false;
    const struct token *token = here(pattern);
    if (learner_is_vulgar(token)) {
        int up = 0, down = 0;
        lex_vulgar(token->symbol, &up, &down);
        typed->numerator = up;
        typed->denominator = down;
        pattern->at++;
        return at_end(pattern);
    }
    if (!take_whole(pattern, &typed->numerator) || !take(pattern, '/'))
        return false;
    while (take_sign(pattern, &negative))
        continue;
    if (!take_whole(pattern, &typed->denominator))
        return false;
    if (typed->numerator < 0 || typed->denominator < 0)
        typed->numerator = typed->denominator = 0;
    return at_end(pattern);
}

static void shift(struct typed *typed, int power)
{
    typed->place += power;
    typed->place_most += power;
    typed->plain = false;
}

/* %, per mille, k, million ... behind a decimal. */
static bool take_scales(struct pattern *pattern, struct typed *typed)
{
    while (!at_end(pattern)) {
        const struct token *token = here(pattern);
        int power;
        bool percent = true;
        if (take(pattern, '%'))
            power = -2;
        else if (take(pattern, SYMBOL_PER_MILLE))
            power = -3;
        else if (token->kind == TOKEN_NAME &&
                 learner_suffix(pattern->text + token->at, token->length,
                                &power, &percent))
            pattern->at++;
        else
            return false;
        shift(typed, power);
        if (percent)
            typed->form = FORM_PERCENT;
    }
    return true;
}

/* "*10^23", with any of the times and power signs. The power was worked out,
 * so its exponent is no large one. */
static bool take_ten_power(struct pattern *pattern, int *power)
{
    const struct token *token = here(pattern);
    bool negative = false;
    int64_t ten, exponent;
    bool times = take(pattern, '*');
    if (!times && token->kind == TOKEN_NAME) {
        pattern->at++; /* the parser has seen that it is an x */
        times = true;
    }
    if (!times || !take_whole(pattern, &ten) || ten != 10 ||
        !(take(pattern, '^') || take(pattern, SYMBOL_POWER_STARS)))
        return false;
    bool bracket = take(pattern, '(');
    while (take_sign(pattern, &negative))
        continue;
    if (!take_whole(pattern, &exponent) || (bracket && !take(pattern, ')')))
        return false;
    *power = negative ? -(int)exponent : (int)exponent;
    return at_end(pattern);
}

/* Cheap to ask, since most lines are something else. */
static bool may_be_decimal(const struct pattern *pattern)
{
    const struct token *next = &pattern->token[pattern->at + 1];
    return next->kind == TOKEN_END || next->kind == TOKEN_NAME ||
           (next->kind == TOKEN_SYMBOL && next->symbol != '/');
}

static bool take_decimal(const struct learner *learner, struct pattern *pattern,
                         struct typed *typed)
{
    const struct token *token = here(pattern);
    struct typed number = learner->number;
    int power;
    if (!may_be_decimal(pattern))
        return false;
    if (learner->number_at != token->at)
        learner_number(learner->parser.arena, pattern->text + token->at,
                       token->length, pattern->comma, &number);
    pattern->at++;
    uint32_t behind = pattern->at;
    number.value = typed->value;
    if (take_scales(pattern, &number)) {
        *typed = number;
        return true;
    }
    pattern->at = behind;
    if (!take_ten_power(pattern, &power))
        return false;
    shift(&number, power);
    number.form = FORM_SCIENTIFIC;
    *typed = number;
    return true;
}

static bool take_mixed(struct pattern *pattern, struct typed *typed)
{
    return take_whole(pattern, &typed->whole) && take_fraction(pattern, typed);
}

void learner_form(const struct learner *learner, uint32_t from, uint32_t to,
                  struct typed *typed)
{
    struct pattern pattern;
    struct typed other = *typed;
    bool negative = false;
    typed->form = FORM_EXPRESSION;
    if (!read_tokens(learner, from, to, &pattern))
        return;
    while (take_sign(&pattern, &negative))
        continue;
    uint32_t start = pattern.at;
    if (here(&pattern)->kind == TOKEN_NUMBER &&
        take_decimal(learner, &pattern, typed)) {
        typed->plain = typed->plain && start < 2;
        return;
    }
    pattern.at = start;
    if (take_fraction(&pattern, &other)) {
        other.form = FORM_FRACTION;
        *typed = other;
        return;
    }
    pattern.at = start;
    if (take_mixed(&pattern, &other)) {
        if (other.whole < 0)
            other.numerator = other.denominator = 0;
        other.form = FORM_MIXED;
        *typed = other;
    }
}
