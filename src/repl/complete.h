/* What Tab can put in place of a word: commands, and what may stand behind
 * them. Never the names of files, never anything for a number. */
#ifndef RECKON_REPL_COMPLETE_H
#define RECKON_REPL_COMPLETE_H

#include <stddef.h>

/* A line_complete (line.h); the context is the struct repl_options. */
const char *complete_word(void *context, const char *line, size_t start,
                          size_t index);

#endif
