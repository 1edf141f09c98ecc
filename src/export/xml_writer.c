#include "export/xml_writer.h"

#include <string.h>

#ifdef HAVE_XML
#include <libxml/xmlwriter.h>
#endif

#include "base/memory.h"
#include "base/shared.h"
#include "export/xml.h"

#ifdef HAVE_XML

struct xml_functions {
#define FUNCTION(name) __typeof__(name) *name;
#include "export/xml_function.def"
#undef FUNCTION
};

/* Between two calls no element is open. */
struct xml_writer {
    struct xml_functions call;
    xmlBufferPtr buffer;
    xmlTextWriterPtr writer;
    struct str declaration;
    bool failed; /* out of memory */
};

#ifdef XML_LIBRARY
#define SHARED_LIBRARY XML_LIBRARY
#endif
#define SHARED_FUNCTIONS "export/xml_function.def"

static bool load(struct xml_functions *functions, struct error *error)
{
#include "base/shared_load.inc"
}

bool xml_ready(struct error *error)
{
    struct xml_functions functions;
    return load(&functions, error);
}

/* Every function of the writer tells a failure by -1. */
static void note(struct xml_writer *writer, int result)
{
    writer->failed = writer->failed || result < 0;
}

static void open_element(struct xml_writer *writer, const char *name)
{
    note(writer, writer->call.xmlTextWriterStartElement(writer->writer,
                                                        (const xmlChar *)name));
}

static void close_element(struct xml_writer *writer)
{
    note(writer, writer->call.xmlTextWriterEndElement(writer->writer));
}

static void add_attribute(struct xml_writer *writer, const char *name,
                          const char *value)
{
    note(writer,
         writer->call.xmlTextWriterWriteAttribute(
             writer->writer, (const xmlChar *)name, (const xmlChar *)value));
}

static void add_text(struct xml_writer *writer, const char *text)
{
    note(writer, writer->call.xmlTextWriterWriteString(writer->writer,
                                                       (const xmlChar *)text));
}

/* Appends what was written since the last call, but for `front` bytes at the
 * beginning and `back` at the end. */
static void take(struct xml_writer *writer, size_t front, size_t back,
                 struct str *out)
{
    note(writer, writer->call.xmlTextWriterFlush(writer->writer));
    size_t length = (size_t)writer->call.xmlBufferLength(writer->buffer);
    if (out && length >= front + back)
        str_add_bytes(
            out,
            (const char *)writer->call.xmlBufferContent(writer->buffer) + front,
            length - front - back);
    writer->call.xmlBufferEmpty(writer->buffer);
}

struct xml_writer *xml_writer_new(bool document, struct error *error)
{
    struct xml_writer *writer = memory_get(sizeof *writer);
    *writer = (struct xml_writer){.failed = false};
    if (!load(&writer->call, error)) {
        memory_free(writer);
        return NULL;
    }
    writer->buffer = writer->call.xmlBufferCreate();
    writer->writer = writer->call.xmlNewTextWriterMemory(writer->buffer, 0);
    writer->failed = !writer->writer;
    note(writer, writer->call.xmlTextWriterSetIndent(writer->writer, 1));
    if (document)
        note(writer, writer->call.xmlTextWriterStartDocument(
                         writer->writer, NULL, "UTF-8", NULL));
    take(writer, 0, 0, &writer->declaration);
    return writer;
}

void xml_writer_begin(struct xml_writer *writer, struct str *out)
{
    str_add_bytes(out, str_text(&writer->declaration),
                  writer->declaration.length);
}

/* Brings the writer to where the step is to be done, and forgets all bytes. */
static void go_to(struct xml_writer *writer, size_t depth, const char *top,
                  enum xml_place place)
{
    for (size_t i = 1; i < depth; i++)
        open_element(writer, "x");
    if (depth)
        open_element(writer, top);
    if (place == XML_BEHIND_TEXT) {
        add_text(writer, "x");
    } else if (place == XML_BEHIND_CHILD && depth) {
        open_element(writer, "x");
        close_element(writer);
    }
    take(writer, 0, 0, NULL);
}

static void go_back(struct xml_writer *writer, size_t depth)
{
    while (depth--)
        close_element(writer);
}

void xml_writer_step(struct xml_writer *writer, size_t depth, const char *top,
                     enum xml_place place, enum xml_step step, const char *name,
                     struct str *out)
{
    static const xmlChar x[] = "x";
    xmlTextWriterPtr to = writer->writer;
    go_to(writer, depth, top, place);
    switch (step) {
    case XML_OPEN: open_element(writer, name); break;
    case XML_CLOSE: close_element(writer); break;
    case XML_ATTRIBUTE: add_attribute(writer, name, "x"); break;
    case XML_TEXT: add_text(writer, "x"); break;
    case XML_CDATA:
        note(writer, writer->call.xmlTextWriterWriteCDATA(to, x));
        break;
    case XML_RAW:
        note(writer, writer->call.xmlTextWriterWriteRaw(to, x));
        break;
    case XML_STEPS: break;
    }
    take(writer, 0, 0, out);
    go_back(writer, depth + (step == XML_OPEN) - (step == XML_CLOSE));
}

void xml_writer_escape(struct xml_writer *writer, bool attribute,
                       const char *text, struct str *out)
{
    go_to(writer, 1, "x", attribute ? XML_IN_TAG : XML_BEHIND_TEXT);
    if (attribute) {
        add_attribute(writer, "x", text);
        take(writer, sizeof " x=\"" - 1, 1, out);
    } else {
        add_text(writer, text);
        take(writer, 0, 0, out);
    }
    go_back(writer, 1);
}

bool xml_writer_free(struct xml_writer *writer, struct error *error)
{
    bool ok = !writer->failed;
    writer->call.xmlFreeTextWriter(writer->writer);
    writer->call.xmlBufferFree(writer->buffer);
    str_release(&writer->declaration);
    memory_free(writer);
    return ok || error_set(error, ERROR_FILE, "libxml2 ran out of memory");
}

#else

bool xml_ready(struct error *error)
{
    return error_set(error, ERROR_USAGE,
                     "this reckon was built without libxml2, which writes XML");
}

struct xml_writer *xml_writer_new(bool document, struct error *error)
{
    (void)document;
    xml_ready(error);
    return NULL;
}

/* There is no writer, so nobody can call these. */

void xml_writer_begin(struct xml_writer *writer, struct str *out)
{
    (void)writer, (void)out;
}

void xml_writer_step(struct xml_writer *writer, size_t depth, const char *top,
                     enum xml_place place, enum xml_step step, const char *name,
                     struct str *out)
{
    (void)writer, (void)depth, (void)top, (void)place, (void)step, (void)name;
    (void)out;
}

void xml_writer_escape(struct xml_writer *writer, bool attribute,
                       const char *text, struct str *out)
{
    (void)writer, (void)attribute, (void)text, (void)out;
}

bool xml_writer_free(struct xml_writer *writer, struct error *error)
{
    (void)writer;
    return xml_ready(error);
}

#endif
