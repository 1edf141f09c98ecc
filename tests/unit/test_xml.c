/* XML and archives, by the libraries behind export/xml and export/archive. */
#ifdef HAVE_XML
#include <libxml/xmlwriter.h>
#endif

#include "base/rng.h"
#include "base/shared.h"
#include "export/archive.h"
#include "export/xml.h"
#include "set_helpers.h"

static const char declaration[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

static void assert_written(struct xml *xml, struct str *text,
                           const char *wanted)
{
    struct error error = {0};
    assert_true(xml_end(xml, &error));
    assert_string_equal(str_text(text), wanted);
    str_release(text);
}

static void elements_hold_text_and_elements(void **state)
{
    (void)state;
    struct error error = {0};
    struct str text = {0}, wanted = {0};
    struct xml *xml = xml_begin(true, &text, &error);
    xml_open(xml, "quiz");
    xml_open(xml, "name");
    xml_attribute(xml, "id", "a<b&\"c\"\td");
    xml_element(xml, "text", "]]> & <script> 'q'");
    xml_close(xml);
    xml_open(xml, "p");
    xml_raw(xml, "<b>x</b>");
    str_add(&wanted, declaration);
    str_add(&wanted, "<quiz>\n"
                     " <name id=\"a&lt;b&amp;&quot;c&quot;&#9;d\">\n"
                     "  <text>]]&gt; &amp; &lt;script&gt; 'q'</text>\n"
                     " </name>\n"
                     " <p><b>x</b></p>\n"
                     "</quiz>\n");
    assert_written(xml, &text, wanted.text);
    str_release(&wanted);
}

static void what_xml_cannot_hold_is_replaced(void **state)
{
    (void)state;
    struct error error = {0};
    struct str text = {0};
    struct xml *xml = xml_begin(false, &text, &error);
    xml_element(xml, "a",
                "1\x01"
                "2\xff"
                "3\xef\xbf\xbf"
                "4\n\xc3\xa9");
    assert_written(xml, &text,
                   "<a>1\xef\xbf\xbd"
                   "2\xef\xbf\xbd"
                   "3\xef\xbf\xbd"
                   "4\n\xc3\xa9</a>\n");
}

static void sections_hold_their_own_end(void **state)
{
    (void)state;
    struct error error = {0};
    struct str text = {0};
    struct xml *xml = xml_begin(false, &text, &error);
    xml_open(xml, "a");
    xml_cdata(xml, "<b> ]]> & ]]>\x01");
    assert_written(xml, &text,
                   "<a><![CDATA[<b> ]]]]><![CDATA[> & ]]]]><![CDATA[>"
                   "\xef\xbf\xbd]]></a>\n");
}

/* --- the same by libxml2 alone ---------------------------------------------
 */

#ifdef HAVE_XML

#define FUNCTIONS(F)                                                           \
    F(xmlBufferCreate)                                                         \
    F(xmlBufferContent)                                                        \
    F(xmlBufferFree)                                                           \
    F(xmlNewTextWriterMemory)                                                  \
    F(xmlFreeTextWriter)                                                       \
    F(xmlTextWriterSetIndent)                                                  \
    F(xmlTextWriterStartDocument)                                              \
    F(xmlTextWriterStartElement)                                               \
    F(xmlTextWriterEndElement)                                                 \
    F(xmlTextWriterWriteAttribute)                                             \
    F(xmlTextWriterWriteString)                                                \
    F(xmlTextWriterWriteCDATA)                                                 \
    F(xmlTextWriterWriteRaw)

struct reference {
#define MEMBER(name) __typeof__(name) *name;
    FUNCTIONS(MEMBER)
#undef MEMBER
    xmlBufferPtr buffer;
    xmlTextWriterPtr writer;
};

static void begin_reference(struct reference *by, bool document)
{
#ifdef XML_LIBRARY
    struct error error = {0};
    static const char *const names[] = {
#define NAME(name) #name,
        FUNCTIONS(NAME)
#undef NAME
    };
    assert_true(shared_load(XML_LIBRARY, names, sizeof names / sizeof *names,
                            by, &error));
#else
#define POINTER(name) by->name = name;
    FUNCTIONS(POINTER)
#undef POINTER
#endif
    by->buffer = by->xmlBufferCreate();
    by->writer = by->xmlNewTextWriterMemory(by->buffer, 0);
    by->xmlTextWriterSetIndent(by->writer, 1);
    if (document)
        by->xmlTextWriterStartDocument(by->writer, NULL, "UTF-8", NULL);
}

static const char *pick(struct rng *rng, const char *const *text, size_t count)
{
    return text[rng_below(rng, count)];
}

#define PICK(rng, texts) pick(rng, texts, sizeof(texts) / sizeof *(texts))

/* One step, by both; returns by how much the depth changes. */
static int step(struct reference *by, struct xml *xml, struct rng *rng,
                int depth, bool *in_tag)
{
    static const char *const names[] = {"a", "x", "xx:next", "text", "m"};
    static const char *const texts[] = {
        "",
        "plain",
        "a < b & c > \"d\"",
        "e\nf\tg\r",
        "\xc3\xa9 x",
        "a longer text, which takes more than sixteen bytes"};
    const xmlChar *name = (const xmlChar *)PICK(rng, names);
    const xmlChar *text = (const xmlChar *)PICK(rng, texts);
    uint64_t what = rng_below(rng, 6);
    bool tag = *in_tag;
    *in_tag = false;
    if (!depth || (what == 0 && depth < 6)) {
        by->xmlTextWriterStartElement(by->writer, name);
        xml_open(xml, (const char *)name);
        *in_tag = true;
        return 1;
    }
    switch (what) {
    case 1:
        by->xmlTextWriterWriteString(by->writer, text);
        xml_text(xml, (const char *)text);
        return 0;
    case 2:
        by->xmlTextWriterWriteCDATA(by->writer, text);
        xml_cdata(xml, (const char *)text);
        return 0;
    case 3:
        by->xmlTextWriterWriteRaw(by->writer, (const xmlChar *)"<i/>");
        xml_raw(xml, "<i/>");
        return 0;
    case 4:
        if (!tag)
            return *in_tag = false, 0;
        by->xmlTextWriterWriteAttribute(by->writer, name, text);
        xml_attribute(xml, (const char *)name, (const char *)text);
        *in_tag = true;
        return 0;
    }
    by->xmlTextWriterEndElement(by->writer);
    xml_close(xml);
    return -1;
}

static void documents_are_those_of_libxml2(void **state)
{
    (void)state;
    struct rng rng;
    rng_seed(&rng, 1);
    for (int round = 0; round < 600; round++) {
        struct reference by;
        struct error error = {0};
        struct str text = {0};
        bool document = round % 2, in_tag = false;
        int depth = 0;
        begin_reference(&by, document);
        struct xml *xml = xml_begin(document, &text, &error);
        for (int i = 0; i < 100; i++)
            depth += step(&by, xml, &rng, depth, &in_tag);
        while (depth--)
            by.xmlTextWriterEndElement(by.writer);
        by.xmlFreeTextWriter(by.writer);
        assert_written(xml, &text,
                       (const char *)by.xmlBufferContent(by.buffer));
        by.xmlBufferFree(by.buffer);
    }
}

#else

static void documents_are_those_of_libxml2(void **state)
{
    (void)state;
}

#endif

static void one_writer_writes_many(void **state)
{
    (void)state;
    struct error error = {0};
    struct str first = {0}, text = {0};
    struct xml *xml = xml_begin(true, &first, &error);
    xml_open(xml, "a");
    xml_element(xml, "b", "1");
    xml_next(xml, &text);
    xml_open(xml, "a");
    xml_element(xml, "b", "2");
    assert_string_equal(first.text,
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<a>\n <b>1</b>\n</a>\n");
    first.text[first.length - 11] = '2';
    assert_written(xml, &text, first.text);
    str_release(&first);
}

static void a_missing_library_is_an_error(void **state)
{
    (void)state;
    static const char *const names[] = {"no_such_function"};
    struct error error = {0};
    void *functions[1];
    assert_false(shared_load("libnone-such.so.9", names, 1, functions, &error));
    assert_int_equal(error.code, ERROR_FILE);
    assert_non_null(strstr(error.text, "libnone-such.so.9"));
}

static unsigned byte_at(const struct str *text, size_t at)
{
    assert_true(at < text->length);
    return (unsigned char)text->text[at];
}

/* The layout is that of APPNOTE.TXT 6.3.3, section 4.3.7. */
static void archives_store_files_of_1980(void **state)
{
    (void)state;
    struct archive_file file[2] = {{.name = "a/b.xml"}, {.name = "c"}};
    struct str first = {0}, second = {0};
    struct error error = {0};
    str_add_bytes(&file[0].bytes, "x\0y", 3);
    assert_true(archive_write(file, 2, &first, &error));
    assert_true(archive_write(file, 2, &second, &error));
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.text, second.text, first.length);
    assert_memory_equal(first.text, "PK\3\4", 4);
    assert_int_equal(byte_at(&first, 8), 0); /* stored */
    assert_memory_equal(&first.text[10], "\0\0\x21\0", 4);
    assert_memory_equal(&first.text[30], "a/b.xmlx\0yPK\3\4", 14);
    str_release(&file[0].bytes);
    str_release(&first);
    str_release(&second);
}

int main(void)
{
    struct error error = {0};
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_missing_library_is_an_error),
        cmocka_unit_test(elements_hold_text_and_elements),
        cmocka_unit_test(what_xml_cannot_hold_is_replaced),
        cmocka_unit_test(sections_hold_their_own_end),
        cmocka_unit_test(documents_are_those_of_libxml2),
        cmocka_unit_test(one_writer_writes_many),
        cmocka_unit_test(archives_store_files_of_1980),
    };
    if (!xml_ready(&error) || !archive_ready(&error)) {
        printf("1..0 # SKIP %s\n", error.text);
        return 0;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
