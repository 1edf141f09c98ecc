/* Sets as data, one object a line: with keys for machines, and without for
 * programs that show a paper to learners. */
#include "export/format.h"
#include "export/set_record.h"

bool jsonl_write(const struct sheet *sheet, struct set_notes *notes,
                 struct str *out, struct error *error)
{
    (void)notes;
    (void)error;
    set_record_parts(sheet, out);
    return true;
}

bool paper_jsonl_write(const struct paper *paper, struct set_notes *notes,
                       struct str *out, struct error *error)
{
    (void)notes;
    (void)error;
    set_record_paper(paper, out);
    return true;
}
