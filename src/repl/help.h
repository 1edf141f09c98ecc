/* Help: the overview of commands, and what there is on one word. The commands,
 * the command line, topics, tags, presets, mistakes and the functions of the
 * formula language explain themselves by their tables; help_page.def has what
 * has no table.
 *
 * The same in the dialogue and as 'reckon help WORD'. */
#ifndef RECKON_REPL_HELP_H
#define RECKON_REPL_HELP_H

#include <stdbool.h>
#include <stddef.h>

#include "bank/preset.h"
#include "repl/term.h"
#include "session/session.h"

/* In the order in which things of one name are explained. */
enum help_kind {
    HELP_COMMAND, /* a word of the dialogue */
    HELP_SHELL,   /* a subcommand */
    HELP_OPTION,  /* of the command line */
    HELP_PAGE,
    HELP_TOPIC,
    HELP_TAG,
    HELP_PRESET,
    HELP_MISTAKE, /* a misconception, by its tag */
    HELP_SLIP,    /* a general slip, by its name */
    HELP_FUNCTION,
    HELP_ALIAS /* what a function is called elsewhere */
};

/* A subcommand or an option, told by the layer above. */
struct help_shell {
    const char *name; /* "check", "--seed" */
    const char *arguments;
    const char *about; /* one line */
    const char *more;  /* sentences; of an option: the subcommands it is for */
};

struct help {
    struct term *out;
    struct catalog *catalog; /* NULL: no topics are known */
    const struct preset_list *presets;
    const struct help_shell *shell; /* ends with a row without a name */
    enum session_mode mode;         /* of the dialogue */
    bool in_shell;                  /* else in the dialogue */
};

/* One thing that there is help on. Texts are never NULL. */
struct help_entry {
    enum help_kind kind;
    size_t index; /* in its table */
    const char *name, *arguments, *about, *more;
};

/* Where a walk over all entries is; zeroed it is at the beginning. */
struct help_cursor {
    int kind;
    size_t index;
};

/* The next entry; false past the last. Rows of one name in one table are one
 * entry. */
bool help_next(const struct help *help, struct help_cursor *cursor,
               struct help_entry *entry);

/* "reckon check", "topic bayes": the name with what it is. */
void help_add_label(const struct help *help, const struct help_entry *entry,
                    struct str *out);

/* The commands that fit the dialogue, on one screen. */
void help_overview(const struct help *help);

/* Everything about one entry. */
void help_explain(const struct help *help, const struct help_entry *entry);

/* What a topic covers, its levels, and examples of what is asked. */
void help_explain_topic(const struct help *help, uint32_t topic);

/* The bank that a topic's first question stands in; NULL where it cannot be
 * read. */
const struct bank *help_topic_bank(const struct help *help, uint32_t topic);

/* Explains what is called so, else lists where the word occurs. False, with an
 * error that suggests the nearest name, where it occurs nowhere. */
bool help_word(const struct help *help, const char *word, struct error *error);

#endif
