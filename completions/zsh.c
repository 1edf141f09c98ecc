#include <string.h>

#include "cli/cli.h"
#include "generate.h"

static const char head[] =
    "#compdef reckon\n"
    "# Completion of reckon for zsh. Made by 'make doc' from the program's "
    "tables.\n"
    "\n"
    "# _reckon_names KIND...: what the program has.\n"
    "_reckon_names() {\n"
    "  local -a names banks\n"
    "  [[ $PREFIX != -* ]] || return 1\n"
    "  [[ -z $opt_args[--banks] ]] || banks=(--banks $opt_args[--banks])\n"
    "  names=(${(f)\"$($words[1] names $@ $banks 2>/dev/null)\"})\n"
    "  compadd \"${part[@]}\" -- $names\n"
    "}\n"
    "\n"
    "# _reckon_list HOW ARGUMENT...: the same for the last of several, by "
    "commas.\n"
    "_reckon_list() {\n"
    "  local -a part\n"
    "  compset -P '*,'\n"
    "  part=(-S '')\n"
    "  $@\n"
    "}\n"
    "\n"
    "# _reckon_words WORD...: some of these.\n"
    "_reckon_words() {\n"
    "  compadd \"${part[@]}\" -- $@\n"
    "}\n"
    "\n";

/* What a shell's single quotes and _arguments' brackets take as it is. */
static void add_about(const char *about, struct str *out)
{
    for (; *about; about++)
        if (*about == '\'')
            str_add(out, "'\\''");
        else if (strchr("[]:\\", *about))
            str_add_format(out, "\\%c", *about);
        else
            str_add_char(out, *about);
}

/* The blank in front keeps _arguments from adding to the call. */
static void add_call(const struct offer *offer, struct str *out)
{
    const char *list = offer->list ? "_reckon_list " : "";
    if (offer->names && offer->files)
        str_add_format(out, "{_files; _reckon_names %s}", offer->names);
    else if (offer->words && offer->files)
        str_add_format(out, "{_files; _reckon_words %s}", offer->words);
    else if (offer->words)
        str_add_format(out, " %s_reckon_words %s", list, offer->words);
    else if (offer->names)
        str_add_format(out, " %s_reckon_names %s", list, offer->names);
    else if (offer->folders)
        str_add(out, "_files -/");
    else if (offer->files)
        str_add(out, "_files");
    else
        str_add_char(out, ' ');
}

static void add_spec(const struct option_row *option, const char *command,
                     bool letter, struct str *out)
{
    struct offer offer = option_offer(option, command);
    str_add(out, "        '");
    if (option->letter)
        str_add_format(out, "(-%c --%s)", option->letter, option->name);
    if (letter)
        str_add_format(out, "-%c%s", option->letter,
                       option->argument ? "+" : "");
    else
        str_add_format(out, "--%s%s", option->name,
                       option->argument ? "=" : "");
    str_add_char(out, '[');
    add_about(option->about, out);
    str_add_char(out, ']');
    if (option->argument) {
        str_add_format(out, ":%s:", option->argument);
        add_call(&offer, out);
    }
    str_add(out, "'\n");
}

static void add_specs(const char *command, struct str *out)
{
    const struct option_row *option;
    str_add(out, "      options=(\n");
    for (size_t i = 0; (option = option_at(i)); i++) {
        if (command && !option_fits(option, command))
            continue;
        if (option->letter)
            add_spec(option, command, true, out);
        add_spec(option, command, false, out);
    }
    str_add(out, "      )\n");
}

static void add_commands(struct str *out)
{
    const struct subcommand *command;
    str_add(out, "_reckon_commands() {\n"
                 "  local -a commands\n"
                 "  commands=(\n");
    for (size_t i = 0; (command = cli_at(i)); i++) {
        str_add_format(out, "    '%s:", command->name);
        add_about(command->about, out);
        str_add(out, "'\n");
    }
    str_add(out, "  )\n"
                 "  _describe -t commands command commands\n"
                 "}\n\n");
}

/* Which subcommand it is: the first word that is no option and no value. */
static void add_scan(struct str *out)
{
    const struct option_row *option;
    const char *before = "";
    str_add(out, "_reckon() {\n"
                 "  local command word value\n"
                 "  local -a options part\n"
                 "  for word in ${words[2,CURRENT-1]}; do\n"
                 "    if [[ -n $value ]]; then\n"
                 "      value=\n"
                 "      continue\n"
                 "    fi\n"
                 "    case $word in\n"
                 "      (");
    for (size_t i = 0; (option = option_at(i)); i++) {
        if (!option->argument)
            continue;
        str_add_format(out, "%s--%s", before, option->name);
        before = "|";
        if (option->letter)
            str_add_format(out, "|-%c", option->letter);
    }
    str_add(out, ") value=yes ;;\n"
                 "      (-*) ;;\n"
                 "      (*) command=$word; break ;;\n"
                 "    esac\n"
                 "  done\n");
}

void write_zsh(struct str *out)
{
    const struct subcommand *command;
    str_add(out, head);
    add_commands(out);
    add_scan(out);
    str_add(out, "  local argument\n"
                 "  case $command in\n");
    for (size_t i = 0; (command = cli_at(i)); i++) {
        struct offer offer = argument_offer(command->name, command->arguments);
        str_add_format(out, "    (%s)\n", command->name);
        add_specs(command->name, out);
        if (offer.files || offer.words || offer.names) {
            str_add(out, "      argument='*:argument:");
            add_call(&offer, out);
            str_add(out, "'\n");
        }
        str_add(out, "      ;;\n");
    }
    str_add(out, "    (*)\n");
    add_specs(NULL, out);
    str_add(out, "      ;;\n"
                 "  esac\n"
                 "  [[ $command != eval ]] || return 1\n"
                 "  _arguments -s -S $options '1:command:_reckon_commands' "
                 "$argument\n"
                 "}\n\n"
                 "_reckon \"$@\"\n");
}
