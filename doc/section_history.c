/* For reckon(1): the fields of a history's records. */
#include <string.h>

#include "generate.h"
#include "history/field.h"

static void add_field(struct page *page, const struct field *field)
{
    struct str text = {0};
    page_macro(page, ".It Li", field->name);
    str_add(&text, field->about);
    if (*text.text >= 'a' && *text.text <= 'z' &&
        strncmp(text.text, "s and", 5) != 0)
        text.text[0] = (char)(*text.text - 'a' + 'A');
    if (!field->needed)
        str_add(&text, " (optional)");
    page_phrase(page, text.text);
    str_release(&text);
}

static void add_record(struct page *page, enum field_record record)
{
    size_t count;
    const struct field *field = field_of(record, &count);
    page_line(page, ".Bl -tag -width Ds -compact");
    for (size_t i = 0; i < count; i++)
        add_field(page, &field[i]);
    page_line(page, ".El");
}

void section_history_answers(struct page *page)
{
    add_record(page, RECORD_ANSWER);
}

void section_history_others(struct page *page)
{
    static const struct {
        enum field_record record;
        const char *about;
    } records[] = {
        {RECORD_SITTING, "A sitting, which is a drill or an interview; with "
                         "\"items\", the list of what an interview planned:"},
        {RECORD_ITEM, "An item of it:"},
        {RECORD_NOTE, "A note:"},
        {RECORD_INTERVAL,
         "An interval in which a learner was so sure to find the answer:"},
    };
    for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
        page_line(page, ".Pp");
        page_text(page, records[i].about);
        add_record(page, records[i].record);
    }
}
