#include <string.h>

#include "base/memory.h"
#include "cli/cli.h"
#include "cli/set_progress.h"
#include "cli/set_wish.h"
#include "cli/surroundings.h"
#include "exam/fit.h"
#include "exam/part.h"

/* A wish that cannot be met is a wrong call; a formula that fails is the
 * bank's fault. */
static enum exit_status status_of(const struct error *error)
{
    if (error->code == ERROR_FILE)
        return EXIT_FAILED;
    return error->source ? EXIT_INPUT : EXIT_USAGE;
}

static enum exit_status write_set(struct cli *cli, struct set_wish *wish)
{
    struct error error = {.code = ERROR_NONE};
    struct set_notes notes = {.count = 0};
    struct str report = {0};
    struct set_progress progress;
    enum exit_status status = EXIT_DONE;
    set_progress_start(&progress, cli);
    wish->files.progress = set_progress_tell;
    wish->files.progress_context = &progress;
    bool ok = exam_write(&wish->exam, &wish->files, &notes, &report, &error);
    set_progress_clear(&progress);
    if (!ok)
        status = cli_fail(cli, status_of(&error), &error);
    set_progress_end(&progress);
    if (status == EXIT_DONE && wish->secret_made)
        str_add_format(&report, "%s  a new secret, of which seeds are made\n",
                       cli->options.value[OPTION_SECRET]);
    term_add(&cli->out, str_text(&report));
    str_clear(&report);
    set_notes_print(&notes, &report);
    term_add(&cli->err, str_text(&report));
    set_notes_release(&notes);
    str_release(&report);
    return status;
}

/* For a learner: the database is needed, and their progress. */
static enum exit_status write_fitting(struct cli *cli, struct set_wish *wish)
{
    struct error error = {.code = ERROR_NONE};
    struct surroundings around;
    struct fit fit;
    enum exit_status status = EXIT_FAILED;
    if (!cli->options.value[OPTION_FOR])
        return write_set(cli, wish);
    cli->options.value[OPTION_LEARNER] = cli->options.value[OPTION_FOR];
    if (!surroundings_open(&around, cli))
        return EXIT_FAILED;
    if (fit_open(&fit, around.db, around.learner, cli->clock->now(), &error)) {
        wish->exam.fit = fit_template;
        wish->exam.fit_context = &fit;
        status = write_set(cli, wish);
    } else {
        cli_fail(cli, EXIT_FAILED, &error);
    }
    fit_release(&fit);
    surroundings_close(&around);
    return status;
}

static enum exit_status make(struct cli *cli)
{
    struct set_wish *wish = memory_get(sizeof *wish);
    struct library library;
    enum exit_status status = EXIT_FAILED;
    if (set_wish_read(wish, cli, &status)) {
        if (surroundings_library(&library, true, cli)) {
            wish->exam.library = &library;
            status = write_fitting(cli, wish);
        }
        library_release(&library);
    }
    set_wish_release(wish);
    memory_free(wish);
    return status;
}

static enum exit_status join(struct cli *cli)
{
    const struct options *options = &cli->options;
    struct error_list errors = {.count = 0};
    struct str report = {0};
    enum exit_status status = EXIT_DONE;
    if (!options->value[OPTION_OUTPUT])
        return cli_usage(cli, "'set' needs a folder to write to: -o DIR");
    if (!options->arguments)
        return cli_usage(cli, "name the folders of all parts");
    if (!exam_join((const char *const *)options->argument,
                   (size_t)options->arguments, options->value[OPTION_OUTPUT],
                   &report, &errors)) {
        status = errors.count && errors.item[0].code == ERROR_FILE ? EXIT_FAILED
                                                                   : EXIT_INPUT;
        cli_tell(cli, &errors);
    }
    term_add(&cli->out, str_text(&report));
    error_list_release(&errors);
    str_release(&report);
    return status;
}

enum exit_status cli_set(struct cli *cli)
{
    return cli->options.value[OPTION_JOIN] ? join(cli) : make(cli);
}
