/* One entry, in full. */
#include <string.h>

#include "export/format.h"
#include "lang/function.h"
#include "repl/command.h"
#include "repl/help.h"
#include "repl/say.h"

enum { NAME_COLUMN = 16, SECONDS_A_MINUTE = 60 };

/* "check [BANK...]: " and sentences. */
static void say(const struct help *help, const char *lead, const char *text)
{
    term_led_text(help->out, TERM_INDENT, TERM_INDENT, STYLE_STRONG, lead,
                  text);
}

static void add_usage(const struct help_entry *entry, struct str *out)
{
    str_add(out, entry->name);
    if (entry->kind == HELP_OPTION && *entry->arguments)
        str_add_format(out, "=%s", entry->arguments);
    else if (*entry->arguments)
        str_add_format(out, " %s", entry->arguments);
    str_add_char(out, ':');
}

static void explain_command(const struct help *help,
                            const struct help_entry *entry)
{
    struct str lead = {0}, text = {0};
    const char *also = " Also: ", *word;
    add_usage(entry, &lead);
    str_add_format(&text, "%s. %s", entry->about, entry->more);
    for (size_t i = 0; (word = command_alias(entry->name, i)); i++) {
        str_add_format(&text, "%s%s", also, word);
        also = ", ";
    }
    if (*also == ',')
        str_add_char(&text, '.');
    if (help->in_shell)
        str_add(&text, " (A word of the dialogue, typed in place of an "
                       "answer.)");
    say(help, lead.text, text.text);
    str_release(&lead);
    str_release(&text);
}

static void explain_shell(const struct help *help,
                          const struct help_entry *entry)
{
    struct str lead = {0}, text = {0};
    if (entry->kind == HELP_SHELL)
        str_add(&lead, "reckon ");
    add_usage(entry, &lead);
    str_add_format(&text, "%s. ", entry->about);
    if (entry->kind == HELP_SHELL)
        str_add_format(&text, "%s 'reckon %s --help' lists its options.",
                       entry->more, entry->name);
    else if (strcmp(entry->more, "*") == 0)
        str_add(&text, "An option of every command of the shell.");
    else
        str_add_format(&text, "An option of: %s.", entry->more);
    say(help, lead.text, text.text);
    str_release(&lead);
    str_release(&text);
}

static void explain_page(const struct help *help,
                         const struct help_entry *entry)
{
    term_text(help->out, TERM_INDENT, entry->more);
    if (strcmp(entry->name, "export") == 0)
        for (size_t i = 0; i < SET_FORMATS; i++)
            term_row(help->out, NAME_COLUMN, set_formats[i].name,
                     set_formats[i].about);
}

static void explain_tag(const struct help *help, const struct help_entry *entry)
{
    const struct catalog *catalog = help->catalog;
    struct str lead = {0}, text = {0};
    uint32_t count = 0;
    str_add_format(&lead, "%s, a tag:", entry->name);
    for (uint32_t i = 0; i < catalog->templates; i++)
        count += catalog_has_tag(&catalog->template[i], entry -> name);
    str_add_format(&text, "%u question%s. '%spractice %s' asks %s.", count,
                   count == 1 ? "" : "s", help->in_shell ? "reckon " : "",
                   entry->name, count == 1 ? "it" : "them");
    say(help, lead.text, text.text);
    str_release(&lead);
    str_release(&text);
}

static const char *preset_word(enum preset_mode mode)
{
    switch (mode) {
    case PRESET_DRILL: return "a drill";
    case PRESET_MOCK: return "a mock interview";
    case PRESET_PLACEMENT: return "a placement";
    }
    return "";
}

/* What begins it. In the dialogue only drills are called by their names. */
static void add_preset_command(const struct help *help,
                               const struct preset *preset, struct str *out)
{
    const char *shell = help->in_shell ? "reckon " : "";
    switch (preset->mode) {
    case PRESET_DRILL:
        str_add_format(out, "%sdrill %s", shell, preset->id);
        break;
    case PRESET_MOCK: str_add_format(out, "reckon mock %s", preset->id); break;
    case PRESET_PLACEMENT: str_add_format(out, "%splace", shell); break;
    }
}

static void explain_preset(const struct help *help,
                           const struct help_entry *entry)
{
    const struct preset *preset = help->presets->item[entry->index];
    struct str lead = {0}, text = {0};
    str_add_format(&lead, "%s, %s:", entry->name, preset_word(preset->mode));
    str_add_format(&text, "%s (", entry->about);
    say_seconds(SECONDS_A_MINUTE * preset->minutes, &text);
    str_add_format(&text, "). %s%s'", entry->more, *entry->more ? " " : "");
    add_preset_command(help, preset, &text);
    str_add(&text, "' begins it.");
    say(help, lead.text, text.text);
    str_release(&lead);
    str_release(&text);
}

static void explain_mistake(const struct help *help,
                            const struct help_entry *entry)
{
    struct str lead = {0}, text = {0};
    str_add_format(&lead, "%s, a mistake:", entry->name);
    if (entry->kind == HELP_SLIP)
        str_add(&text, entry->about);
    else
        str_add_format(&text, "you %s.", entry->about);
    say(help, lead.text, text.text);
    str_release(&lead);
    str_release(&text);
}

/* A function may have several rows, one for each kind of arguments. */
static void explain_function(const struct help *help,
                             const struct help_entry *entry)
{
    const struct function *row;
    struct str lead = {0}, text = {0};
    str_add_format(&lead, "%s, a function:", entry->name);
    for (size_t i = entry->index;
         (row = function_at(i)) && strcmp(row->name, entry->name) == 0; i++) {
        str_add_format(&text, "%s%s.", i > entry->index ? " Or " : "",
                       row->about);
        if (row->example && *row->example && row->value && *row->value)
            str_add_format(&text, " %s is %s.", row->example, row->value);
        else if (row->example && *row->example)
            str_add_format(&text, " As in %s.", row->example);
    }
    str_add(&text, " Of the formula language: reckon-formula(7).");
    say(help, lead.text, text.text);
    str_release(&lead);
    str_release(&text);
}

static void explain_alias(const struct help *help,
                          const struct help_entry *entry)
{
    struct str lead = {0}, text = {0};
    const struct function *function = function_find(entry->about);
    str_add_format(&lead, "%s:", entry->name);
    str_add_format(&text, "in formulas this is %s", entry->about);
    str_add_format(&text, function ? ": %s." : ".",
                   function ? function->about : "");
    say(help, lead.text, text.text);
    str_release(&lead);
    str_release(&text);
}

void help_explain(const struct help *help, const struct help_entry *entry)
{
    switch (entry->kind) {
    case HELP_COMMAND: explain_command(help, entry); break;
    case HELP_SHELL:
    case HELP_OPTION: explain_shell(help, entry); break;
    case HELP_PAGE: explain_page(help, entry); break;
    case HELP_TOPIC: help_explain_topic(help, (uint32_t)entry->index); break;
    case HELP_TAG: explain_tag(help, entry); break;
    case HELP_PRESET: explain_preset(help, entry); break;
    case HELP_MISTAKE:
    case HELP_SLIP: explain_mistake(help, entry); break;
    case HELP_FUNCTION: explain_function(help, entry); break;
    case HELP_ALIAS: explain_alias(help, entry); break;
    }
}
