#include "verify/space.h"

#include "lang/eval.h"
#include "lang/limits.h"

enum {
    MOST_TRIES = 20,     /* for each question that is wanted */
    MOST_STEPS = 5000000 /* in all: looking must not cost more than checking */
};

void space_start(struct space *space, const struct template *template,
                 int level)
{
    *space = (struct space){
        .template = template, .level = level, .steps = MOST_STEPS};
    choices_init(&space->choices);
    choices_start(&space->choices);
}

void space_end(struct space *space)
{
    choices_release(&space->choices);
}

/* Draws all parameters by the present choices; *met says whether `where` holds.
 * False where something failed for good. */
static bool fill(struct space *space, struct question *question, bool *met)
{
    const struct template *template = space->template;
    struct error error = {0};
    struct run run;
    struct value condition = value_truth(true);
    bool ok = true;
    run_start(&run, &question->arena, question->slot, &space->choices.chance,
              space->steps, &error);
    for (uint32_t i = 0; ok && i < template->bindings; i++) {
        const struct binding *binding = &template->binding[i];
        struct value *slot = &question->slot[binding->slot];
        ok = binding->drawn ? domain_draw(&run, binding->formula.node, slot)
                            : evaluate(&run, binding->formula.node, slot);
    }
    if (ok && template->where.node)
        ok = evaluate(&run, template->where.node, &condition);
    space->steps = run.steps;
    *met = ok && condition.truth;
    /* A value that does not exist is drawn again, as for learners. */
    return ok || error.code == ERROR_DOMAIN || error.code == ERROR_RANGE;
}

bool space_next(struct space *space, struct question *question)
{
    const struct template *template = space->template;
    while (!space->broken) {
        if (space->started && !choices_next(&space->choices))
            return false;
        space->started = true;
        space->tried++;
        *question = (struct question){.template = template,
                                      .level = space->level,
                                      .seed = space->made,
                                      .draws = 1};
        arena_init(&question->arena);
        question->slot = arena_zero(&question->arena,
                                    template->slots * sizeof(struct value));
        question->slot[template->level_slot] = value_integer(space->level);
        bool met;
        space->broken = !fill(space, question, &met);
        if (!space->broken && met) {
            space->made++;
            return true;
        }
        question_release(question);
    }
    return false;
}

bool space_is_small(const struct template *template, int level, uint64_t most)
{
    struct space space;
    struct question question;
    space_start(&space, template, level);
    while (space.made <= most && space.tried <= MOST_TRIES * most &&
           space_next(&space, &question))
        question_release(&question);
    bool small = !space.broken && space.made && space.made <= most &&
                 space.tried <= MOST_TRIES * most;
    space_end(&space);
    return small;
}
