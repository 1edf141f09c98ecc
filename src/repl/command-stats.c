#include "repl/command.h"
#include "repl/repl.h"
#include "repl/view.h"

void command_stats(struct repl *repl, const char *rest)
{
    (void)rest;
    const struct repl_options *options = &repl->options;
    struct error error = {.code = ERROR_NONE};
    if (!view_stats(options->out, options->db, options->learner,
                    options->clock->now(), &error))
        repl_complain(repl, &error);
}
