#include "repl/command.h"
#include "repl/repl.h"
#include "repl/view.h"

void command_drill(struct repl *repl, const char *rest)
{
    struct error error = {.code = ERROR_NONE};
    if (!*rest) {
        view_presets(repl->options.out,
                     preset_list_filled(repl->options.presets), PRESET_DRILL);
        return;
    }
    struct repl_options options = repl->options;
    options.activity = &activity_drill;
    options.wish = NULL;
    options.seed = repl->options.clock->random();
    options.preset = preset_list_find(preset_list_filled(repl->options.presets),
                                      PRESET_DRILL, rest, &error);
    if (options.preset)
        repl_interlude(repl, &options);
    else
        repl_complain(repl, &error);
}
