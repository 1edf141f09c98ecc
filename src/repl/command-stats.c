#include "repl/command.h"
#include "repl/repl.h"

struct stats command_look_back(struct repl *repl)
{
    const struct repl_options *options = &repl->options;
    int64_t now = options->clock->now();
    return (struct stats){
        .term = options->out,
        .catalog = options->catalog,
        .look = {.db = options->db,
                 .catalog = options->catalog,
                 .learner = options->learner,
                 .now = now,
                 .offset = clock_offset(now),
                 .days = LOOKBACK_DAYS},
        .before = "",
        .listed = &repl->listed,
    };
}

void command_stats(struct repl *repl, const char *rest)
{
    struct stats stats = command_look_back(repl);
    struct error error = {.code = ERROR_NONE};
    enum stats_what what;
    if (!stats_read(&stats, rest, &what, &error) ||
        !stats_show(&stats, what, &error))
        repl_complain(repl, &error);
}
