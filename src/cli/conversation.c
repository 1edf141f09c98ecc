#include "cli/conversation.h"

#include <math.h>
#include <string.h>

#include "base/numtext.h"
#include "store/backup.h"

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

/* `minutes` stays as it is where the option was not given. */
static bool read_minutes(struct cli *cli, double *minutes, struct error *error)
{
    const char *text = cli->options.value[OPTION_MINUTES];
    double number;
    if (!text)
        return true;
    if (!numtext_double(text, strlen(text), &number) ||
        number < PRESET_MINUTES_LEAST || number > PRESET_MINUTES_MOST)
        return error_set(error, ERROR_USAGE,
                         "--minutes wants 0.5 to 480 minutes, not '%.40s'",
                         text);
    *minutes = number;
    return true;
}

static bool read_options(struct conversation *conversation, struct cli *cli,
                         struct error *error)
{
    struct repl_options *options = &conversation->options;
    const char *const *value = cli->options.value;
    options->untimed = value[OPTION_UNTIMED];
    return options_number(&cli->options, OPTION_SEED, 0, UINT64_MAX,
                          cli->clock->random(), &options->seed, error) &&
           read_minutes(cli, &options->minutes, error);
}

static void take_settings(struct conversation *conversation, struct cli *cli)
{
    struct repl_options *options = &conversation->options;
    const struct config *config = &cli->config;
    double confidence = config_number(config, SETTING_CONFIDENCE);
    options->config = &cli->config;
    options->config_path = str_text(&cli->config_path);
    options->type = cli->environment.term;
    options->rewraps = terminfo_rewraps(
        cli->environment.term, cli->environment.tmux, cli->environment.vte);
    options->utf8 = cli->environment.utf8;
    options->still = config_is(config, SETTING_CLOCK, "no");
    options->time_scale = config_number(config, SETTING_TIME_SCALE);
    options->goal = (uint32_t)config_number(config, SETTING_GOAL);
    if (!isnan(confidence))
        options->confidence = confidence;
}

static void read_presets(struct preset_list *list, void *context)
{
    struct cli *cli = context;
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

void conversation_presets(struct preset_list *list, struct cli *cli)
{
    *list = (struct preset_list){.fill = read_presets, .context = cli};
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
    take_settings(conversation, cli);
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

/* Not where a signal ended it: then there is no time to lose. Failing to make
 * one is told, and no failure of the practice. */
static void back_up(struct conversation *conversation, struct cli *cli)
{
    struct error error = {.code = ERROR_NONE};
    struct str path = {0};
    struct db *db = conversation->around.db;
    int64_t now = cli->clock->now();
    if (!conversation->around.path.length || cli->signal ||
        !backup_is_due(db, now))
        return;
    if (!backup_make(db, now, &path, &error)) {
        term_add(&cli->err, "reckon: no backup was made: ");
        term_foreign(&cli->err, error.text);
        term_add(&cli->err, "\n");
        term_flush(&cli->err);
    }
    str_release(&path);
}

enum exit_status conversation_hold(struct conversation *conversation,
                                   struct cli *cli)
{
    struct error error = {.code = ERROR_NONE};
    bool done = repl_run(&conversation->options, &cli->signal, &error);
    term_flush(&cli->out);
    back_up(conversation, cli);
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
        conversation_wish(&conversation, cli, &status))
        status = conversation_hold(&conversation, cli);
    conversation_close(&conversation);
    return status;
}
