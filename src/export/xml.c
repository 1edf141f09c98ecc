#include "export/xml.h"

#include <string.h>

#ifdef HAVE_XML
#include <libxml/xmlwriter.h>
#endif

#include "base/memory.h"
#include "base/shared.h"
#include "base/utf8.h"

#ifdef HAVE_XML

struct xml_functions {
#define FUNCTION(name) __typeof__(name) *name;
#include "export/xml_function.def"
#undef FUNCTION
};

struct xml {
    struct xml_functions call;
    xmlBufferPtr buffer;
    xmlTextWriterPtr writer;
    struct str clean; /* scratch */
    bool failed;      /* out of memory */
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
static void note(struct xml *xml, int result)
{
    xml->failed = xml->failed || result < 0;
}

struct xml *xml_begin(bool document, struct error *error)
{
    struct xml *xml = memory_get(sizeof *xml);
    *xml = (struct xml){.failed = false};
    if (!load(&xml->call, error)) {
        memory_free(xml);
        return NULL;
    }
    xml->buffer = xml->call.xmlBufferCreate();
    xml->writer = xml->call.xmlNewTextWriterMemory(xml->buffer, 0);
    xml->failed = !xml->writer;
    note(xml, xml->call.xmlTextWriterSetIndent(xml->writer, 1));
    if (document)
        note(xml, xml->call.xmlTextWriterStartDocument(xml->writer, NULL,
                                                       "UTF-8", NULL));
    return xml;
}

/* Whether XML 1.0 has the character. */
static bool is_allowed(uint32_t point)
{
    return point >= 0x20 ? point != 0xFFFE && point != 0xFFFF
                         : point == '\t' || point == '\n' || point == '\r';
}

/* The text with what XML cannot hold replaced. */
static const xmlChar *clean(struct xml *xml, const char *text)
{
    size_t length = strlen(text);
    size_t plain = utf8_ascii(text, length);
    if (plain == length)
        return (const xmlChar *)text;
    str_clear(&xml->clean);
    str_add_bytes(&xml->clean, text, plain);
    text += plain;
    length -= plain;
    while (length) {
        uint32_t point = 0;
        plain = utf8_ascii(text, length);
        str_add_bytes(&xml->clean, text, plain);
        text += plain;
        length -= plain;
        if (!length)
            break;
        size_t taken = utf8_decode(text, length, &point);
        if (taken && is_allowed(point))
            str_add_bytes(&xml->clean, text, taken);
        else
            utf8_add(&xml->clean, 0xFFFD);
        taken += !taken;
        text += taken;
        length -= taken;
    }
    return (const xmlChar *)str_text(&xml->clean);
}

void xml_open(struct xml *xml, const char *element)
{
    note(xml, xml->call.xmlTextWriterStartElement(xml->writer,
                                                  (const xmlChar *)element));
}

void xml_close(struct xml *xml)
{
    note(xml, xml->call.xmlTextWriterEndElement(xml->writer));
}

void xml_attribute(struct xml *xml, const char *name, const char *value)
{
    note(xml, xml->call.xmlTextWriterWriteAttribute(
                  xml->writer, (const xmlChar *)name, clean(xml, value)));
}

void xml_text(struct xml *xml, const char *text)
{
    note(xml,
         xml->call.xmlTextWriterWriteString(xml->writer, clean(xml, text)));
}

/* What would end the section is divided among two. */
void xml_cdata(struct xml *xml, const char *text)
{
    const char *end;
    text = (const char *)clean(xml, text);
    while ((end = strstr(text, "]]>")) != NULL) {
        struct str part = {0};
        str_add_bytes(&part, text, (size_t)(end + 2 - text));
        note(xml, xml->call.xmlTextWriterWriteCDATA(
                      xml->writer, (const xmlChar *)str_text(&part)));
        str_release(&part);
        text = end + 2;
    }
    note(xml,
         xml->call.xmlTextWriterWriteCDATA(xml->writer, (const xmlChar *)text));
}

void xml_element(struct xml *xml, const char *element, const char *text)
{
    xml_open(xml, element);
    xml_text(xml, text);
    xml_close(xml);
}

void xml_raw(struct xml *xml, const char *markup)
{
    note(xml, xml->call.xmlTextWriterWriteRaw(xml->writer, clean(xml, markup)));
}

bool xml_end(struct xml *xml, struct str *out, struct error *error)
{
    bool ok = !xml->failed;
    if (ok)
        ok = xml->call.xmlTextWriterEndDocument(xml->writer) >= 0;
    xml->call.xmlFreeTextWriter(xml->writer); /* flushes */
    if (ok)
        str_add_bytes(out,
                      (const char *)xml->call.xmlBufferContent(xml->buffer),
                      (size_t)xml->call.xmlBufferLength(xml->buffer));
    else
        error_set(error, ERROR_LIMIT, "libxml2 ran out of memory");
    xml->call.xmlBufferFree(xml->buffer);
    str_release(&xml->clean);
    memory_free(xml);
    return ok;
}

#else

bool xml_ready(struct error *error)
{
    return error_set(error, ERROR_USAGE,
                     "this reckon was built without libxml2, which writes XML");
}

struct xml *xml_begin(bool document, struct error *error)
{
    (void)document;
    xml_ready(error);
    return NULL;
}

/* There is no writer, so nobody can call these. */

void xml_open(struct xml *xml, const char *element)
{
    (void)xml, (void)element;
}

void xml_close(struct xml *xml)
{
    (void)xml;
}

void xml_attribute(struct xml *xml, const char *name, const char *value)
{
    (void)xml, (void)name, (void)value;
}

void xml_text(struct xml *xml, const char *text)
{
    (void)xml, (void)text;
}

void xml_cdata(struct xml *xml, const char *text)
{
    (void)xml, (void)text;
}

void xml_element(struct xml *xml, const char *element, const char *text)
{
    (void)xml, (void)element, (void)text;
}

void xml_raw(struct xml *xml, const char *markup)
{
    (void)xml, (void)markup;
}

bool xml_end(struct xml *xml, struct str *out, struct error *error)
{
    (void)xml, (void)out;
    return xml_ready(error);
}

#endif
