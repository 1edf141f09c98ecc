#include <string.h>

#include "base/suggest.h"
#include "cli/conversation.h"
#include "export/format.h"
#include "repl/help.h"

/* Where names come from. */
struct origin {
    struct cli *cli;
    const struct catalog *catalog;
    const struct preset_list *presets;
};

static void add(const struct origin *from, const char *name)
{
    term_foreign(&from->cli->out, name);
    term_add(&from->cli->out, "\n");
}

static void add_topics(const struct origin *from)
{
    for (uint32_t i = 0; i < from->catalog->topics; i++)
        add(from, from->catalog->topic[i].name);
}

static void add_tags(const struct origin *from)
{
    for (uint32_t i = 0; i < from->catalog->tags; i++)
        add(from, from->catalog->tag[i]);
}

static void add_templates(const struct origin *from)
{
    struct str name = {0};
    for (uint32_t i = 0; i < from->catalog->templates; i++) {
        const struct catalog_template *template = &from->catalog->template[i];
        str_clear(&name);
        str_add_format(&name, "%s/%s", template->bank, template->id);
        add(from, name.text);
    }
    str_release(&name);
}

static void add_presets(const struct origin *from, enum preset_mode mode)
{
    for (size_t i = 0; i < from->presets->count; i++)
        if (from->presets->item[i]->mode == mode)
            add(from, from->presets->item[i]->id);
}

static void add_drills(const struct origin *from)
{
    add_presets(from, PRESET_DRILL);
}

static void add_mocks(const struct origin *from)
{
    add_presets(from, PRESET_MOCK);
}

static void add_formats(const struct origin *from)
{
    for (size_t i = 0; i < SET_FORMATS; i++)
        add(from, set_formats[i].name);
}

/* All that there is help on. Options are known without their dashes. */
static void add_help(const struct origin *from)
{
    struct help help = {.presets = from->presets, .shell = cli_help_rows()};
    struct help_cursor cursor = {.kind = 0};
    struct help_entry entry;
    while (help_next(&help, &cursor, &entry))
        if (entry.kind != HELP_ALIAS)
            add(from, entry.name + strspn(entry.name, "-"));
    add_topics(from);
    add_tags(from);
}

static const struct {
    const char *name;
    void (*add)(const struct origin *from);
    bool banks; /* they must be read for it */
} kinds[] = {
    {"topics", add_topics, true},       {"tags", add_tags, true},
    {"templates", add_templates, true}, {"drills", add_drills, false},
    {"mocks", add_mocks, false},        {"formats", add_formats, false},
    {"help", add_help, true},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

static enum exit_status fail_unknown(struct cli *cli, const char *word)
{
    struct suggest suggest = {.best = NULL};
    struct str list = {0};
    for (size_t i = 0; i < KINDS; i++) {
        suggest_offer(&suggest, word, strlen(word), kinds[i].name);
        str_add_format(&list, "%s%s", i ? ", " : "", kinds[i].name);
    }
    enum exit_status status =
        suggest.best
            ? cli_usage(cli, "no names of '%.40s'; did you mean '%s'?", word,
                        suggest.best)
            : cli_usage(cli, "no names of '%.40s'; there are those of %s", word,
                        list.text);
    str_release(&list);
    return status;
}

static enum exit_status print(struct cli *cli, size_t kind)
{
    struct surroundings around;
    struct preset_list presets = {.count = 0};
    if (!surroundings_open_memory(&around, cli))
        return EXIT_FAILED;
    bool ok = !kinds[kind].banks || surroundings_add_banks(&around, cli);
    conversation_presets(&presets, cli);
    struct origin from = {cli, &around.catalog, &presets};
    if (ok)
        kinds[kind].add(&from);
    preset_list_release(&presets);
    surroundings_close(&around);
    return ok ? EXIT_DONE : EXIT_FAILED;
}

enum exit_status cli_names(struct cli *cli)
{
    if (cli->options.arguments != 1)
        return cli_usage(cli, "'names' wants one word, as in 'names topics'");
    for (size_t i = 0; i < KINDS; i++)
        if (strcmp(kinds[i].name, cli->options.argument[0]) == 0)
            return print(cli, i);
    return fail_unknown(cli, cli->options.argument[0]);
}
