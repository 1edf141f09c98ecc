/* Settings (config/config.h) as the terminal needs and shows them. */
#ifndef RECKON_REPL_SETTINGS_H
#define RECKON_REPL_SETTINGS_H

#include <stdbool.h>

#include "config/config.h"
#include "repl/term.h"

struct repl;

/* How the terminal is to be written to: `type` is TERM, `utf8` tells whether
 * the locale has more than ASCII. */
struct term_options settings_look(const struct config *config, const char *type,
                                  bool utf8);

/* All settings with their values, where each is from, and what it is; `path` is
 * their file as it is shown, "" for none. */
void settings_list(struct term *term, const struct config *config,
                   const char *path);

/* Takes "NAME", "NAME VALUE" apart. The name's setting, or SETTINGS with an
 * error; `value` is what stands behind it, "" for nothing. */
enum setting settings_parse(const char *words, const char **value,
                            struct error *error);

/* Writes the value to the file and takes it. "default" takes the line out. */
bool settings_write(struct config *config, const char *path,
                    enum setting setting, const char *value,
                    struct error *error);

/* Lets a conversation follow settings that were changed in it. */
void settings_apply(struct repl *repl);

#endif
