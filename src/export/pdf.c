/* Papers in PDF: A4 or Letter, one column, made by what is in pdf/. */
#include "export/pdf.h"

#include "export/format.h"

#ifdef HAVE_PDF
#include <string.h>

#include "base/memory.h"
#include "export/pdf_page.h"
#include "export/preview_question.h"

/* Page sizes and margins, in points. */
#define A4_WIDTH      (210 / 25.4 * 72)
#define A4_HEIGHT     (297 / 25.4 * 72)
#define LETTER_WIDTH  (8.5 * 72)
#define LETTER_HEIGHT (11 * 72.0)
#define MARGIN        62.0
#define MARGIN_TOP    56.0
#define MARGIN_BOTTOM 70.0
#define FOOT          30.0 /* from the column's end to the foot's line */

struct document {
    struct pdf_page page;
    struct arena arena;
    double width, height; /* of pages */
    const struct paper *paper;
    const struct sheet *sheet; /* NULL: no keys */
};

static bool begin(struct document *document, const struct paper *paper,
                  struct str *out, struct error *error)
{
    bool letter = paper->size == PAPER_LETTER;
    *document = (struct document){
        .width = letter ? LETTER_WIDTH : A4_WIDTH,
        .height = letter ? LETTER_HEIGHT : A4_HEIGHT,
        .paper = paper,
    };
    struct pdf_page *page = &document->page;
    arena_init(&document->arena);
    page->arena = page->column.arena = &document->arena;
    page->width = document->width - 2 * MARGIN;
    page->print = print_open(document->width, document->height, paper->title,
                               out, error);
    return page->print;
}

/* --- the head of the paper ------------------------------------------------ */

/* A word with a line to be filled in. */
static void add_blank(struct pdf_page *page, struct band *band,
                      const char *word, double x, double end)
{
    struct paragraph *paragraph =
        paragraph_new(page->print, FACE_TEXT, PDF_SIZE);
    paragraph_add_words(paragraph, word, strlen(word));
    paragraph_break(paragraph, page->width);
    double begin = x + paragraph_line(paragraph, 0).width + 6;
    double base = band->height - 4;
    band_add_line(&page->column, band, paragraph, 0, x, base);
    band_add_rule(&page->column, band, begin, base + 2, end - begin, 0.5);
}

static void add_head(struct pdf_page *page, const struct paper *paper)
{
    struct str summary = {0};
    struct pdf_place place = {.face = FACE_BOLD,
                              .size = 1.6 * PDF_SIZE,
                              .width = page->width,
                              .cut = CUT_NEVER};
    pdf_add_text(page, paper->title, &place);
    place.face = FACE_TEXT;
    place.size = PDF_SIZE;
    place.gap = 0.3 * PDF_SIZE;
    paper_summary(paper, &summary);
    pdf_add_text(page, str_text(&summary), &place);
    if (paper->about)
        pdf_add_text(page, paper->about, &place);
    struct band *names = column_add(&page->column, 0, 34, CUT_NEVER);
    add_blank(page, names, "Name", 0, 0.66 * page->width);
    add_blank(page, names, "Date", 0.70 * page->width, page->width);
    place.size = PDF_SMALL;
    place.gap = 1.2 * PDF_SIZE;
    pdf_add_text(page, paper_instructions(), &place);
    str_release(&summary);
}

/* --- pages ---------------------------------------------------------------- */

static void draw_sign(struct document *document, const char *text, double end,
                      double y)
{
    static const struct putting plain = {1, 1, NULL, NULL};
    struct print *print = document->page.print;
    const struct sign *sign = print_sign(print, FACE_TEXT, PDF_SMALL, text);
    print_put(print, sign, end - sign->width, y, &plain);
}

/* Which variant a loose page is of, and which page. */
static void draw_foot(struct document *document, uint32_t index, uint32_t pages)
{
    double y = document->height - MARGIN_BOTTOM + FOOT;
    double right = document->width - MARGIN;
    struct str text = {0};
    const struct corner line[] = {{MARGIN, y - 14}, {right, y - 14}};
    print_line(document->page.print, line, 2, 0.4);
    str_add_format(&text, "Variant %u%s", (unsigned)document->paper->variant,
                   document->sheet ? ", with keys" : "");
    const struct sign *sign = print_sign(document->page.print, FACE_TEXT,
                                          PDF_SMALL, str_text(&text));
    draw_sign(document, str_text(&text), MARGIN + sign->width, y);
    str_clear(&text);
    str_add_format(&text, "%u of %u", (unsigned)index + 1, (unsigned)pages);
    draw_sign(document, str_text(&text), right, y);
    str_release(&text);
}

static void draw(struct document *document)
{
    struct pdf_page *page = &document->page;
    uint32_t pages = column_divide(
        &page->column, document->height - MARGIN_TOP - MARGIN_BOTTOM);
    for (uint32_t i = 0; i < pages; i++) {
        column_draw(&page->column, i, page->print, MARGIN, MARGIN_TOP);
        draw_foot(document, i, pages);
        print_end_page(page->print);
    }
}

/* What no font has a glyph for stands on the page as a box with its number. */
static void note_missing(struct pdf_page *page)
{
    struct str sentence = {0};
    const char *missing = print_missing(page->print);
    if (*missing) {
        str_add_format(&sentence, "no font has a glyph for %s", missing);
        pdf_note(page, str_text(&sentence));
    }
    str_release(&sentence);
}

/* The fields of a part that say what is right and why. */
static void add_key(struct pdf_page *page, const struct preview_part *part)
{
    for (uint32_t i = 0; i < part->fields; i++) {
        const struct preview_field *field = &part->field[i];
        if (strcmp(field->name, "hint") != 0 &&
            strcmp(field->name, "mistake") != 0)
            pdf_add_field(page, field->name, field->passage);
    }
}

/* A question is drawn once more, since working out its texts takes room in its
 * arena, and the sheet is not ours to change. */
static bool add_with_keys(struct document *document, uint32_t index,
                          struct error *error)
{
    const struct question *seen = &document->sheet->question[index].question;
    struct question question;
    bool ok = true;
    if (!question_draw(&question, seen->template, seen->level, seen->seed,
                       error))
        return false;
    for (uint32_t i = 0; ok && i < seen->template->parts; i++) {
        struct preview_part part;
        pdf_add_part(&document->page, &document->paper->question[index], i,
                     true);
        ok = preview_part(&question, i, &part, error);
        if (ok)
            add_key(&document->page, &part);
    }
    question_release(&question);
    return ok;
}

static void add_section(struct pdf_page *page, const char *section)
{
    struct pdf_place place = {.face = FACE_BOLD,
                              .size = 1.2 * PDF_SIZE,
                              .width = page->width,
                              .gap = 2 * PDF_SIZE,
                              .cut = CUT_WELL};
    pdf_add_text(page, section, &place);
}

static bool add_question(struct document *document, uint32_t index,
                         struct error *error)
{
    struct pdf_page *page = &document->page;
    const struct paper_question *question = &document->paper->question[index];
    bool ok = true;
    page->bank = question->bank;
    page->template = question->template;
    if (question->section)
        add_section(page, question->section);
    size_t first = page->column.bands;
    if (document->sheet)
        ok = add_with_keys(document, index, error);
    else
        for (uint32_t i = 0; i < question->parts; i++)
            pdf_add_part(page, question, i, false);
    if (question->section)
        page->column.band[first]->cut = CUT_NEVER;
    note_missing(page);
    return ok;
}

static bool write_document(const struct paper *paper, const struct sheet *sheet,
                           struct set_notes *notes, struct str *out,
                           struct error *error)
{
    struct document document;
    bool ok = begin(&document, paper, out, error);
    if (ok) {
        struct pdf_page *page = &document.page;
        document.sheet = sheet;
        page->notes = notes;
        page->format = sheet ? "pdf-key" : "pdf";
        add_head(page, paper);
        for (uint32_t i = 0; ok && i < paper->questions; i++)
            ok = add_question(&document, i, error);
        if (ok)
            draw(&document);
        ok = print_close(page->print, error) && ok;
    }
    arena_release(&document.arena);
    return ok;
}

bool pdf_write(const struct paper *paper, struct set_notes *notes,
               struct str *out, struct error *error)
{
    return write_document(paper, NULL, notes, out, error);
}

bool pdf_key_write(const struct sheet *sheet, struct set_notes *notes,
                   struct str *out, struct error *error)
{
    return write_document(&sheet->paper, sheet, notes, out, error);
}

#else

bool pdf_write(const struct paper *paper, struct set_notes *notes,
               struct str *out, struct error *error)
{
    (void)paper, (void)notes, (void)out;
    return pdf_ready(error);
}

bool pdf_key_write(const struct sheet *sheet, struct set_notes *notes,
                   struct str *out, struct error *error)
{
    (void)sheet, (void)notes, (void)out;
    return pdf_ready(error);
}

#endif

bool pdf_ready(struct error *error)
{
#ifdef HAVE_PDF
    return print_ready(error);
#else
    return error_set(error, ERROR_USAGE,
                     "this reckon was built without Pango, which sets PDF");
#endif
}
