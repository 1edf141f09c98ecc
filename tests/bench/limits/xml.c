/* A document that libxml2 has in memory, written as text by libxml2. */
#include <stdlib.h>
#include <string.h>

#include "limits.h"

#ifdef HAVE_XML
#include <libxml/parser.h>
#include <libxml/tree.h>

#include "base/shared.h"

#define FUNCTIONS(F)                                                           \
    F(xmlDocDumpMemory)                                                        \
    F(xmlFreeDoc)                                                              \
    F(xmlReadMemory)

struct functions {
#define MEMBER(name) __typeof__(name) *name;
    FUNCTIONS(MEMBER)
#undef MEMBER
};

static bool load(struct functions *call)
{
#ifdef XML_LIBRARY
    struct error error = {.code = ERROR_NONE};
    static const char *const names[] = {
#define NAME(name) #name,
        FUNCTIONS(NAME)
#undef NAME
    };
    return shared_load(XML_LIBRARY, names, sizeof names / sizeof *names, call,
                       &error);
#else
#define POINTER(name) call->name = name;
    FUNCTIONS(POINTER)
#undef POINTER
    return true;
#endif
}

struct limit_document {
    struct functions call;
    xmlDocPtr document;
};

struct limit_document *limit_xml_read(const char *text, size_t length)
{
    struct limit_document *limit = malloc(sizeof *limit);
    if (!limit || !load(&limit->call)) {
        free(limit);
        return NULL;
    }
    limit->document = limit->call.xmlReadMemory(text, (int)length, "bench.xml",
                                                NULL, XML_PARSE_NONET);
    return limit;
}

size_t limit_xml_write(const struct limit_document *limit)
{
    xmlChar *text = NULL;
    int length = 0;
    limit->call.xmlDocDumpMemory(limit->document, &text, &length);
    free(text); /* what xmlFree is unless somebody sets it otherwise */
    return length > 0 ? (size_t)length : 0;
}

void limit_xml_free(struct limit_document *limit)
{
    if (limit)
        limit->call.xmlFreeDoc(limit->document);
    free(limit);
}

#else

struct limit_document *limit_xml_read(const char *text, size_t length)
{
    (void)text, (void)length;
    return NULL;
}

size_t limit_xml_write(const struct limit_document *limit)
{
    (void)limit;
    return 0;
}

void limit_xml_free(struct limit_document *limit)
{
    (void)limit;
}

#endif
