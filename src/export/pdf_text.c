/* Passages as paragraphs, and paragraphs as bands. */
#include <string.h>

#include "export/medium.h"
#include "export/pdf_page.h"
#include "lang/layout.h"

void pdf_note(struct pdf_page *page, const char *sentence)
{
    if (page->bank)
        set_note(page->notes, page->format, page->bank, page->template,
                 sentence);
}

/* --- pieces --------------------------------------------------------------- */

struct writing {
    struct pdf_page *page;
    struct paragraph *paragraph;
    const struct pdf_place *place;
    const struct passage *passage;
    const struct piece *piece;
    bool display; /* the formula has several steps */
};

static struct maths *set_box(const struct writing *writing,
                             const struct box *box, bool equation)
{
    struct maths_style style = {.size = writing->place->size,
                                .display = writing->display,
                                .equation = equation};
    return maths_make(writing->page->print, writing->page->arena, box, &style);
}

/* What stands between two equals signs, in one formula or torn into several
 * that fit into a line. None where there is no way to tear it. */
struct step {
    struct maths **formula;
    size_t formulas;
};

static struct step set_step(const struct writing *writing,
                            const struct box *box, bool equation)
{
    struct arena *arena = writing->page->arena;
    double width = writing->place->width;
    const struct box **part;
    struct maths *whole = set_box(writing, box, equation);
    size_t parts = whole->width > width ? maths_tear(arena, box, &part) : 1;
    struct step step = {arena_get(arena, parts * sizeof(struct maths *)), 0};
    if (whole->width <= width) {
        step.formula[step.formulas++] = whole;
        return step;
    }
    for (size_t i = 0; i < parts; i++) {
        step.formula[i] = set_box(writing, part[i], equation && !i);
        if (step.formula[i]->width > width)
            return (struct step){0};
    }
    step.formulas = parts;
    return step;
}

static void add_step(const struct writing *writing, const struct step *step)
{
    for (size_t i = 0; i < step->formulas; i++) {
        if (i)
            paragraph_add_words(writing->paragraph, " ", 1);
        paragraph_add_maths(writing->paragraph, step->formula[i]);
    }
}

static void add_words(const struct writing *writing)
{
    const struct piece *piece = writing->piece;
    paragraph_add_words(writing->paragraph, writing->passage->text + piece->at,
                        piece->length);
}

static void add_instead(const struct writing *writing)
{
    add_words(writing);
    pdf_note(writing->page, "a formula is too wide for a line and stands there "
                            "as plain text; the format latex has it");
}

static void add_number(const struct writing *writing)
{
    struct value value = value_number(writing->piece->number);
    const struct box *box =
        layout_value(writing->page->arena, &value, writing->piece->format);
    if (box->kind == BOX_NUMBER || box->kind == BOX_TEXT) {
        add_words(writing);
        return;
    }
    struct step step = set_step(writing, box, false);
    if (step.formulas)
        add_step(writing, &step);
    else
        add_instead(writing);
}

static void add_formula(const struct writing *writing)
{
    const struct piece *piece = writing->piece;
    struct arena *arena = writing->page->arena;
    struct step *step = arena_zero(arena, piece->steps * sizeof *step);
    for (uint32_t i = 0; i < piece->steps; i++) {
        step[i] = set_step(writing, medium_step(arena, &piece->step[i]), i > 0);
        if (!step[i].formulas) {
            add_instead(writing);
            return;
        }
    }
    for (uint32_t i = 0; i < piece->steps; i++) {
        if (i)
            paragraph_add_words(writing->paragraph, " ", 1);
        add_step(writing, &step[i]);
    }
}

struct paragraph *pdf_paragraph(struct pdf_page *page,
                                const struct passage *passage, uint32_t *piece,
                                bool whole, const struct pdf_place *place)
{
    struct writing writing = {
        .page = page,
        .place = place,
        .passage = passage,
        .paragraph = paragraph_new(page->print, place->face, place->size)};
    if (place->lead)
        paragraph_add_faced(writing.paragraph, FACE_BOLD, place->lead);
    while (*piece < passage->pieces) {
        writing.piece = &passage->piece[(*piece)++];
        writing.display =
            writing.piece->kind == PIECE_FORMULA && writing.piece->steps > 1;
        switch (writing.piece->kind) {
        case PIECE_WORDS: add_words(&writing); break;
        case PIECE_NUMBER: add_number(&writing); break;
        case PIECE_FORMULA: add_formula(&writing); break;
        case PIECE_PARAGRAPH:
            if (!whole)
                return writing.paragraph;
            paragraph_add_words(writing.paragraph, " ", 1);
            break;
        }
    }
    return writing.paragraph;
}

/* --- lines ---------------------------------------------------------------- */

/* Lines of text are alike, whatever fonts their signs are from; what stands out
 * of them keeps a distance. */
double pdf_line_height(const struct line *line, double size, double *baseline)
{
    double up = 0.92 * size, down = (PDF_LINE - 0.92) * size;
    double above = line->ascent > 0.96 * size ? line->ascent + 0.12 * size : 0;
    double below = line->descent > 0.3 * size ? line->descent + 0.12 * size : 0;
    *baseline = above > up ? above : up;
    return *baseline + (below > down ? below : down);
}

/* Neither the first line nor the last one of a paragraph stands alone. */
static enum cut line_cut(uint32_t index, uint32_t lines)
{
    return index == 1 || index + 1 == lines ? CUT_NEVER : CUT_LINE;
}

static void add_label(struct pdf_page *page, struct band *band,
                      const struct pdf_place *place, double baseline)
{
    struct paragraph *label =
        paragraph_new(page->print, place->label_face, place->size);
    paragraph_add_words(label, place->label, strlen(place->label));
    paragraph_break(label, place->width);
    band_add_line(&page->column, band, label, 0, place->label_x, baseline);
}

void pdf_add_paragraph(struct pdf_page *page, struct paragraph *paragraph,
                       const struct pdf_place *place)
{
    uint32_t lines = paragraph_break(paragraph, place->width);
    for (uint32_t i = 0; i < lines; i++) {
        struct line line = paragraph_line(paragraph, i);
        double baseline,
            height = pdf_line_height(&line, place->size, &baseline);
        struct band *band =
            column_add(&page->column, i ? 0 : place->gap, height,
                       i ? line_cut(i, lines) : place->cut);
        if (!i && place->label)
            add_label(page, band, place, baseline);
        band_add_line(&page->column, band, paragraph, i, place->x, baseline);
    }
}

void pdf_add_passage(struct pdf_page *page, const struct passage *passage,
                     const struct pdf_place *place)
{
    struct pdf_place next = *place;
    uint32_t piece = 0;
    do {
        pdf_add_paragraph(
            page, pdf_paragraph(page, passage, &piece, false, &next), &next);
        next.label = next.lead = NULL;
        next.gap = 0.4 * place->size;
        next.cut = CUT_BLOCK;
    } while (piece < passage->pieces);
}

void pdf_add_text(struct pdf_page *page, const char *text,
                  const struct pdf_place *place)
{
    struct paragraph *paragraph =
        paragraph_new(page->print, place->face, place->size);
    paragraph_add_words(paragraph, text, strlen(text));
    pdf_add_paragraph(page, paragraph, place);
}
