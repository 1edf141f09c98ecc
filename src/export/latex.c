/* Papers for LaTeX with the class exam. Compiles with what every installation
 * has, and needs no programs outside LaTeX. */
#include <math.h>
#include <string.h>

#include "base/markup.h"
#include "export/format.h"
#include "export/medium.h"

static void write_words(struct str *out, const char *text, size_t length,
                        bool begins)
{
    (void)begins;
    markup_add_latex(out, text, length);
}

static void write_formula(struct str *out, const struct box *const *step,
                          uint32_t steps)
{
    str_add(out, steps > 1 ? "$\\displaystyle " : "$");
    for (uint32_t i = 0; i < steps; i++) {
        str_add(out, i ? " = " : "");
        box_latex(step[i], out);
    }
    str_add_char(out, '$');
}

static void add_words(struct str *out, const char *before, const char *text,
                      const char *after)
{
    str_add(out, before);
    markup_add_latex(out, text, strlen(text));
    str_add(out, after);
}

/* Cells are in braces, as a bracket at the beginning of a row would be read as
 * part of the line end before it. */
static void add_table(struct str *out, const struct paper_part *part)
{
    if (!part->rows)
        return;
    str_add(out, "\\begin{center}\n\\begin{tabular}{");
    for (uint32_t i = 0; i < part->columns; i++)
        str_add_char(out, paper_column_is_numeric(part, i) ? 'r' : 'l');
    str_add(out, "}\n\\hline\n");
    for (uint32_t row = 0; row < part->rows; row++) {
        for (uint32_t i = 0; i < part->columns; i++) {
            str_add(out, i ? " & {" : "{");
            str_add(out, row ? "" : "\\bfseries ");
            medium_write(&medium_latex,
                         part->cell_passage[row * part->columns + i], " ", out);
            str_add_char(out, '}');
        }
        str_add(out, row ? " \\\\\n" : " \\\\ \\hline\n");
    }
    str_add(out, "\\hline\n\\end{tabular}\n\\end{center}\n");
}

static void add_options(struct str *out, const struct paper_part *part)
{
    if (!part->options)
        return;
    str_add(out, "\\begin{choices}\n");
    for (uint32_t i = 0; i < part->options; i++) {
        str_add(out, "\\choice{} ");
        medium_write(&medium_latex, part->option_passage[i], " ", out);
        str_add_char(out, '\n');
    }
    str_add(out, "\\end{choices}\n");
}

static void add_part(struct str *out, const struct paper_part *part)
{
    medium_write(&medium_latex, part->passage, "\n\n", out);
    str_add_char(out, '\n');
    add_table(out, part);
    add_options(out, part);
}

/* The class counts whole points only; others stand with what is wanted. */
static bool is_counted(double points)
{
    return points == floor(points) && points >= 0 && points < 1000;
}

static void add_points(struct str *out, double points)
{
    if (is_counted(points))
        str_add_format(out, "[%d]\n", (int)points);
    else
        str_add(out, "{}\n");
}

/* A part with what is wanted and, but for choices, room for the answer. */
static void add_asked(struct str *out, const struct paper_question *question,
                      const struct paper_part *part)
{
    struct str conditions = {0};
    add_part(out, part);
    paper_wanted(part, &conditions);
    str_add_format(&conditions, "; %s", paper_tools(question->tools));
    if (!is_counted(part->points)) {
        str_add(&conditions, "; ");
        paper_points(part->points, &conditions);
    }
    add_words(out, "\n\\wanted{", str_text(&conditions), "}\n");
    if (part->kind == KIND_OPEN)
        str_add(out, "\\fillwithlines{4cm}\n");
    else if (part->kind != KIND_CHOICE)
        str_add(out, "\\answerline\n");
    str_add_char(out, '\n');
    str_release(&conditions);
}

static void add_question(struct str *out, const struct paper_question *question)
{
    if (question->section)
        add_words(out, "\\fullwidth{\\section*{", question->section, "}}\n\n");
    str_add(out, "\\question");
    if (question->parts == 1) {
        add_points(out, question->part->points);
        add_asked(out, question, question->part);
        return;
    }
    str_add(out, "{}\n\\begin{parts}\n");
    for (uint32_t i = 0; i < question->parts; i++) {
        str_add(out, "\\part");
        add_points(out, question->part[i].points);
        add_asked(out, question, &question->part[i]);
    }
    str_add(out, "\\end{parts}\n\n");
}

bool latex_write(const struct paper *paper, struct set_notes *notes,
                 struct str *out, struct error *error)
{
    (void)notes;
    struct str summary = {0};
    (void)error;
    paper_summary(paper, &summary);
    medium_latex.begin(out, paper->title);
    add_words(out, "\n\\noindent ", str_text(&summary), "\n\n");
    if (paper->about)
        add_words(out, "\\noindent ", paper->about, "\n\n");
    str_add(out, "\\bigskip\n\\noindent Name:\\enspace\\hrulefill\n\n"
                 "\\bigskip\n");
    add_words(out, "\\noindent ", paper_instructions(), "\n\n");
    str_add(out, "\\bigskip\n\\begin{questions}\n\n");
    for (uint32_t i = 0; i < paper->questions; i++)
        add_question(out, &paper->question[i]);
    str_add(out, "\\end{questions}\n");
    medium_latex.end(out);
    str_release(&summary);
    return true;
}

/* --- documents ------------------------------------------------------------ */

static void begin(struct str *out, const char *title)
{
    str_add(out, "\\documentclass[11pt,addpoints]{exam}\n"
                 "\\usepackage{amsmath}\n"
                 "% \\reckonsign: a sign by its number in Unicode.\n"
                 "\\ifdefined\\pdfoutput\n"
                 "  \\usepackage[T1]{fontenc}\n"
                 "  \\usepackage[utf8]{inputenc}\n"
                 "  \\usepackage{textcomp}\n"
                 "  \\usepackage{lmodern}\n"
                 "  \\newcommand{\\reckonsign}[1]{\\texttt{[U+#1]}}\n"
                 "\\else\n"
                 "  \\usepackage{fontspec}\n"
                 "  \\newcommand{\\reckonsign}[1]{\\char\"#1\\relax}\n"
                 "\\fi\n"
                 "\\newcommand{\\wanted}[1]"
                 "{\\par\\nobreak\\smallskip{\\small [#1]}\\par\\nobreak}\n"
                 "\\renewcommand{\\thechoice}{\\alph{choice}}\n"
                 "\\renewcommand{\\choicelabel}{\\thechoice)}\n"
                 "\\setlength{\\answerlinelength}{6cm}\n"
                 "\\setlength{\\parindent}{0pt}\n"
                 "\\setlength{\\parskip}{0.4\\baselineskip}\n"
                 "\\renewcommand{\\arraystretch}{1.25}\n"
                 "\\emergencystretch=2em\n"
                 "\\pagestyle{foot}\n"
                 "\\cfoot{\\thepage\\ of \\numpages}\n"
                 "\\begin{document}\n");
    add_words(out, "\\begin{center}\n{\\Large\\bfseries ", title,
              "}\n\\end{center}\n");
}

static void end(struct str *out)
{
    str_add(out, "\\end{document}\n");
}

static void heading(struct str *out, const char *text)
{
    add_words(out, "\\section*{", text, "}\n");
}

static void add_spaced_part(struct str *out, const struct paper_part *part)
{
    str_add(out, "\n\\medskip\n");
    add_part(out, part);
}

static void field(struct str *out, const char *name,
                  const struct passage *passage)
{
    add_words(out, "\n\\textbf{", name, ":} ");
    medium_write(&medium_latex, passage, "\n\n", out);
    str_add_char(out, '\n');
}

const struct medium medium_latex = {
    .name = "latex",
    .words = write_words,
    .formula = write_formula,
    .begin = begin,
    .end = end,
    .heading = heading,
    .part = add_spaced_part,
    .field = field,
};
