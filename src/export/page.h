/* Text broken into lines of a fixed width, for plain-text formats. */
#ifndef RECKON_EXPORT_PAGE_H
#define RECKON_EXPORT_PAGE_H

#include <stddef.h>

#include "base/str.h"

enum { PAGE_COLUMNS = 78 };

/* Appends `text` as lines of at most PAGE_COLUMNS columns, each with `indent`
 * blanks in front; the first line begins with `head` in place of blanks (a
 * longer head pushes the text to the right). Paragraphs ("\n\n") stay apart by
 * an empty line. A word that is too long has a line of its own. Ends with a
 * newline. Controls in the text become visible. */
void page_add(struct str *out, const char *head, size_t indent,
              const char *text);

/* Appends `count` blanks. */
void page_blanks(struct str *out, size_t count);

#endif
