/* Anki's text import: a tab between fields, HTML in them, settings in lines at
 * the very top. The note type is Basic, which every collection has; its first
 * field tells notes apart, so that an import of the same set changes cards
 * instead of doubling them. */
#include <string.h>

#include "base/numtext.h"
#include "base/utf8.h"
#include "export/format.h"
#include "export/item_markup.h"

/* A deck's name on one line. */
void anki_begin(const struct set_frame *frame, struct str *out)
{
    str_add(out, "#separator:tab\n#html:true\n#notetype:Basic\n#deck:");
    utf8_add_visible(out, frame->title, strlen(frame->title));
    str_add(out, "\n#columns:Front\tBack\tTags\n#tags column:3\n");
}

void anki_end(const struct set_frame *frame, struct str *out)
{
    (void)frame, (void)out;
}

/* In quotes, so that a quotation mark within means itself. */
static void add_field(struct str *out, const struct str *text)
{
    str_add_char(out, '"');
    for (const char *at = str_text(text); *at; at++) {
        if (*at == '"')
            str_add_char(out, '"');
        str_add_char(out, *at);
    }
    str_add_char(out, '"');
}

static void add_options(const struct item *item, struct str *out)
{
    if (item->kind != ITEM_CHOICE)
        return;
    str_add(out, "<ol type=\"a\">");
    for (uint32_t i = 0; i < item->seen->options; i++) {
        str_add(out, "<li>");
        medium_write(&medium_web, item->seen->option_passage[i], "<br/>", out);
        str_add(out, "</li>");
    }
    str_add(out, "</ol>");
}

static void add_hints(const struct item *item, struct str *out)
{
    if (!item->hints)
        return;
    str_add(out, "<details><summary>Hints</summary>");
    for (uint32_t i = 0; i < item->hints; i++)
        item_paragraphs(&medium_web, item->hint[i], out);
    str_add(out, "</details>");
}

/* "Accepted: 0.1385 to 0.1395" for each number where there is some room. */
static void add_accepted(const struct item *item, struct str *out)
{
    enum { FIGURES = 10 };
    bool any = false;
    for (uint32_t i = 0; i < item->fields; i++) {
        const struct item_field *field = &item->field[i];
        const struct accepted *widest = &field->answer[0].interval;
        for (uint32_t k = 1; k < field->answers && field->answer[k].credit > 0;
             k++)
            if (field->answer[k].value == field->answer[0].value)
                widest = &field->answer[k].interval;
        if (item->kind == ITEM_TEXT || widest->low >= widest->high)
            continue;
        str_add(out, any ? "; " : "<p><strong>Accepted:</strong> ");
        numtext_add(out, widest->low, FIGURES);
        str_add(out, " to ");
        numtext_add(out, widest->high, FIGURES);
        any = true;
    }
    str_add(out, any ? "</p>" : "");
}

static void add_option_says(const struct item *item, struct str *out)
{
    bool some = false;
    for (uint32_t i = 0; i < item->behind->drawn.options; i++) {
        if (!item->option_say[i])
            continue;
        str_add(out, some ? "" : "<p><strong>Wrong options:</strong></p><ul>");
        str_add_format(out, "<li>%c) ", (int)('a' + i));
        medium_write(&medium_web, item->option_say[i], "<br/>", out);
        str_add(out, "</li>");
        some = true;
    }
    str_add(out, some ? "</ul>" : "");
}

static void add_back(const struct item *item, struct str *out)
{
    if (part_kind_is_judged(item->seen->kind))
        item_named(&medium_web, "Answer", item_key(item), out);
    add_accepted(item, out);
    item_list(&medium_web, "Rubric", item->rubric, item->rubric_points, out);
    item_named(&medium_web, "Solution", item->solution, out);
    item_mistakes(&medium_web, item, out);
    add_option_says(item, out);
    str_add(out, "<p><small>");
    medium_words(&medium_web, item->id, out);
    str_add(out, "</small></p>");
}

/* Tags are apart by blanks. */
static void add_tag(struct str *out, const char *tag)
{
    for (; *tag; tag++)
        str_add_char(out, strchr(" \t\r\n\"", *tag) ? '_' : *tag);
}

static void add_note(const struct item *item, struct str *out)
{
    struct str front = {0}, back = {0};
    item_stem(&medium_web, item, true, &front);
    add_options(item, &front);
    add_hints(item, &front);
    add_back(item, &back);
    add_field(out, &front);
    str_add_char(out, '\t');
    add_field(out, &back);
    str_add(out, "\treckon::");
    add_tag(out, item->template->bank->id);
    str_add_format(out, " level-%d topic::", item->level);
    add_tag(out, item->template->topic);
    for (uint32_t i = 0; i < item->template->tags; i++) {
        str_add_char(out, ' ');
        add_tag(out, item->template->tag[i]);
    }
    str_add_char(out, '\n');
    str_release(&front);
    str_release(&back);
}

bool anki_write(const struct sheet *sheet, struct set_notes *notes,
                struct str *out, struct error *error)
{
    struct items items = {.sheet = sheet};
    struct item item;
    (void)notes;
    while (items_next(&items, &item, error))
        add_note(&item, out);
    return error->code == ERROR_NONE;
}
