/* Looking back: what the REPL's commands and the program's subcommands of the
 * same names print. */
#ifndef RECKON_REPL_VIEW_H
#define RECKON_REPL_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "bank/preset.h"
#include "base/error.h"
#include "repl/term.h"
#include "session/session.h"

/* Where the learner stands; topic[i] is that of the catalog's topic i. */
struct view_level {
    const struct ability_learner *ability;
    const struct session_topic *topic;
    int64_t now;
};

/* A line for each topic: questions, levels, and the learner's level where
 * `level` is not NULL. */
void view_topics(struct term *term, const struct catalog *catalog,
                 const struct view_level *level);

/* Appends "23 questions, levels 1-5". */
void view_topic_range(const struct catalog *catalog,
                      const struct catalog_topic *topic, struct str *line);
void view_topic_levels(const struct catalog *catalog,
                       const struct catalog_topic *topic, int *least,
                       int *most);

/* The presets of a mode, a line each. */
void view_presets(struct term *term, const struct preset_list *list,
                  enum preset_mode mode);

#endif
