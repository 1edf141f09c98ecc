/* What is looked back at by the subcommands that do. */
#ifndef RECKON_CLI_LOOKING_H
#define RECKON_CLI_LOOKING_H

#include "cli/surroundings.h"
#include "session/lookback.h"

/* How many days back: those of --days, or `standard`. False, with an error, for
 * a number that is none. */
bool looking_days(const struct cli *cli, int standard, int *days,
                  struct error *error);

/* The history of --learner over so many days, as of now or of
 * SOURCE_DATE_EPOCH, so that the same can be printed again. Banks are added to
 * the surroundings, which are open; the history can be looked at without them,
 * too. */
struct lookback_options looking_options(struct cli *cli,
                                        struct surroundings *around, int days);

#endif
