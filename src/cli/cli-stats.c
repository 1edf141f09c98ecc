#include "cli/cli.h"
#include "cli/surroundings.h"
#include "repl/view.h"

enum exit_status cli_stats(struct cli *cli)
{
    struct error error = {.code = ERROR_NONE};
    struct surroundings around;
    if (cli->options.arguments)
        return cli_usage(cli, "'stats' takes no argument");
    if (!surroundings_open(&around, cli))
        return EXIT_FAILED;
    bool ok = view_stats(&cli->out, around.db, around.learner,
                         cli->clock->now(), &error);
    if (!ok)
        cli_fail(cli, EXIT_FAILED, &error);
    surroundings_close(&around);
    return ok ? EXIT_DONE : EXIT_FAILED;
}
