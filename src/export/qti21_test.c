/* The test and the manifest of a QTI 2.1 package. */
#include "export/qti21.h"
#include "export/xml.h"

/* Goes through the items without working out their texts. */
static void add_each(struct xml *xml, const struct sheet *sheet,
                     const struct paper_question *question,
                     void (*add)(struct xml *xml, const char *identifier,
                                 const char *path))
{
    for (uint32_t i = 0; i < question->parts; i++) {
        struct item item = {.variant = sheet->paper.variant,
                            .seen = &question->part[i]};
        struct str identifier = {0}, path = {0};
        qti21_identifier(&item, &identifier);
        str_add_format(&path, "items/%s.xml", str_text(&identifier));
        add(xml, str_text(&identifier), str_text(&path));
        str_release(&identifier);
        str_release(&path);
    }
}

static void add_reference(struct xml *xml, const char *identifier,
                          const char *path)
{
    xml_open(xml, "assessmentItemRef");
    xml_attribute(xml, "identifier", identifier);
    xml_attribute(xml, "href", path);
    xml_close(xml);
}

static void add_section(struct xml *xml, const struct sheet *sheet,
                        const struct paper_question *question)
{
    struct str name = {0};
    str_add_format(&name, "question-%u", (unsigned)question->number);
    xml_open(xml, "assessmentSection");
    xml_attribute(xml, "identifier", str_text(&name));
    str_clear(&name);
    str_add_format(&name, "Question %u", (unsigned)question->number);
    xml_attribute(xml, "title", str_text(&name));
    xml_attribute(xml, "visible", "true");
    add_each(xml, sheet, question, add_reference);
    xml_close(xml);
    str_release(&name);
}

static void add_total(struct xml *xml)
{
    xml_open(xml, "outcomeProcessing");
    xml_open(xml, "setOutcomeValue");
    xml_attribute(xml, "identifier", "SCORE");
    xml_open(xml, "sum");
    xml_open(xml, "testVariables");
    xml_attribute(xml, "variableIdentifier", "SCORE");
    xml_close(xml);
    xml_close(xml);
    xml_close(xml);
    xml_close(xml);
}

bool qti21_test(const struct sheet *sheet, struct str *out, struct error *error)
{
    const struct paper *paper = &sheet->paper;
    struct str name = {0};
    struct xml *xml = xml_begin(true, out, error);
    if (!xml)
        return false;
    str_add_format(&name, "set-v%u", (unsigned)paper->variant);
    xml_open(xml, "assessmentTest");
    xml_attribute(xml, "xmlns", "http://www.imsglobal.org/xsd/imsqti_v2p1");
    xml_attribute(xml, "identifier", str_text(&name));
    xml_attribute(xml, "title", paper->title);
    xml_open(xml, "outcomeDeclaration");
    xml_attribute(xml, "identifier", "SCORE");
    xml_attribute(xml, "cardinality", "single");
    xml_attribute(xml, "baseType", "float");
    xml_close(xml);
    xml_open(xml, "testPart");
    xml_attribute(xml, "identifier", "part");
    xml_attribute(xml, "navigationMode", "nonlinear");
    xml_attribute(xml, "submissionMode", "individual");
    for (uint32_t i = 0; i < paper->questions; i++)
        add_section(xml, sheet, &paper->question[i]);
    xml_close(xml);
    add_total(xml);
    str_release(&name);
    return xml_end(xml, error);
}

static void add_resource(struct xml *xml, const char *identifier,
                         const char *path)
{
    xml_open(xml, "resource");
    xml_attribute(xml, "identifier", identifier);
    xml_attribute(xml, "type", "imsqti_item_xmlv2p1");
    xml_attribute(xml, "href", path);
    xml_open(xml, "file");
    xml_attribute(xml, "href", path);
    xml_close(xml);
    xml_close(xml);
}

static void add_dependency(struct xml *xml, const char *identifier,
                           const char *path)
{
    (void)path;
    xml_open(xml, "dependency");
    xml_attribute(xml, "identifierref", identifier);
    xml_close(xml);
}

static void add_test(struct xml *xml, const struct sheet *sheet)
{
    xml_open(xml, "resource");
    xml_attribute(xml, "identifier", "test");
    xml_attribute(xml, "type", "imsqti_test_xmlv2p1");
    xml_attribute(xml, "href", "test.xml");
    xml_open(xml, "file");
    xml_attribute(xml, "href", "test.xml");
    xml_close(xml);
    for (uint32_t i = 0; i < sheet->paper.questions; i++)
        add_each(xml, sheet, &sheet->paper.question[i], add_dependency);
    xml_close(xml);
}

bool qti21_manifest(const struct sheet *sheet, struct str *out,
                    struct error *error)
{
    struct xml *xml = xml_begin(true, out, error);
    if (!xml)
        return false;
    xml_open(xml, "manifest");
    xml_attribute(xml, "xmlns", "http://www.imsglobal.org/xsd/imscp_v1p1");
    xml_attribute(xml, "identifier", "reckon-set");
    xml_open(xml, "metadata");
    xml_element(xml, "schema", "QTIv2.1 Package");
    xml_element(xml, "schemaversion", "1.0.0");
    xml_close(xml);
    xml_open(xml, "organizations");
    xml_close(xml);
    xml_open(xml, "resources");
    add_test(xml, sheet);
    for (uint32_t i = 0; i < sheet->paper.questions; i++)
        add_each(xml, sheet, &sheet->paper.question[i], add_resource);
    xml_close(xml);
    xml_close(xml);
    return xml_end(xml, error);
}
