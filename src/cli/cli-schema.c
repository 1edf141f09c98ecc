#include "bank/json_schema.h"
#include "cli/cli.h"

enum exit_status cli_schema(struct cli *cli)
{
    if (cli->options.arguments)
        return cli_usage(cli, "'schema' takes no argument");
    json_schema_add(&cli->out.pending);
    return EXIT_DONE;
}
