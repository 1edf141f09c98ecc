/* What several subcommands open: the banks, the progress database. */
#ifndef RECKON_CLI_SURROUNDINGS_H
#define RECKON_CLI_SURROUNDINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "bank/library.h"
#include "cli/cli.h"
#include "session/catalog.h"

struct db;

struct surroundings {
    struct db *db;
    int64_t learner;
    struct catalog catalog;
    struct str path;  /* of the database; empty with --no-save */
    struct str index; /* what is remembered of banks; may be empty */
};

/* Opens the database and the learner of --learner, or one in memory with
 * --no-save. False, with a message on standard error, when it cannot be. */
bool surroundings_open(struct surroundings *around, struct cli *cli);

/* The same for commands that only look back: a learner of --learner who is not
 * known is a wrong call. */
bool surroundings_open_known(struct surroundings *around, struct cli *cli,
                             enum exit_status *status);

/* The same in memory, whatever the options: for commands that keep nothing. */
bool surroundings_open_memory(struct surroundings *around, struct cli *cli);

/* Adds the banks that are found, be it none. */
void surroundings_look_for_banks(struct surroundings *around, struct cli *cli);

/* Adds all banks of the search path. Banks with errors are told and left out.
 * False, told too, when not one question is left. */
bool surroundings_add_banks(struct surroundings *around, struct cli *cli);

/* May be called once more, as after a call above that failed. */
void surroundings_close(struct surroundings *around);

/* All banks of the search path, parsed, and kept as bank_open does where `lean`
 * is set; false, told, when there is none. */
bool surroundings_library(struct library *library, bool lean, struct cli *cli);

/* Adds all banks of the search path, parsed. */
void surroundings_search(struct library *library,
                         const struct environment *environment,
                         struct error_list *errors);

/* Says that there are no banks; always false. */
bool surroundings_no_banks(struct cli *cli);

#endif
