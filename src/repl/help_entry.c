/* All that there is help on, table after table. */
#include <string.h>

#include "lang/function.h"
#include "quiz/misconception.h"
#include "repl/command.h"
#include "repl/help.h"

static const struct {
    const char *name, *others, *about, *text;
} pages[] = {
#define PAGE(id, name, others, about, text) {name, others, about, text},
#include "repl/help_page.def"
#undef PAGE
};

static const struct {
    const char *name, *question;
} slips[] = {
#define SLIP(id, name, question) {name, question},
#include "quiz/slip.def"
#undef SLIP
};

static const struct {
    const char *elsewhere, *here;
} aliases[] = {
#define ALIAS(elsewhere, here) {elsewhere, here},
#include "lang/alias.def"
#undef ALIAS
};

enum {
    PAGES = sizeof pages / sizeof *pages,
    SLIPS = sizeof slips / sizeof *slips,
    ALIASES = sizeof aliases / sizeof *aliases
};

/* Each fills in the entry at an index; false past the last. An entry whose name
 * is NULL is passed over. */
typedef bool entry_at(const struct help *help, size_t index,
                      struct help_entry *entry);

static bool command_entry(const struct help *help, size_t index,
                          struct help_entry *entry)
{
    const struct command *command = command_at(index);
    (void)help;
    if (!command)
        return false;
    entry->name = command->name;
    entry->arguments = command->arguments;
    entry->about = command->about;
    entry->more = command->more;
    return true;
}

static bool shell_row(const struct help *help, size_t index, bool option,
                      struct help_entry *entry)
{
    const struct help_shell *row = help->shell ? &help->shell[index] : NULL;
    if (!row || !row->name)
        return false;
    if ((*row->name == '-') != option)
        return true;
    entry->name = row->name;
    entry->arguments = row->arguments ? row->arguments : "";
    entry->about = row->about;
    entry->more = row->more;
    return true;
}

static bool shell_entry(const struct help *help, size_t index,
                        struct help_entry *entry)
{
    return shell_row(help, index, false, entry);
}

static bool option_entry(const struct help *help, size_t index,
                         struct help_entry *entry)
{
    return shell_row(help, index, true, entry);
}

static bool page_entry(const struct help *help, size_t index,
                       struct help_entry *entry)
{
    (void)help;
    if (index >= PAGES)
        return false;
    entry->name = pages[index].name;
    entry->arguments = pages[index].others;
    entry->about = pages[index].about;
    entry->more = pages[index].text;
    return true;
}

static bool topic_entry(const struct help *help, size_t index,
                        struct help_entry *entry)
{
    const struct catalog *catalog = help->catalog;
    if (!catalog || index >= catalog->topics)
        return false;
    const struct catalog_topic *topic = &catalog->topic[index];
    uint32_t first = topic->templates ? topic->template[0] : CATALOG_NONE;
    entry->name = topic->name;
    if (first != CATALOG_NONE)
        entry->about = catalog->file[catalog->template[first].file].title;
    return true;
}

static bool tag_entry(const struct help *help, size_t index,
                      struct help_entry *entry)
{
    if (!help->catalog || index >= help->catalog->tags)
        return false;
    entry->name = help->catalog->tag[index];
    entry->about = "questions with this tag";
    return true;
}

static bool preset_entry(const struct help *help, size_t index,
                         struct help_entry *entry)
{
    if (!help->presets || index >= help->presets->count)
        return false;
    const struct preset *preset = help->presets->item[index];
    entry->name = preset->id;
    entry->about = preset->title;
    if (preset->about)
        entry->more = preset->about;
    return true;
}

static bool mistake_entry(const struct help *help, size_t index,
                          struct help_entry *entry)
{
    (void)help;
    entry->name = misconception_at(index);
    if (entry->name)
        entry->about = misconception_about(entry->name);
    return entry->name;
}

static bool slip_entry(const struct help *help, size_t index,
                       struct help_entry *entry)
{
    (void)help;
    if (index >= SLIPS)
        return false;
    entry->name = slips[index].name;
    entry->about = slips[index].question;
    return true;
}

static bool function_entry(const struct help *help, size_t index,
                           struct help_entry *entry)
{
    const struct function *function = function_at(index);
    (void)help;
    if (!function)
        return false;
    /* Further rows of one name follow the first. */
    if (index && strcmp(function_at(index - 1)->name, function->name) == 0)
        return true;
    entry->name = function->name;
    entry->about = function->about;
    return true;
}

static bool alias_entry(const struct help *help, size_t index,
                        struct help_entry *entry)
{
    (void)help;
    if (index >= ALIASES)
        return false;
    entry->name = aliases[index].elsewhere;
    entry->about = aliases[index].here;
    return true;
}

/* By enum help_kind. */
static entry_at *const tables[] = {command_entry,  shell_entry,   option_entry,
                                   page_entry,     topic_entry,   tag_entry,
                                   preset_entry,   mistake_entry, slip_entry,
                                   function_entry, alias_entry};

enum { TABLES = sizeof tables / sizeof *tables };

bool help_next(const struct help *help, struct help_cursor *cursor,
               struct help_entry *entry)
{
    while (cursor->kind < TABLES) {
        *entry = (struct help_entry){.kind = (enum help_kind)cursor->kind,
                                     .index = cursor->index,
                                     .arguments = "",
                                     .about = "",
                                     .more = ""};
        if (!tables[cursor->kind](help, cursor->index++, entry))
            *cursor = (struct help_cursor){.kind = cursor->kind + 1};
        else if (entry->name)
            return true;
    }
    return false;
}

static const char *preset_word(enum preset_mode mode)
{
    switch (mode) {
    case PRESET_DRILL: return "drill";
    case PRESET_MOCK: return "mock";
    case PRESET_PLACEMENT: return "preset";
    }
    return "";
}

void help_add_label(const struct help *help, const struct help_entry *entry,
                    struct str *out)
{
    const char *what = "";
    switch (entry->kind) {
    case HELP_OPTION:
    case HELP_COMMAND: break;
    case HELP_SHELL: what = "reckon"; break;
    case HELP_PAGE: what = "help"; break;
    case HELP_TOPIC: what = "topic"; break;
    case HELP_TAG: what = "tag"; break;
    case HELP_PRESET:
        what = preset_word(help->presets->item[entry->index]->mode);
        break;
    case HELP_MISTAKE:
    case HELP_SLIP: what = "mistake"; break;
    case HELP_FUNCTION: what = "function"; break;
    case HELP_ALIAS: what = "elsewhere"; break;
    }
    str_add_format(out, "%s%s%s", what, *what ? " " : "", entry->name);
}
