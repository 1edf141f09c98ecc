#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "cli/cli.h"
#include "cli/looking.h"
#include "report/report.h"

enum { DAYS_STANDARD = 90 };

static bool make_page(struct cli *cli, const struct lookback_options *options,
                      struct str *page, struct error *error)
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
    return ok;
}

/* What the user lets new files be. */
static mode_t usual_mode(void)
{
    mode_t mask = umask(S_IRWXG | S_IRWXO);
    umask(mask);
    return 0666 & ~mask;
}

/* "-" is standard output. */
static bool put(struct cli *cli, const char *path, const struct str *page,
                struct error *error)
{
    if (strcmp(path, "-") == 0) {
        term_add(&cli->out, page->text);
        return true;
    }
    if (!file_put(path, page->text, page->length, usual_mode(), error))
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
    int days;
    const char *path = cli->options.value[OPTION_OUTPUT];
    if (cli->options.arguments)
        return cli_usage(cli, "'report' takes no argument");
    if (!path || !*path)
        return cli_usage(cli, "'report' needs a file to write to: -o FILE.html "
                              "(- is standard output)");
    if (!looking_days(cli, DAYS_STANDARD, &days, &error))
        return cli_usage(cli, "%s", error.text);
    enum exit_status status;
    if (!surroundings_open_known(&around, cli, &status))
        return status;
    struct lookback_options options = looking_options(cli, &around, days);
    bool ok = make_page(cli, &options, &page, &error) &&
              put(cli, path, &page, &error);
    if (!ok)
        cli_fail(cli, EXIT_FAILED, &error);
    surroundings_close(&around);
    str_release(&page);
    return ok ? EXIT_DONE : EXIT_FAILED;
}
