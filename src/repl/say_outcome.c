#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/numtext.h"
#include "base/utf8.h"
#include "repl/say.h"

enum { SOLUTION_INDENT = 4 };

void say_seconds(double seconds, struct str *out)
{
    if (seconds < 9.95) {
        numtext_add_fixed(out, fmax(0, seconds), 1);
        str_add(out, " s");
        return;
    }
    numtext_add_duration(out, seconds);
}

void say_level_number(const struct ability_level *level, struct str *out)
{
    numtext_add_fixed(out, level->level, 1);
}

void say_band(const struct ability_level *level, struct str *out)
{
    str_add(out, " (+-");
    numtext_add_fixed(out, level->band, 1);
    if (level->few_answers)
        str_add(out, ", few answers yet");
    str_add_char(out, ')');
}

void say_level_move(const struct ability_level *from,
                    const struct ability_level *to, bool first, struct str *out)
{
    str_add(out, "level ");
    if (!first) {
        say_level_number(from, out);
        str_add(out, " -> ");
    }
    say_level_number(to, out);
    say_band(to, out);
}

/* How the topic's level moved by this part; the first try decides it. */
static void say_move(struct term *term, const struct session *session)
{
    const struct session_asked *asked = &session->asked;
    uint32_t topic = session->options.catalog->template[asked->template].topic;
    bool first = session->topic[topic].ability.answers <= 1;
    struct str line = {0};
    if (!asked->told)
        return;
    str_add_format(&line, "%s: ", asked->question.template->topic);
    say_level_move(&asked->from, &asked->to, first, &line);
    term_text(term, TERM_INDENT, line.text);
    str_release(&line);
}

const char *say_reason(const struct error *error)
{
    static const char opening[] = "not saved: ";
    size_t length = sizeof opening - 1;
    return strncmp(error->text, opening, length) == 0 ? error->text + length
                                                      : error->text;
}

void say_saved(struct term *term, const struct outcome *outcome)
{
    struct str line = {0};
    if (outcome->saved)
        return;
    str_add_format(&line,
                   "Not saved: %s. The answer is kept in memory, and saving "
                   "it is tried again with the next one.",
                   say_reason(&outcome->save_error));
    term_text(term, TERM_INDENT, line.text);
    str_release(&line);
}

static void say_worked(struct term *term, struct session *session)
{
    struct error error = {.code = ERROR_NONE};
    const char *solution = session_solution(session, &error);
    if (solution)
        term_text(term, SOLUTION_INDENT, solution);
    else if (error.code != ERROR_NONE)
        error_list_add(&session->trouble, &error);
}

/* "12 s (expected 30 s)" */
static void add_time(const struct session *session, double seconds,
                     struct str *out)
{
    double expected = session->asked.shown.seconds;
    say_seconds(seconds, out);
    if (expected > 0) {
        str_add(out, " (expected ");
        say_seconds(expected, out);
        str_add_char(out, ')');
    }
}

static const char *word_of(const struct verdict *verdict, bool second,
                           enum term_style *style)
{
    switch (verdict->kind) {
    case VERDICT_RIGHT: *style = STYLE_RIGHT; return "Right.";
    case VERDICT_ROUNDED:
    case VERDICT_FORM:
        *style = STYLE_ALMOST;
        return second ? "Half right." : "Almost.";
    case VERDICT_NEAR:
        *style = STYLE_WRONG;
        return verdict->mistake >= 0 ? "Wrong." : "Not quite.";
    case VERDICT_WRONG: *style = STYLE_WRONG; return "Wrong.";
    case VERDICT_UNGRADED: break;
    }
    *style = STYLE_ALMOST;
    return "Not read.";
}

/* "Wrong. The answer: 5/36 = 0.1389", and the time at the right margin, or
 * below where both do not fit. */
static void say_key(struct term *term, const struct session *session,
                    enum term_style style, const char *word, const char *time)
{
    struct str key = {0}, line = {0};
    question_show_key(&session->asked.shown, &key);
    str_add(&line, "The answer: ");
    utf8_add_visible(&line, str_text(&key), SIZE_MAX);
    size_t used = TERM_INDENT + strlen(word) + (*word != '\0') +
                  utf8_columns(line.text, line.length);
    bool fits = used + 2 + strlen(time) <= (size_t)term->width;
    if (fits && !term->accessible) {
        term_blanks(term, TERM_INDENT);
        term_styled(term, style, word);
        term_add(term, *word ? " " : "");
        term_add(term, line.text);
        if (*time) {
            term_blanks(term, (size_t)term->width - used - strlen(time));
            term_styled(term, STYLE_QUIET, time);
        }
        term_add(term, "\n");
    } else {
        term_led_text(term, TERM_INDENT, TERM_INDENT, style, word, line.text);
        term_text(term, TERM_INDENT, time);
    }
    str_release(&key);
    str_release(&line);
}

/* An answer that fits a further convention than the key's own. */
static void say_reading(struct term *term, const struct session *session,
                        const struct verdict *verdict)
{
    struct str line = {0};
    if (verdict->reading < 0)
        return;
    str_add_format(&line, "That fits another convention, which counts: %s.",
                   session->asked.shown.key.reading[verdict->reading].name);
    term_text(term, TERM_INDENT, line.text);
    str_release(&line);
}

static void say_done(struct term *term, struct session *session,
                     const struct outcome *outcome, double seconds)
{
    enum term_style style;
    struct str time = {0};
    const struct verdict *verdict = &outcome->verdict;
    bool second = session->asked.tries > 1;
    const char *word = word_of(verdict, second, &style);
    if (verdict->kind == VERDICT_RIGHT && second)
        word = "Right, on the second try.";
    else if (verdict->kind == VERDICT_RIGHT && session->asked.hints)
        word = "Right, with a hint.";
    else if (verdict->kind == VERDICT_RIGHT && session->asked.calculated)
        word = "Right, with the calculator.";
    if (verdict->say) {
        term_led_text(term, TERM_INDENT, TERM_INDENT, style, word,
                      verdict->say);
        word = "";
    }
    add_time(session, seconds, &time);
    say_key(term, session, style, word, str_text(&time));
    say_reading(term, session, verdict);
    say_worked(term, session);
    say_move(term, session);
    say_saved(term, outcome);
    str_release(&time);
}

static void say_retry(struct term *term, const struct outcome *outcome)
{
    enum term_style style;
    const char *word = word_of(&outcome->verdict, false, &style);
    term_led_text(term, TERM_INDENT, TERM_INDENT, style, word,
                  outcome->verdict.say ? outcome->verdict.say : "");
    term_text(term, TERM_INDENT, "Try once more, or 'show'.");
    say_saved(term, outcome);
}

/* A line that can be shown as it was typed, so that carets fit below it. */
static bool is_plain(const char *line, size_t indent, size_t width)
{
    struct str visible = {0};
    utf8_add_visible(&visible, line, SIZE_MAX);
    bool plain = strcmp(str_text(&visible), line) == 0 &&
                 utf8_columns(line, visible.length) + indent < width;
    str_release(&visible);
    return plain;
}

void say_place(struct term *term, const char *line, const struct error *error)
{
    struct source source = source_of("answer", line, strlen(line));
    struct error placed = *error;
    size_t indent = term->echoed ? term->prompt : TERM_INDENT;
    placed.source = &source;
    if (!error->length || !is_plain(line, indent, (size_t)term->width))
        return;
    if (!term->echoed) {
        term_blanks(term, TERM_INDENT);
        struct str kept = {0};
        term_keep(term, line, &kept);
        term_foreign(term, str_text(&kept));
        term_add(term, "\n");
        str_release(&kept);
    }
    error_print_caret(&placed, indent, &term->pending);
}

void say_unread(struct term *term, const char *line,
                const struct outcome *outcome)
{
    const char *text = outcome->error.text;
    struct str sentence = {0};
    say_place(term, line, &outcome->error);
    term_keep(term, *text ? text : "This cannot be read as an answer",
              &sentence);
    if (!strchr("?.!", sentence.text[sentence.length - 1]))
        str_add_char(&sentence, '.');
    term_led_text(term, TERM_INDENT, TERM_INDENT, STYLE_ALMOST,
                  "Not read:", sentence.text);
    term_text(term, TERM_INDENT, "This does not count as an answer.");
    str_release(&sentence);
}

void say_outcome(struct term *term, struct session *session, const char *line,
                 const struct outcome *outcome, double seconds)
{
    if (outcome->read_as[0])
        term_kept_text(term, TERM_INDENT, outcome->read_as);
    switch (outcome->kind) {
    case OUTCOME_UNREAD: say_unread(term, line, outcome); return;
    case OUTCOME_RETRY: say_retry(term, outcome); return;
    case OUTCOME_MARKS: say_rubric(term, session); return;
    case OUTCOME_DONE: say_done(term, session, outcome, seconds); return;
    }
}

void say_solution(struct term *term, struct session *session,
                  const struct outcome *outcome)
{
    if (part_kind_is_judged(session->asked.shown.part->kind))
        say_key(term, session, STYLE_PLAIN, "", "");
    say_worked(term, session);
    say_move(term, session);
    say_saved(term, outcome);
}

void say_marks(struct term *term, uint32_t met, uint32_t points,
               const struct outcome *outcome)
{
    term_format(term, "  Marked by you: %u of %u points.\n", met, points);
    say_saved(term, outcome);
}
