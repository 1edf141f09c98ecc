#include "cli/options.h"

#include <getopt.h>
#include <string.h>

#include "base/numtext.h"
#include "base/suggest.h"

struct row {
    const char *name; /* with its two dashes */
    char letter;
    const char *argument;
    const char *commands;
    const char *about;
};

static const struct row rows[OPTIONS] = {
#define OPTION(id, name, letter, argument, commands, about)                    \
    {"--" name, letter, argument, commands, about},
#include "cli/option.def"
#undef OPTION
};

enum { CODE_HELP = 1000, CODE_VERSION, ABOUT_COLUMN = 26 };

const char *options_name(enum option_id id)
{
    return rows[id].name;
}

/* getopt's own tables, made from ours. */
struct tables {
    struct option option[OPTIONS + 3];
    char letters[2 * OPTIONS + 6];
};

static void make_tables(struct tables *tables)
{
    size_t at = 0;
    /* Words come in their order ('-'), a missing argument is told (':'). */
    tables->letters[at++] = '-';
    tables->letters[at++] = ':';
    tables->letters[at++] = 'h';
    for (int i = 0; i < OPTIONS; i++) {
        tables->option[i] = (struct option){
            .name = rows[i].name + 2,
            .has_arg = rows[i].argument ? required_argument : no_argument,
            .val = CODE_HELP + 2 + i,
        };
        if (!rows[i].letter)
            continue;
        tables->letters[at++] = rows[i].letter;
        if (rows[i].argument)
            tables->letters[at++] = ':';
    }
    tables->letters[at] = '\0';
    tables->option[OPTIONS] = (struct option){.name = "help", .val = CODE_HELP};
    tables->option[OPTIONS + 1] =
        (struct option){.name = "version", .val = CODE_VERSION};
    tables->option[OPTIONS + 2] = (struct option){.name = NULL};
}

static bool fail_unknown(const char *word, struct error *error)
{
    struct suggest suggest = {.best = NULL};
    size_t length = strcspn(word, "=");
    for (int i = 0; i < OPTIONS; i++)
        suggest_offer(&suggest, word, length, rows[i].name);
    suggest_offer(&suggest, word, length, "--help");
    suggest_offer(&suggest, word, length, "--version");
    if (suggest.best)
        return error_set(error, ERROR_USAGE,
                         "unknown option '%.60s'; did you mean '%s'?", word,
                         suggest.best);
    return error_set(error, ERROR_USAGE, "unknown option '%.60s'", word);
}

static int row_of(int code)
{
    for (int i = 0; i < OPTIONS; i++)
        if (code == CODE_HELP + 2 + i || (code == rows[i].letter && code))
            return i;
    return -1;
}

/* A word that is no option; the words are gathered at the front of argv. */
static void take_word(struct options *options, char *word, char **argv)
{
    if (options->command)
        argv[options->arguments++] = word;
    else
        options->command = word;
}

static bool ends_options(const struct options *options)
{
    return options->command && strcmp(options->command, "eval") == 0;
}

static bool take(struct options *options, int code, char **argv,
                 struct error *error)
{
    int row = row_of(code);
    if (code == 1)
        take_word(options, optarg, argv);
    else if (code == 'h' || code == CODE_HELP)
        options->help = true;
    else if (code == CODE_VERSION)
        options->version = true;
    else if (code == ':')
        return error_set(error, ERROR_USAGE, "option '%.60s' needs a value",
                         argv[optind - 1]);
    else if (row < 0)
        return fail_unknown(argv[optind - 1], error);
    else
        options->value[row] = optarg ? optarg : "";
    return true;
}

bool options_read(struct options *options, int argc, char **argv,
                  struct error *error)
{
    struct tables tables;
    int code = 0;
    *options = (struct options){.argument = argv};
    make_tables(&tables);
    opterr = 0;
    while (!ends_options(options) &&
           (code = getopt_long(argc, argv, tables.letters, tables.option,
                               NULL)) != -1) {
        if (!take(options, code, argv, error))
            return false;
        if (options->help || options->version)
            return true;
    }
    bool formula = ends_options(options);
    if (formula && optind < argc && strcmp(argv[optind], "--help") == 0)
        options->help = true;
    if (formula && optind < argc && strcmp(argv[optind], "--") == 0)
        optind++;
    while (optind < argc)
        take_word(options, argv[optind++], argv);
    return true;
}

static bool takes(const struct row *row, const char *command)
{
    size_t length = strlen(command);
    if (strcmp(row->commands, "*") == 0)
        return true;
    for (const char *at = row->commands; *at;) {
        size_t size = strcspn(at, " ");
        if (size == length && strncmp(at, command, size) == 0)
            return true;
        at += size + (at[size] == ' ');
    }
    return false;
}

bool options_fit(const struct options *options, const char *command,
                 struct error *error)
{
    for (int i = 0; i < OPTIONS; i++)
        if (options->value[i] && !takes(&rows[i], command))
            return error_set(error, ERROR_USAGE, "'%s' takes no option '%s'",
                             command, rows[i].name);
    return true;
}

bool options_number(const struct options *options, enum option_id id,
                    uint64_t least, uint64_t most, uint64_t fallback,
                    uint64_t *out, struct error *error)
{
    const char *text = options->value[id];
    *out = fallback;
    if (!text)
        return true;
    if (numtext_integer(text, strlen(text), out) && *out >= least &&
        *out <= most)
        return true;
    if (most == UINT64_MAX)
        return error_set(error, ERROR_USAGE,
                         "%s wants a whole number, not '%.60s'", rows[id].name,
                         text);
    return error_set(error, ERROR_USAGE,
                     "%s wants a whole number from %llu to %llu, not '%.60s'",
                     rows[id].name, (unsigned long long)least,
                     (unsigned long long)most, text);
}

static void add_row(const char *head, const char *about, struct str *out)
{
    size_t start = out->length;
    str_add(out, head);
    size_t width = out->length - start;
    do
        str_add_char(out, ' ');
    while (++width < ABOUT_COLUMN);
    str_add_format(out, "%s\n", about);
}

void options_help(const char *command, struct str *out)
{
    struct str head = {0};
    for (int i = 0; i < OPTIONS; i++) {
        const struct row *row = &rows[i];
        if (command && !takes(row, command))
            continue;
        str_clear(&head);
        if (row->letter)
            str_add_format(&head, "  -%c, %s", row->letter, row->name);
        else
            str_add_format(&head, "      %s", row->name);
        if (row->argument)
            str_add_format(&head, "=%s", row->argument);
        add_row(head.text, row->about, out);
    }
    add_row("  -h, --help", "this text", out);
    add_row("      --version", "version and licence", out);
    str_release(&head);
}

bool words_split(struct words *words, const char *list, struct error *error)
{
    size_t at[WORDS_MOST];
    while (*list) {
        size_t length = strcspn(list, ",");
        if (words->count == WORDS_MOST)
            return error_set(error, ERROR_USAGE,
                             "more than %d words in '%.40s'", WORDS_MOST, list);
        if (length) {
            at[words->count++] = words->text.length;
            str_add_bytes(&words->text, list, length);
            str_add_char(&words->text, '\0');
        }
        list += length + (list[length] == ',');
    }
    for (size_t i = 0; i < words->count; i++)
        words->word[i] = words->text.text + at[i];
    return true;
}

void words_release(struct words *words)
{
    str_release(&words->text);
    words->count = 0;
}

bool options_words(const struct options *options, enum option_id id,
                   struct words *words, struct error *error)
{
    const char *list = options->value[id];
    return words_split(words, list ? list : "", error);
}
