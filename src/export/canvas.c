/* QTI 1.2 as Canvas reads it, one package for each variant. Ranges are written
 * as such: what looks like "value and tolerance" Canvas may turn into "so many
 * digits", which is another rule. Wrong answers have no words of their own
 * there, so that the known mistakes are told together; hints stand in the
 * feedback to all answers. */
#include <math.h>

#include "base/numtext.h"
#include "export/archive.h"
#include "export/format.h"
#include "export/item_markup.h"
#include "export/xml.h"

/* Canvas rounds to four decimals. */
static const double canvas_least = 1e-4;

static bool is_too_small(const struct item *item)
{
    const struct item_field *field = item->field;
    for (uint32_t i = 0; i < field->answers; i++) {
        double size = fabs(field->answer[i].value);
        if (field->answer[i].credit > 0 && size > 0 && size < canvas_least)
            return true;
    }
    return false;
}

static bool is_by_hand(const struct item *item)
{
    return item->kind == ITEM_OPEN || item->kind == ITEM_NUMBERS ||
           (item->kind == ITEM_NUMBER && is_too_small(item));
}

static void note(const struct item *item, struct set_notes *notes)
{
    item_note_rule(item, "canvas", notes);
    if (item->kind == ITEM_NUMBERS)
        item_note(item, "canvas",
                  "several numbers become an essay, to be marked by hand",
                  notes);
    else if (item->kind == ITEM_NUMBER && is_too_small(item))
        item_note(item, "canvas",
                  "numbers below 0.0001 become an essay, to be marked by hand, "
                  "since Canvas takes them for 0",
                  notes);
    else if (item->kind == ITEM_NUMBER &&
             item->behind->drawn.key.rule.kind == RULE_FACTOR)
        item_note(item, "canvas", "an estimate counts fully within its factor",
                  notes);
}

/* --- pieces --------------------------------------------------------------- */

static void open_with(struct xml *xml, const char *element, const char *name,
                      const char *value)
{
    xml_open(xml, element);
    xml_attribute(xml, name, value);
}

static void add_html(struct xml *xml, struct str *html)
{
    xml_open(xml, "material");
    open_with(xml, "mattext", "texttype", "text/html");
    xml_text(xml, str_text(html));
    xml_close(xml);
    xml_close(xml);
    str_release(html);
}

static void add_field(struct xml *xml, const char *label, const char *entry)
{
    xml_open(xml, "qtimetadatafield");
    xml_element(xml, "fieldlabel", label);
    xml_element(xml, "fieldentry", entry);
    xml_close(xml);
}

static void add_number(struct xml *xml, const char *element, double value)
{
    struct str text = {0};
    numtext_add_shortest(&text, value);
    open_with(xml, element, "respident", "response1");
    xml_text(xml, str_text(&text));
    xml_close(xml);
    str_release(&text);
}

static const char *type_of(const struct item *item)
{
    if (is_by_hand(item))
        return "essay_question";
    switch (item->kind) {
    case ITEM_NUMBER: return "numerical_question";
    case ITEM_TEXT: return "short_answer_question";
    case ITEM_CHOICE: return "multiple_choice_question";
    case ITEM_NUMBERS:
    case ITEM_OPEN: break;
    }
    return "essay_question";
}

/* --- presentation ----------------------------------------------------------
 */

static void add_metadata(struct xml *xml, const struct item *item)
{
    struct str points = {0};
    numtext_add_shortest(&points, item->seen->points);
    xml_open(xml, "itemmetadata");
    xml_open(xml, "qtimetadata");
    add_field(xml, "question_type", type_of(item));
    add_field(xml, "points_possible", str_text(&points));
    add_field(xml, "assessment_question_identifierref", item->id);
    xml_close(xml);
    xml_close(xml);
    str_release(&points);
}

static void option_identifier(uint32_t index, struct str *out)
{
    str_add_format(out, "o%u", (unsigned)index + 1);
}

static void add_options(struct xml *xml, const struct item *item)
{
    open_with(xml, "response_lid", "ident", "response1");
    xml_attribute(xml, "rcardinality", "Single");
    xml_open(xml, "render_choice");
    for (uint32_t i = 0; i < item->seen->options; i++) {
        struct str name = {0}, html = {0};
        option_identifier(i, &name);
        open_with(xml, "response_label", "ident", str_text(&name));
        medium_write(&medium_web, item->seen->option_passage[i], "<br/>",
                     &html);
        add_html(xml, &html);
        xml_close(xml);
        str_release(&name);
    }
    xml_close(xml);
    xml_close(xml);
}

static void add_entry(struct xml *xml, bool decimal)
{
    open_with(xml, "response_str", "ident", "response1");
    xml_attribute(xml, "rcardinality", "Single");
    xml_open(xml, "render_fib");
    if (decimal)
        xml_attribute(xml, "fibtype", "Decimal");
    open_with(xml, "response_label", "ident", "answer1");
    xml_close(xml);
    xml_close(xml);
    xml_close(xml);
}

static void add_presentation(struct xml *xml, const struct item *item)
{
    struct str stem = {0};
    xml_open(xml, "presentation");
    item_stem(&medium_web, item, is_by_hand(item), &stem);
    add_html(xml, &stem);
    if (item->kind == ITEM_CHOICE)
        add_options(xml, item);
    else
        add_entry(xml, item->kind == ITEM_NUMBER && !is_by_hand(item));
    xml_close(xml);
}

/* --- processing ----------------------------------------------------------- */

static void show(struct xml *xml, const char *feedback)
{
    open_with(xml, "displayfeedback", "feedbacktype", "Response");
    xml_attribute(xml, "linkrefid", feedback);
    xml_close(xml);
}

/* Whatever was answered, this is shown. */
static void always_show(struct xml *xml, const char *feedback)
{
    open_with(xml, "respcondition", "continue", "Yes");
    xml_open(xml, "conditionvar");
    xml_element(xml, "other", "");
    xml_close(xml);
    show(xml, feedback);
    xml_close(xml);
}

static void begin_condition(struct xml *xml, const char *goes_on)
{
    open_with(xml, "respcondition", "continue", goes_on);
    xml_open(xml, "conditionvar");
}

static void end_right(struct xml *xml)
{
    xml_close(xml);
    open_with(xml, "setvar", "action", "Set");
    xml_attribute(xml, "varname", "SCORE");
    xml_text(xml, "100");
    xml_close(xml);
    xml_close(xml);
}

static void process_choice(struct xml *xml, const struct item *item)
{
    for (uint32_t i = 0; i < item->seen->options; i++) {
        bool right = i == item->behind->drawn.right;
        struct str name = {0}, feedback = {0};
        option_identifier(i, &name);
        str_add_format(&feedback, "%s_fb", str_text(&name));
        if (item->option_say[i]) {
            begin_condition(xml, "Yes");
            open_with(xml, "varequal", "respident", "response1");
            xml_text(xml, str_text(&name));
            xml_close(xml);
            xml_close(xml);
            show(xml, str_text(&feedback));
            xml_close(xml);
        }
        if (right) {
            begin_condition(xml, "No");
            open_with(xml, "varequal", "respident", "response1");
            xml_text(xml, str_text(&name));
            xml_close(xml);
            end_right(xml);
        }
        str_release(&name);
        str_release(&feedback);
    }
}

/* The widest interval of each right value: there is no part of a credit. */
static bool is_widest(const struct item_field *field, uint32_t index)
{
    const struct item_answer *answer = &field->answer[index];
    for (uint32_t i = index + 1; i < field->answers; i++)
        if (field->answer[i].credit > 0 &&
            field->answer[i].value == answer->value)
            return false;
    return answer->credit > 0;
}

static void process_field(struct xml *xml, const struct item *item)
{
    const struct item_field *field = item->field;
    for (uint32_t i = 0; i < field->answers; i++) {
        if (!is_widest(field, i))
            continue;
        begin_condition(xml, "No");
        if (item->kind == ITEM_TEXT) {
            open_with(xml, "varequal", "respident", "response1");
            xml_text(xml, field->answer[i].text);
            xml_close(xml);
        } else {
            add_number(xml, "vargte", field->answer[i].interval.low);
            add_number(xml, "varlte", field->answer[i].interval.high);
        }
        end_right(xml);
    }
}

/* --- feedback ------------------------------------------------------------- */

static void general_html(const struct item *item, struct str *out)
{
    if (is_by_hand(item) && item->kind != ITEM_OPEN)
        item_named(&medium_web, "Answer", item_key(item), out);
    item_list(&medium_web, "Rubric", item->rubric, item->rubric_points, out);
    item_list(&medium_web, "Hints", item->hint, item->hints, out);
    item_named(&medium_web, "Solution", item->solution, out);
}

static void add_feedback(struct xml *xml, const char *name, struct str *html)
{
    if (html->length) {
        open_with(xml, "itemfeedback", "ident", name);
        xml_open(xml, "flow_mat");
        add_html(xml, html);
        xml_close(xml);
        xml_close(xml);
    }
    str_release(html);
}

static void add_feedbacks(struct xml *xml, const struct item *item)
{
    struct str general = {0}, wrong = {0};
    general_html(item, &general);
    item_mistakes(&medium_web, item, &wrong);
    add_feedback(xml, "general_fb", &general);
    add_feedback(xml, "general_incorrect_fb", &wrong);
    for (uint32_t i = 0; i < item->seen->options; i++) {
        struct str name = {0}, say = {0};
        option_identifier(i, &name);
        str_add(&name, "_fb");
        item_paragraphs(&medium_web, item->option_say[i], &say);
        add_feedback(xml, str_text(&name), &say);
        str_release(&name);
    }
}

static void add_processing(struct xml *xml, const struct item *item)
{
    struct str general = {0}, wrong = {0};
    general_html(item, &general);
    item_mistakes(&medium_web, item, &wrong);
    xml_open(xml, "resprocessing");
    xml_open(xml, "outcomes");
    open_with(xml, "decvar", "maxvalue", "100");
    xml_attribute(xml, "minvalue", "0");
    xml_attribute(xml, "varname", "SCORE");
    xml_attribute(xml, "vartype", "Decimal");
    xml_close(xml);
    xml_close(xml);
    if (general.length)
        always_show(xml, "general_fb");
    if (item->kind == ITEM_CHOICE)
        process_choice(xml, item);
    else if (!is_by_hand(item))
        process_field(xml, item);
    if (wrong.length)
        always_show(xml, "general_incorrect_fb");
    xml_close(xml);
    str_release(&general);
    str_release(&wrong);
}

/* --- documents ------------------------------------------------------------ */

/* No title tells from what a key could be drawn. */
static void add_item(struct xml *xml, const struct item *item)
{
    struct str name = {0}, title = {0};
    str_add_format(&name, "v%u-q%s", (unsigned)item->variant,
                   item->seen->label);
    str_add_format(&title, "Question %s", item->seen->label);
    open_with(xml, "item", "ident", str_text(&name));
    xml_attribute(xml, "title", str_text(&title));
    add_metadata(xml, item);
    add_presentation(xml, item);
    add_processing(xml, item);
    add_feedbacks(xml, item);
    xml_close(xml);
    str_release(&name);
    str_release(&title);
}

static bool write_assessment(const struct sheet *sheet, struct set_notes *notes,
                             struct str *out, struct error *error)
{
    struct items items = {.sheet = sheet};
    struct item item;
    struct str name = {0};
    struct xml *xml = xml_begin(true, out, error);
    if (!xml)
        return false;
    str_add_format(&name, "set-v%u", (unsigned)sheet->paper.variant);
    open_with(xml, "questestinterop", "xmlns",
              "http://www.imsglobal.org/xsd/ims_qtiasiv1p2");
    open_with(xml, "assessment", "ident", str_text(&name));
    xml_attribute(xml, "title", sheet->paper.title);
    open_with(xml, "section", "ident", "root_section");
    while (items_next(&items, &item, error)) {
        note(&item, notes);
        add_item(xml, &item);
    }
    str_release(&name);
    return xml_end(xml, error) && error->code == ERROR_NONE;
}

static bool write_manifest(struct str *out, struct error *error)
{
    struct xml *xml = xml_begin(true, out, error);
    if (!xml)
        return false;
    open_with(xml, "manifest", "xmlns",
              "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1");
    xml_attribute(xml, "identifier", "reckon-set");
    xml_open(xml, "metadata");
    xml_element(xml, "schema", "IMS Content");
    xml_element(xml, "schemaversion", "1.1.3");
    xml_close(xml);
    xml_element(xml, "organizations", "");
    xml_open(xml, "resources");
    open_with(xml, "resource", "identifier", "set");
    xml_attribute(xml, "type", "imsqti_xmlv1p2");
    open_with(xml, "file", "href", "set/set.xml");
    return xml_end(xml, error);
}

bool canvas_write(const struct sheet *sheet, struct set_notes *notes,
                  struct str *out, struct error *error)
{
    struct archive_file file[] = {{.name = "imsmanifest.xml"},
                                  {.name = "set/set.xml"}};
    bool ok = write_manifest(&file[0].bytes, error) &&
              write_assessment(sheet, notes, &file[1].bytes, error) &&
              archive_write(file, 2, out, error);
    str_release(&file[0].bytes);
    str_release(&file[1].bytes);
    return ok;
}
