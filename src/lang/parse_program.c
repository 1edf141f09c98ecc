#include <string.h>

#include "lang/parse.h"
#include "lang/parser.h"

static void skip_newlines(struct parser *parser)
{
    while (parser_take(parser, TOKEN_NEWLINE))
        continue;
}

static bool end_of_line(struct parser *parser)
{
    if (parser->token.kind == TOKEN_END || parser_take(parser, TOKEN_NEWLINE))
        return true;
    parser_expected(parser, "the end of the line");
    return false;
}

/* A name followed by ":=" starts an assignment. */
static bool is_assignment(const struct parser *parser)
{
    struct lexer ahead = parser->lexer;
    if (parser->token.kind != TOKEN_NAME)
        return false;
    struct token next = lexer_next(&ahead);
    return next.kind == TOKEN_SYMBOL && next.symbol == SYMBOL_ASSIGN;
}

static bool parse_block(struct parser *parser, struct block *block);

/* for NAME in LIST do / while CONDITION do, the body, end */
static bool parse_nested(struct parser *parser, struct statement *statement)
{
    bool is_for = statement->kind == STATEMENT_FOR;
    parser_advance(parser);
    if (is_for) {
        if (parser->token.kind != TOKEN_NAME)
            return parser_expected(parser, "a name");
        statement->name = parser_token_text(parser);
        parser_advance(parser);
        if (!parser_take(parser, TOKEN_IN))
            return parser_expected(parser, "'in'");
    }
    if (!(statement->node = parser_expression(parser)))
        return false;
    if (!parser_take(parser, TOKEN_DO))
        return parser_expected(parser, "'do'");
    statement->length = parser->last_end - statement->at;
    if (!end_of_line(parser))
        return false;
    parser_enter(parser); /* no deeper than the condition was */
    if (!parse_block(parser, &statement->body))
        return false;
    parser_leave(parser);
    if (!parser_take(parser, TOKEN_END_BLOCK))
        return parser_expected(parser, "'end'");
    return end_of_line(parser);
}

static bool parse_statement(struct parser *parser, struct statement *statement)
{
    statement->at = parser->token.at;
    if (parser->token.kind == TOKEN_WHILE || parser->token.kind == TOKEN_FOR) {
        statement->kind =
            parser->token.kind == TOKEN_FOR ? STATEMENT_FOR : STATEMENT_WHILE;
        return parse_nested(parser, statement);
    }
    if (parser_take(parser, TOKEN_GIVEN)) {
        statement->kind = STATEMENT_GIVEN;
    } else {
        statement->kind = STATEMENT_ASSIGN;
        statement->name = parser_token_text(parser);
        parser_advance(parser);
        parser_advance(parser);
    }
    statement->node = parser_expression(parser);
    statement->length = parser->last_end - statement->at;
    return statement->node && end_of_line(parser);
}

/* Statements up to something that starts none; the caller judges that. */
static bool parse_block(struct parser *parser, struct block *block)
{
    struct statement **tail = &block->first;
    for (;;) {
        skip_newlines(parser);
        enum token_kind kind = parser->token.kind;
        if (kind != TOKEN_WHILE && kind != TOKEN_FOR && kind != TOKEN_GIVEN &&
            !is_assignment(parser))
            return true;
        struct statement *statement =
            arena_zero(parser->arena, sizeof *statement);
        if (!parse_statement(parser, statement))
            return false;
        *tail = statement;
        tail = &statement->next;
    }
}

/* "mean", "variance" or "sd" in front of the result; a call of mean(...) is an
 * expression and stays one. */
static enum summary parse_summary(struct parser *parser)
{
    static const struct {
        const char *word;
        enum summary summary;
    } words[] = {{"mean", SUMMARY_MEAN},
                 {"variance", SUMMARY_VARIANCE},
                 {"sd", SUMMARY_SD}};
    const char *text = parser->lexer.text + parser->token.at;
    struct lexer ahead = parser->lexer;
    struct token next = lexer_next(&ahead);
    bool starts_operand = next.kind == TOKEN_NAME ||
                          next.kind == TOKEN_NUMBER || next.kind == TOKEN_IF;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (parser->token.kind == TOKEN_NAME && starts_operand &&
            strlen(words[i].word) == parser->token.length &&
            memcmp(words[i].word, text, parser->token.length) == 0) {
            parser_advance(parser);
            return words[i].summary;
        }
    return SUMMARY_MEAN;
}

struct program *parse_program(struct arena *arena, const char *text,
                              size_t length, struct error *error)
{
    struct parser parser;
    struct program *program = arena_zero(arena, sizeof *program);
    if (!parser_start(&parser, arena, text, length, true, error) ||
        !parse_block(&parser, &program->body))
        return NULL;
    if (parser.token.kind == TOKEN_END)
        return parser_expected(&parser, "the value of a trial");
    program->summary = parse_summary(&parser);
    if (!(program->result = parser_expression(&parser)))
        return NULL;
    skip_newlines(&parser);
    if (parser.token.kind != TOKEN_END)
        return parser_expected(&parser, "the end of the program");
    return program;
}
