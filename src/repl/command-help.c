#include "repl/command.h"
#include "repl/help.h"
#include "repl/repl.h"

void command_help(struct repl *repl, const char *rest)
{
    struct error error = {.code = ERROR_NONE};
    struct help help = {
        .out = repl->options.out,
        .catalog = repl->options.catalog,
        .presets = preset_list_filled(repl->options.presets),
        .shell = repl->options.shell,
        .mode = repl->activity->mode,
    };
    if (!*rest)
        help_overview(&help);
    else if (!help_word(&help, rest, &error))
        repl_complain(repl, &error);
}
