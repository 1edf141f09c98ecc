/* Items of QTI 2.1. Numbers are compared by gte and lte, never by a tolerance,
 * which not all players know. Formulas are MathML. */
#include "base/numtext.h"
#include "export/item_markup.h"
#include "export/qti21.h"
#include "export/xml.h"

/* --- pieces --------------------------------------------------------------- */

static const char *number_text(struct arena *arena, double value)
{
    struct str text = {0};
    numtext_add_shortest(&text, value);
    const char *copy = arena_text(arena, str_text(&text), text.length);
    str_release(&text);
    return copy;
}

static const char *numbered(struct arena *arena, const char *stem,
                            uint32_t number)
{
    struct str text = {0};
    str_add_format(&text, "%s%u", stem, (unsigned)number);
    const char *copy = arena_text(arena, str_text(&text), text.length);
    str_release(&text);
    return copy;
}

static void open_with(struct xml *xml, const char *element, const char *name,
                      const char *value)
{
    xml_open(xml, element);
    xml_attribute(xml, name, value);
}

static void leaf(struct xml *xml, const char *element, const char *name,
                 const char *value)
{
    open_with(xml, element, name, value);
    xml_close(xml);
}

static void base_value(struct xml *xml, const char *type, const char *text)
{
    open_with(xml, "baseValue", "baseType", type);
    xml_text(xml, text);
    xml_close(xml);
}

static void set_outcome(struct xml *xml, const char *outcome, const char *type,
                        const char *text)
{
    open_with(xml, "setOutcomeValue", "identifier", outcome);
    base_value(xml, type, text);
    xml_close(xml);
}

/* A single variable; `value` may be NULL. */
static void declare(struct xml *xml, const char *element, const char *name,
                    const char *type, const char *holder, const char *value)
{
    open_with(xml, element, "identifier", name);
    xml_attribute(xml, "cardinality", "single");
    xml_attribute(xml, "baseType", type);
    if (value) {
        xml_open(xml, holder);
        xml_element(xml, "value", value);
        xml_close(xml);
    }
    xml_close(xml);
}

/* The name of field `index`: RESPONSE, or RESPONSE1, RESPONSE2 ... */
static const char *response(const struct item *item, uint32_t index)
{
    return item->fields > 1 ? numbered(item->arena, "RESPONSE", index + 1)
                            : "RESPONSE";
}

static const char *points(const struct item *item, double credit)
{
    return number_text(item->arena, credit * item->seen->points);
}

/* --- declarations --------------------------------------------------------- */

static void declare_responses(struct xml *xml, const struct item *item)
{
    if (item->kind == ITEM_OPEN)
        declare(xml, "responseDeclaration", "RESPONSE", "string", NULL, NULL);
    if (item->kind == ITEM_CHOICE)
        declare(xml, "responseDeclaration", "RESPONSE", "identifier",
                "correctResponse",
                numbered(item->arena, "o", item->behind->drawn.right + 1));
    for (uint32_t i = 0; i < item->fields; i++) {
        /* a set's fields accept every member: each shows one of its own */
        const struct key *key = &item->behind->drawn.key;
        const struct item_answer *answer = item->field[i].answer;
        bool text = item->kind == ITEM_TEXT;
        double value =
            item->any_order ? number_double(key->item[i]) : answer->value;
        declare(xml, "responseDeclaration", response(item, i),
                text ? "string" : "float", "correctResponse",
                text ? answer->text : number_text(item->arena, value));
    }
}

static void declare_outcomes(struct xml *xml, const struct item *item)
{
    declare(xml, "outcomeDeclaration", "SCORE", "float", "defaultValue",
            item->kind == ITEM_OPEN ? NULL : "0");
    declare(xml, "outcomeDeclaration", "MAXSCORE", "float", "defaultValue",
            points(item, 1));
    declare(xml, "outcomeDeclaration", "FEEDBACK", "identifier", NULL, NULL);
    declare(xml, "outcomeDeclaration", "SOLUTION", "identifier", NULL, NULL);
}

/* --- the body ------------------------------------------------------------- */

static void add_markup(struct xml *xml, struct str *markup)
{
    xml_raw(xml, str_text(markup));
    str_release(markup);
}

static void add_choices(struct xml *xml, const struct item *item)
{
    open_with(xml, "choiceInteraction", "responseIdentifier", "RESPONSE");
    xml_attribute(xml, "shuffle", "false");
    xml_attribute(xml, "maxChoices", "1");
    for (uint32_t i = 0; i < item->seen->options; i++) {
        struct str markup = {0};
        open_with(xml, "simpleChoice", "identifier",
                  numbered(item->arena, "o", i + 1));
        medium_write(&medium_mathml, item->seen->option_passage[i], "<br/>",
                     &markup);
        add_markup(xml, &markup);
        xml_close(xml);
    }
    xml_close(xml);
}

static void add_fields(struct xml *xml, const struct item *item)
{
    bool ends = item->behind->drawn.key.rule.shape == SHAPE_INTERVAL;
    xml_open(xml, "p");
    for (uint32_t i = 0; i < item->fields; i++) {
        if (ends && item->kind == ITEM_NUMBERS)
            xml_text(xml, i ? ", upper end " : "Lower end ");
        else
            xml_text(xml, i ? "; " : "Answer: ");
        open_with(xml, "textEntryInteraction", "responseIdentifier",
                  response(item, i));
        xml_attribute(xml, "expectedLength", "15");
        xml_close(xml);
    }
    xml_close(xml);
}

static void add_rubric(struct xml *xml, const struct item *item)
{
    struct str markup = {0};
    item_list(&medium_mathml, "Rubric", item->rubric, item->rubric_points,
              &markup);
    if (markup.length) {
        open_with(xml, "rubricBlock", "view", "scorer");
        add_markup(xml, &markup);
        xml_close(xml);
    }
}

static void add_body(struct xml *xml, const struct item *item)
{
    struct str stem = {0};
    xml_open(xml, "itemBody");
    item_stem(&medium_mathml, item, false, &stem);
    add_markup(xml, &stem);
    if (item->kind == ITEM_CHOICE)
        add_choices(xml, item);
    else if (item->kind == ITEM_OPEN)
        leaf(xml, "extendedTextInteraction", "responseIdentifier", "RESPONSE");
    else
        add_fields(xml, item);
    add_rubric(xml, item);
    xml_close(xml);
}

/* --- processing ----------------------------------------------------------- */

/* The answer of a field fits. */
static void if_fits(struct xml *xml, const struct item *item, uint32_t field,
                    const struct item_answer *answer)
{
    const char *name = response(item, field);
    if (item->kind == ITEM_TEXT) {
        open_with(xml, "stringMatch", "caseSensitive", "false");
        leaf(xml, "variable", "identifier", name);
        base_value(xml, "string", answer->text);
        xml_close(xml);
        return;
    }
    xml_open(xml, "and");
    xml_open(xml, "gte");
    leaf(xml, "variable", "identifier", name);
    base_value(xml, "float", number_text(item->arena, answer->interval.low));
    xml_close(xml);
    xml_open(xml, "lte");
    leaf(xml, "variable", "identifier", name);
    base_value(xml, "float", number_text(item->arena, answer->interval.high));
    xml_close(xml);
    xml_close(xml);
}

/* Some right answer of the field fits. */
static void if_field(struct xml *xml, const struct item *item, uint32_t field)
{
    xml_open(xml, "or");
    for (uint32_t i = 0; i < item->field[field].answers; i++)
        if (item->field[field].answer[i].credit > 0)
            if_fits(xml, item, field, &item->field[field].answer[i]);
    xml_close(xml);
}

/* Every field is right; of a set, every member is among them, too. */
static void if_all(struct xml *xml, const struct item *item)
{
    xml_open(xml, "and");
    for (uint32_t i = 0; i < item->fields; i++)
        if_field(xml, item, i);
    for (uint32_t k = 0; item->any_order && k < item->fields; k++) {
        xml_open(xml, "or");
        for (uint32_t i = 0; i < item->fields; i++)
            if_fits(xml, item, i, &item->field[i].answer[k]);
        xml_close(xml);
    }
    xml_close(xml);
}

/* The number of the same mistake in another field. */
static const struct item_answer *same_mistake(const struct item_field *field,
                                              const struct item_answer *first)
{
    for (uint32_t i = 0; i < field->answers; i++)
        if (field->answer[i].mistake == first->mistake)
            return &field->answer[i];
    return first;
}

/* Every field has the number of this mistake. */
static void if_mistake(struct xml *xml, const struct item *item,
                       const struct item_answer *first)
{
    if (item->fields > 1)
        xml_open(xml, "and");
    for (uint32_t i = 0; i < item->fields; i++) {
        const struct item_answer *answer =
            i ? same_mistake(&item->field[i], first) : first;
        if_fits(xml, item, i, answer);
    }
    if (item->fields > 1)
        xml_close(xml);
}

static void process_fields(struct xml *xml, const struct item *item)
{
    const struct item_field *first = item->field;
    bool several = item->kind == ITEM_NUMBERS;
    xml_open(xml, "responseCondition");
    if (several) {
        xml_open(xml, "responseIf");
        if_all(xml, item);
        set_outcome(xml, "SCORE", "float", points(item, 1));
        xml_close(xml);
    }
    for (uint32_t i = 0; item->fields && i < first->answers; i++) {
        const struct item_answer *answer = &first->answer[i];
        if (several && (answer->credit > 0 || item->any_order))
            continue;
        xml_open(xml, several || i ? "responseElseIf" : "responseIf");
        if_mistake(xml, item, answer);
        set_outcome(xml, "SCORE", "float", points(item, answer->credit));
        if (answer->say)
            set_outcome(xml, "FEEDBACK", "identifier",
                        numbered(item->arena, "m", i + 1));
        xml_close(xml);
    }
    xml_close(xml);
}

static void process_choice(struct xml *xml, const struct item *item)
{
    xml_open(xml, "responseCondition");
    for (uint32_t i = 0; i < item->seen->options; i++) {
        xml_open(xml, i ? "responseElseIf" : "responseIf");
        xml_open(xml, "match");
        leaf(xml, "variable", "identifier", "RESPONSE");
        base_value(xml, "identifier", numbered(item->arena, "o", i + 1));
        xml_close(xml);
        set_outcome(xml, "SCORE", "float",
                    points(item, i == item->behind->drawn.right));
        if (item->option_say[i])
            set_outcome(xml, "FEEDBACK", "identifier",
                        numbered(item->arena, "m", i + 1));
        xml_close(xml);
    }
    xml_close(xml);
}

static void add_processing(struct xml *xml, const struct item *item)
{
    bool more = item->solution || item->hints;
    if (item->kind == ITEM_OPEN && !more)
        return;
    xml_open(xml, "responseProcessing");
    if (item->kind == ITEM_CHOICE)
        process_choice(xml, item);
    else if (item->fields)
        process_fields(xml, item);
    if (more)
        set_outcome(xml, "SOLUTION", "identifier", "solution");
    xml_close(xml);
}

static void add_feedback(struct xml *xml, const char *outcome,
                         const char *identifier, struct str *markup)
{
    if (markup->length) {
        open_with(xml, "modalFeedback", "outcomeIdentifier", outcome);
        xml_attribute(xml, "identifier", identifier);
        xml_attribute(xml, "showHide", "show");
        xml_raw(xml, str_text(markup));
        xml_close(xml);
    }
    str_release(markup);
}

static void add_say(struct xml *xml, const struct item *item, uint32_t index,
                    const struct passage *say)
{
    struct str markup = {0};
    item_paragraphs(&medium_mathml, say, &markup);
    add_feedback(xml, "FEEDBACK", numbered(item->arena, "m", index + 1),
                 &markup);
}

/* There is no place for hints before an answer, so they are told behind it. */
static void add_feedbacks(struct xml *xml, const struct item *item)
{
    struct str behind = {0};
    for (uint32_t i = 0; item->fields && i < item->field->answers; i++)
        add_say(xml, item, i, item->field->answer[i].say);
    for (uint32_t i = 0; i < item->seen->options; i++)
        add_say(xml, item, i, item->option_say[i]);
    item_list(&medium_mathml, "Hints", item->hint, item->hints, &behind);
    item_named(&medium_mathml, "Solution", item->solution, &behind);
    add_feedback(xml, "SOLUTION", "solution", &behind);
}

/* --- items ---------------------------------------------------------------- */

void qti21_identifier(const struct item *item, struct str *out)
{
    str_add_format(out, "v%u-q%s", (unsigned)item->variant, item->seen->label);
}

void qti21_item(struct xml *xml, const struct item *item)
{
    struct str identifier = {0}, title = {0};
    qti21_identifier(item, &identifier);
    /* candidates may be shown the title; from the id a key could be drawn */
    str_add_format(&title, "Question %s", item->seen->label);
    open_with(xml, "assessmentItem", "xmlns",
              "http://www.imsglobal.org/xsd/imsqti_v2p1");
    xml_attribute(xml, "identifier", str_text(&identifier));
    xml_attribute(xml, "title", str_text(&title));
    xml_attribute(xml, "label", item->id);
    xml_attribute(xml, "adaptive", "false");
    xml_attribute(xml, "timeDependent", "false");
    declare_responses(xml, item);
    declare_outcomes(xml, item);
    add_body(xml, item);
    add_processing(xml, item);
    add_feedbacks(xml, item);
    str_release(&identifier);
    str_release(&title);
}
