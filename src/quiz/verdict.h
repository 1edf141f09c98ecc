/* What the judge says. Its text, as stored and as printed in tables, is the
 * kind and the reason: right, rounded, form:percent, near:complement, wrong,
 * ungraded:comma. */
#ifndef RECKON_QUIZ_VERDICT_H
#define RECKON_QUIZ_VERDICT_H

#include <stdbool.h>

#include "base/str.h"

enum verdict_kind {
#define VERDICT(id, name, credit, retry, about) VERDICT_##id,
#include "quiz/verdict.def"
#undef VERDICT
};

struct verdict {
    enum verdict_kind kind;
    const char *why; /* of form, near, ungraded; a mistake's tag; or NULL */
    const char *say; /* a sentence for the learner, or NULL */
    int mistake;     /* which of the key's mistakes, or -1 */
    int reading;     /* which of the key's further readings, or -1 */
    double credit;   /* 0..1, if this stays the last word */
    bool retry;      /* may be tried once more at no cost */
    bool attempt;    /* false: nothing to record */
};

/* "right", "near" ... */
const char *verdict_name(enum verdict_kind kind);

/* A verdict of that kind with the credit and retry of its row. */
struct verdict verdict_make(enum verdict_kind kind, const char *why,
                            const char *say);

/* Appends "near:complement". */
void verdict_print(const struct verdict *verdict, struct str *out);

#endif
