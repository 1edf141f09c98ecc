/* One key of one draw against its check, by the strongest proof the check
 * allows: a second formula, an enumeration, a simulation. */
#ifndef RECKON_VERIFY_SECOND_OPINION_H
#define RECKON_VERIFY_SECOND_OPINION_H

#include <stdbool.h>
#include <stdint.h>

#include "quiz/question.h"
#include "verify/findings.h"
#include "verify/simulate.h"

enum opinion_end {
    OPINION_AGREES,
    OPINION_DIFFERS,
    OPINION_UNSETTLED, /* a simulation that could not tell */
    OPINION_FAILED,    /* the check has no value; the error says where */
    OPINION_SHAPE      /* a number against several, or the like */
};

struct opinion {
    enum opinion_end end;
    enum proof proof;
    struct value value; /* of the check; lives in the question's arena */
    double doubt;       /* how far it may be off: bound or standard error */
    double resolution;  /* a key off by more, relatively, is refused */
    uint64_t steps;     /* spent in all */
    uint64_t trials;    /* made by a simulation */
    const struct node *doubtful; /* see struct simulated */
};

struct opinion_options {
    bool enumerate; /* false: it is known that this check cannot be */
    uint64_t steps; /* that an enumeration or a formula may spend */
    uint64_t seed;  /* of simulations, besides the question's own */
    struct simulation_options simulation;
};

/* Relative differences that count as none. */
#define TOLERANCE_FORMULA 1e-9
#define TOLERANCE_NUMERIC 1e-6 /* behind integral, root or minimize */

/* Whether integrals, roots or minima stand in the formulas of the template's
 * definitions or in the part's key or check. */
bool opinion_is_numeric(const struct template *template,
                        const struct part *part);

/* Equal exactly when both are exact; else within `tolerance` of the larger,
 * and `doubt` besides. */
bool opinion_same(struct number key, struct number value, double tolerance,
                  double doubt);

/* Compares the key of part `part` (worked out by question_part) with its check,
 * which must not be missing. `numeric` as from opinion_is_numeric. */
void opinion_ask(struct opinion *opinion, struct question *question,
                 const struct question_part *part, bool numeric,
                 const struct opinion_options *options, struct error *error);

#endif
