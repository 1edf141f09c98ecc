#include <string.h>

#include "base/utf8.h"
#include "repl/say.h"

enum { OPTION_INDENT = 4, CELL_GAP = 3 };

static void say_parts(const struct session *session, struct str *left)
{
    const struct session_asked *asked = &session->asked;
    const struct template *template = asked->question.template;
    str_add_format(left, "Question %u", asked->number);
    if (template->parts > 1 && session_has_follow_ups(session->options.mode))
        str_add_format(left, ", part %u of %u", asked->part + 1,
                       template->parts);
}

static void say_header(struct term *term, const struct session *session)
{
    const struct session_asked *asked = &session->asked;
    const struct template *template = asked->question.template;
    struct str left = {0}, right = {0};
    say_parts(session, &left);
    if (session->options.mode == SESSION_PLACEMENT)
        str_add_format(&left, " (of %u)", session->placement);
    str_add_format(&right, "%s, level %d", template->topic,
                   asked->question.level);
    term_sides(term, 0, STYLE_STRONG, left.text, right.text);
    str_release(&left);
    str_release(&right);
}

static size_t columns_of(const char *text)
{
    struct str visible = {0};
    utf8_add_visible(&visible, text, SIZE_MAX);
    size_t columns = utf8_columns(str_text(&visible), visible.length);
    str_release(&visible);
    return columns;
}

/* A row a line, columns below each other. */
static void say_aligned(struct term *term, const struct table *table,
                        const char *const *cell, const size_t *width)
{
    for (uint32_t row = 0; row < table->rows; row++) {
        size_t blanks = OPTION_INDENT;
        for (uint32_t column = 0; column < table->columns; column++) {
            const char *text = cell[row * table->columns + column];
            term_blanks(term, blanks);
            term_foreign(term, text);
            blanks = width[column] - columns_of(text) + CELL_GAP;
        }
        term_add(term, "\n");
    }
}

/* For narrow terminals: "head: value" lines, an empty line after each row. */
static void say_stacked(struct term *term, const struct table *table,
                        const char *const *cell)
{
    struct str line = {0};
    for (uint32_t row = 1; row < table->rows; row++) {
        for (uint32_t column = 0; column < table->columns; column++) {
            str_clear(&line);
            str_add_format(&line, "%s: %s", cell[column],
                           cell[row * table->columns + column]);
            term_text(term, TERM_INDENT, line.text);
        }
        if (row + 1 < table->rows)
            term_add(term, "\n");
    }
    str_release(&line);
}

static void say_table(struct term *term, const struct question_part *shown)
{
    enum { MOST = 64 };
    const struct table *table = &shown->part->table;
    const char *const *cell = (const char *const *)shown->cell;
    size_t width[MOST] = {0};
    size_t total = OPTION_INDENT;
    if (!cell || table->columns > MOST)
        return;
    for (uint32_t column = 0; column < table->columns; column++) {
        for (uint32_t row = 0; row < table->rows; row++) {
            size_t columns = columns_of(cell[row * table->columns + column]);
            if (columns > width[column])
                width[column] = columns;
        }
        total += width[column] + (column ? CELL_GAP : 0);
    }
    term_add(term, "\n");
    if (total <= (size_t)term->width && !term->accessible)
        say_aligned(term, table, cell, width);
    else
        say_stacked(term, table, cell);
}

static void say_options(struct term *term, const struct question_part *shown)
{
    for (uint32_t i = 0; i < shown->options; i++) {
        char letter[] = {(char)('a' + i), ')', '\0'};
        term_led_text(term, OPTION_INDENT, OPTION_INDENT + 3, STYLE_STRONG,
                      letter, shown->option[i].text);
    }
}

static const char *tools_text(enum tools tools)
{
    switch (tools) {
    case TOOLS_HEAD: return "in your head";
    case TOOLS_PAPER: return "with paper";
    case TOOLS_CALCULATOR: return "with a calculator";
    }
    return "";
}

/* One line on the form of the answer. */
static void say_form(struct term *term, const struct session *session)
{
    const struct question_part *shown = &session->asked.shown;
    const struct rule *rule = &shown->key.rule;
    char between = term->comma ? ';' : ',';
    struct str line = {0};
    switch (shown->options ? KIND_CHOICE : shown->part->kind) {
    case KIND_CHOICE: str_add(&line, "A letter, "); break;
    case KIND_OPEN:
        str_add(&line, "In your own words, on one line; or just Enter, then "
                       "mark what you thought.");
        break;
    case KIND_INTERVAL:
        str_add_format(&line, "Two numbers, as in [1%c 2], ", between);
        break;
    case KIND_LIST:
        str_add_format(&line, "Numbers in order, as in 1%c 2, ", between);
        break;
    case KIND_SET:
        str_add_format(&line, "Numbers in any order, as in 1%c 2, ", between);
        break;
    case KIND_NUMBER:
    case KIND_PROBABILITY:
    case KIND_RATE:
    case KIND_COUNT:
    case KIND_MONEY:
    case KIND_ESTIMATE: break;
    }
    if (part_kind_is_judged(shown->part->kind)) {
        if (!shown->options) {
            rule_describe(rule, &line);
            if (rule->unit[0])
                str_add_format(&line, ", in %s",
                               strcmp(rule->unit, "%") == 0 ? "percent"
                                                            : rule->unit);
            str_add(&line, ", ");
        }
        str_add(&line, tools_text(session->asked.question.template->tools));
    }
    term_add(term, "\n");
    term_led_text(term, TERM_INDENT, TERM_INDENT, STYLE_QUIET,
                  "Answer:", line.text);
    str_release(&line);
}

static void say_body(struct term *term, const struct session *session)
{
    const struct question_part *shown = &session->asked.shown;
    term_text(term, TERM_INDENT, shown->text);
    say_table(term, shown);
    say_options(term, shown);
    say_form(term, session);
}

void say_question(struct term *term, const struct session *session, int64_t now)
{
    term_add(term, "\n");
    say_header(term, session);
    say_why(term, session, now);
    say_body(term, session);
}

void say_interview_question(struct term *term, const struct session *session,
                            const char *section)
{
    struct str left = {0};
    say_parts(session, &left);
    term_add(term, "\n");
    term_sides(term, 0, STYLE_STRONG, left.text, section);
    say_body(term, session);
    str_release(&left);
}

/* "a) 408   b) 398   c) 418", or one below the other where they do not fit. */
static void say_options_beside(struct term *term,
                               const struct question_part *shown)
{
    struct str line = {0};
    for (uint32_t i = 0; i < shown->options; i++)
        str_add_format(&line, "%s%c) %s", i ? "   " : "", (char)('a' + i),
                       shown->option[i].text);
    bool fits =
        OPTION_INDENT + columns_of(str_text(&line)) <= (size_t)term->width;
    if (fits && !term->accessible && shown->options) {
        term_blanks(term, OPTION_INDENT);
        term_foreign(term, line.text);
        term_add(term, "\n");
    } else
        say_options(term, shown);
    str_release(&line);
}

void say_drill_question(struct term *term, const struct session *session)
{
    say_part(term, &session->asked.shown);
}

void say_part(struct term *term, const struct question_part *shown)
{
    term_text(term, TERM_INDENT, shown->text);
    say_table(term, shown);
    say_options_beside(term, shown);
}

void say_rubric(struct term *term, struct session *session)
{
    const struct part *part = session->asked.shown.part;
    struct error error = {.code = ERROR_NONE};
    const char *solution = session_solution(session, &error);
    if (solution) {
        term_styled(term, STYLE_STRONG, "  One good answer:\n");
        term_text(term, OPTION_INDENT, solution);
    }
    if (part->rubric_points)
        term_text(term, TERM_INDENT,
                  "Now mark yours. For each point: y if you had it, else n.");
}
