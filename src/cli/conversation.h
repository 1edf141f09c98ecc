/* What the subcommands that hold a conversation share: practice, review, place,
 * drill, mock. */
#ifndef RECKON_CLI_CONVERSATION_H
#define RECKON_CLI_CONVERSATION_H

#include "bank/preset.h"
#include "cli/cli.h"
#include "cli/surroundings.h"
#include "repl/repl.h"
#include "session/wish.h"

struct conversation {
    struct surroundings around;
    struct preset_list presets;
    struct wish wish;
    struct repl_options options;
    struct str progress, history; /* texts that the options point to */
};

/* Opens the database and the banks, and reads the options that all of
 * them have. False, told, when something is in the way; to be closed either
 * way. */
bool conversation_open(struct conversation *conversation, struct cli *cli,
                       const struct activity *activity,
                       enum exit_status *status);

/* Adds the subcommand's arguments and --tag to the wish. */
bool conversation_wish(struct conversation *conversation, struct cli *cli,
                       enum exit_status *status);

enum exit_status conversation_hold(struct conversation *conversation,
                                   struct cli *cli);

void conversation_close(struct conversation *conversation);

/* The whole of practice, review and placement, which differ in the activity
 * alone. */
enum exit_status conversation_practise(struct cli *cli,
                                       const struct activity *activity);

/* All presets of the search path, read when one is first looked for; those with
 * errors are told then, and left out. */
void conversation_presets(struct preset_list *list, struct cli *cli);

#endif
