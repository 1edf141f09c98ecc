/* Commands: the words that stand beside answers. One row in command.def and one
 * file command-NAME.c each; help, completion and suggestions read the rows. */
#ifndef RECKON_REPL_COMMAND_H
#define RECKON_REPL_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

struct repl;

struct command {
    const char *name;
    const char *arguments; /* "", "[TOPIC...]" */
    const char *about;     /* one line */
    const char *more;      /* sentences for 'help NAME' */
    void (*run)(struct repl *repl, const char *arguments);
};

/* Rows in the order of the table; NULL past the end. */
const struct command *command_at(size_t index);

/* The command that a line begins with, or NULL; `arguments` is the rest of the
 * line, without blanks around it in front. A colon may stand before the word.
 * Several words in a row may be one command ("give up"). */
const struct command *command_find(const char *line, const char **arguments);

/* The command whose name is nearest to the line's first word, or NULL. */
const char *command_suggest(const char *line);

#define COMMAND(id, name, arguments, about, more)                              \
    void command_##id(struct repl *repl, const char *rest);
#define ALIAS(word, id)
#include "repl/command.def"
#undef COMMAND
#undef ALIAS

#endif
