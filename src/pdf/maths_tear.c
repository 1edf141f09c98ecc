/* Formulas that are too wide for a line, as pieces. */
#include "pdf/setter.h"

/* Pieces that grow; the last one is still open. */
struct tearing {
    struct arena *arena;
    const struct box **piece;
    size_t pieces, room;
    struct box *last;
};

static void begin_piece(struct tearing *tearing)
{
    tearing->piece = arena_grow(tearing->arena, tearing->piece, tearing->pieces,
                                &tearing->room, sizeof *tearing->piece);
    tearing->last = box_new(tearing->arena, BOX_ROW, NULL);
    tearing->piece[tearing->pieces++] = tearing->last;
}

static bool is_relation(enum glyph glyph)
{
    return glyph == GLYPH_EQUAL || glyph == GLYPH_NOT_EQUAL ||
           glyph == GLYPH_LESS || glyph == GLYPH_AT_MOST ||
           glyph == GLYPH_MORE || glyph == GLYPH_AT_LEAST;
}

/* Boxes are part of one other box, so what is added is a copy. */
static void add_box(struct tearing *tearing, const struct box *box)
{
    struct box *copy = arena_zero(tearing->arena, sizeof *copy);
    bool glyph = box->kind == BOX_GLYPH;
    *copy = *box;
    copy->next = NULL;
    if (glyph && tearing->last->first &&
        (is_relation(box->glyph) || box->glyph == GLYPH_PLUS ||
         box->glyph == GLYPH_MINUS || box->glyph == GLYPH_TIMES))
        begin_piece(tearing);
    box_add(tearing->last, copy);
    if (glyph && box->glyph == GLYPH_COMMA)
        begin_piece(tearing);
}

/* Rows are opened, and so are brackets no higher than the line, which then are
 * signs like others. */
static void add_opened(struct tearing *tearing, const struct box *box)
{
    bool row = box->kind == BOX_ROW || box->kind == BOX_APPLY;
    bool fence = box->kind == BOX_FENCE && !box->first->tall;
    if (!row && !fence) {
        add_box(tearing, box);
        return;
    }
    if (fence)
        add_box(tearing,
                box_new(tearing->arena, BOX_TEXT, glyph_open(box->glyph)));
    for (const struct box *part = box->first; part; part = part->next)
        add_opened(tearing, part);
    if (fence)
        add_box(tearing,
                box_new(tearing->arena, BOX_TEXT, glyph_close(box->glyph)));
}

size_t maths_tear(struct arena *arena, const struct box *box,
                  const struct box ***piece)
{
    struct tearing tearing = {.arena = arena};
    begin_piece(&tearing);
    add_opened(&tearing, box);
    *piece = tearing.piece;
    return tearing.pieces - !tearing.last->first;
}
