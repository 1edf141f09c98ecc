/* Tables: a rule above, one below the head, one at the end. Columns are as wide
 * as they want to be, if that fits; else the widest ones are broken into lines,
 * in smaller letters if need be. A page that begins inside a table begins with
 * its head. */
#include "export/pdf_page.h"

#define COLUMN_GAP 1.4 /* in letter sizes */
#define CELL_SPACE 2.5 /* above and below the text of a row */
#define RULE_THICK 0.8
#define RULE_THIN  0.5

struct grid {
    struct pdf_page *page;
    const struct paper_part *part;
    double x, width; /* in the column */
    double size;     /* of letters */
    struct paragraph **cell;
    double *wish, *least, *given; /* widths of columns */
};

static enum face cell_face(const struct paper_part *part, uint32_t index)
{
    if (index < part->columns)
        return FACE_BOLD;
    return paper_column_is_code(part, index % part->columns) ? FACE_MONO
                                                             : FACE_TEXT;
}

/* Letters of code are wide and take less height. */
static void set_cells(struct grid *grid)
{
    const struct paper_part *part = grid->part;
    for (uint32_t i = 0; i < part->rows * part->columns; i++) {
        enum face face = cell_face(part, i);
        struct pdf_place place = {.face = face,
                                  .size = grid->size *
                                          (face == FACE_MONO ? 0.87 : 1),
                                  .width = grid->width};
        uint32_t piece = 0;
        grid->cell[i] = pdf_paragraph(grid->page, part->cell_passage[i], &piece,
                                      true, &place);
    }
}

static double measure(struct grid *grid)
{
    const struct paper_part *part = grid->part;
    double all = COLUMN_GAP * grid->size * (part->columns - 1);
    for (uint32_t i = 0; i < part->columns; i++) {
        double *wish = &grid->wish[i], *least = &grid->least[i];
        *wish = *least = 0;
        for (uint32_t row = 0; row < part->rows; row++) {
            struct paragraph *cell = grid->cell[row * part->columns + i];
            double long_ = paragraph_longest(cell);
            double narrow = paragraph_narrowest(cell);
            *wish = long_ > *wish ? long_ : *wish;
            *least = narrow > *least ? narrow : *least;
        }
        all += *least;
    }
    return all;
}

/* Every column gets what it needs at least; the widths are then raised to one
 * common measure, as far as each wishes, until the room is used up. */
static void share(struct grid *grid)
{
    const struct paper_part *part = grid->part;
    double room = grid->width - COLUMN_GAP * grid->size * (part->columns - 1);
    for (uint32_t i = 0; i < part->columns; i++) {
        grid->given[i] = grid->least[i];
        room -= grid->least[i];
    }
    for (int round = 0; round < 32 && room > 0.1; round++) {
        uint32_t wishing = 0;
        for (uint32_t i = 0; i < part->columns; i++)
            wishing += grid->given[i] < grid->wish[i];
        if (!wishing)
            return;
        double each = room / wishing;
        for (uint32_t i = 0; i < part->columns; i++) {
            double lacks = grid->wish[i] - grid->given[i];
            double more = lacks < each ? lacks : each;
            if (lacks <= 0)
                continue;
            grid->given[i] += more;
            room -= more;
        }
    }
}

static void add_cell(struct grid *grid, struct band *band,
                     const struct paragraph *cell, double x, double width,
                     bool right, uint32_t lines)
{
    double y = CELL_SPACE, baseline;
    for (uint32_t i = 0; i < lines; i++) {
        struct line line = paragraph_line(cell, i);
        double height = pdf_line_height(&line, grid->size, &baseline);
        band_add_line(&grid->page->column, band, cell, i,
                      x + (right ? width - line.width : 0), y + baseline);
        y += height;
    }
}

static double cell_height(const struct grid *grid, const struct paragraph *cell,
                          uint32_t lines)
{
    double height = 2 * CELL_SPACE, baseline;
    for (uint32_t i = 0; i < lines; i++) {
        struct line line = paragraph_line(cell, i);
        height += pdf_line_height(&line, grid->size, &baseline);
    }
    return height;
}

static struct band *add_row(struct grid *grid, uint32_t row, enum cut cut)
{
    const struct paper_part *part = grid->part;
    struct paragraph **cell = &grid->cell[row * part->columns];
    double height = 0, x = grid->x;
    for (uint32_t i = 0; i < part->columns; i++) {
        uint32_t lines = paragraph_break(cell[i], grid->given[i]);
        double high = cell_height(grid, cell[i], lines);
        height = high > height ? high : height;
    }
    struct band *band = column_add(&grid->page->column, 0, height, cut);
    for (uint32_t i = 0; i < part->columns; i++) {
        uint32_t lines = paragraph_break(cell[i], grid->given[i]);
        add_cell(grid, band, cell[i], x, grid->given[i],
                 paper_column_is_numeric(part, i), lines);
        x += grid->given[i] + COLUMN_GAP * grid->size;
    }
    return band;
}

static void add_rows(struct grid *grid)
{
    const struct paper_part *part = grid->part;
    struct column *column = &grid->page->column;
    double width = COLUMN_GAP * grid->size * (part->columns - 1);
    for (uint32_t i = 0; i < part->columns; i++)
        width += grid->given[i];
    struct band *head = add_row(grid, 0, CUT_BLOCK), *last = head;
    head->gap = 0.5 * PDF_SIZE;
    band_add_rule(column, head, grid->x, 0, width, RULE_THICK);
    band_add_rule(column, head, grid->x, head->height, width, RULE_THIN);
    for (uint32_t row = 1; row < part->rows; row++) {
        bool lone = row == 1 || row + 1 == part->rows;
        last = add_row(grid, row, lone ? CUT_NEVER : CUT_BADLY);
        last->head = head;
    }
    band_add_rule(column, last, grid->x, last->height, width, RULE_THICK);
}

void pdf_add_table(struct pdf_page *page, const struct paper_part *part,
                   double x, double width)
{
    struct arena *arena = page->arena;
    size_t cells = (size_t)part->rows * part->columns;
    struct grid grid = {
        .page = page,
        .part = part,
        .x = x,
        .width = width,
        .size = PDF_SIZE,
        .cell = arena_get(arena, (cells + 1) * sizeof *grid.cell),
        .wish = arena_get(arena, (part->columns + 1) * sizeof *grid.wish),
        .least = arena_get(arena, (part->columns + 1) * sizeof *grid.least),
        .given = arena_get(arena, (part->columns + 1) * sizeof *grid.given)};
    if (!cells)
        return;
    set_cells(&grid);
    while (measure(&grid) > width && grid.size > 0.6 * PDF_SIZE) {
        grid.size *= 0.88;
        set_cells(&grid);
    }
    if (measure(&grid) > width)
        pdf_note(page, "a table is wider than the page");
    share(&grid);
    add_rows(&grid);
}
