/* Text broken into lines by the columns it takes. */
#ifndef RECKON_REPL_WRAP_H
#define RECKON_REPL_WRAP_H

#include <stddef.h>

#include "base/str.h"

/* Appends `text` as lines of at most `width` columns, each after `indent`
 * blanks. The first goes on where the caller left off: at `column`, or at the
 * beginning for 0. Empty lines separate paragraphs and stay; a single newline
 * is a blank. A word that is too long is broken. Controls are made visible.
 * Ends with a newline; appends nothing for an empty text. */
void wrap_add(struct str *out, const char *text, size_t column, size_t indent,
              size_t width);

#endif
