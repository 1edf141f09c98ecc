/* One value against one key under one rule: the arithmetic of the judge. All
 * bounds count, with a guard of 1e-9 of the tolerance against the rounding of
 * binary numbers. */
#ifndef RECKON_QUIZ_GRADE_H
#define RECKON_QUIZ_GRADE_H

#include <stdbool.h>

#include "bank/rule.h"
#include "lang/learner.h"
#include "lang/number.h"

enum grade {
    GRADE_WRONG,
    GRADE_RIGHT,
    GRADE_ROUNDED,  /* a decimal, true to its last place, but too coarse */
    GRADE_DIGITS,   /* right at the demanded place; digits behind it untrue */
    GRADE_TRUNCATED /* cut at the demanded place instead of rounded */
};

enum grade grade(const struct rule *rule, struct number key,
                 const struct typed *typed);

/* The same value: within 1e-12 of the key, and whole numbers as integers. */
bool grade_same(struct number a, struct number key);

/* |a - key|, exactly where that matters. */
double grade_distance(struct number a, struct number key);

/* The power of ten of the first figure: 2 for 345, -1 for 0.345; far out of
 * reach for 0 and for what is not finite. */
int grade_lead(double value);

/* The place (a power of ten) that sigfig and dp demand for a key; the key must
 * not be 0 under sigfig. */
int grade_place(const struct rule *rule, double key);

/* The nearest double to a power of ten. */
double grade_ten(int power);

#endif
