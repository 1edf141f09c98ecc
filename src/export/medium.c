#include "export/medium.h"

#include <string.h>

#include "lang/layout.h"

enum { STEPS_MOST = 8 };

const struct medium *medium_find(const char *name)
{
    static const struct medium *const media[] = {&medium_markdown, &medium_html,
                                                 &medium_latex};
    for (size_t i = 0; i < sizeof media / sizeof *media; i++)
        if (strcmp(media[i]->name, name) == 0)
            return media[i];
    return NULL;
}

/* Digits, or words: of what layout_value makes a formula of, one has a sign in
 * front, a bar or an exponent. */
static bool is_in_line(const char *text, size_t length)
{
    return *text != '-' && !memchr(text, '/', length) &&
           !memchr(text, 'e', length);
}

static void write_number(const struct medium *medium,
                         const struct passage *passage,
                         const struct piece *piece, struct arena *arena,
                         bool begins, struct str *out)
{
    const char *text = passage->text + piece->at;
    if (is_in_line(text, piece->length)) {
        medium->words(out, text, piece->length, begins);
        return;
    }
    struct value value = value_number(piece->number);
    const struct box *box = layout_value(arena, &value, piece->format);
    if (box->kind == BOX_NUMBER || box->kind == BOX_TEXT)
        medium->words(out, text, piece->length, begins);
    else
        medium->formula(out, &box, 1);
}

const struct box *medium_step(struct arena *arena,
                              const struct formula_step *step)
{
    return step->node ? layout_tree(arena, step->node, step->slot)
                      : layout_value(arena, &step->value, &step->format);
}

static void write_formula(const struct medium *medium,
                          const struct piece *piece, struct arena *arena,
                          struct str *out)
{
    const struct box *box[STEPS_MOST];
    uint32_t steps = 0;
    for (; steps < piece->steps && steps < STEPS_MOST; steps++)
        box[steps] = medium_step(arena, &piece->step[steps]);
    medium->formula(out, box, steps);
}

/* "3" before ". Then" still begins what could be read as a list. */
static bool is_digits(const struct passage *passage, const struct piece *piece)
{
    return strspn(passage->text + piece->at, "0123456789") >= piece->length;
}

void medium_write(const struct medium *medium, const struct passage *passage,
                  const char *paragraph, struct str *out)
{
    struct arena arena;
    bool begins = true;
    arena_init(&arena);
    for (uint32_t i = 0; i < passage->pieces; i++) {
        const struct piece *piece = &passage->piece[i];
        switch (piece->kind) {
        case PIECE_WORDS:
            medium->words(out, passage->text + piece->at, piece->length,
                          begins);
            break;
        case PIECE_NUMBER:
            write_number(medium, passage, piece, &arena, begins, out);
            break;
        case PIECE_FORMULA: write_formula(medium, piece, &arena, out); break;
        case PIECE_PARAGRAPH: str_add(out, paragraph); break;
        }
        begins = piece->kind == PIECE_PARAGRAPH ||
                 (begins && is_digits(passage, piece));
    }
    arena_release(&arena);
}

void medium_words(const struct medium *medium, const char *text,
                  struct str *out)
{
    medium->words(out, text, strlen(text), false);
}
