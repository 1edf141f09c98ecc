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
                  "4 'check' found\nsomething.\n");
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
    if (suggest.best)
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

static bool read_colour(const struct options *options, enum term_colour *colour)
{
    const char *when = options->value[OPTION_COLOR];
    *colour = TERM_COLOUR_AUTO;
    if (options->value[OPTION_NO_COLOR])
        *colour = TERM_COLOUR_NEVER;
    if (!when || strcmp(when, "auto") == 0)
        return true;
    *colour =
        strcmp(when, "always") == 0 ? TERM_COLOUR_ALWAYS : TERM_COLOUR_NEVER;
    return *colour == TERM_COLOUR_ALWAYS || strcmp(when, "never") == 0;
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

enum exit_status cli_main(int argc, char **argv,
                          const struct environment *environment,
                          const struct clock *clock, int *signal)
{
    struct cli cli = {.environment = *environment, .clock = clock};
    struct error error = {.code = ERROR_NONE};
    enum term_colour colour;
    bool good = options_read(&cli.options, argc, argv, &error);
    bool colour_good = read_colour(&cli.options, &colour);
    enum exit_status status;
    apply_options(&cli);
    term_open(&cli.out, STDOUT_FILENO, colour, &cli.environment);
    term_open(&cli.err, STDERR_FILENO, colour, &cli.environment);
    if (!good)
        status = cli_usage(&cli, "%s", error.text);
    else if (!colour_good)
        status = cli_usage(&cli, "--color wants auto, always or never");
    else
        status = run(&cli);
    status = close_output(&cli, status);
    term_close(&cli.err);
    *signal = cli.signal;
    return status;
}
