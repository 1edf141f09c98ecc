/* Commands: the words that stand beside answers. One row in command.def and one
 * file command-NAME.c each; help, completion and suggestions read the rows. */
#ifndef RECKON_REPL_COMMAND_H
#define RECKON_REPL_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "session/session.h"

struct repl;
struct stats;

struct command {
    const char *name;
    const char *arguments; /* "", "[TOPIC...]" */
    int where;             /* in which conversations */
    const char *about;     /* one line */
    const char *more;      /* sentences for 'help NAME' */
    void (*run)(struct repl *repl, const char *arguments);
};

/* Rows in the order of the table; NULL past the end. */
const struct command *command_at(size_t index);

/* What the command at this place is for, in a word or two. */
const char *command_group(size_t index);

/* What else people call it; NULL past the last. */
const char *command_alias(const char *name, size_t index);

/* The command that a line begins with, or NULL; `arguments` is the rest of the
 * line, without blanks around it in front. A colon may stand before the word.
 * Several words in a row may be one command ("give up"). */
const struct command *command_find(const char *line, const char **arguments);

/* The command whose name is nearest to the line's first word, or NULL. */
const char *command_suggest(const char *line);

/* May it be used in such a conversation? */
bool command_fits(const struct command *command, enum session_mode mode);

/* What is said of one that may not, behind "'NAME". */
const char *command_refusal(enum session_mode mode);

/* Adds what names separated by blanks or commas stand for. False, with a
 * complaint, when one of them stands for nothing. */
bool command_wish(struct repl *repl, const char *names, struct wish *wish);

/* Is what stands behind it any words, even where an answer is words too? */
bool command_takes_words(const struct command *command);

/* Looks back at the learner of the conversation. */
struct stats command_look_back(struct repl *repl);

#define COMMAND(id, name, arguments, where, about, more)                       \
    void command_##id(struct repl *repl, const char *rest);
#define ALIAS(word, id)
#include "repl/command.def"
#undef COMMAND
#undef ALIAS

#endif
