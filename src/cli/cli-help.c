#include "cli/conversation.h"
#include "repl/help.h"

static const struct help_shell rows[] = {
#define SUBCOMMAND(id, name, arguments, about, more)                           \
    {name, arguments, about, more},
#include "cli/cli.def"
#undef SUBCOMMAND
#define OPTION(id, name, letter, argument, commands, about)                    \
    {"--" name, argument, about, commands},
#include "cli/option.def"
#undef OPTION
    {.name = NULL}};

const struct help_shell *cli_help_rows(void)
{
    return rows;
}

/* Banks that cannot be read are told, and leave the rest to be helped with. */
enum exit_status cli_help(struct cli *cli)
{
    struct error error = {.code = ERROR_NONE};
    struct surroundings around;
    struct preset_list presets = {.count = 0};
    struct str word = {0};
    if (!cli->options.arguments) {
        cli_print_help(cli);
        return EXIT_DONE;
    }
    for (int i = 0; i < cli->options.arguments; i++)
        str_add_format(&word, "%s%s", i ? " " : "", cli->options.argument[i]);
    bool ok = surroundings_open_memory(&around, cli);
    if (ok)
        surroundings_add_banks(&around, cli);
    conversation_presets(&presets, cli);
    struct help help = {
        .out = &cli->out,
        .catalog = ok ? &around.catalog : NULL,
        .presets = preset_list_filled(&presets),
        .shell = rows,
        .in_shell = true,
    };
    bool found = help_word(&help, str_text(&word), &error);
    if (ok)
        surroundings_close(&around);
    preset_list_release(&presets);
    str_release(&word);
    return found ? EXIT_DONE : cli_fail(cli, EXIT_USAGE, &error);
}
