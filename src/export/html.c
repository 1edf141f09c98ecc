/* Papers in HTML: one file that loads nothing and runs nothing, well formed as
 * XML too. It follows the reader's colours, prints on paper, and can be read
 * aloud: formulas are MathML. */
#include <string.h>

#include "base/markup.h"
#include "export/format.h"
#include "export/html_style.h"
#include "export/medium.h"

static void write_words(struct str *out, const char *text, size_t length,
                        bool begins)
{
    (void)begins;
    markup_add_xml(out, text, length);
}

/* Each step is a formula of its own, so that lines can break before an equals
 * sign. The source in LaTeX goes with it, to be copied. */
static void write_formula(struct str *out, const struct box *const *step,
                          uint32_t steps)
{
    for (uint32_t i = 0; i < steps; i++) {
        struct str latex = {0};
        str_add(out, i ? " <math" : "<math");
        str_add(out, steps > 1 ? " displaystyle=\"true\"" : "");
        str_add(out, " xmlns=\"http://www.w3.org/1998/Math/MathML\">"
                     "<semantics><mrow>");
        str_add(out, i ? "<mo lspace=\"0\">=</mo>" : "");
        str_add(&latex, i ? "= " : "");
        box_mathml(step[i], out);
        box_latex(step[i], &latex);
        str_add(out, "</mrow><annotation encoding=\"application/x-tex\">");
        markup_add_xml(out, str_text(&latex), latex.length);
        str_add(out, "</annotation></semantics></math>");
        str_release(&latex);
    }
}

static void add_element(struct str *out, const char *begin, const char *text,
                        const char *end)
{
    str_add(out, begin);
    markup_add_xml(out, text, strlen(text));
    str_add(out, end);
}

static void add_cell(struct str *out, const struct paper_part *part,
                     uint32_t row, uint32_t column)
{
    bool numeric = paper_column_is_numeric(part, column);
    bool head = !row || (!column && !numeric);
    str_add(out, head ? "<th" : "<td");
    if (head)
        str_add(out, row ? " scope=\"row\"" : " scope=\"col\"");
    str_add(out, numeric ? " class=\"number\">" : ">");
    medium_write(&medium_html, part->cell_passage[row * part->columns + column],
                 "<br/>", out);
    str_add(out, head ? "</th>" : "</td>");
}

/* Wide tables scroll by themselves; with the keyboard, too. */
static void add_table(struct str *out, const struct paper_part *part)
{
    if (!part->rows)
        return;
    str_add(out, "<div class=\"table\" role=\"group\" tabindex=\"0\" "
                 "aria-label=\"Table\"><table>\n");
    for (uint32_t row = 0; row < part->rows; row++) {
        if (row < 2)
            str_add(out, row ? "<tbody>\n" : "<thead>\n");
        str_add(out, "<tr>");
        for (uint32_t i = 0; i < part->columns; i++)
            add_cell(out, part, row, i);
        str_add(out, "</tr>\n");
        if (!row)
            str_add(out, "</thead>\n");
    }
    str_add(out,
            part->rows > 1 ? "</tbody>\n</table></div>\n" : "</table></div>\n");
}

static void add_options(struct str *out, const struct paper_part *part)
{
    if (!part->options)
        return;
    str_add(out, "<ol class=\"options\">\n");
    for (uint32_t i = 0; i < part->options; i++) {
        str_add(out, "<li>");
        medium_write(&medium_html, part->option_passage[i], "<br/>", out);
        str_add(out, "</li>\n");
    }
    str_add(out, "</ol>\n");
}

static void add_part(struct str *out, const struct paper_part *part)
{
    str_add(out, "<p>");
    medium_write(&medium_html, part->passage, "</p>\n<p>", out);
    str_add(out, "</p>\n");
    add_table(out, part);
    add_options(out, part);
}

/* A part of a paper as a member of a list; its id is its label. */
static void add_item(struct str *out, const struct paper_question *question,
                     const struct paper_part *part)
{
    struct str conditions = {0};
    paper_conditions(question, part, &conditions);
    add_element(out, "<li id=\"question-", part->label, "\">\n");
    add_part(out, part);
    add_element(out, "<p class=\"wanted\">[", str_text(&conditions), "]</p>\n");
    str_add(out, "</li>\n");
    str_release(&conditions);
}

/* A heading between lists; the numbers go on behind it. */
static void add_section(struct str *out, const struct paper_question *question)
{
    if (!question->section)
        return;
    if (question->number > 1)
        str_add(out, "</ol>\n");
    add_element(out, "<h2>", question->section, "</h2>\n");
    str_add_format(out, "<ol class=\"questions\" start=\"%u\">\n",
                   (unsigned)question->number);
}

static void add_question(struct str *out, const struct paper_question *question)
{
    add_section(out, question);
    if (question->parts == 1) {
        add_item(out, question, question->part);
        return;
    }
    str_add_format(out, "<li id=\"question-%u\">\n<ol class=\"parts\">\n",
                   (unsigned)question->number);
    for (uint32_t i = 0; i < question->parts; i++)
        add_item(out, question, &question->part[i]);
    str_add(out, "</ol>\n</li>\n");
}

bool html_write(const struct paper *paper, struct set_notes *notes,
                struct str *out, struct error *error)
{
    (void)notes;
    struct str summary = {0};
    (void)error;
    paper_summary(paper, &summary);
    medium_html.begin(out, paper->title);
    add_element(out, "<p>", str_text(&summary), "</p>\n");
    if (paper->about)
        add_element(out, "<p>", paper->about, "</p>\n");
    str_add(out, "<p class=\"name\">Name: <span class=\"line\"></span></p>\n");
    add_element(out, "<p>", paper_instructions(), "</p>\n");
    if (!paper->questions || !paper->question[0].section)
        str_add(out, "<ol class=\"questions\">\n");
    for (uint32_t i = 0; i < paper->questions; i++)
        add_question(out, &paper->question[i]);
    str_add(out, "</ol>\n");
    medium_html.end(out);
    str_release(&summary);
    return true;
}

/* --- documents ------------------------------------------------------------ */

static void begin(struct str *out, const char *title)
{
    str_add(out,
            "<!DOCTYPE html>\n"
            "<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n"
            "<head>\n<meta charset=\"utf-8\"/>\n"
            "<meta name=\"viewport\" "
            "content=\"width=device-width, initial-scale=1\"/>\n"
            "<meta http-equiv=\"Content-Security-Policy\" "
            "content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n");
    add_element(out, "<title>", title, "</title>\n");
    str_add(out, "<style>\n" HTML_STYLE "</style>\n</head>\n<body>\n<main>\n");
    add_element(out, "<h1>", title, "</h1>\n");
}

static void end(struct str *out)
{
    str_add(out, "</main>\n</body>\n</html>\n");
}

static void heading(struct str *out, const char *text)
{
    add_element(out, "<h2>", text, "</h2>\n");
}

static void field(struct str *out, const char *name,
                  const struct passage *passage)
{
    add_element(out, "<p class=\"field\"><strong>", name, ":</strong> ");
    medium_write(&medium_html, passage, "</p>\n<p class=\"field\">", out);
    str_add(out, "</p>\n");
}

const struct medium medium_html = {
    .name = "html",
    .words = write_words,
    .formula = write_formula,
    .begin = begin,
    .end = end,
    .heading = heading,
    .part = add_part,
    .field = field,
};
