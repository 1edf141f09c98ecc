/* What a person sets once, in $XDG_CONFIG_HOME/reckon/config.yaml: one line
 * "name: value" each. Above the file stands the environment, above that the
 * options of the command line. Which settings there are: setting.def. */
#ifndef RECKON_CONFIG_CONFIG_H
#define RECKON_CONFIG_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/source.h"

enum setting {
#define SETTING(id, name, shape, least, most, words, otherwise, about)         \
    SETTING_##id,
#include "config/setting.def"
#undef SETTING
    SETTINGS
};

/* Where a value is from, weakest first. */
enum setting_origin {
    SETTING_BY_DEFAULT,
    SETTING_BY_FILE,
    SETTING_BY_ENVIRONMENT,
    SETTING_BY_OPTION
};

struct setting_value {
    const char *text; /* as it was written, and good */
    enum setting_origin origin;
    const char *by; /* "--color", "NO_COLOR"; of a file, its path */
    uint32_t line;  /* of the file */
};

struct config {
    struct arena arena;
    struct setting_value value[SETTINGS];
};

/* Everything by default. */
void config_init(struct config *config);
void config_release(struct config *config);

/* Takes the values of a file. One that is not there says nothing. False with
 * all errors; what is good counts all the same. */
bool config_read(struct config *config, const char *path,
                 struct error_list *errors);

/* Takes a value unless a stronger one is there. False where it does not fit:
 * the error calls it what `by` says. The texts are copied. */
bool config_take(struct config *config, enum setting setting, const char *text,
                 enum setting_origin origin, const char *by,
                 struct error *error);

/* Writes a value to the file, which is made if it is not there, in place of the
 * one it has: everything else in it, comments too, stays as it is. NULL takes
 * the line out. The file is old or new at any moment, never half. */
bool config_write(const char *path, enum setting setting, const char *text,
                  struct error *error);

/* The setting of this name; SETTINGS with an error that suggests another. */
enum setting config_find(const char *name, struct error *error);

const char *config_name(enum setting setting);
const char *config_about(enum setting setting);

/* What may be said: "auto, always or never". */
void config_range(enum setting setting, struct str *out);

/* Values. Text is "" where there is no default; a number is NaN there. */
const char *config_text(const struct config *config, enum setting setting);
double config_number(const struct config *config, enum setting setting);
bool config_is(const struct config *config, enum setting setting,
               const char *word);

/* "default", "NO_COLOR", "config.yaml:3". */
void config_origin(const struct config *config, enum setting setting,
                   struct str *out);

#endif
