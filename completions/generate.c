/* generate SHELL prints the completions for bash, zsh or fish. 'make doc' keeps
 * the scripts; tests/cli/completion.sh fails where one is stale. */
#include "generate.h"

#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "export/format.h"

static const struct option_row options[] = {
#define OPTION(id, name, letter, argument, commands, about)                    \
    {name, letter, argument, commands, about},
#include "cli/option.def"
#undef OPTION
    {"help", 'h', NULL, "*", "help on the command"},
    {"version", 0, NULL, "*", "version and licence"},
};

enum { OPTIONS_ALL = sizeof options / sizeof *options };

const struct option_row *option_at(size_t index)
{
    return index < OPTIONS_ALL ? &options[index] : NULL;
}

static bool has_word(const char *words, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = words; *at;) {
        size_t size = strcspn(at, " ");
        if (size == length && strncmp(at, word, size) == 0)
            return true;
        at += size + (at[size] == ' ');
    }
    return false;
}

bool option_fits(const struct option_row *option, const char *command)
{
    return strcmp(option->commands, "*") == 0 ||
           has_word(option->commands, command);
}

/* Names of all formats of sets. */
static const char *format_words(void)
{
    static struct str words; /* for as long as the program runs */
    if (!words.length)
        for (size_t i = 0; i < SET_FORMATS; i++)
            str_add_format(&words, "%s%s", i ? " " : "", set_formats[i].name);
    return words.text;
}

/* What --format may be. */
static const char *report_words(const char *command)
{
    if (!command)
        return "text json tap tsv csv markdown html latex";
    if (strcmp(command, "check") == 0)
        return "text json tap";
    if (strcmp(command, "stats") == 0)
        return "text tsv json";
    if (strcmp(command, "history") == 0)
        return "csv json";
    if (strcmp(command, "preview") == 0)
        return "text json markdown html latex";
    return "text json";
}

struct offer option_offer(const struct option_row *option, const char *command)
{
    const char *name = option->name, *argument = option->argument;
    if (strcmp(name, "topic") == 0)
        return (struct offer){.names = "topics"};
    if (strcmp(name, "topics") == 0)
        return (struct offer){.names = "topics", .list = true};
    if (strcmp(name, "tag") == 0)
        return (struct offer){.names = "tags", .list = true};
    if (strcmp(name, "to") == 0)
        return (struct offer){.words = format_words(), .list = true};
    if (strcmp(name, "format") == 0)
        return (struct offer){.words = report_words(command)};
    if (strcmp(name, "per") == 0)
        return (struct offer){.words = "learner topic"};
    if (strcmp(name, "banks") == 0) /* or a single file */
        return (struct offer){.files = true};
    if (argument && strcmp(argument, "WHEN") == 0)
        return (struct offer){.words = "auto always never"};
    if (argument && strcmp(argument, "DIR") == 0)
        return (struct offer){.folders = true};
    if (argument &&
        (strcmp(argument, "PATH") == 0 || strcmp(argument, "FILE") == 0))
        return (struct offer){.files = true};
    return (struct offer){.files = false};
}

/* By the first placeholder of the usage; files where it says nothing else. */
struct offer argument_offer(const char *command, const char *arguments)
{
    if (strcmp(command, "drill") == 0)
        return (struct offer){.names = "drills"};
    if (strcmp(command, "mock") == 0)
        return (struct offer){.names = "mocks"};
    if (strcmp(command, "preview") == 0)
        return (struct offer){.names = "templates"};
    if (strcmp(command, "check") == 0)
        return (struct offer){.names = "templates", .files = true};
    if (strcmp(command, "help") == 0)
        return (struct offer){.names = "help"};
    if (strcmp(command, "names") == 0)
        return (struct offer){.words = cli_names_kinds()};
    if (strcmp(command, "history") == 0)
        return (struct offer){.words = "export import rebuild", .files = true};
    if (strcmp(command, "schema") == 0)
        return (struct offer){.words = "history"};
    if (strcmp(command, "stats") == 0)
        return (struct offer){.names = "topics"};
    if (strncmp(arguments, "[TOPIC...]", 10) == 0)
        return (struct offer){.names = "topics tags"};
    if (!*arguments || strcmp(command, "eval") == 0 ||
        strcmp(command, "new") == 0 || *arguments == '-')
        return (struct offer){.files = false};
    return (struct offer){.files = true};
}

static bool same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

bool offer_equals(const struct offer *a, const struct offer *b)
{
    return a->files == b->files && a->folders == b->folders &&
           same(a->words, b->words) && same(a->names, b->names) &&
           a->list == b->list;
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*write)(struct str *out);
    } shells[] = {
        {"bash", write_bash}, {"zsh", write_zsh}, {"fish", write_fish}};
    struct str out = {0};
    for (size_t i = 0; argc == 2 && i < sizeof shells / sizeof *shells; i++)
        if (strcmp(shells[i].name, argv[1]) == 0)
            shells[i].write(&out);
    if (!out.length) {
        fputs("generate: wants bash, zsh or fish\n", stderr);
        return 1;
    }
    bool ok = fwrite(out.text, 1, out.length, stdout) == out.length;
    str_release(&out);
    return ok && fflush(stdout) == 0 ? 0 : 1;
}
