/* The calculator of the dialogue: formulas as learners type them, and their
 * last results. */
#ifndef RECKON_REPL_CALCULATOR_H
#define RECKON_REPL_CALCULATOR_H

#include <stdbool.h>

#include "base/error.h"
#include "base/str.h"
#include "lang/learner.h"
#include "repl/term.h"

enum { CALCULATOR_RESULTS = 9 };

struct calculator {
    struct number value[CALCULATOR_RESULTS]; /* oldest first */
    struct str formula[CALCULATOR_RESULTS];  /* as typed */
    struct learner_memory memory;            /* of the values */
    bool explained; /* it was told that a result is no answer, */
    bool priced;    /* and that it counts as help */
};

void calculator_init(struct calculator *calculator);
void calculator_release(struct calculator *calculator);

/* Works the formula out and keeps the result. The error's place is in it. */
bool calculator_work(struct calculator *calculator, const char *formula,
                     bool comma, struct error *error);

/* "ans3 = 5/36 = 0.138889", the last result; with its formula in front where
 * all are listed. */
void calculator_say(const struct calculator *calculator, struct term *term);
void calculator_list(const struct calculator *calculator, struct term *term);

#endif
