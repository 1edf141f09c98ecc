#include "export/sheet.h"

#include <string.h>

#include "base/memory.h"
#include "base/rng.h"

/* The texts of `count` proses; false with an error. */
static bool draw_texts(struct question *question, const struct prose *prose,
                       uint32_t count, const char ***text, struct error *error)
{
    *text = count ? arena_get(&question->arena, count * sizeof **text) : NULL;
    for (uint32_t i = 0; i < count; i++) {
        (*text)[i] = question_text(question, &prose[i], error);
        if (!(*text)[i])
            return false;
    }
    return true;
}

static bool draw_part(struct question *question, uint32_t index,
                      struct sheet_part *out, struct error *error)
{
    const struct part *part = &question->template->part[index];
    out->solution = NULL;
    return question_part(question, index, &out->drawn, error) &&
           draw_texts(question, part->hint, part->hints, &out->hint, error) &&
           draw_texts(question, part->rubric, part->rubric_points, &out->rubric,
                      error) &&
           (!part->solution.place ||
            (out->solution = question_text(question, &part->solution, error)));
}

/* Draws a question with all its parts from one seed and its key. */
static bool try_seed(struct sheet_question *out, const struct set_pick *pick,
                     uint64_t seed, uint64_t key, bool plain,
                     struct error *error)
{
    struct question *question = &out->question;
    if (!question_redraw_by(question, pick->template, pick->level, seed, key,
                            error))
        return false;
    uint32_t parts = pick->template->parts;
    question->plain = plain;
    out->part = arena_get(&question->arena, parts * sizeof *out->part);
    for (uint32_t i = 0; i < parts; i++)
        if (!draw_part(question, i, &out->part[i], error))
            return false;
    return true;
}

/* The first seed of a question, and its key. */
static void begin_question(struct sheet_question *out,
                           const struct set_pick *pick,
                           const struct rng *questions, uint32_t index)
{
    struct question *question = &out->question;
    rng_split_number(&out->stream, questions, index);
    question->seed = rng_next(&out->stream);
    question->key = question_key(pick->template, pick->level, question->seed);
}

/* Some seeds have no draw that meets the template's conditions; another one
 * then takes its place, the same everywhere. */
static bool draw_question(struct sheet_question *out,
                          const struct set_pick *pick, bool plain,
                          struct error *error)
{
    struct error last;
    uint64_t seed = out->question.seed, key = out->question.key;
    if (!template_ready(pick->template, error))
        return false;
    for (int i = 0; i < SHEET_TRIES; i++) {
        error_clear(&last);
        if (try_seed(out, pick, seed, key, plain, &last))
            return true;
        seed = rng_next(&out->stream);
        key = question_key(pick->template, pick->level, seed);
    }
    if (error->code == ERROR_NONE)
        *error = last;
    return false;
}

/* --- sheets --------------------------------------------------------------- */

void sheet_init(struct sheet *sheet, bool plain)
{
    *sheet = (struct sheet){.plain = plain};
    arena_init(&sheet->arena);
}

/* Whether the last draw was of the same, and all that hangs on it is there. */
static bool is_laid_out(const struct sheet *sheet, const struct set_plan *plan,
                        const char *title)
{
    if (!sheet->pick || sheet->picks != plan->count ||
        strcmp(sheet->paper.title, title) != 0)
        return false;
    for (size_t i = 0; i < plan->count; i++)
        if (sheet->pick[i].template != plan->pick[i].template ||
            sheet->pick[i].level != plan->pick[i].level ||
            sheet->pick[i].points != plan->pick[i].points)
            return false;
    return true;
}

static void lay_out(struct sheet *sheet, const struct set_plan *plan,
                    const char *title)
{
    struct arena *arena = &sheet->arena;
    size_t count = plan->count;
    arena_clear(arena);
    if (sheet->room < count) {
        sheet->question =
            memory_resize(sheet->question, count, sizeof *sheet->question);
        memset(sheet->question + sheet->room, 0,
               (count - sheet->room) * sizeof *sheet->question);
        for (; sheet->room < count; sheet->room++)
            arena_init(&sheet->question[sheet->room].question.arena);
    }
    sheet->pick = arena_get(arena, (count + 1) * sizeof *sheet->pick);
    memcpy(sheet->pick, plan->pick, count * sizeof *sheet->pick);
    sheet->picks = count;
    sheet->paper = (struct paper){
        .title = arena_text(arena, title, strlen(title)),
        .question = arena_zero(arena, count * sizeof *sheet->paper.question)};
}

bool sheet_redraw(struct sheet *sheet, const struct set_plan *plan,
                  const char *title, uint32_t variant, uint64_t seed,
                  struct error *error)
{
    struct rng root, questions;
    if (!is_laid_out(sheet, plan, title))
        lay_out(sheet, plan, title);
    sheet->seed = seed;
    sheet->paper = (struct paper){.title = sheet->paper.title,
                                  .question = sheet->paper.question,
                                  .variant = variant};
    rng_seed(&root, seed);
    rng_split(&questions, &root, "questions");
    for (uint32_t i = 0; i < plan->count; i++)
        begin_question(&sheet->question[i], &plan->pick[i], &questions, i);
    for (uint32_t i = 0; i < plan->count; i++) {
        if (!draw_question(&sheet->question[i], &plan->pick[i], sheet->plain,
                           error)) {
            sheet_release(sheet);
            return false;
        }
        sheet->paper.questions++;
        sheet_show_question(sheet, i, &plan->pick[i]);
    }
    return true;
}

bool sheet_draw(struct sheet *sheet, const struct set_plan *plan,
                const char *title, uint32_t variant, uint64_t seed,
                struct error *error)
{
    sheet_init(sheet, false);
    return sheet_redraw(sheet, plan, title, variant, seed, error);
}

void sheet_release(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->room; i++)
        question_release(&sheet->question[i].question);
    memory_free(sheet->question);
    arena_release(&sheet->arena);
    *sheet = (struct sheet){0};
}
