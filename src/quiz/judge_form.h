/* The form in which a value was typed: what it means, and whether it is the
 * one that was asked for. */
#ifndef RECKON_QUIZ_JUDGE_FORM_H
#define RECKON_QUIZ_JUDGE_FORM_H

#include <stdbool.h>

#include "bank/rule.h"
#include "lang/learner.h"
#include "quiz/verdict.h"

/* Percent are asked for (unit=%). */
bool judge_in_percent(const struct rule *rule);

/* Typed without a percent sign, and not in the words of chances. */
bool judge_is_bare(const struct typed *typed);

struct typed judge_hundredth(const struct typed *typed);

/* A bare number is a percentage where percent are asked for (unit=%); where the
 * key is a number of percent or percentage points (unit=percent), a percent sign
 * is its unit. */
struct typed judge_meant(const struct rule *rule, const struct typed *typed);

/* Right, or form:WHY. */
struct verdict judge_form(const struct rule *rule, const struct typed *typed);

/* The verdict form:WHY of a row of rule_form.def. */
struct verdict judge_form_says(enum rule_form form);

#endif
