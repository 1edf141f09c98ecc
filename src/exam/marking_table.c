/* The results of marking, as tables for spreadsheets. */
#include "base/numtext.h"
#include "exam/marking.h"
#include "export/escape.h"

void marking_verdict(const struct mark *mark, struct str *out)
{
    switch (mark->state) {
    case MARK_JUDGED: verdict_print(&mark->verdict, out); break;
    case MARK_BLANK: str_add(out, "blank"); break;
    case MARK_OPEN: str_add(out, "open"); break;
    }
}

/* The sentence that goes with a verdict. */
static const char *mark_note(const struct mark *mark)
{
    if (mark->state != MARK_JUDGED)
        return "";
    int reading = mark->verdict.reading;
    if (reading >= 0 && (uint32_t)reading < mark->part->key.readings)
        return mark->part->key.reading[reading].name;
    return mark->verdict.say ? mark->verdict.say : "";
}

static void add_mark(const struct mark *mark, struct str *out)
{
    struct str verdict = {0};
    escape_csv_text(out, mark->row->student);
    str_add_format(out, ",%u,%s,", (unsigned)mark->part->variant,
                   mark->row->label);
    escape_csv_value(out, mark->row->answer);
    marking_verdict(mark, &verdict);
    str_add_char(out, ',');
    escape_csv_text(out, str_text(&verdict));
    str_add_char(out, ',');
    if (mark->state != MARK_OPEN)
        numtext_add(out, mark->points, 9);
    str_add_char(out, ',');
    numtext_add(out, mark->part->points, 9);
    str_add_char(out, ',');
    escape_csv_value(out, mark->part->shown ? mark->part->shown : "");
    str_add_char(out, ',');
    escape_csv_text(out, mark->echo);
    str_add_char(out, ',');
    escape_csv_text(out, mark_note(mark));
    str_add(out, "\r\n");
    str_release(&verdict);
}

void marking_answers_csv(const struct marking *marking, struct str *out)
{
    str_add(out, "student,variant,question,answer,verdict,points,of,key,"
                 "reading,note\r\n");
    for (size_t i = 0; i < marking->marks; i++)
        add_mark(&marking->mark[i], out);
}

void marking_totals_csv(const struct marking *marking, struct str *out)
{
    str_add(out, "student,variant,points,of,percent,right,partly,wrong,unread,"
                 "blank,open\r\n");
    for (size_t i = 0; i < marking->totals; i++) {
        const struct total *total = &marking->total[i];
        escape_csv_text(out, total->student);
        str_add_format(out, ",%u,", (unsigned)total->variant);
        numtext_add(out, total->points, 9);
        str_add_char(out, ',');
        numtext_add(out, total->of, 9);
        str_add_char(out, ',');
        if (total->of > 0)
            numtext_add_fixed(out, 100 * total->points / total->of, 1);
        str_add_format(out, ",%zu,%zu,%zu,%zu,%zu,%zu\r\n", total->right,
                       total->partly, total->wrong, total->unread, total->blank,
                       total->open);
    }
}
