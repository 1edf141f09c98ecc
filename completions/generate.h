/* What the shells complete, from the tables of subcommands and options. */
#ifndef RECKON_COMPLETIONS_GENERATE_H
#define RECKON_COMPLETIONS_GENERATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* What may stand somewhere. */
struct offer {
    bool files, folders;
    const char *words; /* as they stand, by blanks; or NULL */
    const char *names; /* kinds of 'reckon names', by blanks; or NULL */
    bool list;         /* several, by commas */
};

struct option_row {
    const char *name;     /* without dashes */
    char letter;          /* or 0 */
    const char *argument; /* or NULL */
    const char *commands; /* by blanks, or "*" */
    const char *about;
};

/* Rows in the order of the table, then --help and --version; NULL past them. */
const struct option_row *option_at(size_t index);

bool option_fits(const struct option_row *option, const char *command);

/* What an option's value may be; of a subcommand, or NULL for any. */
struct offer option_offer(const struct option_row *option, const char *command);

/* What a subcommand's arguments may be. */
struct offer argument_offer(const char *command, const char *arguments);

/* Are they the same? */
bool offer_equals(const struct offer *a, const struct offer *b);

/* Each appends the script of one shell. */
void write_bash(struct str *out);
void write_zsh(struct str *out);
void write_fish(struct str *out);

#endif
