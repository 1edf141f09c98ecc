#include <string.h>

#include "cli/cli.h"
#include "generate.h"

static const char head[] =
    "# Completion of reckon for fish. Made by 'make doc' from the program's "
    "tables.\n"
    "\n"
    "# The subcommand: the first word that is no option and no value.\n"
    "function __reckon_command\n"
    "    set -l value no\n"
    "    for word in (commandline -opc)[2..-1]\n"
    "        if test $value = yes\n"
    "            set value no\n"
    "            continue\n"
    "        end\n"
    "        switch $word\n"
    "            case";

static const char rest[] =
    "\n"
    "                set value yes\n"
    "            case '-*'\n"
    "            case '*'\n"
    "                echo $word\n"
    "                return 0\n"
    "        end\n"
    "    end\n"
    "    return 1\n"
    "end\n"
    "\n"
    "function __reckon_using\n"
    "    set -l command (__reckon_command)\n"
    "    or return 1\n"
    "    contains -- $command $argv\n"
    "end\n"
    "\n"
    "# Also before there is a subcommand.\n"
    "function __reckon_takes\n"
    "    set -l command (__reckon_command)\n"
    "    or return 0\n"
    "    contains -- $command $argv\n"
    "end\n"
    "\n"
    "# What the program has of these kinds.\n"
    "function __reckon_names\n"
    "    set -l program (commandline -opc)[1]\n"
    "    $program names $argv 2>/dev/null\n"
    "end\n"
    "\n"
    "# These words for the last of several, by commas.\n"
    "function __reckon_list\n"
    "    set -l typed (commandline -ct | string replace -r '^--[a-z-]+=' '')\n"
    "    set -l before (string match -r '^.*,' -- $typed)\n"
    "    for word in $argv\n"
    "        echo \"$before$word\"\n"
    "    end\n"
    "end\n"
    "\n"
    "complete -c reckon -f\n";

static void add_quoted(const char *text, struct str *out)
{
    str_add_char(out, '\'');
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\')
            str_add_char(out, '\\');
        str_add_char(out, *text);
    }
    str_add_char(out, '\'');
}

/* The arguments of 'complete' that offer it. */
static void add_offer(const struct offer *offer, bool value, struct str *out)
{
    const char *alone = value ? "-x" : "-f";
    if (offer->words && offer->list)
        str_add_format(out, " %s -a '(__reckon_list %s)'", alone, offer->words);
    else if (offer->words)
        str_add_format(out, " %s -a '%s'", offer->files ? "-F" : alone,
                       offer->words);
    else if (offer->names && offer->list)
        str_add_format(out, " %s -a '(__reckon_list (__reckon_names %s))'",
                       alone, offer->names);
    else if (offer->names)
        str_add_format(out, " %s -a '(__reckon_names %s)'",
                       offer->files ? "-F" : alone, offer->names);
    else if (offer->folders)
        str_add_format(out, " %s -a '(__fish_complete_directories)'", alone);
    else if (offer->files)
        str_add(out, value ? " -r -F" : " -F");
    else if (value)
        str_add(out, " -x");
}

static void add_option(const struct option_row *option, const char *commands,
                       const struct offer *offer, struct str *out)
{
    str_add(out, "complete -c reckon");
    if (strcmp(commands, "*") != 0)
        str_add_format(out, " -n '__reckon_takes %s'", commands);
    if (option->letter)
        str_add_format(out, " -s %c", option->letter);
    str_add_format(out, " -l %s", option->name);
    if (option->argument)
        add_offer(offer, true, out);
    str_add(out, " -d ");
    add_quoted(option->about, out);
    str_add_char(out, '\n');
}

/* A line for all its subcommands, or one for each where they differ. */
static void add_options(struct str *out)
{
    const struct option_row *option;
    const struct subcommand *command;
    for (size_t i = 0; (option = option_at(i)); i++) {
        struct offer any = option_offer(option, NULL);
        bool differs = false;
        for (size_t k = 0; (command = cli_at(k)); k++) {
            struct offer here = option_offer(option, command->name);
            if (!option_fits(option, command->name) ||
                offer_equals(&any, &here))
                continue;
            differs = true;
            add_option(option, command->name, &here, out);
        }
        if (!differs)
            add_option(option, option->commands, &any, out);
    }
}

void write_fish(struct str *out)
{
    const struct option_row *option;
    const struct subcommand *command;
    str_add(out, head);
    for (size_t i = 0; (option = option_at(i)); i++) {
        if (!option->argument)
            continue;
        str_add_format(out, " --%s", option->name);
        if (option->letter)
            str_add_format(out, " -%c", option->letter);
    }
    str_add(out, rest);
    for (size_t i = 0; (command = cli_at(i)); i++) {
        str_add_format(out,
                       "complete -c reckon -n 'not __reckon_command' -a %s "
                       "-d ",
                       command->name);
        add_quoted(command->about, out);
        str_add_char(out, '\n');
    }
    for (size_t i = 0; (command = cli_at(i)); i++) {
        struct offer offer = argument_offer(command->name, command->arguments);
        struct str line = {0};
        add_offer(&offer, false, &line);
        if (line.length)
            str_add_format(out, "complete -c reckon -n '__reckon_using %s'%s\n",
                           command->name, line.text);
        str_release(&line);
    }
    add_options(out);
}
