#include "exam/fit.h"

#include <math.h>

#include "model/constants.h"
#include "model/select.h"

enum { MADE_OPTIONS = 4 }; /* where they are made around an answer */

bool fit_open(struct fit *fit, struct db *db, int64_t learner, int64_t now,
              struct error *error)
{
    *fit = (struct fit){.now = (double)now};
    arena_init(&fit->arena);
    return progress_load(db, learner, PROGRESS_UNTIMED, &fit->progress,
                         &fit->arena, error);
}

double fit_template(void *context, const struct template *template, int level)
{
    const struct fit *fit = context;
    struct ability_topic topic =
        progress_of_topic(&fit->progress, template->topic);
    struct progress_template known =
        progress_of_template(&fit->progress, template->bank->id, template->id);
    struct ability_question question = {
        .level = level,
        .options = template->kind != KIND_CHOICE ? 0
                   : template->options       ? (int)template->options
                                             : MADE_OPTIONS,
        .asked = fit->now,
    };
    double chance =
        ability_predict(&fit->progress.learner, &topic, &known.state, &question)
            .chance;
    return fabs(chance - select_goal(SELECT_PRACTICE, 0).target);
}

void fit_release(struct fit *fit)
{
    arena_release(&fit->arena);
}
