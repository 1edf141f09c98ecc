/* Parts of questions, with room to answer them. */
#include <string.h>

#include "export/pdf_page.h"

#define SQUARE      7.5  /* to tick */
#define LETTER      15.0 /* from the squares to the letters of options */
#define OPTION      32.0 /* from the squares to the options */
#define ROOM_PAPER  64.0 /* for working */
#define ROOM_OTHER  30.0
#define ANSWER_LINE 170.0
#define WRITTEN     22.0 /* from line to line, in handwriting */

enum { WRITTEN_LINES = 6 };

static void add_option(struct pdf_page *page, const struct paper_part *part,
                       uint32_t index, double x, double width)
{
    struct str letter = {0};
    size_t first = page->column.bands;
    paper_letter(&letter, index);
    str_add_char(&letter, ')');
    struct pdf_place place = {.face = FACE_TEXT,
                              .size = PDF_SIZE,
                              .x = x + OPTION,
                              .width = width - OPTION,
                              .gap = (index ? 0.25 : 0.5) * PDF_SIZE,
                              .cut = index ? CUT_BADLY : CUT_BLOCK,
                              .label = str_text(&letter),
                              .label_x = x + LETTER};
    pdf_add_passage(page, part->option_passage[index], &place);
    for (size_t i = first + 1; i < page->column.bands; i++)
        if (page->column.band[i]->cut < CUT_BADLY)
            page->column.band[i]->cut = CUT_BADLY;
    struct band *band = page->column.band[first];
    band_add_square(&page->column, band, x + 1, 0.92 * PDF_SIZE - SQUARE + 0.5,
                    SQUARE);
    str_release(&letter);
}

/* What is wanted, and at the right edge for how many points. */
static void add_wanted(struct pdf_page *page,
                       const struct paper_question *question,
                       const struct paper_part *part, double x, double width)
{
    struct str wanted = {0}, points = {0};
    str_add_char(&wanted, '[');
    paper_wanted(part, &wanted);
    str_add_format(&wanted, "; %s]", paper_tools(question->tools));
    paper_points(part->points, &points);
    struct paragraph *right = paragraph_new(page->print, FACE_TEXT, PDF_SMALL);
    paragraph_add_words(right, str_text(&points), points.length);
    paragraph_break(right, width);
    double taken = paragraph_line(right, 0).width;
    struct pdf_place place = {.face = FACE_ITALIC,
                              .size = PDF_SMALL,
                              .x = x,
                              .width = width - taken - PDF_SMALL,
                              .gap = 0.4 * PDF_SIZE,
                              .cut = CUT_NEVER};
    size_t first = page->column.bands;
    pdf_add_text(page, str_text(&wanted), &place);
    struct band *band = page->column.band[first];
    band_add_line(&page->column, band, right, 0, x + width - taken,
                  0.92 * PDF_SMALL);
    str_release(&wanted);
    str_release(&points);
}

/* Puts a word into the band, and returns where the next thing may stand. */
static double add_word(struct pdf_page *page, struct band *band,
                       const char *text, double x, double base)
{
    struct paragraph *word = paragraph_new(page->print, FACE_TEXT, PDF_SIZE);
    paragraph_add_words(word, text, strlen(text));
    paragraph_break(word, page->width);
    band_add_line(&page->column, band, word, 0, x, base);
    return x + paragraph_line(word, 0).width + 5;
}

/* Signs of money stand in front of the number, other units behind it. */
static void add_answer_line(struct pdf_page *page,
                            const struct paper_part *part, double room,
                            double x)
{
    double height = room + WRITTEN, base = height - 4;
    struct band *band = column_add(&page->column, 0, height, CUT_NEVER);
    bool money =
        part->unit && strstr("$ \xe2\x82\xac \xc2\xa3 \xc2\xa5", part->unit);
    x = add_word(page, band, "Answer", x, base);
    if (money)
        x = add_word(page, band, part->unit, x + 2, base);
    band_add_rule(&page->column, band, x, base + 2, ANSWER_LINE, 0.5);
    if (part->unit && !money)
        add_word(page, band, part->unit, x + ANSWER_LINE + 5, base);
}

static void add_written_lines(struct pdf_page *page, double x, double width)
{
    for (int i = 0; i < WRITTEN_LINES; i++) {
        struct band *band =
            column_add(&page->column, 0, WRITTEN,
                       i && i < WRITTEN_LINES - 1 ? CUT_LINE : CUT_NEVER);
        band_add_rule(&page->column, band, x, WRITTEN - 1, width, 0.4);
    }
}

static void add_room(struct pdf_page *page,
                     const struct paper_question *question,
                     const struct paper_part *part, double x, double width)
{
    double room = question->tools == TOOLS_HEAD    ? 0
                  : question->tools == TOOLS_PAPER ? ROOM_PAPER
                                                   : ROOM_OTHER;
    if (!part_kind_is_judged(part->kind))
        add_written_lines(page, x, width);
    else if (part->kind != KIND_CHOICE)
        add_answer_line(page, part, room, x);
    else if (room > 0)
        page->gap = ROOM_OTHER;
}

void pdf_add_part(struct pdf_page *page, const struct paper_question *question,
                  uint32_t index, bool filled_in)
{
    const struct paper_part *part = &question->part[index];
    struct str label = {0};
    double x = PDF_INDENT, width = page->width - PDF_INDENT;
    str_add_format(&label, "%s.", part->label);
    struct pdf_place place = {.face = FACE_TEXT,
                              .size = PDF_SIZE,
                              .x = x,
                              .width = width,
                              .gap = 1.4 * PDF_SIZE + page->gap,
                              .cut = index ? CUT_PART : CUT_WELL,
                              .label = str_text(&label),
                              .label_face = FACE_BOLD};
    page->gap = 0;
    pdf_add_passage(page, part->passage, &place);
    pdf_add_table(page, part, x, width);
    for (uint32_t i = 0; i < part->options; i++)
        add_option(page, part, i, x, width);
    add_wanted(page, question, part, x, width);
    if (!filled_in)
        add_room(page, question, part, x, width);
    str_release(&label);
}

void pdf_add_field(struct pdf_page *page, const char *name,
                   const struct passage *passage)
{
    struct str lead = {0};
    str_add_format(&lead, "%s: ", name);
    lead.text[0] = (char)(lead.text[0] - 'a' + 'A');
    struct pdf_place place = {.face = FACE_TEXT,
                              .size = PDF_SIZE,
                              .x = PDF_INDENT,
                              .width = page->width - PDF_INDENT,
                              .gap = 0.4 * PDF_SIZE,
                              .cut = CUT_BLOCK,
                              .lead = str_text(&lead)};
    pdf_add_passage(page, passage, &place);
    str_release(&lead);
}
