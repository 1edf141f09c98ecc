/* The command line: which subcommand, its arguments, its options. */
#ifndef RECKON_CLI_OPTIONS_H
#define RECKON_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"

enum option_id {
#define OPTION(id, name, letter, argument, commands, about) OPTION_##id,
#include "cli/option.def"
#undef OPTION
    OPTIONS
};

struct options {
    const char *command; /* the first word that is no option; NULL: none */
    char **argument;     /* the words after it */
    int arguments;
    const char *value[OPTIONS]; /* NULL: not given; "" without an argument */
    bool help, version;
};

/* Reads the command line, whose words are put into another order. False, with
 * an error, for an option that is unknown or lacks its argument. What follows
 * the subcommand 'eval' is left alone. --help and --version end the reading. */
bool options_read(struct options *options, int argc, char **argv,
                  struct error *error);

/* False, with an error, if an option was given that the subcommand does not
 * take. */
bool options_fit(const struct options *options, const char *command,
                 struct error *error);

/* A whole number; `fallback` where the option was not given. False, with an
 * error, when it is none or lies outside least .. most. */
bool options_number(const struct options *options, enum option_id id,
                    uint64_t least, uint64_t most, uint64_t fallback,
                    uint64_t *out, struct error *error);

/* A list "a,b,c" taken apart. */
enum { WORDS_MOST = 64 };

struct words {
    struct str text; /* the words, each ended by NUL */
    const char *word[WORDS_MOST];
    size_t count;
};

/* False, with an error, for more words than there is room for; to be released
 * either way. */
bool words_split(struct words *words, const char *list, struct error *error);
void words_release(struct words *words);

/* The words of an option; none where it was not given. */
bool options_words(const struct options *options, enum option_id id,
                   struct words *words, struct error *error);

/* "--seed": for messages. */
const char *options_name(enum option_id id);

/* Appends the help on the options of a subcommand; NULL: of all. */
void options_help(const char *command, struct str *out);

#endif
