/* A page to practise with: hints, key and worked solution stand behind each
 * question and show themselves on request. It holds keys, so it is given out by
 * the instructor, if at all. No script is needed. */
#include <string.h>

#include "export/format.h"
#include "export/item.h"
#include "export/medium.h"

static void add_passage(struct str *out, const struct passage *passage)
{
    str_add(out, "<p>");
    medium_write(&medium_html, passage, "</p>\n<p>", out);
    str_add(out, "</p>\n");
}

static void begin_details(struct str *out, const char *summary)
{
    str_add(out, "<details><summary>");
    medium_words(&medium_html, summary, out);
    str_add(out, "</summary>\n");
}

static void add_hints(struct str *out, const struct item *item)
{
    struct str summary = {0};
    for (uint32_t i = 0; i < item->hints; i++) {
        str_clear(&summary);
        str_add_format(&summary, "Hint %u of %u", (unsigned)i + 1,
                       (unsigned)item->hints);
        begin_details(out, summary.text);
        add_passage(out, item->hint[i]);
        str_add(out, "</details>\n");
    }
    str_release(&summary);
}

static void add_rubric(struct str *out, const struct item *item)
{
    str_add(out, "<p>A good answer has:</p>\n<ul>\n");
    for (uint32_t i = 0; i < item->rubric_points; i++) {
        str_add(out, "<li>");
        medium_write(&medium_html, item->rubric[i], "<br/>", out);
        str_add(out, "</li>\n");
    }
    str_add(out, "</ul>\n");
}

static void add_answer(struct str *out, const struct item *item)
{
    begin_details(out, "Answer");
    if (item->kind != ITEM_OPEN)
        add_passage(out, item_key(item));
    if (item->rubric_points)
        add_rubric(out, item);
    if (item->solution)
        add_passage(out, item->solution);
    str_add(out, "</details>\n");
}

static void add_item(struct str *out, const struct item *item)
{
    struct str text = {0};
    if (!item->earlier && item->question->section)
        medium_html.heading(out, item->question->section);
    str_add_format(&text, "Question %s", item->seen->label);
    str_add(out, "<h3>");
    medium_words(&medium_html, text.text, out);
    str_add(out, "</h3>\n");
    medium_html.part(out, item->seen);
    str_clear(&text);
    str_add_char(&text, '[');
    paper_conditions(item->question, item->seen, &text);
    str_add_char(&text, ']');
    str_add(out, "<p class=\"wanted\">");
    medium_words(&medium_html, text.text, out);
    str_add(out, "</p>\n");
    add_hints(out, item);
    add_answer(out, item);
    str_release(&text);
}

bool practice_write(const struct sheet *sheet, struct set_notes *notes,
                    struct str *out, struct error *error)
{
    const struct paper *paper = &sheet->paper;
    struct items items = {.sheet = sheet};
    struct item item;
    struct str summary = {0};
    (void)notes;
    medium_html.begin(out, paper->title);
    paper_summary(paper, &summary);
    str_add(out, "<p>");
    medium_words(&medium_html, summary.text, out);
    str_add(out, "</p>\n");
    if (paper->questions && !paper->question[0].section)
        medium_html.heading(out, "Questions");
    while (items_next(&items, &item, error))
        add_item(out, &item);
    medium_html.end(out);
    str_release(&summary);
    return error->code == ERROR_NONE;
}
