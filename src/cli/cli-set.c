#include <config.h>

#include <string.h>

#include "base/memory.h"
#include "cli/cli.h"
#include "cli/surroundings.h"
#include "export/set.h"

enum { COUNT_STANDARD = 20 };

struct wishes {
    struct words topics, tags, formats;
    const struct set_format *format[WORDS_MOST];
    struct set_options set;
    struct set_notes notes;
};

static bool read_levels(const char *text, struct set_plan_options *plan,
                        struct error *error)
{
    return !text ||
           levels_read(text, strlen(text), &plan->level_low,
                       &plan->level_high) ||
           error_set(error, ERROR_USAGE, "%s: %s, not '%.60s'",
                     options_name(OPTION_LEVEL), LEVELS_WANTED, text);
}

static bool read_formats(struct wishes *wishes, const char *list,
                         struct error *error)
{
    if (!words_split(&wishes->formats, list ? list : "text", error))
        return false;
    for (size_t i = 0; i < wishes->formats.count; i++) {
        const char *name = wishes->formats.word[i];
        wishes->format[i] = set_format_find(name, strlen(name), error);
        if (!wishes->format[i])
            return false;
    }
    wishes->set.format = wishes->format;
    wishes->set.formats = wishes->formats.count;
    wishes->set.notes = &wishes->notes;
    return true;
}

static bool read_wishes(struct cli *cli, struct wishes *wishes,
                        struct error *error)
{
    const struct options *options = &cli->options;
    const char *title = options->value[OPTION_TITLE];
    struct set_plan_options *plan = &wishes->set.plan;
    uint64_t count;
    if (options->arguments)
        return error_set(error, ERROR_USAGE,
                         "'set' takes no argument; name topics by --topics");
    if (!options->value[OPTION_OUTPUT])
        return error_set(error, ERROR_USAGE,
                         "'set' needs a folder to write to: -o DIR");
    wishes->set.title = title ? title : "Practice set";
    wishes->set.program = PACKAGE_NAME " " PACKAGE_VERSION;
    if (!options_words(options, OPTION_TOPICS, &wishes->topics, error) ||
        !options_words(options, OPTION_TAG, &wishes->tags, error) ||
        !read_formats(wishes, options->value[OPTION_TO], error) ||
        !read_levels(options->value[OPTION_LEVEL], plan, error) ||
        !options_number(options, OPTION_COUNT, 1, SET_QUESTIONS_MOST,
                        COUNT_STANDARD, &count, error) ||
        !options_number(options, OPTION_SEED, 0, UINT64_MAX,
                        cli->clock->random(), &plan->seed, error))
        return false;
    plan->topic = wishes->topics.word;
    plan->topics = wishes->topics.count;
    plan->tag = wishes->tags.word;
    plan->tags = wishes->tags.count;
    plan->count = (size_t)count;
    return true;
}

/* What could not be expressed, on standard error. */
static void say_notes(struct cli *cli, const struct set_notes *notes)
{
    struct str text = {0};
    set_notes_print(notes, &text);
    term_add(&cli->err, str_text(&text));
    str_release(&text);
}

/* A wish that cannot be met is a wrong call; a formula that fails is the
 * bank's fault. */
static enum exit_status status_of(const struct error *error)
{
    if (error->code == ERROR_FILE)
        return EXIT_FAILED;
    return error->source ? EXIT_INPUT : EXIT_USAGE;
}

enum exit_status cli_set(struct cli *cli)
{
    struct error error = {.code = ERROR_NONE};
    struct wishes *wishes = memory_get(sizeof *wishes);
    struct library library;
    struct str report = {0};
    enum exit_status status = EXIT_FAILED;
    *wishes = (struct wishes){.format = {NULL}};
    if (!read_wishes(cli, wishes, &error)) {
        status = cli_usage(cli, "%s", error.text);
    } else {
        if (surroundings_library(&library, cli)) {
            if (set_write(&library, &wishes->set,
                          cli->options.value[OPTION_OUTPUT], &report, &error))
                status = EXIT_DONE;
            else
                status = cli_fail(cli, status_of(&error), &error);
        }
        library_release(&library);
        say_notes(cli, &wishes->notes);
        term_add(&cli->out, str_text(&report));
    }
    set_notes_release(&wishes->notes);
    words_release(&wishes->topics);
    words_release(&wishes->tags);
    words_release(&wishes->formats);
    str_release(&report);
    memory_free(wishes);
    return status;
}
