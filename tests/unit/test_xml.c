/* XML and archives, by the libraries behind export/xml and export/archive. */
#include "base/shared.h"
#include "export/archive.h"
#include "export/xml.h"
#include "set_helpers.h"

static const char declaration[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

static void assert_written(struct xml *xml, const char *wanted)
{
    struct str text = {0};
    struct error error = {0};
    assert_true(xml_end(xml, &text, &error));
    assert_string_equal(str_text(&text), wanted);
    str_release(&text);
}

static void elements_hold_text_and_elements(void **state)
{
    (void)state;
    struct error error = {0};
    struct str wanted = {0};
    struct xml *xml = xml_begin(true, &error);
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
    assert_written(xml, wanted.text);
    str_release(&wanted);
}

static void what_xml_cannot_hold_is_replaced(void **state)
{
    (void)state;
    struct error error = {0};
    struct xml *xml = xml_begin(false, &error);
    xml_element(xml, "a",
                "1\x01"
                "2\xff"
                "3\xef\xbf\xbf"
                "4\n\xc3\xa9");
    assert_written(xml, "<a>1\xef\xbf\xbd"
                        "2\xef\xbf\xbd"
                        "3\xef\xbf\xbd"
                        "4\n\xc3\xa9</a>\n");
}

static void sections_hold_their_own_end(void **state)
{
    (void)state;
    struct error error = {0};
    struct xml *xml = xml_begin(false, &error);
    xml_open(xml, "a");
    xml_cdata(xml, "<b> ]]> & ]]>\x01");
    assert_written(xml, "<a><![CDATA[<b> ]]]]><![CDATA[> & ]]]]><![CDATA[>"
                        "\xef\xbf\xbd]]></a>\n");
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
        cmocka_unit_test(archives_store_files_of_1980),
    };
    if (!xml_ready(&error) || !archive_ready(&error)) {
        printf("1..0 # SKIP %s\n", error.text);
        return 0;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
