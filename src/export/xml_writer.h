/* The door to libxml2's writer, which is loaded on use. It is asked what single
 * steps of a document are written as, and how text is escaped; a document is
 * put together of the answers (xml.c), so that what comes again and again is
 * asked for once. */
#ifndef RECKON_EXPORT_XML_WRITER_H
#define RECKON_EXPORT_XML_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/str.h"

enum xml_step {
    XML_OPEN,
    XML_CLOSE,
    XML_ATTRIBUTE,
    XML_TEXT,
    XML_CDATA,
    XML_RAW,
    XML_STEPS
};

/* What came last in the innermost open element: with their depth and name, this
 * is all that the bytes of a step hang on. */
enum xml_place {
    XML_IN_TAG,       /* its start tag, which attributes may follow */
    XML_BEHIND_TEXT,  /* text, a section or what was added raw */
    XML_BEHIND_CHILD, /* an element in it that was closed */
    XML_PLACES
};

struct xml_writer;

/* For documents, or for fragments, which have no declaration. NULL with an
 * error where libxml2 is missing. */
struct xml_writer *xml_writer_new(bool document, struct error *error);

/* Appends the declaration of a document; nothing for fragments. */
void xml_writer_begin(struct xml_writer *writer, struct str *out);

/* Appends what a step is written as: `depth` elements are open, the innermost
 * is called `top`; `name` is that of an element or attribute. What the step
 * holds, the value of an attribute or a text, is the letter x. */
void xml_writer_step(struct xml_writer *writer, size_t depth, const char *top,
                     enum xml_place place, enum xml_step step, const char *name,
                     struct str *out);

/* Appends text that XML can hold, escaped: content, or the value of an
 * attribute in double quotes. */
void xml_writer_escape(struct xml_writer *writer, bool attribute,
                       const char *text, struct str *out);

/* Frees it; false with an error if there was no memory for something. */
bool xml_writer_free(struct xml_writer *writer, struct error *error);

#endif
