/* Moodle reads the field's feedback twice, first as a text with entities and
 * then as HTML; so it is escaped twice, with the signs that end it. */
#include "export/moodle_cloze.h"

#include "base/numtext.h"
#include "export/item_markup.h"

static void add_escaped(struct str *out, const struct str *html)
{
    for (const char *at = str_text(html); *at; at++)
        switch (*at) {
        case '&': str_add(out, "&amp;"); break;
        case '<': str_add(out, "&lt;"); break;
        case '>': str_add(out, "&gt;"); break;
        case '"': str_add(out, "&quot;"); break;
        case '\\': str_add(out, "&#92;"); break;
        case '#': str_add(out, "&#35;"); break;
        case '{': str_add(out, "&#123;"); break;
        case '}': str_add(out, "&#125;"); break;
        case '~': str_add(out, "&#126;"); break;
        default: str_add_char(out, *at);
        }
}

static void add_answer(const struct item_answer *answer, bool first,
                       struct str *out)
{
    struct item_tolerance pair[ITEM_TOLERANCES_MOST];
    uint32_t pairs = item_tolerances(answer, pair);
    struct str say = {0};
    if (answer->say)
        medium_write(&medium_web, answer->say, "<br/>", &say);
    for (uint32_t i = 0; i < pairs; i++) {
        str_add(out, first && i == 0 ? "" : "~");
        if (answer->credit == 1) {
            str_add_char(out, '=');
        } else {
            str_add_char(out, '%');
            numtext_add(out, 100 * answer->credit, 3);
            str_add_char(out, '%');
        }
        numtext_add_shortest(out, pair[i].value);
        str_add_char(out, ':');
        numtext_add_shortest(out, pair[i].tolerance);
        if (answer->say) {
            str_add_char(out, '#');
            add_escaped(out, &say);
        }
    }
    str_release(&say);
}

void moodle_cloze(const struct item *item, struct str *out)
{
    bool ends = item->behind->drawn.key.rule.shape == SHAPE_INTERVAL;
    str_add(out, "<p>");
    for (uint32_t i = 0; i < item->fields; i++) {
        const struct item_field *field = &item->field[i];
        if (ends)
            str_add(out, i ? ", upper end " : "Lower end ");
        else if (i)
            str_add(out, item->any_order ? ", " : "; ");
        str_add(out, "{1:NUMERICAL:");
        for (uint32_t k = 0; k < field->answers; k++)
            add_answer(&field->answer[k], k == 0, out);
        str_add_char(out, '}');
    }
    str_add(out, "</p>");
}
