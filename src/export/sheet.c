#include "export/sheet.h"

#include <string.h>

#include "base/rng.h"
#include "export/rule_text.h"
#include "quiz/passage.h"

/* The texts of `count` proses, or NULL with an error. */
static const char **draw_texts(struct question *question,
                               const struct prose *prose, uint32_t count,
                               struct error *error)
{
    const char **text = arena_zero(&question->arena, count * sizeof *text);
    for (uint32_t i = 0; i < count; i++) {
        text[i] = question_text(question, &prose[i], error);
        if (!text[i])
            return NULL;
    }
    return text;
}

static bool draw_part(struct question *question, uint32_t index,
                      struct sheet_part *out, struct error *error)
{
    const struct part *part = &question->template->part[index];
    *out = (struct sheet_part){0};
    if (!question_part(question, index, &out->drawn, error))
        return false;
    out->hint = draw_texts(question, part->hint, part->hints, error);
    out->rubric =
        draw_texts(question, part->rubric, part->rubric_points, error);
    if (part->solution.place)
        out->solution = question_text(question, &part->solution, error);
    return error->code == ERROR_NONE;
}

/* Draws a question with all its parts from one seed. */
static bool try_seed(struct sheet_question *out, const struct set_pick *pick,
                     uint64_t seed, struct error *error)
{
    struct question *question = &out->question;
    if (!question_draw(question, pick->template, pick->level, seed, error))
        return false;
    uint32_t parts = pick->template->parts;
    out->part = arena_zero(&question->arena, parts * sizeof *out->part);
    for (uint32_t i = 0; i < parts; i++) {
        if (!draw_part(question, i, &out->part[i], error)) {
            question_release(question);
            return false;
        }
    }
    return true;
}

/* Some seeds have no draw that meets the template's conditions; another one
 * then takes its place, the same everywhere. */
static bool draw_question(struct sheet_question *out,
                          const struct set_pick *pick, struct rng *stream,
                          struct error *error)
{
    struct error last = {0};
    for (int i = 0; i < SHEET_TRIES; i++) {
        last = (struct error){0};
        if (try_seed(out, pick, rng_next(stream), &last))
            return true;
    }
    if (error->code == ERROR_NONE)
        *error = last;
    return false;
}

static const char *part_label(struct arena *arena, uint32_t number,
                              uint32_t index, uint32_t parts)
{
    struct str label = {0};
    str_add_integer(&label, number);
    if (parts > 26)
        str_add_format(&label, ".%u", (unsigned)index + 1);
    else if (parts > 1)
        paper_letter(&label, index);
    const char *text = arena_text(arena, str_text(&label), label.length);
    str_release(&label);
    return text;
}

static const char *part_marking(struct arena *arena,
                                const struct question_part *drawn)
{
    enum part_kind kind = drawn->part->kind;
    if (kind == KIND_CHOICE || !part_kind_is_judged(kind))
        return NULL;
    struct str sentence = {0};
    rule_sentence(&drawn->key.rule, &sentence);
    const char *text = arena_text(arena, str_text(&sentence), sentence.length);
    str_release(&sentence);
    return text;
}

void sheet_show_part(struct arena *arena, const struct question_part *drawn,
                     struct paper_part *out)
{
    const struct part *part = drawn->part;
    out->text = drawn->text;
    out->passage = drawn->passage;
    out->kind = part->kind;
    out->unit = part->unit;
    out->marking = part_marking(arena, drawn);
    if (drawn->cell) {
        out->cell = drawn->cell;
        out->cell_passage = drawn->cell_passage;
        out->rows = part->table.rows;
        out->columns = part->table.columns;
    }
    const char **option =
        arena_get(arena, (drawn->options + 1) * sizeof *option);
    const struct passage **passage =
        arena_get(arena, (drawn->options + 1) * sizeof *passage);
    for (uint32_t i = 0; i < drawn->options; i++) {
        option[i] = drawn->option[i].text;
        passage[i] = drawn->option[i].passage
                         ? drawn->option[i].passage
                         : passage_of_words(arena, option[i]);
    }
    out->option = option;
    out->option_passage = passage;
    out->options = drawn->options;
}

/* Makes the learner's view of a drawn question. */
static void show_question(struct sheet *sheet, uint32_t index,
                          const struct set_pick *pick)
{
    const struct sheet_question *behind = &sheet->question[index];
    struct paper *paper = &sheet->paper;
    struct paper_question *out = &paper->question[index];
    out->number = index + 1;
    out->bank = pick->template->bank->id;
    out->template = pick->template->id;
    out->section = pick->section;
    out->tools = pick->template->tools;
    out->parts = pick->template->parts;
    out->part = arena_zero(&sheet->arena, out->parts * sizeof *out->part);
    for (uint32_t i = 0; i < out->parts; i++) {
        sheet_show_part(&sheet->arena, &behind->part[i].drawn, &out->part[i]);
        out->part[i].label =
            part_label(&sheet->arena, out->number, i, out->parts);
        out->part[i].points = pick->points;
        paper->parts++;
        paper->points += pick->points;
        paper->seconds += behind->part[i].drawn.seconds;
    }
}

bool sheet_draw(struct sheet *sheet, const struct set_plan *plan,
                const char *title, uint32_t variant, uint64_t seed,
                struct error *error)
{
    *sheet = (struct sheet){.seed = seed};
    arena_init(&sheet->arena);
    struct paper *paper = &sheet->paper;
    paper->title = arena_text(&sheet->arena, title, strlen(title));
    paper->variant = variant;
    paper->question =
        arena_zero(&sheet->arena, plan->count * sizeof *paper->question);
    sheet->question =
        arena_zero(&sheet->arena, plan->count * sizeof *sheet->question);
    struct rng root, questions, stream;
    rng_seed(&root, seed);
    rng_split(&questions, &root, "questions");
    for (uint32_t i = 0; i < plan->count; i++) {
        rng_split_number(&stream, &questions, i);
        if (!draw_question(&sheet->question[i], &plan->pick[i], &stream,
                           error)) {
            sheet_release(sheet);
            return false;
        }
        paper->questions++;
        show_question(sheet, i, &plan->pick[i]);
    }
    return true;
}

void sheet_release(struct sheet *sheet)
{
    for (uint32_t i = 0; i < sheet->paper.questions; i++)
        question_release(&sheet->question[i].question);
    arena_release(&sheet->arena);
    *sheet = (struct sheet){0};
}
