/* What the files that write papers in PDF share; only they include it. Texts
 * become paragraphs on a print, and those become bands of one column, which is
 * cut into pages at last. */
#ifndef RECKON_EXPORT_PDF_PAGE_H
#define RECKON_EXPORT_PDF_PAGE_H

#include "export/paper.h"
#include "export/set_notes.h"
#include "export/sheet.h"
#include "pdf/column.h"
#include "quiz/passage.h"

#define PDF_SIZE   11.5 /* of letters */
#define PDF_SMALL  9.5
#define PDF_LINE   1.3  /* from baseline to baseline, in letter sizes */
#define PDF_INDENT 28.0 /* of questions behind their numbers */

struct pdf_page {
    struct print *print;
    struct arena *arena;
    struct column column;
    double width; /* of the column */
    double gap;   /* what the last part wants below itself */
    /* For notes: of the question that is being set. */
    struct set_notes *notes;
    const char *format, *bank, *template;
};

/* Where a text stands. */
struct pdf_place {
    enum face face;
    double size;
    double x, width;   /* in the column */
    double gap;        /* above */
    enum cut cut;      /* before its first line */
    const char *label; /* in front of the first line at `label_x`, or NULL */
    double label_x;
    enum face label_face;
    const char *lead; /* words in bold at the beginning, or NULL */
};

/* One paragraph: the pieces from `*piece` up to the end of a paragraph, which
 * is taken too; all of them if `whole`. What is too wide for `width` is written
 * as plain text, with a note. */
struct paragraph *pdf_paragraph(struct pdf_page *page,
                                const struct passage *passage, uint32_t *piece,
                                bool whole, const struct pdf_place *place);

/* Add a paragraph, all paragraphs of a passage, or a text of our own. */
void pdf_add_paragraph(struct pdf_page *page, struct paragraph *paragraph,
                       const struct pdf_place *place);
void pdf_add_passage(struct pdf_page *page, const struct passage *passage,
                     const struct pdf_place *place);
void pdf_add_text(struct pdf_page *page, const char *text,
                  const struct pdf_place *place);

/* How high a line of a paragraph is, and where its baseline is in it. */
double pdf_line_height(const struct line *line, double size, double *baseline);

/* Adds the table of a part. */
void pdf_add_table(struct pdf_page *page, const struct paper_part *part,
                   double x, double width);

/* Adds a part with its text, table and options, and room for the answer unless
 * `filled_in`. */
void pdf_add_part(struct pdf_page *page, const struct paper_question *question,
                  uint32_t index, bool filled_in);

/* Adds a text that begins with its name: "Key: 5/36". */
void pdf_add_field(struct pdf_page *page, const char *name,
                   const struct passage *passage);

/* Says something of the question that is being set. */
void pdf_note(struct pdf_page *page, const char *sentence);

#endif
