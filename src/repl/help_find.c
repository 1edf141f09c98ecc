/* What a word means: the entries of that name, those that mention it, or the
 * nearest name. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "bank/template.h"
#include "base/suggest.h"
#include "repl/command.h"
#include "repl/help.h"

enum { LISTED_MOST = 16, RELATED_MOST = 8, ABOUT_COLUMN = 26 };

/* A list of words parted by blanks has this one. */
static bool has_word(const char *words, const char *word)
{
    size_t length = strlen(word);
    while (*words) {
        size_t size = strcspn(words, " ");
        if (size == length && strncasecmp(words, word, size) == 0)
            return true;
        words += size + (words[size] == ' ');
    }
    return false;
}

/* A subcommand is told in the shell, the command of that name in the dialogue:
 * they do the same. */
static bool is_told_by_another(const struct help *help,
                               const struct help_entry *entry)
{
    const char *rest;
    if (entry->kind == HELP_SHELL && !help->in_shell) {
        const struct command *command = command_find(entry->name, &rest);
        return command && strcmp(command->name, entry->name) == 0;
    }
    if (entry->kind != HELP_COMMAND || !help->in_shell)
        return false;
    for (const struct help_shell *row = help->shell; row && row->name; row++)
        if (strcmp(row->name, entry->name) == 0)
            return true;
    return false;
}

/* --- things called so ----------------------------------------------------- */

/* A command is found by what else it is called, too ("give up"). */
static bool is_command(const char *word, const char *name)
{
    const char *rest;
    const struct command *command = command_find(word, &rest);
    return command && !*rest && strcmp(command->name, name) == 0;
}

static bool is_called(const struct help_entry *entry, const char *word,
                      bool any_case)
{
    int (*compare)(const char *, const char *) = any_case ? strcasecmp : strcmp;
    if (compare(entry->name, word) == 0)
        return true;
    if (entry->kind == HELP_COMMAND)
        return is_command(word, entry->name);
    if (entry->kind == HELP_OPTION)
        return strcmp(entry->name + 2, word) == 0;
    return entry->kind == HELP_PAGE && has_word(entry->arguments, word);
}

/* How many were explained, and how many of them are known here under the name
 * and not only elsewhere. */
struct told {
    size_t count, known;
};

/* Explains all that are called so. */
static struct told explain_named(const struct help *help, const char *word,
                                 bool any_case)
{
    struct help_cursor cursor = {.kind = 0};
    struct help_entry entry;
    struct told told = {.count = 0};
    while (help_next(help, &cursor, &entry)) {
        if (!is_called(&entry, word, any_case) ||
            is_told_by_another(help, &entry))
            continue;
        /* What is known here under that name needs no word on other places. */
        if (entry.kind == HELP_ALIAS && told.known)
            continue;
        if (told.count++)
            term_add(help->out, "\n");
        help_explain(help, &entry);
        told.known += entry.kind != HELP_ALIAS;
    }
    return told;
}

/* --- things that mention it ----------------------------------------------- */

/* Does a word of the text begin so? */
static bool mentions(const char *text, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = text; *at; at++)
        if ((at == text || !isalnum((unsigned char)at[-1])) &&
            strncasecmp(at, word, length) == 0)
            return true;
    return false;
}

enum fit { FIT_NONE, FIT_TEXT, FIT_NAME };

/* `deep`: what the banks of a topic say counts too, for which they are read. */
static enum fit fit_of(const struct help *help, const struct help_entry *entry,
                       const char *word, bool deep)
{
    if (is_told_by_another(help, entry))
        return FIT_NONE;
    if (mentions(entry->name, word))
        return FIT_NAME;
    if (entry->kind == HELP_ALIAS)
        return FIT_NONE;
    if (mentions(entry->about, word))
        return FIT_TEXT;
    /* Behind an option stand the subcommands that take it. */
    if (entry->kind != HELP_OPTION && mentions(entry->more, word))
        return FIT_TEXT;
    if (entry->kind != HELP_TOPIC || !deep)
        return FIT_NONE;
    const struct bank *bank = help_topic_bank(help, (uint32_t)entry->index);
    return bank && bank->about && mentions(bank->about, word) ? FIT_TEXT
                                                              : FIT_NONE;
}

static void list_row(const struct help *help, const struct help_entry *entry)
{
    struct str label = {0}, about = {0};
    help_add_label(help, entry, &label);
    if (entry->kind == HELP_MISTAKE)
        str_add(&about, "you ");
    if (entry->kind == HELP_ALIAS)
        str_add(&about, "here it is called ");
    str_add(&about, entry->about);
    if (label.length + TERM_INDENT == ABOUT_COLUMN)
        str_add_char(&label, ' ');
    term_row(help->out, ABOUT_COLUMN, label.text, about.text);
    str_release(&label);
    str_release(&about);
}

/* Lists those that fit so well; returns how many there are. */
static size_t list_fitting(const struct help *help, const char *word,
                           enum fit wanted, size_t listed)
{
    struct help_cursor cursor = {.kind = 0};
    struct help_entry entry;
    size_t count = 0;
    while (help_next(help, &cursor, &entry)) {
        if (fit_of(help, &entry, word, true) != wanted)
            continue;
        if (listed + count++ < LISTED_MOST)
            list_row(help, &entry);
    }
    return count;
}

static bool list_mentions(const struct help *help, const char *word)
{
    size_t count = list_fitting(help, word, FIT_NAME, 0);
    count += list_fitting(help, word, FIT_TEXT, count);
    const char *command = help->in_shell ? "reckon help" : "help";
    if (count > LISTED_MOST)
        term_format(help->out, "  ... and %zu more. ", count - LISTED_MOST);
    if (count)
        term_format(help->out, "%s'%s NAME' tells more on one.\n",
                    count > LISTED_MOST ? "" : "  ", command);
    return count;
}

/* Behind what was explained: names of what has to do with it, on a line. */
static void add_related(const struct help *help, const char *word)
{
    struct help_cursor cursor = {.kind = 0};
    struct help_entry entry;
    struct str line = {0};
    size_t count = 0;
    if (!isalnum((unsigned char)*word))
        return; /* a sign stands in too many texts */
    while (count < RELATED_MOST && help_next(help, &cursor, &entry)) {
        if (is_called(&entry, word, true) || entry.kind == HELP_ALIAS ||
            fit_of(help, &entry, word, false) == FIT_NONE)
            continue;
        str_add(&line, count++ ? ", " : "See also: ");
        help_add_label(help, &entry, &line);
    }
    if (count) {
        str_add_char(&line, '.');
        term_add(help->out, "\n");
        term_text(help->out, TERM_INDENT, line.text);
    }
    str_release(&line);
}

/* --- neither -------------------------------------------------------------- */

static const char *nearest(const struct help *help, const char *word)
{
    struct help_cursor cursor = {.kind = 0};
    struct help_entry entry;
    struct suggest suggest = {.best = NULL};
    while (help_next(help, &cursor, &entry))
        suggest_offer(&suggest, word, strlen(word), entry.name);
    return suggest.best;
}

static bool fail_unknown(const struct help *help, const char *word,
                         struct error *error)
{
    const char *best = nearest(help, word);
    if (best)
        return error_set(error, ERROR_USAGE,
                         "there is no help on '%.40s'; did you mean '%s'?",
                         word, best);
    return error_set(error, ERROR_USAGE,
                     "there is no help on '%.40s'; '%shelp' lists what there "
                     "is",
                     word, help->in_shell ? "reckon " : "");
}

/* The word without blanks at its end. */
static bool find(const struct help *help, const char *word, struct error *error)
{
    struct told told = explain_named(help, word, false);
    if (!told.count)
        told = explain_named(help, word, true);
    if (told.known) {
        add_related(help, word);
        return true;
    }
    if (told.count)
        term_add(help->out, "\n");
    return list_mentions(help, word) || told.count ||
           fail_unknown(help, word, error);
}

bool help_word(const struct help *help, const char *word, struct error *error)
{
    struct str trimmed = {0};
    size_t length = strlen(word);
    while (length && (word[length - 1] == ' ' || word[length - 1] == '\t'))
        length--;
    str_add_bytes(&trimmed, word, length);
    bool found = find(help, str_text(&trimmed), error);
    str_release(&trimmed);
    return found;
}
