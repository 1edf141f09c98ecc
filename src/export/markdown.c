/* Papers in Markdown: CommonMark, with tables and $formulas$ as most readers
 * have them. A paragraph is a line; parts of a list are set in by its width. */
#include <string.h>

#include "base/markup.h"
#include "export/format.h"
#include "export/medium.h"
#include "export/page.h"

static void write_words(struct str *out, const char *text, size_t length,
                        bool begins)
{
    markup_add_markdown(out, text, length, begins);
}

static void write_formula(struct str *out, const struct box *const *step,
                          uint32_t steps)
{
    struct str latex = {0};
    for (uint32_t i = 0; i < steps; i++) {
        str_add(&latex, i ? " = " : "");
        box_latex(step[i], &latex);
    }
    while (latex.length && latex.text[latex.length - 1] == ' ')
        str_cut(&latex, latex.length - 1);
    str_add_format(out, "$%s$", str_text(&latex));
    str_release(&latex);
}

/* Begins a new paragraph of a list whose text is set in. */
static void indent(struct str *out, size_t columns)
{
    str_add(out, "\n\n");
    page_blanks(out, columns);
}

static void add_passage(struct str *out, const struct passage *passage,
                        size_t columns)
{
    struct str between = {0};
    indent(&between, columns);
    medium_write(&medium_markdown, passage, str_text(&between), out);
    str_release(&between);
}

static void add_table(struct str *out, const struct paper_part *part,
                      size_t columns)
{
    for (uint32_t row = 0; row < part->rows; row++) {
        str_add(out, row ? "\n" : "\n\n");
        page_blanks(out, columns);
        for (uint32_t i = 0; i < part->columns; i++) {
            str_add(out, i ? " | " : "| ");
            medium_write(&medium_markdown,
                         part->cell_passage[row * part->columns + i], " ", out);
        }
        str_add(out, " |");
        if (row)
            continue;
        str_add_char(out, '\n');
        page_blanks(out, columns);
        for (uint32_t i = 0; i < part->columns; i++)
            str_add(out,
                    paper_column_is_numeric(part, i) ? "| ---: " : "| --- ");
        str_add_char(out, '|');
    }
}

static void add_options(struct str *out, const struct paper_part *part,
                        size_t columns)
{
    for (uint32_t i = 0; i < part->options; i++) {
        str_add(out, i ? "\n" : "\n\n");
        page_blanks(out, columns);
        str_add(out, "- **");
        paper_letter(out, i);
        str_add(out, ")** ");
        medium_write(&medium_markdown, part->option_passage[i], " ", out);
    }
}

static void add_body(struct str *out, const struct paper_part *part,
                     size_t columns)
{
    add_passage(out, part->passage, columns);
    add_table(out, part, columns);
    add_options(out, part, columns);
}

static void add_question(struct str *out, const struct paper_question *question)
{
    if (question->section) {
        str_add(out, "## ");
        medium_words(&medium_markdown, question->section, out);
        str_add(out, "\n\n");
    }
    size_t start = out->length;
    str_add_format(out, "%u. ", (unsigned)question->number);
    size_t columns = out->length - start;
    for (uint32_t i = 0; i < question->parts; i++) {
        const struct paper_part *part = &question->part[i];
        struct str conditions = {0};
        if (i)
            indent(out, columns);
        if (question->parts > 1)
            str_add_format(out, "**%s.** ", part->label);
        add_body(out, part, columns);
        paper_conditions(question, part, &conditions);
        indent(out, columns);
        str_add(out, "*\\[");
        medium_words(&medium_markdown, str_text(&conditions), out);
        str_add(out, "\\]*");
        str_release(&conditions);
    }
    str_add(out, "\n\n");
}

bool markdown_write(const struct paper *paper, struct set_notes *notes,
                    struct str *out, struct error *error)
{
    (void)notes;
    struct str summary = {0};
    (void)error;
    medium_markdown.begin(out, paper->title);
    paper_summary(paper, &summary);
    medium_words(&medium_markdown, str_text(&summary), out);
    if (paper->about) {
        str_add(out, "\n\n");
        medium_words(&medium_markdown, paper->about, out);
    }
    str_add(out, "\n\nName: \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\n\n");
    medium_words(&medium_markdown, paper_instructions(), out);
    str_add(out, "\n\n");
    for (uint32_t i = 0; i < paper->questions; i++)
        add_question(out, &paper->question[i]);
    str_cut(out, out->length - (paper->questions > 0));
    str_release(&summary);
    return true;
}

/* --- documents ------------------------------------------------------------ */

static void begin(struct str *out, const char *title)
{
    str_add(out, "# ");
    medium_words(&medium_markdown, title, out);
    str_add(out, "\n\n");
}

static void end(struct str *out)
{
    (void)out;
}

static void heading(struct str *out, const char *text)
{
    str_add(out, "## ");
    medium_words(&medium_markdown, text, out);
    str_add(out, "\n\n");
}

static void add_part(struct str *out, const struct paper_part *part)
{
    add_body(out, part, 0);
    str_add(out, "\n\n");
}

static void field(struct str *out, const char *name,
                  const struct passage *passage)
{
    str_add(out, "**");
    medium_words(&medium_markdown, name, out);
    str_add(out, ":** ");
    add_passage(out, passage, 0);
    str_add(out, "\n\n");
}

const struct medium medium_markdown = {
    .name = "markdown",
    .words = write_words,
    .formula = write_formula,
    .begin = begin,
    .end = end,
    .heading = heading,
    .part = add_part,
    .field = field,
};
