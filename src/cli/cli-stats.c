#include <string.h>

#include "base/numtext.h"
#include "cli/cli.h"
#include "cli/surroundings.h"
#include "repl/stats.h"

enum { DAYS_MOST = 36500 };

/* The present, or another moment that stands for it so that the same is printed
 * again. */
static int64_t moment(const struct cli *cli)
{
    const char *epoch = cli->environment.source_date_epoch;
    uint64_t seconds;
    if (epoch && numtext_integer(epoch, strlen(epoch), &seconds) &&
        seconds <= INT64_MAX / 2)
        return (int64_t)seconds;
    return cli->clock->now();
}

enum exit_status cli_stats(struct cli *cli)
{
    struct error error = {.code = ERROR_NONE};
    struct surroundings around;
    enum stats_what what;
    uint64_t days;
    const char *words = cli->options.arguments ? cli->options.argument[0] : "";
    if (cli->options.arguments > 1)
        return cli_usage(cli, "'stats' takes one topic, 'mistakes' or "
                              "'calibration'");
    if (!options_number(&cli->options, OPTION_DAYS, 0, DAYS_MOST, LOOKBACK_DAYS,
                        &days, &error))
        return cli_usage(cli, "%s", error.text);
    if (!surroundings_open(&around, cli))
        return EXIT_FAILED;
    /* The history can be looked at without banks, too. */
    bool banks = surroundings_add_banks(&around, cli);
    int64_t now = moment(cli);
    struct stats stats = {
        .term = &cli->out,
        .catalog = banks ? &around.catalog : NULL,
        .look = {.db = around.db,
                 .catalog = banks ? &around.catalog : NULL,
                 .learner = around.learner,
                 .now = now,
                 .offset = clock_offset(now),
                 .days = (int)days},
        .before = "reckon ",
    };
    enum exit_status status = EXIT_DONE;
    if (!stats_read(&stats, words, &what, &error))
        status = cli_fail(cli, EXIT_USAGE, &error);
    else if (!stats_show(&stats, what, &error))
        status = cli_fail(cli, EXIT_FAILED, &error);
    surroundings_close(&around);
    return status;
}
