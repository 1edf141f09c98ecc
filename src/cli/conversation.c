#include "cli/conversation.h"

#include <string.h>

#include "base/numtext.h"

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

/* A number between two bounds, perhaps in percent; `value` stays as it is where
 * the option was not given. */
static bool read_number(struct cli *cli, enum option_id id, double least,
                        double most, const char *wanted, double *value,
                        struct error *error)
{
    const char *text = cli->options.value[id];
    if (!text)
        return true;
    size_t length = strlen(text);
    bool percent = length && text[length - 1] == '%';
    double number;
    if (numtext_double(text, length - percent, &number)) {
        if (percent)
            number /= 100;
        if (least <= number && number <= most) {
            *value = number;
            return true;
        }
    }
    return error_set(error, ERROR_USAGE, "%s wants %s, not '%.40s'",
                     options_name(id), wanted, text);
}

static bool read_options(struct conversation *conversation, struct cli *cli,
                         struct error *error)
{
    struct repl_options *options = &conversation->options;
    const char *const *value = cli->options.value;
    options->untimed = value[OPTION_UNTIMED];
    options->still = value[OPTION_NO_CLOCK];
    return options_number(&cli->options, OPTION_SEED, 0, UINT64_MAX,
                          cli->clock->random(), &options->seed, error) &&
           read_number(cli, OPTION_MINUTES, PRESET_MINUTES_LEAST,
                       PRESET_MINUTES_MOST, "0.5 to 480 minutes",
                       &options->minutes, error) &&
           read_number(cli, OPTION_TIME_SCALE, 0.1, 10,
                       "a factor from 0.1 to 10", &options->time_scale,
                       error) &&
           read_number(cli, OPTION_CONFIDENCE, 0, 1, "0% to 100%",
                       &options->confidence, error);
}

void conversation_presets(struct preset_list *list, struct cli *cli)
{
    struct error_list errors = {.count = 0};
    struct str folders = {0};
    paths_presets(&cli->environment, &folders);
    for (char *at = folders.text; at && *at;) {
        char *end = strchr(at, '\n');
        if (end)
            *end = '\0';
        preset_list_add(list, at, &errors);
        at = end ? end + 1 : NULL;
    }
    cli_tell(cli, &errors);
    str_release(&folders);
}

static void name_files(struct conversation *conversation, struct cli *cli)
{
    struct error ignored = {.code = ERROR_NONE};
    struct repl_options *options = &conversation->options;
    if (!conversation->around.path.length)
        return;
    add_short(cli, conversation->around.path.text, &conversation->progress);
    options->progress = conversation->progress.text;
    if (paths_history(&cli->environment, &conversation->history, &ignored))
        options->history = conversation->history.text;
}

bool conversation_open(struct conversation *conversation, struct cli *cli,
                       const struct activity *activity,
                       enum exit_status *status)
{
    struct error error = {.code = ERROR_NONE};
    *conversation = (struct conversation){.presets = {.count = 0}};
    catalog_init(&conversation->around.catalog);
    *status = EXIT_FAILED;
    conversation->options = (struct repl_options){
        .out = &cli->out,
        .err = &cli->err,
        .clock = cli->clock,
        .catalog = &conversation->around.catalog,
        .presets = &conversation->presets,
        .shell = cli_help_rows(),
        .wish = &conversation->wish,
        .activity = activity,
        .confidence = activity == &activity_mock ? MOCK_CONFIDENCE : 0,
    };
    if (!read_options(conversation, cli, &error)) {
        *status = cli_usage(cli, "%s", error.text);
        return false;
    }
    if (!surroundings_open(&conversation->around, cli) ||
        !surroundings_add_banks(&conversation->around, cli))
        return false;
    conversation->options.db = conversation->around.db;
    conversation->options.learner = conversation->around.learner;
    conversation_presets(&conversation->presets, cli);
    name_files(conversation, cli);
    return true;
}

bool conversation_wish(struct conversation *conversation, struct cli *cli,
                       enum exit_status *status)
{
    const struct options *options = &cli->options;
    const struct catalog *catalog = &conversation->around.catalog;
    struct wish *wish = &conversation->wish;
    struct error error = {.code = ERROR_NONE};
    struct words tags = {.count = 0};
    bool good = true;
    for (int i = 0; good && i < options->arguments; i++)
        good = wish_add_word(wish, catalog, options->argument[i], &error);
    good = good && options_words(options, OPTION_TAG, &tags, &error);
    for (size_t i = 0; good && i < tags.count; i++)
        good = wish_add_tag(wish, catalog, tags.word[i], &error);
    words_release(&tags);
    if (!good)
        *status = cli_fail(cli, EXIT_USAGE, &error);
    return good;
}

enum exit_status conversation_hold(struct conversation *conversation,
                                   struct cli *cli)
{
    struct error error = {.code = ERROR_NONE};
    bool done = repl_run(&conversation->options, &cli->signal, &error);
    if (!done && error.code != ERROR_NONE)
        return cli_fail(
            cli, error.code == ERROR_USAGE ? EXIT_USAGE : EXIT_FAILED, &error);
    return done ? EXIT_DONE : EXIT_FAILED;
}

void conversation_close(struct conversation *conversation)
{
    preset_list_release(&conversation->presets);
    str_release(&conversation->progress);
    str_release(&conversation->history);
    surroundings_close(&conversation->around);
}

enum exit_status conversation_practise(struct cli *cli,
                                       const struct activity *activity)
{
    struct conversation conversation;
    enum exit_status status;
    if (conversation_open(&conversation, cli, activity, &status) &&
        conversation_wish(&conversation, cli, &status)) {
        struct error ignored = {.code = ERROR_NONE};
        conversation.options.preset = preset_list_find(
            &conversation.presets, PRESET_PLACEMENT, "placement", &ignored);
        status = conversation_hold(&conversation, cli);
    }
    conversation_close(&conversation);
    return status;
}
