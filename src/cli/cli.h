/* The program behind main: subcommands. One row in cli.def and one file
 * cli-NAME.c each. Data and conversation go to standard output, messages to
 * standard error as "reckon: message". */
#ifndef RECKON_CLI_CLI_H
#define RECKON_CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/paths.h"
#include "cli/options.h"
#include "config/config.h"
#include "repl/clock.h"
#include "repl/term.h"

enum exit_status {
    EXIT_DONE = 0,    /* low marks too */
    EXIT_FAILED = 1,  /* a disk, the database, a closed output */
    EXIT_USAGE = 2,   /* a wrong call */
    EXIT_INPUT = 3,   /* bad input in a batch */
    EXIT_FINDINGS = 4 /* 'check' or 'doctor' found something */
};

/* All that a subcommand needs of the world. */
struct cli {
    struct environment environment;
    const struct clock *clock;
    struct options options;
    struct config config;
    struct str config_path; /* "" where there is no home folder */
    struct term out, err;
    int signal; /* to be raised again once all is put away, or 0 */
};

struct subcommand {
    const char *name;
    const char *arguments;
    const char *about;
    const char *more;
    enum exit_status (*run)(struct cli *cli);
};

/* Runs the program; `signal` as in struct cli. */
enum exit_status cli_main(int argc, char **argv,
                          const struct environment *environment,
                          const struct clock *clock, int *signal);

/* Rows in the order of the table; NULL past the end. */
const struct subcommand *cli_at(size_t index);

/* What 'help' in the dialogue tells of the command line, see repl/help.h. */
struct help_shell;
const struct help_shell *cli_help_rows(void);

/* What 'names' has names of, by blanks. */
const char *cli_names_kinds(void);

/* --- for subcommands --- */

/* What --help prints. */
void cli_print_help(struct cli *cli);

/* Says the error on standard error; returns the status. */
enum exit_status cli_fail(struct cli *cli, enum exit_status status,
                          const struct error *error);

/* The same for a wrong call, with a hint at --help. */
enum exit_status cli_usage(struct cli *cli, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Says all of them on standard error, and empties the list. */
void cli_tell(struct cli *cli, struct error_list *errors);

#define SUBCOMMAND(id, name, arguments, about, more)                           \
    enum exit_status cli_##id(struct cli *cli);
#include "cli/cli.def"
#undef SUBCOMMAND

#endif
