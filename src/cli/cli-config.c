#include <string.h>

#include "cli/cli.h"
#include "repl/settings.h"

/* "less -FRX" may be typed as it is. */
static void join(const struct options *options, struct str *out)
{
    for (int i = 1; i < options->arguments; i++) {
        if (i > 1)
            str_add_char(out, ' ');
        str_add(out, options->argument[i]);
    }
}

enum exit_status cli_config(struct cli *cli)
{
    struct error error = {.code = ERROR_NONE};
    const char *path = str_text(&cli->config_path);
    struct str value = {0};
    bool ok = true;
    if (!cli->options.arguments) {
        settings_list(&cli->out, &cli->config, path);
        return EXIT_DONE;
    }
    enum setting setting = config_find(cli->options.argument[0], &error);
    if (setting == SETTINGS)
        return cli_usage(cli, "%s", error.text);
    join(&cli->options, &value);
    if (cli->options.arguments > 1)
        ok = settings_write(&cli->config, path, setting, str_text(&value),
                            &error);
    else
        term_format(&cli->out, "%s\n", config_text(&cli->config, setting));
    str_release(&value);
    if (ok)
        return EXIT_DONE;
    return cli_fail(cli, error.code == ERROR_VALUE ? EXIT_USAGE : EXIT_FAILED,
                    &error);
}
