#include "quiz/answer.h"

#include <string.h>

#include "base/utf8.h"
#include "lang/lex.h"
#include "quiz/answer_line.h"

enum { LINE_BYTES = 4096 };

bool line_is_end(const struct line *line)
{
    return line_token(line).kind == TOKEN_END;
}

bool line_is_symbol(const struct line *line, int symbol)
{
    return parser_is_symbol(&line->learner.parser, symbol);
}

bool line_take(struct line *line, int symbol)
{
    return parser_take_symbol(&line->learner.parser, symbol);
}

bool line_expected(struct line *line, const char *what)
{
    learner_expected(&line->learner, what);
    return false;
}

bool line_ends(struct line *line, const char *what)
{
    if (line_is_end(line))
        return true;
    return line_expected(line, what);
}

/* --- one number ------------------------------------------------------------
 */

/* a in b, a out of b, a:b, a to b, each perhaps with "against" behind it. */
static bool read_ratio(struct line *line, enum typed_form form)
{
    struct learner *learner = &line->learner;
    struct typed *first = &line->answer->first;
    struct typed second;
    uint32_t at = line_token(line).at;
    if (!learner_sum(learner, &second))
        return false;
    struct number a = first->value, b = second.value, whole = b;
    bool against = form == FORM_ODDS && learner_take_word(learner, "against");
    if (against) {
        a = second.value;
        b = whole = first->value;
    }
    if (form == FORM_ODDS && line->options->probability)
        whole = number_add(a, b);
    if (!number_sign(whole))
        return learner_fail(learner, FAULT_DOMAIN, at,
                            learner->parser.last_end - at, "division by zero");
    *first = (struct typed){.value = number_divide(a, whole), .form = form};
    if (number_is_finite(first->value))
        return true;
    return learner_fail(learner, FAULT_RANGE, at, learner->parser.last_end - at,
                        "this is too large for a number");
}

/* "in" and "out of" as the last words are units (5 in), not chances. */
static bool take_ratio(struct line *line, enum typed_form *form)
{
    struct learner *learner = &line->learner;
    struct lexer ahead = learner->parser.lexer;
    struct token next;
    *form = FORM_ODDS;
    if (line_take(line, ':') || learner_take_word(learner, "to"))
        return true;
    *form = FORM_CHANCE;
    next = lexer_next_learner(&ahead);
    if (next.kind != TOKEN_END && learner_take_word(learner, "in"))
        return true;
    if (next.kind == TOKEN_NAME && learner_is_word(learner, "out")) {
        parser_advance(&learner->parser);
        return learner_take_word(learner, "of");
    }
    return false;
}

static bool read_number(struct line *line)
{
    enum typed_form form;
    struct typed *typed = &line->answer->first;
    if (!learner_sum(&line->learner, typed))
        return false;
    if (line_is_end(line))
        return true;
    if (take_ratio(line, &form))
        return read_ratio(line, form);
    line_read_unit(line, typed);
    return true;
}

/* Where one number is wanted, several are read all the same, so that the
 * verdict can say what is the matter. */
static bool read_single(struct line *line)
{
    if (line_is_bracketed_list(line))
        return line_read_list(line);
    if (!read_number(line))
        return false;
    if (line_is_symbol(line, SYMBOL_PLUS_MINUS))
        return line_read_interval(line);
    if (line_is_symbol(line, ';') || line_is_symbol(line, ','))
        return line_read_list(line);
    return line_ends(line, "an operator or the end");
}

/* --- the line --------------------------------------------------------------
 */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* "p =", "=", "~" in front: how many bytes. */
static size_t skip_lead(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length && is_blank(text[at]))
        at++;
    size_t name = at;
    if (at < length && lex_is_letter(text[at]))
        while (at < length &&
               (lex_is_letter(text[at]) || lex_is_digit(text[at])))
            at++;
    while (at < length && is_blank(text[at]))
        at++;
    if (at < length && (text[at] == '=' || text[at] == '~'))
        return at + 1;
    return name;
}

static bool read_line(struct line *line)
{
    enum answer_shape wanted = line->options->wanted;
    if (wanted == SHAPE_NUMBER)
        return read_single(line);
    return wanted == SHAPE_INTERVAL ? line_read_interval(line)
                                    : line_read_list(line);
}

static bool read_text(struct arena *arena, const struct normalised *text,
                      unsigned seconds, struct answer *answer,
                      struct error *error)
{
    size_t lead = skip_lead(text->text, text->length);
    const char *start = text->text + lead;
    size_t length = text->length - lead;
    struct line line;
    while (length && is_blank(start[length - 1]))
        length--;
    if (!length) {
        answer->fault = FAULT_EMPTY;
        return error_set(error, ERROR_SYNTAX, "nothing was typed");
    }
    line.arena = arena;
    line.options = &answer->options;
    line.answer = answer;
    line_take_currency(&line, &start, length);
    learner_start(&line.learner, arena, start, length, error);
    line.learner.reading = seconds;
    line.learner.unit = answer->options.unit;
    line.learner.memory = answer->options.memory;
    line.learner.parser.lexer.comma = answer->options.comma;
    parser_advance(&line.learner.parser);
    bool ok = read_line(&line);
    answer->seconds = line.learner.seconds;
    if (ok && answer->shape == SHAPE_NUMBER) {
        struct typed *item = arena_get(arena, sizeof *item);
        *item = answer->first;
        answer->item = item;
        answer->count = 1;
    }
    if (ok)
        return true;
    answer->count = 0;
    answer->fault = learner_fault(&line.learner);
    error->at += (uint32_t)lead;
    return false;
}

static bool read_answer(struct arena *arena, const char *line, size_t length,
                        const struct answer_options *options, unsigned seconds,
                        struct answer *answer, struct error *error)
{
    struct normalised text;
    while (length && (line[length - 1] == '\n' || line[length - 1] == '\r'))
        length--;
    *answer =
        (struct answer){.line = line, .length = length, .options = *options};
    if (length > LINE_BYTES) {
        answer->fault = FAULT_LIMIT;
        return error_set_at(error, ERROR_LIMIT, LINE_BYTES, 1,
                            "an answer may have at most %d bytes", LINE_BYTES);
    }
    if (!normalise(arena, line, length, &text, error)) {
        answer->fault = FAULT_SYNTAX;
        return false;
    }
    if (read_text(arena, &text, seconds, answer, error))
        return true;
    normalised_place(&text, error);
    return false;
}

bool answer_read(struct arena *arena, const char *line, size_t length,
                 const struct answer_options *options, struct answer *answer,
                 struct error *error)
{
    return read_answer(arena, line, length, options, 0, answer, error);
}

bool answer_read_again(struct arena *arena, const struct answer *answer,
                       unsigned seconds, struct answer *again)
{
    struct error ignored = {0};
    return read_answer(arena, answer->line, answer->length, &answer->options,
                       seconds, again, &ignored);
}

struct answer_options answer_options_of(const struct rule *rule)
{
    bool percent = strcmp(rule->unit, "%") == 0;
    return (struct answer_options){.comma = rule->comma,
                                   .wanted = rule->shape,
                                   .probability = rule->probability,
                                   .unit = *rule->unit && !percent ? rule->unit
                                                                   : NULL};
}
