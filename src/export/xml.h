/* Writes XML by libxml2: tags and escapes are its own, and those that come
 * again are used again (xml_writer.h). Elements are indented where they hold no
 * text. What XML cannot hold (control characters, bytes that are no UTF-8) is
 * written as U+FFFD. */
#ifndef RECKON_EXPORT_XML_H
#define RECKON_EXPORT_XML_H

#include <stdbool.h>

#include "base/error.h"
#include "base/str.h"

struct xml;

/* Whether XML can be written here; if not, an error that says why. */
bool xml_ready(struct error *error);

/* Begins a document with its declaration, or a fragment of one, behind what
 * `out` holds. NULL with an error where that is not possible. Ends with
 * xml_end. */
struct xml *xml_begin(bool document, struct str *out, struct error *error);

/* Names of elements and attributes are literals: they are not copied, and what
 * is known of a name is known by its address. */
void xml_open(struct xml *xml, const char *element);
void xml_close(struct xml *xml);

/* Only behind xml_open. */
void xml_attribute(struct xml *xml, const char *name, const char *value);

void xml_text(struct xml *xml, const char *text);

/* The same text as a section that is not looked into, for readers that lose
 * blanks between entities. */
void xml_cdata(struct xml *xml, const char *text);

/* An element with nothing but text. */
void xml_element(struct xml *xml, const char *element, const char *text);

/* Text that is XML already, well formed. */
void xml_raw(struct xml *xml, const char *markup);

/* Closes what is open and begins another document like it, behind what `out`
 * holds: the same elements are written at less cost. */
void xml_next(struct xml *xml, struct str *out);

/* Closes what is open and frees the writer. False with an error if there was no
 * memory for something, which is missing then. */
bool xml_end(struct xml *xml, struct error *error);

#endif
