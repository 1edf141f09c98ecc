#include <string.h>

#include "repl/command.h"
#include "repl/repl.h"
#include "repl/settings.h"

/* What counts from the next start on, or for others. */
static bool is_for_later(enum setting setting)
{
    return setting == SETTING_LEARNER || setting == SETTING_TIME_SCALE;
}

static void tell(struct repl *repl, enum setting setting)
{
    struct term *out = repl->options.out;
    const char *value = config_text(repl->options.config, setting);
    struct str line = {0};
    str_add_format(&line, "%s is ", config_name(setting));
    term_keep(out, *value ? value : "not set", &line);
    str_add(&line, is_for_later(setting) ? ", from the next start on." : ".");
    term_text(out, TERM_INDENT, line.text);
    str_release(&line);
}

void command_set(struct repl *repl, const char *rest)
{
    struct config *config = repl->options.config;
    struct error error = {.code = ERROR_NONE};
    const char *value;
    if (!*rest) {
        settings_list(repl->options.out, config, repl->options.config_path);
        return;
    }
    enum setting setting = settings_parse(rest, &value, &error);
    if (setting != SETTINGS && *value &&
        settings_write(config, repl->options.config_path, setting, value,
                       &error))
        settings_apply(repl);
    if (error.code)
        repl_complain(repl, &error);
    else
        tell(repl, setting);
}
