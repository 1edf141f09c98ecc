#include "cli/conversation.h"
#include "store/sittings.h"

/* One that was broken off goes on, unless it is too long ago to be the same
 * interview, or another one was asked for. */
enum { RESUMED_WITHIN = 24 * 3600 };

static bool find_unfinished(struct conversation *conversation, struct cli *cli,
                            struct sitting *sitting, struct arena *arena,
                            struct error *error)
{
    struct repl_options *options = &conversation->options;
    bool found = false;
    if (cli->options.value[OPTION_NEW])
        return true;
    if (!sittings_unfinished(options->db, options->learner,
                             session_mode_name(SESSION_MOCK), sitting, &found,
                             arena, error))
        return false;
    if (found && cli->clock->now() - sitting->started < RESUMED_WITHIN)
        options->resumed = sitting;
    return true;
}

/* The preset that was named, else that of the interview that goes on. */
static bool find_preset(struct conversation *conversation, struct cli *cli,
                        struct error *error)
{
    struct repl_options *options = &conversation->options;
    const char *name = MOCK_PRESET;
    if (options->resumed)
        name = options->resumed->preset;
    if (cli->options.arguments) {
        name = cli->options.argument[0];
        options->resumed = NULL;
    }
    options->preset = preset_list_find(
        preset_list_filled(&conversation->presets), PRESET_MOCK, name, error);
    return options->preset;
}

enum exit_status cli_mock(struct cli *cli)
{
    struct conversation conversation;
    struct error error = {.code = ERROR_NONE};
    struct sitting sitting = {.session = 0};
    struct arena arena;
    enum exit_status status;
    if (cli->options.arguments > 1)
        return cli_usage(cli, "one interview at a time");
    arena_init(&arena);
    if (conversation_open(&conversation, cli, &activity_mock, &status)) {
        if (!find_unfinished(&conversation, cli, &sitting, &arena, &error))
            status = cli_fail(cli, EXIT_FAILED, &error);
        else if (!find_preset(&conversation, cli, &error))
            status = cli_fail(cli, EXIT_USAGE, &error);
        else
            status = conversation_hold(&conversation, cli);
    }
    conversation_close(&conversation);
    arena_release(&arena);
    return status;
}
