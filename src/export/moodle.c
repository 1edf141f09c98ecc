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

/* What is written to, with room that is used again: for a text, and for HTML.
 */
struct moodle {
    struct xml *xml;
    struct str text, html;
};

/* The room, empty. */
static struct str *fresh(struct str *room)
{
    str_clear(room);
    return room;
}

static void add_number(struct moodle *to, const char *element, double value)
{
    struct str *text = fresh(&to->text);
    numtext_add_shortest(text, value);
    xml_element(to->xml, element, str_text(text));
}

/* Moodle's reader drops blanks that stand alone between two entities, or on a
 * line of their own; so texts are sections, and have one line. */
static void add_text(struct moodle *to, const char *text)
{
    xml_open(to->xml, "text");
    if (*text)
        xml_cdata(to->xml, text);
    xml_close(to->xml);
}

/* HTML inside of a <text>. */
static void add_html(struct moodle *to, const char *element,
                     const struct str *html)
{
    xml_open(to->xml, element);
    xml_attribute(to->xml, "format", "html");
    add_text(to, str_text(html));
    xml_close(to->xml);
}

static void add_passage(struct moodle *to, const char *element,
                        const struct passage *passage)
{
    struct str *html = fresh(&to->html);
    item_paragraphs(&medium_web, passage, html);
    add_html(to, element, html);
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
static void add_category(struct moodle *to, const struct paper *paper,
                         const struct item *item)
{
    struct str *path = fresh(&to->text), *title = fresh(&to->html);
    int zeros = digits_of(paper->questions) - digits_of(item->question->number);
    utf8_add_visible(title, item->title, strlen(item->title));
    str_add(path, "$course$/top/");
    add_path(path, str_text(title));
    str_add(path, "/Question ");
    while (zeros-- > 0)
        str_add_char(path, '0');
    str_add(path, item->seen->label);
    xml_open(to->xml, "question");
    xml_attribute(to->xml, "type", "category");
    xml_open(to->xml, "category");
    add_text(to, str_text(path));
    xml_close(to->xml);
    xml_close(to->xml);
}

/* --- answers ---------------------------------------------------------------
 */

static void begin_answer(struct moodle *to, double credit, const char *format,
                         const char *text)
{
    struct str *percent = fresh(&to->html);
    numtext_add(percent, 100 * credit, 7);
    xml_open(to->xml, "answer");
    xml_attribute(to->xml, "fraction", str_text(percent));
    xml_attribute(to->xml, "format", format);
    add_text(to, text);
}

static void add_numerical(struct moodle *to, const struct item_answer *answer)
{
    struct item_tolerance pair[ITEM_TOLERANCES_MOST];
    uint32_t pairs = item_tolerances(answer, pair);
    for (uint32_t i = 0; i < pairs; i++) {
        struct str *text = fresh(&to->text);
        numtext_add_shortest(text, pair[i].value);
        begin_answer(to, answer->credit, "moodle_auto_format", str_text(text));
        add_passage(to, "feedback", answer->say);
        add_number(to, "tolerance", pair[i].tolerance);
        xml_close(to->xml);
    }
}

static void add_short(struct moodle *to, const struct item_answer *answer)
{
    begin_answer(to, answer->credit, "plain_text", answer->text);
    add_passage(to, "feedback", answer->say);
    xml_close(to->xml);
}

static void add_options(struct moodle *to, const struct item *item)
{
    const struct question_part *drawn = &item->behind->drawn;
    xml_element(to->xml, "single", "true");
    xml_element(to->xml, "shuffleanswers", "0");
    xml_element(to->xml, "answernumbering", "abc");
    for (uint32_t i = 0; i < drawn->options; i++) {
        struct str *text = fresh(&to->text);
        medium_write(&medium_web, item->seen->option_passage[i], "<br/>", text);
        begin_answer(to, i == drawn->right, "html", str_text(text));
        add_passage(to, "feedback", item->option_say[i]);
        xml_close(to->xml);
    }
}

static void add_essay(struct moodle *to, const struct item *item)
{
    struct str *rubric = fresh(&to->html);
    xml_element(to->xml, "responseformat", "editor");
    xml_element(to->xml, "responserequired", "1");
    xml_element(to->xml, "responsefieldlines", "15");
    xml_element(to->xml, "attachments", "0");
    xml_element(to->xml, "attachmentsrequired", "0");
    item_list(&medium_web, "Rubric", item->rubric, item->rubric_points, rubric);
    add_html(to, "graderinfo", rubric);
}

static void add_answers(struct moodle *to, const struct item *item)
{
    const struct item_field *field = item->field;
    switch (item->kind) {
    case ITEM_NUMBER:
        for (uint32_t i = 0; i < field->answers; i++)
            add_numerical(to, &field->answer[i]);
        xml_element(to->xml, "unitgradingtype", "0");
        xml_element(to->xml, "unitpenalty", "0.1");
        xml_element(to->xml, "showunits", "3");
        xml_element(to->xml, "unitsleft", "0");
        return;
    case ITEM_TEXT:
        xml_element(to->xml, "usecase", "0");
        for (uint32_t i = 0; i < field->answers; i++)
            add_short(to, &field->answer[i]);
        return;
    case ITEM_CHOICE: add_options(to, item); return;
    case ITEM_OPEN: add_essay(to, item); return;
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

static void add_name(struct moodle *to, const struct item *item)
{
    struct str *name = fresh(&to->text);
    str_add(name, item->seen->label);
    str_add(name, ", variant ");
    str_add_integer(name, item->variant);
    str_add(name, ": ");
    str_add(name, item->template->bank->id);
    str_add_char(name, '/');
    str_add(name, item->behind->drawn.part->id);
    xml_open(to->xml, "name");
    add_text(to, str_text(name));
    xml_close(to->xml);
}

static void add_tag(struct moodle *to, const char *tag)
{
    xml_open(to->xml, "tag");
    add_text(to, tag);
    xml_close(to->xml);
}

static void add_tags(struct moodle *to, const struct item *item)
{
    struct str *level = fresh(&to->text);
    str_add(level, "level ");
    str_add_integer(level, item->level);
    xml_open(to->xml, "tags");
    add_tag(to, item->template->topic);
    add_tag(to, str_text(level));
    for (uint32_t i = 0; i < item->template->tags; i++)
        add_tag(to, item->template->tag[i]);
    xml_close(to->xml);
}

/* Essays have no hints, so these stand with the solution. */
static void add_general(struct moodle *to, const struct item *item)
{
    struct str *html = fresh(&to->html);
    if (item->kind == ITEM_OPEN)
        item_list(&medium_web, "Hints", item->hint, item->hints, html);
    item_paragraphs(&medium_web, item->solution, html);
    add_html(to, "generalfeedback", html);
}

static void add_question(struct moodle *to, const struct item *item)
{
    struct str *stem = fresh(&to->html);
    item_stem(&medium_web, item, false, stem);
    if (item->kind == ITEM_NUMBERS)
        moodle_cloze(item, stem);
    xml_open(to->xml, "question");
    xml_attribute(to->xml, "type", type_of(item->kind));
    add_name(to, item);
    add_html(to, "questiontext", stem);
    add_general(to, item);
    if (item->kind != ITEM_NUMBERS) /* the fields have the points there */
        add_number(to, "defaultgrade", item->seen->points);
    xml_element(to->xml, "penalty", "0.3333333");
    xml_element(to->xml, "hidden", "0");
    if (strlen(item->id) <= ID_BYTES_MOST)
        xml_element(to->xml, "idnumber", item->id);
    add_answers(to, item);
    for (uint32_t i = 0; i < item->hints; i++)
        if (item->kind != ITEM_OPEN)
            add_passage(to, "hint", item->hint[i]);
    add_tags(to, item);
    xml_close(to->xml);
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
    struct moodle to = {.xml = xml_begin(false, out, error)};
    if (!to.xml)
        return false;
    while (items_next(&items, &item, error)) {
        note(&item, notes);
        add_category(&to, &sheet->paper, &item);
        add_question(&to, &item);
    }
    str_release(&to.text);
    str_release(&to.html);
    return xml_end(to.xml, error) && error->code == ERROR_NONE;
}
