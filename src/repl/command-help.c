#include <string.h>

#include "repl/command.h"
#include "repl/repl.h"

enum { ABOUT_COLUMN = 22 };

static const char answers[] =
    "Numbers in any form: 0.25, 1/4, 25%, 1 in 4, 3:1 against, 1 1/2, 1,200, "
    "2.5k, 6e5, and formulas: C(10,3)/2^10, 5!, sqrt(2), 1-e^-2, ln 2, 2pi.\n\n"
    "How a line was read is said, and what cannot be read does not count. "
    "Three true figures are enough unless the question asks for something "
    "else; a value that is right but too coarse may be tried once more.\n\n"
    "Options are named by their letter. Several numbers are separated by "
    "commas: 1, 2, 3. An interval is written [1.2, 3.4].";

/* "practice [TOPIC...]" */
static void add_usage(const struct command *command, struct str *out)
{
    str_add(out, command->name);
    if (*command->arguments)
        str_add_format(out, " %s", command->arguments);
}

static void list_commands(struct term *out, enum session_mode mode)
{
    const struct command *command;
    struct str lead = {0};
    for (size_t i = 0; (command = command_at(i)); i++) {
        if (!command_fits(command, mode))
            continue;
        str_clear(&lead);
        add_usage(command, &lead);
        term_row(out, ABOUT_COLUMN, lead.text, command->about);
    }
    str_release(&lead);
    term_text(out, 0,
              "Anything else is an answer: 0.25, 1/4, 25%, C(5,2)/2^5 ... "
              "('help answers'). Tab completes, Enter alone repeats the "
              "question.");
}

static void explain(struct repl *repl, const char *word)
{
    struct term *out = repl->options.out;
    const char *rest;
    const struct command *command = command_find(word, &rest);
    if (strcmp(word, "answers") == 0 || strcmp(word, "answer") == 0) {
        term_text(out, TERM_INDENT, answers);
        return;
    }
    if (!command) {
        struct error error = {.code = ERROR_NONE};
        const char *best = command_suggest(word);
        if (best)
            error_set(&error, ERROR_USAGE,
                      "there is no help on '%.40s'; did you mean '%s'?", word,
                      best);
        else
            error_set(&error, ERROR_USAGE,
                      "there is no help on '%.40s'; 'help' lists what there is",
                      word);
        repl_complain(repl, &error);
        return;
    }
    struct str lead = {0}, more = {0};
    add_usage(command, &lead);
    str_add_char(&lead, ':');
    str_add_format(&more, "%s. %s", command->about, command->more);
    term_led_text(out, TERM_INDENT, TERM_INDENT, STYLE_STRONG, lead.text,
                  more.text);
    str_release(&lead);
    str_release(&more);
}

void command_help(struct repl *repl, const char *rest)
{
    if (*rest)
        explain(repl, rest);
    else
        list_commands(repl->options.out, repl->activity->mode);
}
