/* The paper as plain text of 78 columns, to be printed or mailed. */
#include "export/text.h"

#include <string.h>

#include "base/utf8.h"
#include "export/format.h"
#include "export/page.h"

enum { INDENT = TEXT_INDENT, COLUMN_GAP = 2 };

/* Cell `column` of a row, as it is shown. */
static size_t show_cell(const struct paper_part *part, uint32_t row,
                        uint32_t column, struct str *out)
{
    str_clear(out);
    utf8_add_visible(out, part->cell[row * part->columns + column], SIZE_MAX);
    return utf8_columns(str_text(out), out->length);
}

static size_t column_width(const struct paper_part *part, uint32_t column)
{
    struct str cell = {0};
    size_t widest = 0;
    for (uint32_t row = 0; row < part->rows; row++) {
        size_t width = show_cell(part, row, column, &cell);
        if (width > widest)
            widest = width;
    }
    str_release(&cell);
    return widest;
}

static void add_row(const struct paper_part *part, uint32_t row,
                    struct str *out)
{
    struct str cell = {0};
    size_t pending = INDENT;
    for (uint32_t i = 0; i < part->columns; i++) {
        size_t width = column_width(part, i);
        size_t taken = show_cell(part, row, i, &cell);
        bool right = paper_column_is_numeric(part, i);
        page_blanks(out, pending + (right ? width - taken : 0));
        str_add(out, str_text(&cell));
        pending = COLUMN_GAP + (right ? 0 : width - taken);
    }
    str_add_char(out, '\n');
    str_release(&cell);
}

static void add_rule(const struct paper_part *part, struct str *out)
{
    page_blanks(out, INDENT);
    for (uint32_t i = 0; i < part->columns; i++) {
        if (i)
            page_blanks(out, COLUMN_GAP);
        for (size_t k = column_width(part, i); k; k--)
            str_add_char(out, '-');
    }
    str_add_char(out, '\n');
}

/* For tables too wide for a page: each row as lines "head: cell". */
static void add_long_row(const struct paper_part *part, uint32_t row,
                         struct str *out)
{
    struct str line = {0};
    for (uint32_t i = 0; i < part->columns; i++) {
        str_clear(&line);
        str_add_format(&line, "%s: %s", part->cell[i],
                       part->cell[row * part->columns + i]);
        page_add(out, i ? "" : "   -", INDENT, str_text(&line));
    }
    str_release(&line);
}

static void add_table(const struct paper_part *part, struct str *out)
{
    if (!part->rows)
        return;
    size_t width = INDENT;
    for (uint32_t i = 0; i < part->columns; i++)
        width += column_width(part, i) + (i ? COLUMN_GAP : 0);
    str_add_char(out, '\n');
    for (uint32_t row = 0; row < part->rows; row++) {
        if (width <= PAGE_COLUMNS)
            add_row(part, row, out);
        else if (row)
            add_long_row(part, row, out);
        if (!row && width <= PAGE_COLUMNS)
            add_rule(part, out);
    }
}

static void add_options(const struct paper_part *part, struct str *out)
{
    if (part->options)
        str_add_char(out, '\n');
    for (uint32_t i = 0; i < part->options; i++) {
        struct str head = {0};
        page_blanks(&head, INDENT);
        paper_letter(&head, i);
        str_add(&head, ") ");
        page_add(out, str_text(&head), INDENT + 3, part->option[i]);
        str_release(&head);
    }
}

static void add_body(const char *head, const struct paper_part *part,
                     struct str *out)
{
    page_add(out, head, INDENT, part->text);
    add_table(part, out);
    add_options(part, out);
}

void text_part(const struct paper_part *part, struct str *out)
{
    add_body("", part, out);
}

void text_foot(const struct paper_question *question,
               const struct paper_part *part, struct str *out)
{
    struct str line = {0};
    str_add_char(&line, '[');
    paper_conditions(question, part, &line);
    str_add_char(&line, ']');
    str_add_char(out, '\n');
    page_add(out, "", INDENT, str_text(&line));
    str_release(&line);
}

/* `line` is scratch. */
static void add_part(const struct paper_question *question,
                     const struct paper_part *part, struct str *line,
                     struct str *out)
{
    str_clear(line);
    str_add(line, part->label);
    str_add_char(line, '.');
    if (line->length >= INDENT)
        str_add_char(line, ' ');
    str_add_char(out, '\n');
    add_body(str_text(line), part, out);
    if (part->foot.length)
        str_add_bytes(out, part->foot.text, part->foot.length);
    else
        text_foot(question, part, out);
}

/* What stands above the questions. */
static void add_head(const struct paper *paper, struct str *out)
{
    page_add(out, "", 0, paper->title);
    struct str line = {0};
    paper_summary(paper, &line);
    page_add(out, "", 0, str_text(&line));
    str_release(&line);
    if (paper->about) {
        str_add_char(out, '\n');
        page_add(out, "", 0, paper->about);
    }
    str_add(out, "\nName: ________________________________________\n\n");
    page_add(out, "", 0, paper_instructions());
}

static void add_section(const struct paper_question *question, struct str *out)
{
    if (!question->section)
        return;
    str_add(out, "\n\n");
    page_add(out, "", 0, question->section);
}

bool text_write(const struct paper *paper, struct set_notes *notes,
                struct str *out, struct error *error)
{
    (void)notes;
    (void)error;
    struct str line = {0};
    add_head(paper, out);
    for (uint32_t i = 0; i < paper->questions; i++) {
        const struct paper_question *question = &paper->question[i];
        add_section(question, out);
        for (uint32_t k = 0; k < question->parts; k++)
            add_part(question, &question->part[k], &line, out);
    }
    str_release(&line);
    return true;
}
