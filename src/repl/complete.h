/* What Tab can put in place of a word: commands, what may stand behind them,
 * the letters of options. Never the names of files, never anything for a
 * number. */
#ifndef RECKON_REPL_COMPLETE_H
#define RECKON_REPL_COMPLETE_H

#include <stddef.h>

#include "base/str.h"

struct repl;
struct repl_options;

/* What a line is completed for. */
struct complete {
    const struct repl_options *options;
    const struct repl *repl; /* the conversation that waits; or NULL */
    struct str word;         /* for complete_word; to be released */
};

/* A line_complete (line.h); the context is a struct complete. */
const char *complete_word(void *context, const char *line, size_t start,
                          size_t index);

#endif
