/* Moodle XML. Each part is a question in a category of its own,
 * TITLE/Question 3a, that holds its variants: a quiz picks one by chance.
 *
 * Rules of the importer (question/format/xml/format.php): the tolerance is
 * absolute, the first answer that fits counts, fractions are percents of a
 * fixed list; names and categories lose what looks like an element. */
#include <string.h>

#include "base/numtext.h"
#include "base/utf8.h"
#include "export/format.h"
#include "export/item_markup.h"
#include "export/moodle_cloze.h"
#include "export/xml.h"

enum { ID_BYTES_MOST = 100 };

void moodle_begin(const struct set_frame *frame, struct str *out)
{
    (void)frame;
    str_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n");
}

void moodle_end(const struct set_frame *frame, struct str *out)
{
    (void)frame;
    str_add(out, "</quiz>\n");
}

static void add_number(struct xml *xml, const char *element, double value)
{
    struct str text = {0};
    numtext_add_shortest(&text, value);
    xml_element(xml, element, str_text(&text));
    str_release(&text);
}

/* Moodle's reader drops blanks that stand alone between two entities, or on a
 * line of their own; so texts are sections, and have one line. */
static void add_text(struct xml *xml, const char *text)
{
    xml_open(xml, "text");
    if (*text)
        xml_cdata(xml, text);
    xml_close(xml);
}

/* HTML inside of a <text>. */
static void add_html(struct xml *xml, const char *element,
                     const struct str *html)
{
    xml_open(xml, element);
    xml_attribute(xml, "format", "html");
    add_text(xml, str_text(html));
    xml_close(xml);
}

static void add_passage(struct xml *xml, const char *element,
                        const struct passage *passage)
{
    struct str html = {0};
    item_paragraphs(&medium_web, passage, &html);
    add_html(xml, element, &html);
    str_release(&html);
}

/* --- categories ------------------------------------------------------------
 */

static int digits_of(uint32_t number)
{
    return number < 10 ? 1 : 1 + digits_of(number / 10);
}

/* A slash that is none of the path stands twice; a sign that looks like the
 * beginning of an element is replaced by its full-width twin. */
static void add_path(struct str *out, const char *text)
{
    for (; *text; text++)
        if (*text == '/')
            str_add(out, "//");
        else if (*text == '<')
            str_add(out, "\xef\xbc\x9c");
        else
            str_add_char(out, *text);
}

/* Numbers have leading zeros, as Moodle sorts by name. */
static void add_category(struct xml *xml, const struct paper *paper,
                         const struct item *item)
{
    struct str path = {0}, title = {0};
    int zeros = digits_of(paper->questions) - digits_of(item->question->number);
    utf8_add_visible(&title, item->title, strlen(item->title));
    str_add(&path, "$course$/top/");
    add_path(&path, str_text(&title));
    str_add(&path, "/Question ");
    while (zeros-- > 0)
        str_add_char(&path, '0');
    str_add(&path, item->seen->label);
    xml_open(xml, "question");
    xml_attribute(xml, "type", "category");
    xml_open(xml, "category");
    add_text(xml, str_text(&path));
    xml_close(xml);
    xml_close(xml);
    str_release(&title);
    str_release(&path);
}

/* --- answers ---------------------------------------------------------------
 */

static void begin_answer(struct xml *xml, double credit, const char *format,
                         const char *text)
{
    struct str percent = {0};
    numtext_add(&percent, 100 * credit, 7);
    xml_open(xml, "answer");
    xml_attribute(xml, "fraction", str_text(&percent));
    xml_attribute(xml, "format", format);
    add_text(xml, text);
    str_release(&percent);
}

static void add_numerical(struct xml *xml, const struct item_answer *answer)
{
    struct item_tolerance pair[ITEM_TOLERANCES_MOST];
    uint32_t pairs = item_tolerances(answer, pair);
    for (uint32_t i = 0; i < pairs; i++) {
        struct str text = {0};
        numtext_add_shortest(&text, pair[i].value);
        begin_answer(xml, answer->credit, "moodle_auto_format",
                     str_text(&text));
        add_passage(xml, "feedback", answer->say);
        add_number(xml, "tolerance", pair[i].tolerance);
        xml_close(xml);
        str_release(&text);
    }
}

static void add_short(struct xml *xml, const struct item_answer *answer)
{
    begin_answer(xml, answer->credit, "plain_text", answer->text);
    add_passage(xml, "feedback", answer->say);
    xml_close(xml);
}

static void add_options(struct xml *xml, const struct item *item)
{
    const struct question_part *drawn = &item->behind->drawn;
    xml_element(xml, "single", "true");
    xml_element(xml, "shuffleanswers", "0");
    xml_element(xml, "answernumbering", "abc");
    for (uint32_t i = 0; i < drawn->options; i++) {
        struct str text = {0};
        medium_write(&medium_web, item->seen->option_passage[i], "<br/>",
                     &text);
        begin_answer(xml, i == drawn->right, "html", str_text(&text));
        add_passage(xml, "feedback", item->option_say[i]);
        xml_close(xml);
        str_release(&text);
    }
}

static void add_essay(struct xml *xml, const struct item *item)
{
    struct str rubric = {0};
    xml_element(xml, "responseformat", "editor");
    xml_element(xml, "responserequired", "1");
    xml_element(xml, "responsefieldlines", "15");
    xml_element(xml, "attachments", "0");
    xml_element(xml, "attachmentsrequired", "0");
    item_list(&medium_web, "Rubric", item->rubric, item->rubric_points,
              &rubric);
    add_html(xml, "graderinfo", &rubric);
    str_release(&rubric);
}

static void add_answers(struct xml *xml, const struct item *item)
{
    const struct item_field *field = item->field;
    switch (item->kind) {
    case ITEM_NUMBER:
        for (uint32_t i = 0; i < field->answers; i++)
            add_numerical(xml, &field->answer[i]);
        xml_element(xml, "unitgradingtype", "0");
        xml_element(xml, "unitpenalty", "0.1");
        xml_element(xml, "showunits", "3");
        xml_element(xml, "unitsleft", "0");
        return;
    case ITEM_TEXT:
        xml_element(xml, "usecase", "0");
        for (uint32_t i = 0; i < field->answers; i++)
            add_short(xml, &field->answer[i]);
        return;
    case ITEM_CHOICE: add_options(xml, item); return;
    case ITEM_OPEN: add_essay(xml, item); return;
    case ITEM_NUMBERS: return; /* in the text */
    }
}

/* --- questions -------------------------------------------------------------
 */

static const char *type_of(enum item_kind kind)
{
    switch (kind) {
    case ITEM_NUMBER: return "numerical";
    case ITEM_NUMBERS: return "cloze";
    case ITEM_TEXT: return "shortanswer";
    case ITEM_CHOICE: return "multichoice";
    case ITEM_OPEN: return "essay";
    }
    return "description";
}

static void add_name(struct xml *xml, const struct item *item)
{
    struct str name = {0};
    str_add_format(&name, "%s, variant %u: %s/%s", item->seen->label,
                   (unsigned)item->variant, item->template->bank->id,
                   item->behind->drawn.part->id);
    xml_open(xml, "name");
    add_text(xml, str_text(&name));
    xml_close(xml);
    str_release(&name);
}

static void add_tag(struct xml *xml, const char *tag)
{
    xml_open(xml, "tag");
    add_text(xml, tag);
    xml_close(xml);
}

static void add_tags(struct xml *xml, const struct item *item)
{
    struct str level = {0};
    str_add_format(&level, "level %d", item->level);
    xml_open(xml, "tags");
    add_tag(xml, item->template->topic);
    add_tag(xml, str_text(&level));
    for (uint32_t i = 0; i < item->template->tags; i++)
        add_tag(xml, item->template->tag[i]);
    xml_close(xml);
    str_release(&level);
}

/* Essays have no hints, so these stand with the solution. */
static void add_general(struct xml *xml, const struct item *item)
{
    struct str html = {0};
    if (item->kind == ITEM_OPEN)
        item_list(&medium_web, "Hints", item->hint, item->hints, &html);
    item_paragraphs(&medium_web, item->solution, &html);
    add_html(xml, "generalfeedback", &html);
    str_release(&html);
}

static void add_question(struct xml *xml, const struct item *item)
{
    struct str stem = {0};
    item_stem(&medium_web, item, false, &stem);
    if (item->kind == ITEM_NUMBERS)
        moodle_cloze(item, &stem);
    xml_open(xml, "question");
    xml_attribute(xml, "type", type_of(item->kind));
    add_name(xml, item);
    add_html(xml, "questiontext", &stem);
    add_general(xml, item);
    if (item->kind != ITEM_NUMBERS) /* the fields have the points there */
        add_number(xml, "defaultgrade", item->seen->points);
    xml_element(xml, "penalty", "0.3333333");
    xml_element(xml, "hidden", "0");
    if (strlen(item->id) <= ID_BYTES_MOST)
        xml_element(xml, "idnumber", item->id);
    add_answers(xml, item);
    for (uint32_t i = 0; i < item->hints; i++)
        if (item->kind != ITEM_OPEN)
            add_passage(xml, "hint", item->hint[i]);
    add_tags(xml, item);
    xml_close(xml);
    str_release(&stem);
}

static void note(const struct item *item, struct set_notes *notes)
{
    item_note_rule(item, "moodle", notes);
    if (item->kind == ITEM_NUMBERS)
        item_note(item, "moodle",
                  item->any_order
                      ? "each number counts alone, and one may be given twice"
                      : "each number counts alone",
                  notes);
}

bool moodle_write(const struct sheet *sheet, struct set_notes *notes,
                  struct str *out, struct error *error)
{
    struct items items = {.sheet = sheet};
    struct item item;
    struct xml *xml = xml_begin(false, out, error);
    if (!xml)
        return false;
    while (items_next(&items, &item, error)) {
        note(&item, notes);
        add_category(xml, &sheet->paper, &item);
        add_question(xml, &item);
    }
    return xml_end(xml, error) && error->code == ERROR_NONE;
}
