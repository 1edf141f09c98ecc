#include "cli/cli.h"

#include <config.h>

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/suggest.h"
#include "base/utf8.h"
#include "cli/person.h"
#include "repl/settings.h"

static const struct subcommand subcommands[] = {
#define SUBCOMMAND(id, name, arguments, about, more)                           \
    {name, arguments, about, more, cli_##id},
#include "cli/cli.def"
#undef SUBCOMMAND
};

enum {
    SUBCOMMANDS = sizeof subcommands / sizeof subcommands[0],
    ABOUT_COLUMN = 26
};

const struct subcommand *cli_at(size_t index)
{
    return index < SUBCOMMANDS ? &subcommands[index] : NULL;
}

/* --- messages ------------------------------------------------------------- */

enum exit_status cli_fail(struct cli *cli, enum exit_status status,
                          const struct error *error)
{
    term_flush(&cli->out);
    term_add(&cli->err, "reckon: ");
    if (error->source)
        error_print(error, &cli->err.pending);
    else {
        term_foreign(&cli->err, error->text);
        term_add(&cli->err, "\n");
    }
    term_flush(&cli->err);
    return status;
}

enum exit_status cli_usage(struct cli *cli, const char *format, ...)
{
    char text[280];
    struct error error = {.code = ERROR_NONE};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    error_set(&error, ERROR_USAGE, "%s", text);
    cli_fail(cli, EXIT_USAGE, &error);
    term_add(&cli->err, "Try 'reckon --help'.\n");
    term_flush(&cli->err);
    return EXIT_USAGE;
}

void cli_tell(struct cli *cli, struct error_list *errors)
{
    for (size_t i = 0; i < errors->count; i++)
        cli_fail(cli, EXIT_FAILED, &errors->item[i]);
    if (errors->dropped) {
        term_format(&cli->err, "reckon: and %zu more\n", errors->dropped);
        term_flush(&cli->err);
    }
    error_list_release(errors);
}

/* --- help -------------------------------------------------------------------
 */

static void print_version(struct cli *cli)
{
    term_add(&cli->out, PACKAGE_NAME
             " (" PACKAGE_NAME ") " PACKAGE_VERSION "\n"
             "Copyright (C) 2026 the reckon maintainers\n"
             "License GPLv3+: GNU GPL version 3 or later "
             "<https://gnu.org/licenses/gpl.html>.\n"
             "This is free software: you are free to change and redistribute "
             "it.\nThere is NO WARRANTY, to the extent permitted by law.\n");
}

static void add_subcommands(struct term *out)
{
    for (size_t i = 0; i < SUBCOMMANDS; i++) {
        struct str head = {0};
        str_add(&head, subcommands[i].name);
        if (*subcommands[i].arguments)
            str_add_format(&head, " %s", subcommands[i].arguments);
        term_row(out, ABOUT_COLUMN, head.text, subcommands[i].about);
        str_release(&head);
    }
}

static void add_contact(struct term *out)
{
    if (*PACKAGE_BUGREPORT)
        term_add(out, "\nReport bugs to: " PACKAGE_BUGREPORT "\n");
    if (*PACKAGE_URL)
        term_add(out, PACKAGE_NAME " home page: <" PACKAGE_URL ">\n");
}

void cli_print_help(struct cli *cli)
{
    struct term *out = &cli->out;
    term_add(out, "Usage: reckon [OPTION]... [COMMAND [ARGUMENT]...]\n"
                  "Drills the probability, statistics and mental math that "
                  "interviews ask.\n\n"
                  "  reckon                  start practising\n"
                  "  reckon practice bayes   one topic\n"
                  "  reckon eval 'C(10,3)/2^10'\n\n"
                  "Commands:\n");
    add_subcommands(out);
    term_add(out, "\nOptions:\n");
    options_help(NULL, &out->pending);
    term_add(out, "\n'reckon COMMAND --help' tells more on one. "
                  "RECKON_BANKS and RECKON_DATA_DIR\nstand for --banks and "
                  "--data-dir; NO_COLOR turns colours off.\n\n"
                  "Exit status: 0 done, 1 failure, 2 wrong usage, 3 bad input, "
                  "4 'check' or\n'doctor' found something.\n");
    add_contact(out);
}

static void print_subcommand(struct cli *cli, const struct subcommand *command)
{
    struct term *out = &cli->out;
    term_format(out, "Usage: reckon %s [OPTION]...%s%s\n", command->name,
                *command->arguments ? " " : "", command->arguments);
    term_text(out, 0, command->more);
    term_add(out, "\nOptions:\n");
    options_help(command->name, &out->pending);
    add_contact(out);
}

/* --- dispatch
 * ----------------------------------------------------------------- */

static const struct subcommand *find(const char *name)
{
    for (size_t i = 0; i < SUBCOMMANDS; i++)
        if (strcmp(subcommands[i].name, name) == 0)
            return &subcommands[i];
    return NULL;
}

static enum exit_status fail_unknown(struct cli *cli, const char *word)
{
    struct suggest suggest = {.best = NULL};
    for (size_t i = 0; i < SUBCOMMANDS; i++)
        suggest_offer(&suggest, word, strlen(word), subcommands[i].name);
    /* Two letters make half another word of a short one: bayes, names. */
    if (suggest.best && (suggest.distance < 2 || strlen(word) > 5))
        return cli_usage(cli, "unknown command '%.60s'; did you mean '%s'?",
                         word, suggest.best);
    return cli_usage(cli,
                     "unknown command '%.60s' (a topic? 'reckon practice "
                     "%.60s')",
                     word, word);
}

static enum exit_status run(struct cli *cli)
{
    struct error error = {.code = ERROR_NONE};
    const char *name = cli->options.command;
    const struct subcommand *command = find(name ? name : "practice");
    if (cli->options.version) {
        print_version(cli);
        return EXIT_DONE;
    }
    if (cli->options.help) {
        if (name && command)
            print_subcommand(cli, command);
        else
            cli_print_help(cli);
        return EXIT_DONE;
    }
    if (!command)
        return fail_unknown(cli, name);
    if (!options_fit(&cli->options, command->name, &error) ||
        (cli->options.value[OPTION_LEARNER] &&
         !person_name_is_good(cli->options.value[OPTION_LEARNER], &error)))
        return cli_usage(cli, "%s", error.text);
    return command->run(cli);
}

/* --- settings ---------------------------------------------------------------
 */

/* A variable that is set to something. */
static const char *given(const char *variable)
{
    return variable && *variable ? variable : NULL;
}

static void take_environment(struct cli *cli)
{
    const struct environment *environment = &cli->environment;
    struct error ignored = {.code = ERROR_NONE};
    const char *accessible = given(environment->accessible);
    bool off = accessible && (strcmp(accessible, "0") == 0 ||
                              strcmp(accessible, "false") == 0);
    if (given(environment->no_color))
        config_take(&cli->config, SETTING_COLOR, "never",
                    SETTING_BY_ENVIRONMENT, "NO_COLOR", &ignored);
    if (accessible)
        config_take(&cli->config, SETTING_ACCESSIBLE, off ? "no" : "yes",
                    SETTING_BY_ENVIRONMENT, "ACCESSIBLE", &ignored);
    /* The pager of everything is weaker than one that was set for this. */
    if (given(environment->general_pager) &&
        cli->config.value[SETTING_PAGER].origin == SETTING_BY_DEFAULT)
        config_take(&cli->config, SETTING_PAGER, environment->general_pager,
                    SETTING_BY_ENVIRONMENT, "PAGER", &ignored);
    if (given(environment->pager))
        config_take(&cli->config, SETTING_PAGER, environment->pager,
                    SETTING_BY_ENVIRONMENT, "RECKON_PAGER", &ignored);
}

/* The options that stand for a setting, and what they say of it where they
 * have no value of their own. */
static bool take_options(struct cli *cli, struct error *error)
{
    static const struct {
        enum option_id option;
        enum setting setting;
        const char *text;
    } rows[] = {
        {OPTION_NO_COLOR, SETTING_COLOR, "never"},
        {OPTION_COLOR, SETTING_COLOR, NULL},
        {OPTION_ACCESSIBLE, SETTING_ACCESSIBLE, "yes"},
        {OPTION_ASCII, SETTING_ASCII, "yes"},
        {OPTION_NO_CLOCK, SETTING_CLOCK, "no"},
        {OPTION_TIME_SCALE, SETTING_TIME_SCALE, NULL},
        {OPTION_CONFIDENCE, SETTING_CONFIDENCE, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *value = cli->options.value[rows[i].option];
        if (value &&
            !config_take(&cli->config, rows[i].setting,
                         rows[i].text ? rows[i].text : value, SETTING_BY_OPTION,
                         options_name(rows[i].option), error))
            return false;
    }
    return true;
}

/* Faults of the file are told, but stop nothing: its other lines count, and
 * 'reckon config' must be there to mend them. */
static bool read_settings(struct cli *cli, struct error_list *faults,
                          struct error *error)
{
    struct error ignored = {.code = ERROR_NONE};
    config_init(&cli->config);
    if (paths_config(&cli->environment, &cli->config_path, &ignored))
        config_read(&cli->config, cli->config_path.text, faults);
    take_environment(cli);
    return take_options(cli, error);
}

/* Options stand above the environment. */
static void apply_options(struct cli *cli)
{
    const char *const *value = cli->options.value;
    if (value[OPTION_BANKS])
        cli->environment.banks = value[OPTION_BANKS];
    if (value[OPTION_DATA_DIR])
        cli->environment.data_dir = value[OPTION_DATA_DIR];
}

/* Says once that standard output failed; a reader that went away needs no
 * telling. */
static enum exit_status close_output(struct cli *cli, enum exit_status status)
{
    if (term_close(&cli->out))
        return status;
    if (cli->out.failure != EPIPE) {
        term_format(&cli->err, "reckon: cannot write the output: %s\n",
                    strerror(cli->out.failure));
    }
    return status == EXIT_DONE ? EXIT_FAILED : status;
}

/* The commands whose output may be longer than a screen and is for reading. */
static bool is_paged(const struct cli *cli)
{
    static const char *const names[] = {"config", "list",   "preview", "schema",
                                        "stats",  "topics", "grade"};
    const char *command = cli->options.command;
    for (size_t i = 0; command && i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], command) == 0)
            return true;
    return cli->options.help;
}

static enum exit_status run_paged(struct cli *cli)
{
    if (!is_paged(cli))
        return run(cli);
    term_page_begin(&cli->out);
    enum exit_status status = run(cli);
    term_page_end(&cli->out);
    return status;
}

enum exit_status cli_main(int argc, char **argv,
                          const struct environment *environment,
                          const struct clock *clock, int *signal)
{
    struct cli cli = {.environment = *environment, .clock = clock};
    struct error error = {.code = ERROR_NONE};
    struct error_list faults = {.count = 0};
    bool good = options_read(&cli.options, argc, argv, &error);
    bool told = cli.options.help || cli.options.version;
    enum exit_status status;
    apply_options(&cli);
    good = read_settings(&cli, &faults, &error) && good;
    struct term_options look =
        settings_look(&cli.config, cli.environment.term, cli.environment.utf8);
    term_open(&cli.out, STDOUT_FILENO, &look);
    look.comma = false; /* messages quote what was typed */
    look.like = &cli.out;
    term_open(&cli.err, STDERR_FILENO, &look);
    if (told)
        error_list_release(&faults);
    else
        cli_tell(&cli, &faults);
    if (good || told)
        status = run_paged(&cli);
    else
        status = cli_usage(&cli, "%s", error.text);
    status = close_output(&cli, status);
    term_close(&cli.err);
    config_release(&cli.config);
    str_release(&cli.config_path);
    *signal = cli.signal;
    return status;
}
