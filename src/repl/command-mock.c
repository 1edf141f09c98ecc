#include <math.h>
#include <string.h>

#include "base/numtext.h"
#include "config/config.h"
#include "repl/command.h"
#include "repl/repl.h"

void command_mock(struct repl *repl, const char *rest)
{
    struct error error = {.code = ERROR_NONE};
    struct repl_options options = repl->options;
    options.activity = &activity_mock;
    options.wish = NULL;
    options.seed = repl->options.clock->random();
    double confidence = config_number(options.config, SETTING_CONFIDENCE);
    options.confidence = isnan(confidence) ? MOCK_CONFIDENCE : confidence;
    options.preset = preset_list_find(preset_list_filled(repl->options.presets),
                                      PRESET_MOCK, MOCK_PRESET, &error);
    if (*rest && (!numtext_double(rest, strcspn(rest, " "), &options.minutes) ||
                  options.minutes < PRESET_MINUTES_LEAST ||
                  options.minutes > PRESET_MINUTES_MOST))
        error_set(&error, ERROR_USAGE, "how many minutes? as in 'mock 30'");
    if (error.code == ERROR_NONE)
        repl_interlude(repl, &options);
    else
        repl_complain(repl, &error);
}
