#include <string.h>

#include "cli/cli.h"
#include "cli/surroundings.h"
#include "repl/repl.h"

enum { TOPICS = 64 };

static bool read_topics(struct cli *cli, const struct catalog *catalog,
                        uint32_t *topic, size_t *count)
{
    *count = 0;
    for (int i = 0; i < cli->options.arguments && *count < TOPICS; i++) {
        struct error error = {.code = ERROR_NONE};
        topic[*count] =
            catalog_find_topic(catalog, cli->options.argument[i], &error);
        if (topic[(*count)++] != CATALOG_NONE)
            continue;
        cli_fail(cli, EXIT_USAGE, &error);
        return false;
    }
    return true;
}

/* Appends the path with the home folder as "~". */
static void add_short(const struct cli *cli, const char *path, struct str *out)
{
    const char *home = cli->environment.home;
    size_t length = home ? strlen(home) : 0;
    if (length > 1 && strncmp(path, home, length) == 0 && path[length] == '/')
        str_add_format(out, "~%s", path + length);
    else
        str_add(out, path);
}

static enum exit_status converse(struct cli *cli, struct surroundings *around,
                                 struct repl_options *options)
{
    struct error error = {.code = ERROR_NONE};
    struct str progress = {0}, history = {0};
    if (around->path.length) {
        add_short(cli, around->path.text, &progress);
        options->progress = progress.text;
        if (paths_history(&cli->environment, &history, &error))
            options->history = history.text;
    }
    error = (struct error){.code = ERROR_NONE};
    bool done = repl_run(options, &cli->signal, &error);
    if (!done && error.code != ERROR_NONE)
        cli_fail(cli, EXIT_FAILED, &error);
    str_release(&progress);
    str_release(&history);
    return done ? EXIT_DONE : EXIT_FAILED;
}

enum exit_status cli_practice(struct cli *cli)
{
    struct error error = {.code = ERROR_NONE};
    struct surroundings around;
    uint32_t topic[TOPICS];
    uint64_t seed;
    enum exit_status status = EXIT_FAILED;
    if (!options_number(&cli->options, OPTION_SEED, 0, UINT64_MAX,
                        cli->clock->random(), &seed, &error))
        return cli_usage(cli, "%s", error.text);
    if (!surroundings_open(&around, cli))
        return EXIT_FAILED;
    struct repl_options options = {
        .out = &cli->out,
        .err = &cli->err,
        .clock = cli->clock,
        .catalog = &around.catalog,
        .db = around.db,
        .learner = around.learner,
        .seed = seed,
        .topic = topic,
    };
    if (surroundings_add_banks(&around, cli))
        status = read_topics(cli, &around.catalog, topic, &options.topics)
                     ? converse(cli, &around, &options)
                     : EXIT_USAGE;
    surroundings_close(&around);
    return status;
}
