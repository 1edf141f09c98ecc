#include "session/redraw.h"

#include <string.h>

#include "quiz/distractors.h"

static const struct template *
find(struct catalog *catalog, const struct answer_row *row, struct error *error)
{
    struct error_list faults = {.count = 0};
    struct str name = {0};
    str_add_format(&name, "%s/%s", row->bank, row->template);
    uint32_t at = catalog_find_template(catalog, str_text(&name), error);
    str_release(&name);
    if (at == CATALOG_NONE)
        return NULL;
    const struct template *template = catalog_load(catalog, at, &faults);
    error_list_release(&faults);
    if (!template)
        error_set(error, ERROR_FILE, "%.60s cannot be read any more",
                  row->bank);
    return template;
}

static bool find_part(const struct template *template, const char *id,
                      uint32_t *index)
{
    for (*index = 0; *index < template->parts; ++*index) {
        const char *name = template->part[*index].id;
        if (strcmp(name ? name : template->id, id) == 0)
            return true;
    }
    /* The template goes by another name now. */
    *index = 0;
    return template->parts == 1;
}

bool redraw(struct redrawn *redrawn, struct catalog *catalog,
            const struct answer_row *row, struct error *error)
{
    uint32_t part;
    const struct template *template = find(catalog, row, error);
    if (!template)
        return false;
    if (!find_part(template, row->part, &part))
        return error_set(error, ERROR_VALUE, "%.60s/%.60s has no part '%.60s'",
                         row->bank, row->template, row->part);
    if (!question_draw(&redrawn->question, template, row->level, row->seed,
                       error))
        return false;
    redrawn->question.plain = true;
    if (!question_part(&redrawn->question, part, &redrawn->shown, error)) {
        question_release(&redrawn->question);
        return false;
    }
    struct error ignored = {.code = ERROR_NONE};
    struct question_part made = redrawn->shown;
    if (row->options > 0 && !made.options &&
        distractors_make(&redrawn->question, &made, (uint32_t)row->options,
                         &ignored))
        redrawn->shown = made;
    return true;
}

const char *redraw_solution(struct redrawn *redrawn, struct error *error)
{
    const struct prose *solution = &redrawn->shown.part->solution;
    return solution->place ? question_text(&redrawn->question, solution, error)
                           : NULL;
}

const char *redraw_key(struct catalog *catalog, const struct answer_row *row,
                       struct arena *arena)
{
    struct redrawn redrawn;
    struct error ignored = {.code = ERROR_NONE};
    struct str key = {0};
    if (!redraw(&redrawn, catalog, row, &ignored))
        return NULL;
    question_show_key(&redrawn.shown, &key);
    const char *text = arena_text(arena, str_text(&key), key.length);
    str_release(&key);
    redraw_release(&redrawn);
    return text;
}

void redraw_release(struct redrawn *redrawn)
{
    question_release(&redrawn->question);
}
