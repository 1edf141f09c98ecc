#include <string.h>

#include "base/file.h"
#include "cli/cli.h"
#include "cli/surroundings.h"
#include "report/report.h"

enum { DAYS_MOST = 36500, DAYS_STANDARD = 90 };

static bool make_page(struct cli *cli, const struct surroundings *around,
                      const struct lookback_options *options, struct str *page,
                      struct error *error)
{
    struct arena arena;
    struct lookback look;
    arena_init(&arena);
    bool ok = lookback_make(&look, options, &arena, error);
    struct report report = {
        .look = &look,
        .learner = cli->options.value[OPTION_LEARNER],
        .program = PACKAGE_NAME " " PACKAGE_VERSION,
    };
    if (ok)
        report_html(&report, page);
    arena_release(&arena);
    (void)around;
    return ok;
}

/* "-" is standard output. */
static bool put(struct cli *cli, const char *path, const struct str *page,
                struct error *error)
{
    if (strcmp(path, "-") == 0) {
        term_add(&cli->out, page->text);
        return true;
    }
    if (!file_write(path, page->text, page->length, 0644, error))
        return false;
    term_add(&cli->out, "Wrote ");
    term_foreign(&cli->out, path);
    term_add(&cli->out, "; a web browser shows it.\n");
    return true;
}

enum exit_status cli_report(struct cli *cli)
{
    struct error error = {.code = ERROR_NONE};
    struct surroundings around;
    struct str page = {0};
    uint64_t days;
    const char *path = cli->options.value[OPTION_OUTPUT];
    if (cli->options.arguments)
        return cli_usage(cli, "'report' takes no argument");
    if (!path || !*path)
        return cli_usage(cli, "'report' needs a file to write to: -o FILE.html "
                              "(- is standard output)");
    if (!options_number(&cli->options, OPTION_DAYS, 0, DAYS_MOST, DAYS_STANDARD,
                        &days, &error))
        return cli_usage(cli, "%s", error.text);
    if (!surroundings_open(&around, cli))
        return EXIT_FAILED;
    /* The history can be looked at without banks, too. */
    bool banks = surroundings_add_banks(&around, cli);
    struct lookback_options options = {
        .db = around.db,
        .catalog = banks ? &around.catalog : NULL,
        .learner = around.learner,
        .now = cli->clock->now(),
        .offset = 0,
        .days = (int)days,
    };
    bool ok = make_page(cli, &around, &options, &page, &error) &&
              put(cli, path, &page, &error);
    if (!ok)
        cli_fail(cli, EXIT_FAILED, &error);
    surroundings_close(&around);
    str_release(&page);
    return ok ? EXIT_DONE : EXIT_FAILED;
}
