/* The judge: key, rule and what was read, to a verdict. It sees no text.
 *
 * Tried in this order: the key; its further readings; another reading of an
 * ambiguous line; percent signs left out; true but too coarse; the author's
 * mistakes; cut or untrue digits; the general slips of slip.def. */
#ifndef RECKON_QUIZ_JUDGE_H
#define RECKON_QUIZ_JUDGE_H

#include <stdint.h>

#include "bank/rule.h"
#include "base/arena.h"
#include "lang/number.h"
#include "quiz/answer.h"
#include "quiz/verdict.h"

/* A further convention under which an answer is right. */
struct key_reading {
    const char *name; /* "with n - 1", shown when an answer fits it alone */
    struct number value;
    const struct number *item; /* as in the key, where that has several */
    uint32_t count;
};

/* A wrong answer that the author knows. */
struct key_mistake {
    const char *tag; /* kept in the history: "transposed-conditional" */
    const char *say; /* the sentence shown */
    const struct mistake *source; /* of the bank; NULL if from a key file */
    struct number value;
    const struct number *item; /* as in the key, where that has several */
    uint32_t count;
};

struct key {
    struct number value;       /* of SHAPE_NUMBER */
    const struct number *item; /* of lists, sets and intervals (two) */
    uint32_t count;
    struct rule rule;
    const struct key_reading *reading;
    uint32_t readings;
    const struct key_mistake *mistake;
    uint32_t mistakes;
};

/* Judges an answer, read or refused. `scratch` is used for second readings and
 * left as it was found. */
void judge(const struct key *key, const struct answer *answer,
           struct arena *scratch, struct verdict *verdict);

/* Whether an exact value counts as right for a key, say a mistake's for the
 * key itself (such a mistake is asleep) or a distractor's. */
bool judge_accepts(const struct rule *rule, struct number key,
                   struct number value);

/* The same for the numbers of a list, a set or an interval. */
bool judge_accepts_list(const struct rule *rule, const struct number *key,
                        uint32_t count, const struct number *value,
                        uint32_t values);

#endif
