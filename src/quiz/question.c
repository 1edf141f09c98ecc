#include "quiz/question.h"

#include <string.h>

#include "base/decimal.h"
#include "lang/eval.h"

/* The stream of a question: from what names it, so that neither the order of
 * questions nor the rest of the bank matters. */
uint64_t question_key(const struct template *template, int level, uint64_t seed)
{
    uint64_t bank = rng_key(seed, template->bank->id);
    return rng_key_number(rng_key(bank, template->id), (uint64_t)level);
}

void question_stream_of(const struct question *question, const char *name,
                        struct rng *stream)
{
    rng_seed(stream, rng_key(question->key, name));
}

static bool move_error(const struct question *question,
                       const struct yaml_node *place, struct error *error)
{
    if (place && error->code != ERROR_NONE && !error->source)
        yaml_move_error(question->template->source, place, error);
    return false;
}

static bool bind(struct question *question, const struct binding *binding,
                 struct run *run)
{
    struct value *slot = &question->slot[binding->slot];
    const struct node *node = binding->formula.node;
    run->steps = LIMIT_QUESTION_STEPS;
    run->memory = question->arena.total + LIMIT_MEMORY;
    bool ok = binding->drawn ? domain_draw(run, node, slot)
                             : evaluate(run, node, slot);
    return ok || move_error(question, binding->formula.place, run->error);
}

/* One attempt. `*met` is false where `where` is broken, or where a value does
 * not exist for these draws. */
static bool attempt(struct question *question, struct rng *stream, bool *met,
                    struct error *error)
{
    const struct template *template = question->template;
    struct value met_value = value_truth(true);
    struct chance chance = chance_random(NULL);
    struct run run;
    run_start(&run, &question->arena, question->slot, NULL,
              LIMIT_QUESTION_STEPS, error);
    for (uint32_t i = 0; i < template->bindings; i++) {
        const struct binding *binding = &template->binding[i];
        chance.rng = &stream[i];
        run.chance = binding->drawn ? &chance : NULL;
        if (!bind(question, binding, &run))
            return *met = false;
    }
    if (template->where.node &&
        !question_value(question, &template->where, &met_value, error))
        return *met = false;
    *met = met_value.truth;
    return true;
}

static bool worth_another(const struct error *error)
{
    return error->code == ERROR_DOMAIN || error->code == ERROR_RANGE;
}

static bool draw_all(struct question *question, struct error *error)
{
    const struct template *template = question->template;
    struct rng *stream =
        arena_get(&question->arena, (template->bindings + 1) * sizeof *stream);
    for (uint32_t i = 0; i < template->bindings; i++)
        if (template->binding[i].drawn)
            question_stream_of(question, template->binding[i].name, &stream[i]);
    struct arena_mark mark = arena_here(&question->arena);
    struct error last;
    last.code = ERROR_NONE;
    while (question->draws++ < QUESTION_REDRAWS) {
        bool met;
        error_clear(&last);
        if (attempt(question, stream, &met, &last) && met)
            return true;
        if (last.code != ERROR_NONE && !worth_another(&last))
            break;
        arena_rewind(&question->arena, mark);
    }
    if (last.code != ERROR_NONE) {
        if (error->code == ERROR_NONE)
            *error = last;
        return false;
    }
    error_set(error, ERROR_DOMAIN, "none of %d draws meets 'where'",
              QUESTION_REDRAWS);
    return move_error(question, template->where.place, error);
}

bool question_draw(struct question *question, const struct template *template,
                   int level, uint64_t seed, struct error *error)
{
    arena_init(&question->arena);
    return question_redraw(question, template, level, seed, error);
}

bool question_redraw(struct question *question, const struct template *template,
                     int level, uint64_t seed, struct error *error)
{
    return question_redraw_by(question, template, level, seed,
                              question_key(template, level, seed), error);
}

bool question_redraw_by(struct question *question,
                        const struct template *template, int level,
                        uint64_t seed, uint64_t key, struct error *error)
{
    struct arena arena = question->arena;
    if (!template_ready(template, error)) {
        question_release(question);
        return false;
    }
    arena_clear(&arena);
    *question = (struct question){.arena = arena,
                                  .template = template,
                                  .level = level,
                                  .seed = seed,
                                  .key = key};
    question->slot =
        arena_zero(&question->arena, template->slots * sizeof(struct value));
    question->slot[template->level_slot] = value_integer(level);
    if (draw_all(question, error))
        return true;
    question_release(question);
    return false;
}

void question_release(struct question *question)
{
    arena_release(&question->arena);
}

bool question_value(struct question *question, const struct formula *formula,
                    struct value *out, struct error *error)
{
    struct run run;
    const struct node *node = formula->node;
    if (node->op == OP_NAME && node->slot != SLOT_CONSTANT) {
        *out = question->slot[node->slot];
        return true;
    }
    if (node->op == OP_NUMBER) {
        *out = value_number(node->number);
        return true;
    }
    run_start(&run, &question->arena, question->slot, NULL,
              LIMIT_QUESTION_STEPS, error);
    return evaluate(&run, node, out) ||
           move_error(question, formula->place, error);
}

void question_name(const struct question *question, struct str *out)
{
    const struct template *template = question->template;
    str_add(out, template->bank->id);
    str_add_char(out, '/');
    str_add(out, template->id);
    str_add_char(out, ':');
    str_add_integer(out, question->level);
    str_add_char(out, ':');
    decimal_add(out, false, question->seed, 0, false);
}

void question_parameters(const struct question *question, struct str *out)
{
    const struct template *template = question->template;
    struct arena scratch;
    arena_init(&scratch);
    for (uint32_t i = 0; i < template->bindings; i++) {
        const struct binding *binding = &template->binding[i];
        if (i)
            str_add(out, ", ");
        str_add(out, binding->name);
        str_add(out, " = ");
        value_write(out, &question->slot[binding->slot], &scratch);
    }
    arena_release(&scratch);
}
