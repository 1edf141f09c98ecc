#include <string.h>

#include "cli/cli.h"
#include "generate.h"

static const char head[] =
    "# Completion of reckon for bash. Made by 'make doc' from the program's "
    "tables.\n"
    "\n"
    "# _reckon_offer PREFIX BEGINNING: takes those of the lines on standard "
    "input\n"
    "# that begin so, with the prefix in front.\n"
    "_reckon_offer() {\n"
    "  local word\n"
    "  while IFS= read -r word; do\n"
    "    if [[ $word == \"$2\"* ]]; then\n"
    "      COMPREPLY+=(\"$1$word\")\n"
    "    fi\n"
    "  done\n"
    "}\n"
    "\n"
    "# _reckon_words WORD...: some of these.\n"
    "_reckon_words() {\n"
    "  _reckon_offer '' \"$cur\" < <(printf '%s\\n' \"$@\")\n"
    "}\n"
    "\n"
    "# _reckon_names KIND...: what the program has.\n"
    "_reckon_names() {\n"
    "  _reckon_offer '' \"$cur\" < <(\"$program\" names \"$@\" "
    "\"${banks[@]}\" 2>/dev/null)\n"
    "}\n"
    "\n"
    "# _reckon_list HOW ARGUMENT...: the same for the last of several, by "
    "commas.\n"
    "_reckon_list() {\n"
    "  local before=${cur%\"${cur##*,}\"} i\n"
    "  cur=${cur##*,}\n"
    "  \"$@\"\n"
    "  for i in \"${!COMPREPLY[@]}\"; do\n"
    "    COMPREPLY[i]=$before${COMPREPLY[i]}\n"
    "  done\n"
    "  compopt -o nospace 2>/dev/null\n"
    "}\n"
    "\n"
    "# _reckon_paths ACTION: files or folders, as compgen's -A has them.\n"
    "_reckon_paths() {\n"
    "  _reckon_offer '' '' < <(compgen -A \"$1\" -- \"$cur\")\n"
    "  compopt -o filenames 2>/dev/null\n"
    "}\n"
    "\n"
    "# _reckon_options OPTION...: one that takes a value ends with '='.\n"
    "_reckon_options() {\n"
    "  _reckon_words \"$@\"\n"
    "  if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then\n"
    "    compopt -o nospace 2>/dev/null\n"
    "  fi\n"
    "}\n"
    "\n";

static const char scan[] =
    "_reckon() {\n"
    "  local program=$1 cur=${COMP_WORDS[COMP_CWORD]} command='' option='' "
    "word i\n"
    "  local ended='' banks=()\n"
    "  COMPREPLY=()\n"
    "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
    "    word=${COMP_WORDS[i]}\n"
    "    if [[ -n $option && $word == = ]]; then\n"
    "      continue\n"
    "    elif [[ -n $option ]]; then\n"
    "      if [[ $option == --banks ]]; then\n"
    "        banks=(--banks \"$word\")\n"
    "      fi\n"
    "      option=\n"
    "    elif [[ -z $ended && $word == -- ]]; then\n"
    "      ended=yes\n"
    "    elif [[ -z $ended && $word == -* ]]; then\n"
    "      case $word in\n"
    "        ";

static const char scanned[] =
    ") option=$word ;;\n"
    "      esac\n"
    "    elif [[ -z $command ]]; then\n"
    "      command=$word\n"
    "    fi\n"
    "  done\n"
    "  # Behind '--option' bash has the '=' as a word.\n"
    "  if [[ $cur == = && -n $option ]]; then\n"
    "    cur=\n"
    "  fi\n"
    "\n";

/* The options with a value, as a pattern. */
static void add_valued(struct str *out)
{
    const struct option_row *option;
    const char *before = "";
    for (size_t i = 0; (option = option_at(i)); i++) {
        if (!option->argument)
            continue;
        str_add_format(out, "%s--%s", before, option->name);
        before = " | ";
        if (option->letter)
            str_add_format(out, " | -%c", option->letter);
    }
}

static void add_call(const struct offer *offer, struct str *out)
{
    const char *list = offer->list ? "_reckon_list " : "";
    const char *before = "";
    if (offer->words) {
        str_add_format(out, "%s_reckon_words %s", list, offer->words);
        before = "; ";
    }
    if (offer->names) {
        str_add_format(out, "%s%s_reckon_names %s", before, list, offer->names);
        before = "; ";
    }
    if (offer->files || offer->folders) {
        str_add_format(out, "%s_reckon_paths %s", before,
                       offer->files ? "file" : "directory");
        before = "; ";
    }
    if (!*before)
        str_add(out, ":");
}

/* Options by name; where what they take depends on the command, by both. */
static void add_values(struct str *out)
{
    const struct option_row *option;
    const struct subcommand *command;
    str_add(out, "  if [[ -n $option ]]; then\n"
                 "    case $command/$option in\n");
    for (size_t i = 0; (option = option_at(i)); i++) {
        if (!option->argument)
            continue;
        struct offer any = option_offer(option, NULL);
        for (size_t k = 0; (command = cli_at(k)); k++) {
            struct offer here = option_offer(option, command->name);
            if (!option_fits(option, command->name) ||
                offer_equals(&any, &here))
                continue;
            str_add_format(out, "      %s/--%s) ", command->name, option->name);
            add_call(&here, out);
            str_add(out, " ;;\n");
        }
        str_add_format(out, "      */--%s", option->name);
        if (option->letter)
            str_add_format(out, " | */-%c", option->letter);
        str_add(out, ") ");
        add_call(&any, out);
        str_add(out, " ;;\n");
    }
    str_add(out, "    esac\n"
                 "    return\n"
                 "  fi\n\n");
}

static void add_options(const char *command, struct str *out)
{
    const struct option_row *option;
    size_t column = 0;
    str_add(out, "_reckon_options");
    for (size_t i = 0; (option = option_at(i)); i++) {
        if (command && !option_fits(option, command))
            continue;
        size_t before = out->length;
        str_add_format(out, column > 56 ? " \\\n          --%s%s" : " --%s%s",
                       option->name, option->argument ? "=" : "");
        column = column > 56 ? 0 : column + out->length - before;
    }
}

void write_bash(struct str *out)
{
    const struct subcommand *command;
    str_add(out, head);
    str_add(out, scan);
    add_valued(out);
    str_add(out, scanned);
    add_values(out);
    str_add(out, "  if [[ -z $ended && $cur == -* && $command != eval ]]; "
                 "then\n"
                 "    case $command in\n");
    for (size_t i = 0; (command = cli_at(i)); i++) {
        str_add_format(out, "      %s)\n        ", command->name);
        add_options(command->name, out);
        str_add(out, " ;;\n");
    }
    str_add(out, "      '')\n        ");
    add_options(NULL, out);
    str_add(out, " ;;\n    esac\n    return\n  fi\n\n  case $command in\n");
    for (size_t i = 0; (command = cli_at(i)); i++) {
        struct offer offer = argument_offer(command->name, command->arguments);
        str_add_format(out, "    %s) ", command->name);
        add_call(&offer, out);
        str_add(out, " ;;\n");
    }
    str_add(out, "    '')\n      _reckon_words");
    for (size_t i = 0; (command = cli_at(i)); i++)
        str_add_format(out, "%s%s", i % 8 == 7 ? " \\\n        " : " ",
                       command->name);
    str_add(out, " ;;\n  esac\n}\n\ncomplete -F _reckon reckon\n");
}
