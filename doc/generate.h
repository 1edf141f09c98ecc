/* Sections of the manual pages that are made from the program's tables. */
#ifndef RECKON_DOC_GENERATE_H
#define RECKON_DOC_GENERATE_H

#include <stddef.h>

#include "base/str.h"

/* A page being written; `folder` is that of the sources. */
struct page {
    struct str *out;
    const char *folder;
};

/* Ends the program with a message: a table is not as these functions know it.
 */
void page_fail(const char *what, const char *which);

/* Words of running text, broken into short lines and after each sentence. */
void page_text(struct page *page, const char *text);

/* The same with a full stop at its end, if it has none. */
void page_phrase(struct page *page, const char *text);

/* A macro with one argument, which is printed as it is: .Ic "text". */
void page_macro(struct page *page, const char *macro, const char *text);

/* A line of a literal display. */
void page_literal(struct page *page, const char *line, size_t length);

/* A line of mdoc as it is. */
void page_line(struct page *page, const char *line);

/* Reads a file below the folder of the sources, which must be there. */
void page_read(const struct page *page, const char *path, struct str *text);

/* Each writes one section. */
#define SECTION(name, id) void section_##id(struct page *page);
#include "section.def"
#undef SECTION

#endif
