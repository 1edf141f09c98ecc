/* Lists, sets and intervals. */
#include <string.h>

#include "lang/lex.h"
#include "lang/limits.h"
#include "quiz/answer_line.h"

static int closing_of(int symbol)
{
    return symbol == '{' ? '}' : symbol == '[' ? ']' : symbol == '(' ? ')' : 0;
}

static bool is_separator(const struct line *line, int symbol)
{
    return symbol == ';' || (symbol == ',' && !line->options->comma);
}

/* Commas separate, unless semicolons do and each comma stands in a number as
 * its groups would have it: [29,376; 68,544]. */
static bool commas_separate(const struct line *line)
{
    struct lexer ahead = line->learner.parser.lexer;
    struct token token;
    bool semicolon = false;
    ahead.separators = false;
    ahead.at = 0;
    do {
        token = lexer_next_learner(&ahead);
        if ((token.kind == TOKEN_NUMBER && token.symbol) ||
            (token.kind == TOKEN_SYMBOL && token.symbol == ','))
            return true;
        semicolon |= token.kind == TOKEN_SYMBOL && token.symbol == ';';
    } while (token.kind != TOKEN_END);
    return !semicolon;
}

/* The question's unit may stand behind the last bracket. */
static bool is_behind(const struct line *line, const struct token *token)
{
    return token->kind == TOKEN_END || line_is_unit(line, token->at);
}

/* Finds the partner of the bracket looked at: true when it is the last token,
 * a unit aside. `separated`: a separator stands directly between them; 1,5
 * holds one only if `commas` always separate. */
static bool encloses(const struct line *line, bool commas, bool *separated)
{
    struct lexer ahead = line->learner.parser.lexer;
    int depth = 1;
    *separated = false;
    ahead.separators = commas;
    for (;;) {
        struct token token = lexer_next_learner(&ahead);
        if (token.kind == TOKEN_END)
            return false;
        if (token.kind != TOKEN_SYMBOL)
            continue;
        int symbol = token.symbol;
        if (closing_of(symbol)) {
            depth++;
        } else if (symbol == ')' || symbol == ']' || symbol == '}') {
            if (--depth == 0)
                break;
        } else if (depth == 1 && is_separator(line, symbol)) {
            *separated = true;
        }
    }
    struct token behind = lexer_next_learner(&ahead);
    return is_behind(line, &behind);
}

bool line_is_bracketed_list(const struct line *line)
{
    bool separated;
    struct token token = line_token(line);
    if (token.kind != TOKEN_SYMBOL || !closing_of(token.symbol))
        return false;
    bool whole = encloses(line, token.symbol != '(', &separated);
    return whole && (separated || token.symbol == '{');
}

static struct typed *room(struct line *line, struct typed *item, uint32_t count)
{
    /* doubled at 8, 16, 32 ... */
    if (count < 8 || (count & (count - 1)) != 0)
        return item;
    struct typed *larger =
        arena_get(line->arena, 2 * (size_t)count * sizeof *larger);
    memcpy(larger, item, count * sizeof *item);
    return larger;
}

static bool take_separator(struct line *line)
{
    return (!line->options->comma && line_take(line, ',')) ||
           line_take(line, ';');
}

static bool read_items(struct line *line, int closing)
{
    struct learner *learner = &line->learner;
    struct answer *answer = line->answer;
    struct typed *item = arena_get(line->arena, 8 * sizeof *item);
    answer->count = 0;
    answer->item = item;
    if (closing && line_take(line, closing))
        return true;
    do {
        if (answer->count == LIMIT_ARGUMENTS)
            return learner_fail(learner, FAULT_LIMIT, line_token(line).at, 1,
                                "at most %d numbers in a list",
                                LIMIT_ARGUMENTS);
        answer->item = item = room(line, item, answer->count);
        if (!learner_sum(learner, &item[answer->count]))
            return false;
        answer->count++;
    } while (take_separator(line));
    if (closing && !line_take(line, closing))
        return line_expected(line, "',' or the closing bracket");
    return true;
}

bool line_read_list(struct line *line)
{
    struct learner *learner = &line->learner;
    bool separated;
    int closing = 0;
    line->answer->shape = SHAPE_LIST;
    learner->parser.lexer.separators = commas_separate(line);
    learner_restart(learner);
    struct token token = line_token(line);
    if (token.kind == TOKEN_SYMBOL && closing_of(token.symbol) &&
        encloses(line, learner->parser.lexer.separators, &separated) &&
        (separated || token.symbol != '(')) {
        closing = closing_of(token.symbol);
        parser_advance(&learner->parser);
    }
    if (!read_items(line, closing))
        return false;
    line_read_unit(line, NULL);
    return line_ends(line, "a separator or the end");
}

/* --- intervals --------------------------------------------------------------
 */

static bool is_interval_bracket(const struct token *token, bool opening)
{
    int symbol = token->kind == TOKEN_SYMBOL ? token->symbol : 0;
    return symbol == '[' || symbol == ']' || symbol == (opening ? '(' : ')');
}

/* Two ends between brackets of either kind: [a, b], (a, b], ]a, b[. */
static bool is_bracketed(const struct line *line)
{
    struct lexer ahead = line->learner.parser.lexer;
    struct token token = line_token(line), last = token;
    bool separated = false;
    int depth = 0;
    if (!is_interval_bracket(&token, true))
        return false;
    token = lexer_next_learner(&ahead);
    while (!is_behind(line, &token)) {
        int symbol = token.kind == TOKEN_SYMBOL ? token.symbol : 0;
        depth += symbol == '(';
        depth -= symbol == ')';
        if (depth == 0 && is_separator(line, symbol))
            separated = true;
        last = token;
        token = lexer_next_learner(&ahead);
    }
    return separated && is_interval_bracket(&last, false);
}

static bool set_ends(struct line *line, const struct typed *low,
                     const struct typed *high)
{
    struct typed *item = arena_get(line->arena, 2 * sizeof *item);
    item[0] = *low;
    item[1] = *high;
    line->answer->shape = SHAPE_INTERVAL;
    line->answer->item = item;
    line->answer->count = 2;
    return true;
}

static bool read_bracketed(struct line *line)
{
    struct learner *learner = &line->learner;
    struct typed low, high;
    parser_advance(&learner->parser);
    if (!learner_sum(learner, &low))
        return false;
    if (!take_separator(line))
        return line_expected(line, "','");
    if (!learner_sum(learner, &high))
        return false;
    struct token token = line_token(line);
    if (!is_interval_bracket(&token, false))
        return line_expected(line, "the closing bracket");
    parser_advance(&learner->parser);
    return set_ends(line, &low, &high);
}

/* middle and half width */
static bool set_around(struct line *line, const struct typed *middle,
                       const struct typed *half)
{
    struct typed low = *middle, high = *middle;
    low.value = number_subtract(middle->value, half->value);
    high.value = number_add(middle->value, half->value);
    low.plain = high.plain = false;
    if (!middle->has_place || !half->has_place || middle->place > half->place) {
        low.has_place = high.has_place = half->has_place;
        low.place = high.place = half->place;
        low.place_most = high.place_most = half->place_most;
    }
    low.form = high.form = low.has_place ? FORM_DECIMAL : FORM_EXPRESSION;
    if (!number_is_finite(low.value) || !number_is_finite(high.value))
        return learner_fail(&line->learner, FAULT_RANGE, 0, 1,
                            "this is too large for a number");
    return set_ends(line, &low, &high);
}

/* 1.2-3.4, two products with a minus between them. The line was read as a sum
 * before, so its products can be read. */
static bool read_dashed(struct line *line)
{
    struct learner *learner = &line->learner;
    struct typed low, high;
    learner_restart(learner);
    learner_product(learner, &low);
    if (!line_take(line, '-'))
        return false;
    learner_product(learner, &high);
    if (!line_is_end(line) && line_token(line).kind != TOKEN_NAME)
        return false;
    return set_ends(line, &low, &high);
}

static bool has_separator(const struct line *line)
{
    struct lexer ahead = line->learner.parser.lexer;
    ahead.separators = false;
    for (;;) {
        struct token token = lexer_next_learner(&ahead);
        if (token.kind == TOKEN_END)
            return false;
        if (token.kind == TOKEN_SYMBOL && is_separator(line, token.symbol))
            return true;
    }
}

static bool read_open(struct line *line)
{
    struct learner *learner = &line->learner;
    struct typed low, high;
    learner->parser.lexer.separators =
        has_separator(line) && commas_separate(line);
    learner_restart(learner);
    if (!learner_sum(learner, &low))
        return false;
    bool around = line_take(line, SYMBOL_PLUS_MINUS);
    if (around || learner_take_word(learner, "to") ||
        line_take(line, SYMBOL_RANGE) || take_separator(line)) {
        if (!learner_sum(learner, &high))
            return false;
        return around ? set_around(line, &low, &high)
                      : set_ends(line, &low, &high);
    }
    if (read_dashed(line))
        return true;
    learner_restart(learner);
    return learner_sum(learner, &line->answer->first);
}

bool line_read_interval(struct line *line)
{
    struct learner *learner = &line->learner;
    learner->parser.lexer.separators = commas_separate(line);
    learner_restart(learner);
    if (!(is_bracketed(line) ? read_bracketed(line) : read_open(line)))
        return false;
    line_read_unit(line, NULL);
    return line_ends(line, "the end");
}
