/* Text from outside as text of a markup language: nothing in it can begin an
 * element, a command or a formula, and a reader sees it as it was typed. One
 * function for each language; nothing else puts such text into a document.
 * Controls and whatever could steer a terminal become visible (utf8.h). */
#ifndef RECKON_BASE_MARKUP_H
#define RECKON_BASE_MARKUP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Content, or the value of an attribute in double quotes, of HTML and XML. */
void markup_add_xml(struct str *out, const char *text, size_t length);

/* Running text of LaTeX. Signs that the usual fonts lack are written with
 * \reckonsign{HEX}, which the document defines (latex.c). */
void markup_add_latex(struct str *out, const char *text, size_t length);

/* Inline text of CommonMark and its usual extensions (tables, $formulas$).
 * `begins`: it begins a paragraph, where more signs have a meaning. */
void markup_add_markdown(struct str *out, const char *text, size_t length,
                         bool begins);

#endif
