#include <string.h>

#include "bank/json_schema.h"
#include "cli/cli.h"
#include "history/schema.h"

enum exit_status cli_schema(struct cli *cli)
{
    const struct options *options = &cli->options;
    if (!options->arguments)
        json_schema_add(&cli->out.pending);
    else if (options->arguments == 1 &&
             strcmp(options->argument[0], "history") == 0)
        history_schema_add(&cli->out.pending);
    else
        return cli_usage(cli, "'schema' takes no argument but 'history'");
    return EXIT_DONE;
}
