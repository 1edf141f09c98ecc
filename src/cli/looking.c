#include "cli/looking.h"

#include <string.h>

#include "base/numtext.h"

enum { DAYS_MOST = 36500 };

/* The present, or another moment that stands for it. */
static int64_t moment(const struct cli *cli)
{
    const char *epoch = cli->environment.source_date_epoch;
    uint64_t seconds;
    if (epoch && numtext_integer(epoch, strlen(epoch), &seconds) &&
        seconds <= INT64_MAX / 2)
        return (int64_t)seconds;
    return cli->clock->now();
}

bool looking_days(const struct cli *cli, int standard, int *days,
                  struct error *error)
{
    uint64_t wanted;
    bool ok = options_number(&cli->options, OPTION_DAYS, 0, DAYS_MOST,
                             (uint64_t)standard, &wanted, error);
    *days = ok ? (int)wanted : standard;
    return ok;
}

struct lookback_options looking_options(struct cli *cli,
                                        struct surroundings *around, int days)
{
    bool banks = surroundings_add_banks(around, cli);
    int64_t now = moment(cli);
    return (struct lookback_options){
        .db = around->db,
        .catalog = banks ? &around->catalog : NULL,
        .learner = around->learner,
        .now = now,
        .offset = clock_offset(now),
        .days = days,
    };
}
