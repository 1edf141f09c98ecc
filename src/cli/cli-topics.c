#include "cli/cli.h"
#include "cli/surroundings.h"
#include "repl/view.h"

enum exit_status cli_topics(struct cli *cli)
{
    struct surroundings around;
    if (cli->options.arguments)
        return cli_usage(cli, "'topics' takes no argument");
    if (!surroundings_open_memory(&around, cli))
        return EXIT_FAILED;
    bool ok = surroundings_add_banks(&around, cli);
    if (ok)
        view_topics(&cli->out, &around.catalog, NULL);
    surroundings_close(&around);
    return ok ? EXIT_DONE : EXIT_FAILED;
}
