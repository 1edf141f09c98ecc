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
#define NAMES(id, banks) {#id, add_##id, banks},
#include "cli/names.def"
#undef NAMES
};

enum { KINDS = sizeof kinds / sizeof *kinds };

const char *cli_names_kinds(void)
{
    static const char words[] =
#define NAMES(id, banks) " " #id
#include "cli/names.def"
#undef NAMES
        ;
    return words + 1;
}

static enum exit_status fail_unknown(struct cli *cli, const char *word)
{
    struct suggest suggest = {.best = NULL};
    for (size_t i = 0; i < KINDS; i++)
        suggest_offer(&suggest, word, strlen(word), kinds[i].name);
    if (suggest.best)
        return cli_usage(cli, "no names of '%.40s'; did you mean '%s'?", word,
                         suggest.best);
    return cli_usage(cli, "no names of '%.40s'; there are those of: %s", word,
                     cli_names_kinds());
}

/* Those of all kinds that are named, the banks read once at most. */
static enum exit_status print(struct cli *cli, const size_t *kind, size_t count)
{
    struct surroundings around;
    struct preset_list presets = {.count = 0};
    bool banks = false;
    for (size_t i = 0; i < count; i++)
        banks |= kinds[kind[i]].banks;
    if (!surroundings_open_memory(&around, cli))
        return EXIT_FAILED;
    bool ok = !banks || surroundings_add_banks(&around, cli);
    conversation_presets(&presets, cli);
    struct origin from = {cli, &around.catalog, preset_list_filled(&presets)};
    for (size_t i = 0; ok && i < count; i++)
        kinds[kind[i]].add(&from);
    preset_list_release(&presets);
    surroundings_close(&around);
    return ok ? EXIT_DONE : EXIT_FAILED;
}

static size_t find(const char *word)
{
    size_t i = 0;
    while (i < KINDS && strcmp(kinds[i].name, word) != 0)
        i++;
    return i;
}

enum exit_status cli_names(struct cli *cli)
{
    size_t kind[KINDS], count = (size_t)cli->options.arguments;
    if (!count || count > KINDS)
        return cli_usage(cli, "'names' wants a word, as in 'names topics'");
    for (size_t i = 0; i < count; i++) {
        kind[i] = find(cli->options.argument[i]);
        if (kind[i] == KINDS)
            return fail_unknown(cli, cli->options.argument[i]);
    }
    return print(cli, kind, count);
}
