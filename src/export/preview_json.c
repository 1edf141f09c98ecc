/* A question as JSON for authors' tools. */
#include <inttypes.h>
#include <stdio.h>

#include "export/json.h"
#include "export/preview.h"
#include "export/preview_question.h"

static void member_box(struct json *json, const char *name,
                       const struct box *box,
                       void (*write)(const struct box *, struct str *))
{
    struct str text = {0};
    write(box, &text);
    json_member_text(json, name, str_text(&text));
    str_release(&text);
}

static void member_slice(struct json *json, const char *name,
                         const struct passage *passage,
                         const struct piece *piece)
{
    struct str text = {0};
    str_add_bytes(&text, passage->text + piece->at, piece->length);
    json_member_text(json, name, str_text(&text));
    str_release(&text);
}

/* The steps of a formula, each in LaTeX and MathML. */
static void add_steps(struct json *json, const struct piece *piece)
{
    struct arena arena;
    arena_init(&arena);
    json_name(json, "steps");
    json_open(json, '[');
    for (uint32_t i = 0; i < piece->steps; i++) {
        const struct box *box = medium_step(&arena, &piece->step[i]);
        json_open(json, '{');
        member_box(json, "latex", box, box_latex);
        member_box(json, "mathml", box, box_mathml);
        json_close(json, '}');
    }
    json_close(json, ']');
    arena_release(&arena);
}

static void add_piece(struct json *json, const struct passage *passage,
                      const struct piece *piece)
{
    json_open(json, '{');
    switch (piece->kind) {
    case PIECE_WORDS: member_slice(json, "words", passage, piece); break;
    case PIECE_NUMBER:
        member_slice(json, "number", passage, piece);
        json_member_real(json, "value", number_double(piece->number));
        json_name(json, "exact");
        json_truth(json, number_is_exact(piece->number));
        break;
    case PIECE_FORMULA:
        member_slice(json, "formula", passage, piece);
        add_steps(json, piece);
        break;
    case PIECE_PARAGRAPH:
        json_name(json, "paragraph");
        json_truth(json, true);
        break;
    }
    json_close(json, '}');
}

static void add_passage(struct json *json, const struct passage *passage)
{
    json_open(json, '{');
    json_member_text(json, "text", passage->text);
    json_name(json, "pieces");
    json_open(json, '[');
    for (uint32_t i = 0; i < passage->pieces; i++)
        add_piece(json, passage, &passage->piece[i]);
    json_close(json, ']');
    json_close(json, '}');
}

static void add_passages(struct json *json, const char *name,
                         const struct passage *const *passage, uint32_t count)
{
    if (!count)
        return;
    json_name(json, name);
    json_open(json, '[');
    for (uint32_t i = 0; i < count; i++)
        add_passage(json, passage[i]);
    json_close(json, ']');
}

static void add_table(struct json *json, const struct paper_part *part)
{
    if (!part->rows)
        return;
    json_name(json, "table");
    json_open(json, '[');
    for (uint32_t row = 0; row < part->rows; row++) {
        json_open(json, '[');
        for (uint32_t i = 0; i < part->columns; i++)
            add_passage(json, part->cell_passage[row * part->columns + i]);
        json_close(json, ']');
    }
    json_close(json, ']');
}

/* Key, mistakes, hints ... in the order in which they are shown. */
static void add_fields(struct json *json, const struct preview_part *part)
{
    json_name(json, "fields");
    json_open(json, '[');
    for (uint32_t i = 0; i < part->fields; i++) {
        json_open(json, '{');
        json_member_text(json, "name", part->field[i].name);
        json_member_text(json, "tag", part->field[i].tag);
        json_name(json, "content");
        add_passage(json, part->field[i].passage);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void add_part(struct json *json, const struct preview_part *part)
{
    json_open(json, '{');
    json_member_text(json, "id", part->drawn.part->id);
    json_member_text(json, "kind", part_kind_name(part->drawn.part->kind));
    json_member_text(json, "unit", part->drawn.part->unit);
    json_member_real(json, "seconds", part->drawn.seconds);
    json_name(json, "ask");
    add_passage(json, part->drawn.passage);
    add_table(json, &part->seen);
    add_passages(json, "options", part->seen.option_passage,
                 part->seen.options);
    add_fields(json, part);
    json_close(json, '}');
}

bool preview_json(struct question *question, struct str *out,
                  struct error *error)
{
    struct json json = {.out = out};
    struct str name = {0}, draw = {0};
    char seed[24];
    bool ok = true;
    question_name(question, &name);
    question_parameters(question, &draw);
    snprintf(seed, sizeof seed, "%" PRIu64, question->seed);
    json_open(&json, '{');
    json_member_text(&json, "question", str_text(&name));
    json_member_text(&json, "topic", question->template->topic);
    json_member_integer(&json, "level", question->level);
    json_member_text(&json, "seed", seed);
    json_member_text(&json, "draw", str_text(&draw));
    json_name(&json, "parts");
    json_open(&json, '[');
    for (uint32_t i = 0; ok && i < question->template->parts; i++) {
        struct preview_part part;
        ok = preview_part(question, i, &part, error);
        if (ok)
            add_part(&json, &part);
    }
    json_close(&json, ']');
    json_close(&json, '}');
    str_release(&name);
    str_release(&draw);
    return ok;
}
