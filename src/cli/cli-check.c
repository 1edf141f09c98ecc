#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/suggest.h"
#include "cli/cli.h"
#include "cli/surroundings.h"
#include "verify/check_template.h"
#include "verify/report.h"

enum { TRIALS_MOST = 1000000000 };
enum { DRAWS_MOST = 1000000, SIMULATED_LEAST = 5, DRAWS_PER_SIMULATED = 40 };

/* What is checked, and how far it has come. */
struct work {
    struct cli *cli;
    struct library library;
    struct check_options options;
    const char *only[256]; /* banks' ids, or BANK/TEMPLATE; none: all */
    size_t onlys;
    size_t done, total;
    size_t faults; /* of banks that cannot even be read */
    bool failed;   /* a file could not be read */
};

static double read_clock(void *context)
{
    const struct work *work = context;
    return work->cli->clock->seconds();
}

/* One line on a terminal, written over and over. */
static void show_progress(void *context, const struct template *template)
{
    struct work *work = context;
    struct term *err = &work->cli->err;
    work->done++;
    if (!err->movable || err->accessible)
        return;
    struct str line = {0};
    str_add_format(&line, "checking %zu of %zu  %s/%s", work->done, work->total,
                   template->bank->id, template->id);
    if (line.length > (size_t)err->width)
        str_cut(&line, (size_t)err->width);
    term_add(err, "\r");
    term_foreign(err, line.text);
    term_add(err, "\033[K");
    term_flush(err);
    str_release(&line);
}

static void end_progress(struct work *work)
{
    struct term *err = &work->cli->err;
    if (err->movable && !err->accessible)
        term_add(err, "\r\033[K");
    term_flush(err);
}

static void tell_faults(struct work *work, struct error_list *errors)
{
    work->faults += errors->count + errors->dropped;
    for (size_t i = 0; i < errors->count; i++)
        work->failed |= errors->item[i].code == ERROR_FILE;
    cli_tell(work->cli, errors);
}

static bool exists(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0;
}

/* Loads what the arguments name: paths as they are, ids from the search path.
 */
static bool load(struct work *work)
{
    const struct options *options = &work->cli->options;
    struct error_list errors = {.count = 0};
    bool paths = false;
    for (int i = 0; i < options->arguments; i++) {
        const char *name = options->argument[i];
        if (exists(name)) {
            paths = true;
            library_add(&work->library, name, &errors);
        } else if (work->onlys < sizeof work->only / sizeof work->only[0])
            work->only[work->onlys++] = name;
    }
    tell_faults(work, &errors);
    if (paths)
        return true;
    surroundings_search(&work->library, &work->cli->environment, &errors);
    tell_faults(work, &errors);
    return work->library.count > 0 || work->faults > 0 ||
           surroundings_no_banks(work->cli);
}

/* "bayes" names a whole bank; then `only` stays unset. */
static const struct bank *bank_named(const struct work *work, const char *name)
{
    for (size_t i = 0; i < work->library.count; i++)
        if (strcmp(work->library.bank[i]->id, name) == 0)
            return work->library.bank[i];
    return NULL;
}

/* Calls `use` for each bank with the options that fit it. */
static void each_bank(struct work *work,
                      void (*use)(struct work *work, const struct bank *bank,
                                  void *context),
                      void *context)
{
    for (size_t i = 0; !work->onlys && i < work->library.count; i++)
        use(work, work->library.bank[i], context);
    for (size_t i = 0; i < work->onlys; i++) {
        const struct bank *bank = bank_named(work, work->only[i]);
        if (bank) {
            use(work, bank, context);
            continue;
        }
        struct error ignored = {.code = ERROR_NONE};
        const struct template *template =
            library_template(&work->library, work->only[i], &ignored);
        work->options.only = work->only[i];
        if (template)
            use(work, template->bank, context);
        work->options.only = NULL;
    }
}

static void count_bank(struct work *work, const struct bank *bank,
                       void *context)
{
    (void)context;
    work->total += check_count(bank, &work->options, &work->options.planned);
}

static void check_one_bank(struct work *work, const struct bank *bank,
                           void *context)
{
    check_bank(bank, &work->options, context);
}

/* A name that is neither a path nor in any bank. */
static bool names_are_known(struct work *work)
{
    for (size_t i = 0; i < work->onlys; i++) {
        struct error error = {.code = ERROR_NONE};
        if (bank_named(work, work->only[i]) ||
            library_template(&work->library, work->only[i], &error))
            continue;
        cli_fail(work->cli, EXIT_USAGE, &error);
        return false;
    }
    return true;
}

/* A mistyped topic would check nothing and find nothing wrong. */
static bool topic_is_known(struct work *work, struct error *error)
{
    enum { TOPICS = 500 };
    const char *wanted = work->options.topic;
    const char *topic[TOPICS];
    struct suggest suggest = {0};
    if (!wanted)
        return true;
    size_t count = library_topics(&work->library, topic, TOPICS);
    for (size_t i = 0; i < count && i < TOPICS; i++) {
        if (strcmp(topic[i], wanted) == 0)
            return true;
        suggest_offer(&suggest, wanted, strlen(wanted), topic[i]);
    }
    if (suggest.best)
        return error_set(error, ERROR_USAGE,
                         "there is no topic '%s'; did you mean '%s'?", wanted,
                         suggest.best);
    return error_set(error, ERROR_USAGE, "there is no topic '%s'", wanted);
}

static bool read_options(struct work *work, struct error *error)
{
    const struct options *options = &work->cli->options;
    const char *format = options->value[OPTION_FORMAT];
    uint64_t draws;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    work->options = check_standard();
    work->options.threads = processors > 1 ? (uint32_t)processors : 1;
    if (!options_number(options, OPTION_SEED, 0, UINT64_MAX, work->options.seed,
                        &work->options.seed, error) ||
        !options_number(options, OPTION_DRAWS, 1, DRAWS_MOST,
                        work->options.draws, &draws, error) ||
        !options_number(options, OPTION_TRIALS, 1, TRIALS_MOST,
                        work->options.trials, &work->options.trials, error))
        return false;
    work->options.topic = options->value[OPTION_TOPIC];
    if (format && strcmp(format, "text") != 0 && strcmp(format, "tap") != 0 &&
        strcmp(format, "json") != 0)
        return error_set(error, ERROR_USAGE,
                         "--format wants text, tap or json");
    work->options.draws = (uint32_t)draws;
    if (options->value[OPTION_DRAWS]) {
        uint64_t simulated = draws / DRAWS_PER_SIMULATED;
        if (simulated < SIMULATED_LEAST)
            simulated = draws < SIMULATED_LEAST ? draws : SIMULATED_LEAST;
        work->options.simulated = (uint32_t)simulated;
    }
    work->options.clock = read_clock;
    work->options.progress = show_progress;
    work->options.context = work;
    return true;
}

static void print_report(const struct work *work,
                         const struct check_report *report)
{
    const char *format = work->cli->options.value[OPTION_FORMAT];
    struct str *out = &work->cli->out.pending;
    if (format && strcmp(format, "tap") == 0)
        report_tap(report, out);
    else if (format && strcmp(format, "json") == 0)
        report_json(report, out);
    else
        report_text(report, work->cli->options.value[OPTION_QUIET] != NULL,
                    out);
}

static enum exit_status check(struct work *work)
{
    struct check_report report;
    work->options.planned = 0;
    each_bank(work, count_bank, NULL);
    check_report_init(&report);
    each_bank(work, check_one_bank, &report);
    end_progress(work);
    print_report(work, &report);
    bool found = report.errors > 0 || work->faults > 0;
    check_report_release(&report);
    if (work->failed)
        return EXIT_FAILED;
    return found ? EXIT_FINDINGS : EXIT_DONE;
}

enum exit_status cli_check(struct cli *cli)
{
    struct error error = {.code = ERROR_NONE};
    struct work work = {.cli = cli};
    enum exit_status status = EXIT_FAILED;
    if (!read_options(&work, &error))
        return cli_usage(cli, "%s", error.text);
    if (load(&work)) {
        if (!topic_is_known(&work, &error))
            status = cli_usage(cli, "%s", error.text);
        else
            status = names_are_known(&work) ? check(&work) : EXIT_USAGE;
    }
    library_release(&work.library);
    return status;
}
