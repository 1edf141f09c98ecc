#include <string.h>

#include "cli/cli.h"
#include "cli/looking.h"
#include "cli/stats_numbers.h"
#include "cli/surroundings.h"
#include "repl/stats.h"

enum form { FORM_TEXT, FORM_TSV, FORM_JSON };

static bool read_form(struct cli *cli, enum form *form)
{
    static const char *const names[] = {"text", "tsv", "json"};
    const char *name = cli->options.value[OPTION_FORMAT];
    *form = FORM_TEXT;
    for (int i = FORM_TEXT; i <= FORM_JSON; i++)
        if (name && strcmp(name, names[i]) == 0)
            *form = (enum form)i;
    return !name || strcmp(name, names[*form]) == 0;
}

static bool print_numbers(struct cli *cli, const struct stats *stats,
                          enum stats_what what, enum form form,
                          struct error *error)
{
    struct lookback look;
    struct arena arena;
    struct str text = {0};
    arena_init(&arena);
    bool ok = lookback_make(&look, &stats->look, &arena, error);
    if (ok && form == FORM_JSON)
        stats_numbers_json(&look, what, stats->catalog, &text);
    else if (ok)
        stats_numbers_tsv(&look, what, stats->catalog, &text);
    term_add(&cli->out, str_text(&text));
    str_release(&text);
    arena_release(&arena);
    return ok;
}

enum exit_status cli_stats(struct cli *cli)
{
    struct error error = {.code = ERROR_NONE};
    struct surroundings around;
    enum stats_what what;
    enum form form;
    int days;
    const char *words = cli->options.arguments ? cli->options.argument[0] : "";
    if (cli->options.arguments > 1)
        return cli_usage(cli, "'stats' takes one topic, 'mistakes' or "
                              "'calibration'");
    if (!read_form(cli, &form))
        return cli_usage(cli, "--format of 'stats' wants text, tsv or json");
    if (!looking_days(cli, LOOKBACK_DAYS, &days, &error))
        return cli_usage(cli, "%s", error.text);
    enum exit_status status;
    if (!surroundings_open_known(&around, cli, &status))
        return status;
    struct lookback_options look = looking_options(cli, &around, days);
    struct stats stats = {
        .term = &cli->out,
        .catalog = look.catalog ? &around.catalog : NULL,
        .look = look,
        .before = "reckon ",
    };
    status = EXIT_DONE;
    if (!stats_read(&stats, words, &what, &error))
        status = cli_usage(cli, "%s", error.text);
    else if (form == FORM_TEXT
                 ? !stats_show(&stats, what, &error)
                 : !print_numbers(cli, &stats, what, form, &error))
        status = cli_fail(cli, EXIT_FAILED, &error);
    surroundings_close(&around);
    return status;
}
