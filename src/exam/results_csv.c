/* Results as tables for spreadsheets (declared in results.h). */
#include "base/numtext.h"
#include "exam/results.h"
#include "exam/results_row.h"
#include "export/escape.h"

enum { PIECE = 1 << 16 };

void results_row_csv(const struct marked *marked, const struct mark *mark,
                     struct str *out)
{
    struct str verdict = {0};
    escape_csv_text(out, marked->total.student);
    str_add_format(out, ",%u,%s,", (unsigned)marked->total.variant,
                   mark->part->label);
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
    escape_csv_text(out, marking_note(mark));
    str_add(out, "\r\n");
    str_release(&verdict);
}

void results_marks_csv(const struct results *results,
                       struct file_writer *writer)
{
    const struct spool *spool = &results->csv;
    struct str piece = {0};
    str_add(&piece, "student,variant,question,answer,verdict,points,of,key,"
                    "reading,note\r\n");
    for (size_t i = 0; i < results->answers->count; i++) {
        if (spool->length[i])
            str_add_bytes(&piece, spool->bytes.text + spool->at[i],
                          spool->length[i]);
        if (piece.length < PIECE)
            continue;
        file_add(writer, piece.text, piece.length);
        str_clear(&piece);
    }
    file_add(writer, piece.text, piece.length);
    str_release(&piece);
}

static void add_total(const struct total *total, struct str *out)
{
    escape_csv_text(out, total->student);
    str_add_format(out, ",%u,", (unsigned)total->variant);
    numtext_add(out, total->points, 9);
    str_add_char(out, ',');
    numtext_add(out, total->of, 9);
    str_add_char(out, ',');
    if (total->of > 0)
        numtext_add_fixed(out, 100 * total->points / total->of, 1);
    str_add_format(out, ",%zu,%zu,%zu,%zu,%zu,%zu", total->right, total->partly,
                   total->wrong, total->unread, total->blank, total->open);
}

void results_totals_csv(const struct results *results, results_file *file,
                        const void *context, struct str *out)
{
    str_add(out, "student,variant,points,of,percent,right,partly,wrong,unread,"
                 "blank,open");
    str_add(out, file ? ",feedback\r\n" : "\r\n");
    for (uint32_t i = 0; i < results->answers->students; i++) {
        add_total(&results->total[i], out);
        if (file) {
            struct str name = {0};
            file(context, i, &name);
            str_add_char(out, ',');
            escape_csv_text(out, str_text(&name));
            str_release(&name);
        }
        str_add(out, "\r\n");
    }
}
