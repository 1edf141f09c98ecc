/* A set for one learner: what the model says of them decides which questions
 * suit. */
#ifndef RECKON_EXAM_FIT_H
#define RECKON_EXAM_FIT_H

#include <stdbool.h>
#include <stdint.h>

#include "bank/template.h"
#include "base/error.h"
#include "store/progress.h"

struct db;

struct fit {
    struct arena arena;
    struct progress progress;
    double now;
};

/* Reads what is known of a learner. To be released either way. */
bool fit_open(struct fit *fit, struct db *db, int64_t learner, int64_t now,
              struct error *error);

/* How far the chance of a right answer is from the one that practice aims at:
 * a set_plan_fit (export/set_plan.h) whose context is a struct fit. */
double fit_template(void *fit, const struct template *template, int level);

void fit_release(struct fit *fit);

#endif
