#include "cli/set_wish.h"

#include <config.h>

#include <inttypes.h>
#include <string.h>

#include "base/file.h"
#include "base/numtext.h"
#include "exam/seed.h"

enum { COUNT_STANDARD = 20 };

static bool usage(struct cli *cli, enum exit_status *status,
                  const struct error *error)
{
    *status = cli_usage(cli, "%s", error->text);
    return false;
}

static bool failed(struct cli *cli, enum exit_status *status,
                   const struct error *error)
{
    *status = cli_fail(
        cli, error->code == ERROR_FILE ? EXIT_FAILED : EXIT_INPUT, error);
    return false;
}

static bool refused(struct cli *cli, enum exit_status *status,
                    struct error_list *errors)
{
    *status = errors->count && errors->item[0].code == ERROR_FILE ? EXIT_FAILED
                                                                  : EXIT_INPUT;
    cli_tell(cli, errors);
    error_list_release(errors);
    return false;
}

/* --- what is asked ---------------------------------------------------------
 */

/* Without a file, the options are the blueprint. */
static bool plain_blueprint(struct set_wish *wish,
                            const struct options *options, struct error *error)
{
    const char *title = options->value[OPTION_TITLE];
    const char *levels = options->value[OPTION_LEVEL];
    uint64_t count;
    if (!options_words(options, OPTION_TOPICS, &wish->topics, error) ||
        !options_words(options, OPTION_TAG, &wish->tags, error) ||
        !options_number(options, OPTION_COUNT, 1, BLUEPRINT_QUESTIONS_MOST,
                        COUNT_STANDARD, &count, error))
        return false;
    wish->blueprint =
        blueprint_plain(title ? title : "Practice set", (uint32_t)count);
    struct blueprint_section *section = wish->blueprint->section;
    section->topic = wish->topics.word;
    section->topics = (uint32_t)wish->topics.count;
    section->tag = wish->tags.word;
    section->tags = (uint32_t)wish->tags.count;
    return !levels ||
           levels_read(levels, strlen(levels), &section->level_low,
                       &section->level_high) ||
           error_set(error, ERROR_USAGE, "%s: %s, not '%.60s'",
                     options_name(OPTION_LEVEL), LEVELS_WANTED, levels);
}

static bool check_no_section_options(const struct options *options,
                                     struct error *error)
{
    static const enum option_id section[] = {OPTION_TOPICS, OPTION_TAG,
                                             OPTION_LEVEL, OPTION_COUNT};
    for (size_t i = 0; i < sizeof section / sizeof *section; i++)
        if (options->value[section[i]])
            return error_set(error, ERROR_USAGE,
                             "what is asked stands in the blueprint; %s does "
                             "not go with it",
                             options_name(section[i]));
    return true;
}

static bool read_blueprint(struct set_wish *wish, struct cli *cli,
                           enum exit_status *status)
{
    const struct options *options = &cli->options;
    struct error error = {.code = ERROR_NONE};
    struct error_list errors = {.count = 0};
    if (options->arguments > 1)
        error_set(&error, ERROR_USAGE,
                  "'set' takes one argument, a blueprint; name topics by "
                  "--topics");
    else if (options->arguments)
        check_no_section_options(options, &error);
    else
        plain_blueprint(wish, options, &error);
    if (error.code != ERROR_NONE)
        return usage(cli, status, &error);
    if (options->arguments)
        wish->blueprint = blueprint_load(options->argument[0], &errors);
    if (!wish->blueprint)
        return refused(cli, status, &errors);
    if (options->value[OPTION_TITLE])
        wish->blueprint->title = options->value[OPTION_TITLE];
    wish->exam.blueprint = wish->blueprint;
    return true;
}

/* --- whom it is for --------------------------------------------------------
 */

static bool read_roster(struct set_wish *wish, struct cli *cli,
                        const char *path, enum exit_status *status)
{
    struct error error = {.code = ERROR_NONE};
    struct error_list errors = {.count = 0};
    struct str text = {0};
    bool ok = file_read(path, ROSTER_FILE_LIMIT, &text, &error);
    if (ok) {
        struct source source = {
            .name = path, .text = str_text(&text), .length = text.length};
        ok = roster_read(&source, &wish->roster, &errors) ||
             refused(cli, status, &errors);
        wish->exam.student = wish->roster.student;
        wish->exam.variants = wish->roster.students;
    } else {
        failed(cli, status, &error);
    }
    str_release(&text);
    return ok;
}

static bool read_variants(struct set_wish *wish, struct cli *cli,
                          enum exit_status *status)
{
    const struct options *options = &cli->options;
    struct error error = {.code = ERROR_NONE};
    const char *roster = options->value[OPTION_ROSTER];
    uint32_t planned = wish->blueprint->variants;
    uint64_t variants;
    if (roster && options->value[OPTION_VARIANTS])
        error_set(&error, ERROR_USAGE,
                  "a roster says how many variants there are; leave out %s",
                  options_name(OPTION_VARIANTS));
    else
        options_number(options, OPTION_VARIANTS, 1, BLUEPRINT_VARIANTS_MOST,
                       planned ? planned : 1, &variants, &error);
    if (error.code != ERROR_NONE)
        return usage(cli, status, &error);
    if (roster)
        return read_roster(wish, cli, roster, status);
    wish->exam.variants = (uint32_t)variants;
    return true;
}

/* "2/8" */
static bool read_shard(struct set_wish *wish, const char *text,
                       struct error *error)
{
    const char *slash = text ? strchr(text, '/') : NULL;
    uint64_t part = 1, of = 1;
    if (text &&
        (!slash || !numtext_integer(text, (size_t)(slash - text), &part) ||
         !numtext_integer(slash + 1, strlen(slash + 1), &of) || !part ||
         part > of || of > wish->exam.variants))
        return error_set(error, ERROR_USAGE,
                         "%s wants a part and their number, as in 2/8, and no "
                         "more parts than variants; not '%.60s'",
                         options_name(OPTION_SHARD), text);
    wish->exam.shard = (uint32_t)part;
    wish->exam.shards = (uint32_t)of;
    return true;
}

/* --- its secret ------------------------------------------------------------
 */

static bool secret_of_seed(struct set_wish *wish, const struct options *options,
                           struct error *error)
{
    uint64_t seed;
    if (options->value[OPTION_SECRET])
        return error_set(error, ERROR_USAGE,
                         "a seed and a secret do not go together");
    if (!options_number(options, OPTION_SEED, 0, UINT64_MAX, 0, &seed, error))
        return false;
    str_add_format(&wish->secret, "seed %" PRIu64, seed);
    return true;
}

/* Without a word about it, it is new, and kept beside the papers. */
static bool secret_of_file(struct set_wish *wish, struct cli *cli,
                           struct error *error)
{
    const char *path = cli->options.value[OPTION_SECRET];
    uint64_t fresh[4];
    bool made;
    for (int i = 0; i < 4; i++)
        fresh[i] = cli->clock->random();
    if (path) {
        /* Parts that are made at once would each make another. */
        if (!exam_secret_file(path, wish->exam.shards > 1 ? NULL : fresh,
                              &wish->secret, &made, error))
            return false;
        wish->secret_made = made;
        return true;
    }
    if (wish->exam.shards > 1)
        return error_set(error, ERROR_USAGE,
                         "parts of one set need one secret: give each the same "
                         "%s FILE",
                         options_name(OPTION_SECRET));
    exam_secret_new(fresh, &wish->secret);
    wish->exam.keeps_secret = true;
    return true;
}

static bool read_secret(struct set_wish *wish, struct cli *cli,
                        enum exit_status *status)
{
    struct error error = {.code = ERROR_NONE};
    wish->exam.secret = &wish->secret;
    if (cli->options.value[OPTION_SEED]
            ? secret_of_seed(wish, &cli->options, &error)
            : secret_of_file(wish, cli, &error))
        return true;
    return error.code == ERROR_USAGE ? usage(cli, status, &error)
                                     : failed(cli, status, &error);
}

/* --- files -----------------------------------------------------------------
 */

static bool read_page(const char *text, enum paper_size *size,
                      struct error *error)
{
    *size = PAPER_A4;
    if (!text || strcmp(text, "a4") == 0)
        return true;
    *size = PAPER_LETTER;
    return strcmp(text, "letter") == 0 ||
           error_set(error, ERROR_USAGE, "%s: a4 or letter, not '%.60s'",
                     options_name(OPTION_PAGE), text);
}

static bool read_files(struct set_wish *wish, const struct options *options,
                       struct error *error)
{
    const char *list = options->value[OPTION_TO];
    wish->files.folder = options->value[OPTION_OUTPUT];
    if (!wish->files.folder)
        return error_set(error, ERROR_USAGE,
                         "'set' needs a folder to write to: -o DIR");
    if (!words_split(&wish->formats, list ? list : "text", error))
        return false;
    for (size_t i = 0; i < wish->formats.count; i++) {
        const char *name = wish->formats.word[i];
        wish->format[i] = set_format_find(name, strlen(name), error);
        if (!wish->format[i])
            return false;
        for (size_t k = 0; k < i; k++)
            if (wish->format[k] == wish->format[i])
                return error_set(error, ERROR_USAGE,
                                 "format '%s' is named twice", name);
    }
    wish->files.format = wish->format;
    wish->files.formats = wish->formats.count;
    wish->exam.headerless = options->value[OPTION_HEADERLESS] != NULL;
    return read_page(options->value[OPTION_PAGE], &wish->exam.size, error);
}

bool set_wish_read(struct set_wish *wish, struct cli *cli,
                   enum exit_status *status)
{
    struct error error = {.code = ERROR_NONE};
    *wish = (struct set_wish){.blueprint = NULL};
    arena_init(&wish->roster.arena);
    wish->exam.program = PACKAGE_NAME " " PACKAGE_VERSION;
    if (!read_files(wish, &cli->options, &error))
        return usage(cli, status, &error);
    if (!read_blueprint(wish, cli, status) || !read_variants(wish, cli, status))
        return false;
    if (!read_shard(wish, cli->options.value[OPTION_SHARD], &error))
        return usage(cli, status, &error);
    return read_secret(wish, cli, status);
}

void set_wish_release(struct set_wish *wish)
{
    blueprint_free(wish->blueprint);
    roster_release(&wish->roster);
    str_release(&wish->secret);
    words_release(&wish->topics);
    words_release(&wish->tags);
    words_release(&wish->formats);
}
