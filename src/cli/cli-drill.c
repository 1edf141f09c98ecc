#include "cli/conversation.h"
#include "repl/view.h"

static enum exit_status list(struct cli *cli)
{
    struct preset_list presets = {.count = 0};
    conversation_presets(&presets, cli);
    view_presets(&cli->out, preset_list_filled(&presets), PRESET_DRILL);
    preset_list_release(&presets);
    return EXIT_DONE;
}

enum exit_status cli_drill(struct cli *cli)
{
    struct conversation conversation;
    struct error error = {.code = ERROR_NONE};
    enum exit_status status;
    if (!cli->options.arguments)
        return list(cli);
    if (cli->options.arguments > 1)
        return cli_usage(cli, "one drill at a time");
    if (conversation_open(&conversation, cli, &activity_drill, &status)) {
        conversation.options.preset =
            preset_list_find(preset_list_filled(&conversation.presets),
                             PRESET_DRILL, cli->options.argument[0], &error);
        status = conversation.options.preset
                     ? conversation_hold(&conversation, cli)
                     : cli_fail(cli, EXIT_USAGE, &error);
    }
    conversation_close(&conversation);
    return status;
}
