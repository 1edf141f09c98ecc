/* The slips that happen to everybody, recognised from key and answer alone. */
#ifndef RECKON_QUIZ_SLIP_H
#define RECKON_QUIZ_SLIP_H

#include "bank/rule.h"
#include "lang/learner.h"

struct slip {
    const char *name;     /* "complement" */
    const char *question; /* what to ask the learner */
};

/* The first slip that explains an answer that is not right; NULL for none. */
const struct slip *slip_find(const struct rule *rule, struct number key,
                             const struct typed *typed);

/* Does the answer fit a wrong value well enough to say where it comes from:
 * by the question's rule, but within 0.5 % under abs and rel and within 2 %
 * under estimate? */
bool slip_fits(const struct rule *rule, struct number wrong,
               const struct typed *typed);

/* The wrong values that slips would make of a key, for distractors: at most
 * `most`, each different from the key. Returns how many. */
size_t slip_values(const struct rule *rule, struct number key, size_t most,
                   struct number *out);

#endif
