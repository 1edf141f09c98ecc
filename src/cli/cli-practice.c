#include <string.h>

#include "cli/cli.h"
#include "cli/surroundings.h"
#include "repl/repl.h"

static bool read_wish(struct cli *cli, const struct catalog *catalog,
                      struct wish *wish)
{
    struct error error = {.code = ERROR_NONE};
    const struct options *options = &cli->options;
    bool good = true;
    for (int i = 0; good && i < options->arguments; i++)
        good = wish_add_word(wish, catalog, options->argument[i], &error);
    struct words tags = {.count = 0};
    good = good && options_words(options, OPTION_TAG, &tags, &error);
    for (size_t i = 0; good && i < tags.count; i++)
        good = wish_add_tag(wish, catalog, tags.word[i], &error);
    words_release(&tags);
    if (!good)
        cli_fail(cli, EXIT_USAGE, &error);
    return good;
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
    struct wish wish = {.topics = 0};
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
        .wish = &wish,
    };
    if (surroundings_add_banks(&around, cli))
        status = read_wish(cli, &around.catalog, &wish)
                     ? converse(cli, &around, &options)
                     : EXIT_USAGE;
    surroundings_close(&around);
    return status;
}
