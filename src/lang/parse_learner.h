/* Shared by the files that parse learners' lines. */
#ifndef RECKON_LANG_PARSE_LEARNER_H
#define RECKON_LANG_PARSE_LEARNER_H

#include "lang/learner.h"
#include "lang/learner_name.h"

static inline const char *learner_token_text(const struct learner *learner)
{
    return learner->parser.lexer.text + learner->parser.token.at;
}

static inline bool learner_is_symbol(const struct learner *learner, int symbol)
{
    return learner->parser.token.kind == TOKEN_SYMBOL &&
           learner->parser.token.symbol == symbol;
}

/* The sign of a fraction, such as U+00BD. */
static inline bool learner_is_vulgar(const struct token *token)
{
    int up, down;
    return token->kind == TOKEN_SYMBOL && token->symbol > 0x7F &&
           lex_vulgar(token->symbol, &up, &down);
}

/* The token behind the one looked at. */
struct token learner_next(const struct learner *learner);

/* "this can be read in two ways; MEND", from `at` up to the token looked at.
 * Always NULL. */
void *learner_ambiguous(struct learner *learner, uint32_t at, const char *mend);

/* One grammar rule each. */
struct node *learner_parse_sum(struct learner *learner);
struct node *learner_parse_primary(struct learner *learner);
struct node *learner_parse_number(struct learner *learner);
struct node *learner_parse_vulgar(struct learner *learner);

#endif
