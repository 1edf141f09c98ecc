#include "repl/settings.h"

#include <math.h>
#include <string.h>

#include "repl/pager.h"
#include "repl/repl.h"

enum { NAME_COLUMN = 14 };

struct term_options settings_look(const struct config *config, const char *type,
                                  bool utf8)
{
    return (struct term_options){
        .colour =
            config_is(config, SETTING_COLOR, "always")  ? TERM_COLOUR_ALWAYS
            : config_is(config, SETTING_COLOR, "never") ? TERM_COLOUR_NEVER
                                                        : TERM_COLOUR_AUTO,
        .accessible = config_is(config, SETTING_ACCESSIBLE, "yes"),
        .ascii = config_is(config, SETTING_ASCII, "yes") ||
                 (config_is(config, SETTING_ASCII, "auto") && !utf8),
        .comma = config_is(config, SETTING_DECIMAL, "comma"),
        .type = type,
        .pager = config_text(config, SETTING_PAGER),
    };
}

/* "20 (config.yaml:3): questions a day ..." */
static void list_setting(struct term *term, const struct config *config,
                         enum setting setting)
{
    struct str line = {0};
    const char *value = config_text(config, setting);
    term_keep(term, *value ? value : "unset", &line);
    str_add(&line, " (");
    config_origin(config, setting, &line);
    str_add_format(&line, "): %s.", config_about(setting));
    term_row(term, NAME_COLUMN, config_name(setting), line.text);
    str_release(&line);
}

void settings_list(struct term *term, const struct config *config,
                   const char *path)
{
    struct str line = {0};
    for (int i = 0; i < SETTINGS; i++)
        list_setting(term, config, (enum setting)i);
    if (*path) {
        str_add(&line, "The file is ");
        term_keep(term, path, &line);
        str_add_char(&line, '.');
        term_text(term, 0, line.text);
    }
    str_release(&line);
}

enum setting settings_parse(const char *words, const char **value,
                            struct error *error)
{
    struct str name = {0};
    size_t length = strcspn(words, " \t");
    *value = words + length + strspn(words + length, " \t");
    str_add_bytes(&name, words, length);
    enum setting setting = config_find(str_text(&name), error);
    str_release(&name);
    return setting;
}

bool settings_write(struct config *config, const char *path,
                    enum setting setting, const char *value,
                    struct error *error)
{
    bool out = strcmp(value, "default") == 0;
    struct config fresh;
    config_init(&fresh);
    const char *text = out ? config_text(&fresh, setting) : value;
    bool ok = *path ? config_write(path, setting, out ? NULL : value, error)
                    : error_set(error, ERROR_FILE,
                                "there is no home folder to keep settings in");
    if (ok && *text)
        ok =
            config_take(config, setting, text, SETTING_BY_OPTION, "now", error);
    else if (ok)
        config->value[setting] = fresh.value[setting];
    config_release(&fresh);
    return ok;
}

void settings_apply(struct repl *repl)
{
    struct repl_options *options = &repl->options;
    const struct config *config = options->config;
    struct term_options look =
        settings_look(config, options->type, options->utf8);
    double confidence = config_number(config, SETTING_CONFIDENCE);
    term_change(options->out, &look);
    options->goal = (uint32_t)config_number(config, SETTING_GOAL);
    if (!isnan(confidence))
        options->confidence = confidence;
    options->still = config_is(config, SETTING_CLOCK, "no");
    repl->session.options.comma = look.comma;
    repl->session.options.target = config_number(config, SETTING_TARGET);
}
