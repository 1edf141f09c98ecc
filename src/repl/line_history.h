/* The file that keeps typed commands for the next time. Several programs may
 * use one at once: each adds its lines at once, and shortening it, which is
 * done at the start, loses none of the others'. Failing is silent: a history is
 * a comfort. */
#ifndef RECKON_REPL_LINE_HISTORY_H
#define RECKON_REPL_LINE_HISTORY_H

#include <stddef.h>

/* Adds a line. A new file, and its folder, are the owner's alone. */
void line_history_append(const char *path, const char *line);

/* Keeps the last `most` lines of a file that has more than twice as many. */
void line_history_trim(const char *path, size_t most);

#endif
