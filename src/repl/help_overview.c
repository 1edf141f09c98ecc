/* The commands by what they are for, on one screen: a row each where there is
 * room, else their names alone. */
#include <string.h>

#include "repl/command.h"
#include "repl/help.h"

enum { USAGE_COLUMN = 13, ABOUT_COLUMN = 33 };

static void add_usage(const struct command *command, struct str *out)
{
    str_add(out, command->name);
    if (*command->arguments)
        str_add_format(out, " %s", command->arguments);
}

static void pad(struct str *line, size_t column)
{
    do
        str_add_char(line, ' ');
    while (line->length < column);
}

/* The group's name stands before its first command. */
static void add_rows(const struct help *help)
{
    const struct command *command;
    const char *group = "";
    struct str line = {0};
    for (size_t i = 0; (command = command_at(i)); i++) {
        if (!command_fits(command, help->mode))
            continue;
        str_clear(&line);
        if (strcmp(group, command_group(i)) != 0)
            str_add(&line, group = command_group(i));
        pad(&line, USAGE_COLUMN - TERM_INDENT);
        add_usage(command, &line);
        term_row(help->out, ABOUT_COLUMN, line.text, command->about);
    }
    str_release(&line);
}

/* For screen readers: what is said of a command right behind its name. */
static void add_sentences(const struct help *help)
{
    const struct command *command;
    const char *group = "";
    struct str lead = {0};
    for (size_t i = 0; (command = command_at(i)); i++) {
        if (!command_fits(command, help->mode))
            continue;
        if (strcmp(group, command_group(i)) != 0) {
            str_clear(&lead);
            str_add_format(&lead, "%s:", group = command_group(i));
            term_text(help->out, 0, lead.text);
        }
        str_clear(&lead);
        add_usage(command, &lead);
        str_add_char(&lead, ':');
        term_led_text(help->out, TERM_INDENT, TERM_INDENT, STYLE_STRONG,
                      lead.text, command->about);
    }
    str_release(&lead);
}

static void end_names(const struct help *help, const char *group,
                      struct str *names)
{
    struct str lead = {0};
    str_add_format(&lead, "%s:", group);
    if (names->length)
        term_led_text(help->out, 0, TERM_INDENT, STYLE_STRONG, lead.text,
                      names->text);
    str_clear(names);
    str_release(&lead);
}

static void add_names(const struct help *help)
{
    const struct command *command;
    const char *group = "";
    struct str names = {0};
    for (size_t i = 0; (command = command_at(i)); i++) {
        if (!command_fits(command, help->mode))
            continue;
        if (strcmp(group, command_group(i)) != 0) {
            end_names(help, group, &names);
            group = command_group(i);
        }
        str_add_format(&names, "%s%s", names.length ? ", " : "", command->name);
    }
    end_names(help, group, &names);
    str_release(&names);
}

void help_overview(const struct help *help)
{
    if (help->out->accessible)
        add_sentences(help);
    else if (help->out->width >= TERM_NARROW)
        add_rows(help);
    else
        add_names(help);
    term_text(help->out, 0,
              "Anything else is an answer: 0.25, 1/4, 25%, C(5,2)/2^5 ... "
              "('help answers'). 'help WORD' explains a command, a topic or "
              "any other word. To make practice sets: 'help export'. Tab "
              "completes, Enter alone repeats the question.");
}
