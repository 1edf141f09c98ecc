/* For reckon(1): subcommands, options, words of the dialogue, settings. */
#include <string.h>

#include "cli/cli.h"
#include "config/config.h"
#include "generate.h"
#include "repl/command.h"

/* The same as page_phrase, with a capital at its start. */
static void add_sentence(struct page *page, const char *text)
{
    struct str sentence = {0};
    str_add(&sentence, text);
    if (*text >= 'a' && *text <= 'z')
        sentence.text[0] = (char)(*text - 'a' + 'A');
    page_phrase(page, sentence.text);
    str_release(&sentence);
}

void section_commands(struct page *page)
{
    const struct subcommand *command;
    struct str head = {0}, text = {0};
    page_line(page, ".Bl -tag -width Ds");
    for (size_t i = 0; (command = cli_at(i)); i++) {
        str_clear(&head);
        str_clear(&text);
        str_add(&head, command->name);
        if (*command->arguments)
            str_add_format(&head, " %s", command->arguments);
        str_add_format(&text, "%s. %s", command->about, command->more);
        page_macro(page, ".It Ic", head.text);
        add_sentence(page, text.text);
    }
    page_line(page, ".El");
    str_release(&head);
    str_release(&text);
}

static void add_option(struct page *page, const char *name, char letter,
                       const char *argument, const char *commands,
                       const char *about)
{
    struct str line = {0};
    str_add(&line, ".It ");
    if (letter)
        str_add_format(&line, "Fl %c , ", letter);
    str_add(&line, "Fl \\-");
    for (const char *c = name; *c; c++)
        str_add_format(&line, *c == '-' ? "\\-" : "%c", *c);
    if (argument)
        str_add_format(&line, " Ns = Ns Ar %s", argument);
    page_line(page, line.text);
    add_sentence(page, about);
    str_clear(&line);
    if (strcmp(commands, "*") == 0)
        str_add(&line, "Taken by every command.");
    else {
        str_add(&line, "Taken by ");
        for (const char *at = commands; *at; at++)
            str_add(&line, *at == ' ' ? ", " : (char[]){*at, '\0'});
        str_add_char(&line, '.');
    }
    page_text(page, line.text);
    str_release(&line);
}

void section_options(struct page *page)
{
    page_line(page, ".Bl -tag -width Ds");
#define OPTION(id, name, letter, argument, commands, about)                    \
    add_option(page, name, letter, argument, commands, about);
#include "cli/option.def"
#undef OPTION
    page_line(page, ".El");
}

void section_dialogue(struct page *page)
{
    static const struct {
        const char *alias, *name;
    } aliases[] = {
#define COMMAND(id, name, arguments, where, about, more)
#define ALIAS(alias, id) {alias, #id},
#include "repl/command.def"
#undef COMMAND
#undef ALIAS
    };
    const struct command *command;
    struct str head = {0}, text = {0};
    page_line(page, ".Bl -tag -width Ds");
    for (size_t i = 0; (command = command_at(i)); i++) {
        str_clear(&head);
        str_clear(&text);
        str_add(&head, command->name);
        if (*command->arguments)
            str_add_format(&head, " %s", command->arguments);
        page_macro(page, ".It Ic", head.text);
        str_add_format(&text, "%s. %s", command->about, command->more);
        const char *before = " Also: ";
        for (size_t k = 0; k < sizeof aliases / sizeof *aliases; k++)
            if (strcmp(aliases[k].name, command->name) == 0) {
                str_add_format(&text, "%s%s", before, aliases[k].alias);
                before = ", ";
            }
        if (*before == ',')
            str_add_char(&text, '.');
        add_sentence(page, text.text);
    }
    page_line(page, ".El");
    str_release(&head);
    str_release(&text);
}

void section_settings(struct page *page)
{
    struct config config;
    struct str text = {0};
    config_init(&config);
    page_line(page, ".Bl -tag -width Ds");
    for (int i = 0; i < SETTINGS; i++) {
        enum setting setting = (enum setting)i;
        const char *otherwise = config_text(&config, setting);
        page_macro(page, ".It Ic", config_name(setting));
        add_sentence(page, config_about(setting));
        str_clear(&text);
        str_add(&text, "May be ");
        config_range(setting, &text);
        if (*otherwise)
            str_add_format(&text, "; unset, it is %s", otherwise);
        add_sentence(page, text.text);
    }
    page_line(page, ".El");
    str_release(&text);
    config_release(&config);
}
