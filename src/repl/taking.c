/* What a typed line is: a command, an answer, a mark, a stray word. */
#include <string.h>

#include "repl/command.h"
#include "repl/line.h"
#include "repl/repl.h"
#include "repl/say.h"

enum { WORD_SHOWN = 40 };

static bool is_open(const struct repl *repl)
{
    return repl->session.asked.waiting &&
           repl->session.asked.shown.part->kind == KIND_OPEN;
}

/* Where own words are wanted, a command with words behind it needs a colon, or
 * "show that ..." would give up. */
static const struct command *
find_command(const struct repl *repl, const char *line, const char **arguments)
{
    const struct command *command = command_find(line, arguments);
    bool bare = line[strspn(line, " \t")] != ':';
    if (command && bare && is_open(repl) && repl->state == REPL_ANSWER &&
        **arguments && !command_takes_words(command))
        return NULL;
    return command;
}

static void say_word(struct repl *repl, const struct str *line,
                     const char *behind, const char *best)
{
    struct str sentence = {0};
    str_add(&sentence, "'");
    term_keep_bytes(repl->options.out, str_text(line),
                    line->length < WORD_SHOWN ? line->length : WORD_SHOWN,
                    &sentence);
    str_add(&sentence, behind);
    if (best)
        str_add_format(&sentence, "%s'?", best);
    term_text(repl->options.out, TERM_INDENT, sentence.text);
    str_release(&sentence);
}

/* A mistyped command looks like a word where none can be an answer. */
static bool suggest_command(struct repl *repl, const struct str *line)
{
    const char *text = str_text(line);
    bool colon = text[strspn(text, " \t")] == ':';
    bool word = answer_is_word(text, line->length);
    if (!colon && (!word || repl->state != REPL_ANSWER || is_open(repl)))
        return false;
    if (!colon && repl->session.asked.shown.options &&
        (line->length == 1 || !command_suggest(text)))
        return false;
    const char *best = command_suggest(text);
    say_word(repl, line,
             best ? "' is no command; did you mean '"
                  : "' is neither an answer nor a command; 'help' lists them.",
             best);
    return true;
}

void taking_answer(struct repl *repl, const struct str *line,
                   const struct moment *moment)
{
    struct outcome outcome;
    session_answer(&repl->session, str_text(line), line->length, moment,
                   &outcome);
    line_remember(str_text(line), LINE_ANSWER);
    repl->activity->told(repl, str_text(line), &outcome, moment->seconds);
    repl->state = REPL_ANSWER;
    if (!repl->session.asked.waiting)
        repl_ask(repl);
    else if (outcome.kind == OUTCOME_MARKS)
        marking_start(repl);
}

static void take_answer(struct repl *repl, struct str *line)
{
    struct moment moment = repl_moment(repl);
    bool empty = strspn(str_text(line), " \t") == line->length;
    if (empty && !is_open(repl))
        repl_show(repl);
    else if (!sure_holds(repl, line))
        taking_answer(repl, line, &moment);
}

static void take_words(struct repl *repl, struct str *line)
{
    switch (repl->state) {
    case REPL_BEGIN:
        repl->began = repl->options.clock->seconds();
        repl_ask(repl);
        break;
    case REPL_ANSWER: take_answer(repl, line); break;
    case REPL_SURE: sure_take(repl, str_text(line)); break;
    case REPL_INTERVAL: sure_take_interval(repl, line); break;
    case REPL_MARK: marking_take(repl, str_text(line)); break;
    case REPL_OVER: break;
    }
}

/* What a command looks up may be longer than the screen, and then goes through
 * the pager. A question never does. */
static void run_command(struct repl *repl, const struct command *command,
                        const char *arguments)
{
    struct term *out = repl->options.out;
    uint32_t questions = repl->session.questions;
    term_page_begin(out);
    command->run(repl, arguments);
    bool looked_up =
        repl->session.questions == questions && repl->state == REPL_ANSWER;
    if (looked_up)
        term_page_end(out);
    else
        term_page_cancel(out);
}

void taking_line(struct repl *repl, struct str *line)
{
    const char *arguments;
    repl->interrupted |= line_was_stopped();
    repl->typed = str_text(line);
    const struct command *command =
        strlen(str_text(line)) == line->length
            ? find_command(repl, str_text(line), &arguments)
            : NULL;
    if (command && !command_fits(command, repl->activity->mode)) {
        say_word(repl, line, command_refusal(repl->activity->mode), NULL);
    } else if (command) {
        /* Words of one's own may hold the answer. */
        line_remember(str_text(line), command_takes_words(command)
                                          ? LINE_ANSWER
                                          : LINE_COMMAND);
        run_command(repl, command, arguments);
    } else if (!suggest_command(repl, line)) {
        take_words(repl, line);
    }
}
