/* Answers against a clock: the signed residual time rule, by which a fast right
 * answer earns most, a fast wrong one loses most, and a slow one neither (Maris
 * and van der Maas 2012, "Speed-accuracy response models: scoring rules based
 * on response time and accuracy", Psychometrika 77). With d the seconds that
 * are given, t those that were used, and x whether the answer was right:
 *
 *     S = (2x - 1) (1 - t/d), in [-1, 1]
 *
 * The density of S that belongs to the rule is exp(z S) / constant, with z the
 * logit of a right answer, so that P(x = 1) = 1 / (1 + exp(-z)), as in the
 * model of untimed answers, and
 *
 *     E S = coth z - 1/z        Var S = 1/z^2 - 1/sinh^2 z
 *
 * (0 and 1/3 at z = 0). Estimates of timed answers are kept apart from those of
 * untimed ones: the caller holds another set. */
#ifndef RECKON_MODEL_TIMED_H
#define RECKON_MODEL_TIMED_H

#include <stdbool.h>

#include "model/ability.h"

/* A learner has twice the author's time; an answer after three times that, or
 * one with a pause in it, says nothing. */
#define TIMED_LIMIT_FACTOR 2.0
#define TIMED_DROP_FACTOR  3.0

/* S, with t above d counted as d. */
double timed_score(bool right, double seconds, double limit);

/* E S and Var S at a logit. */
struct timed_expectation {
    double mean, variance;
};
struct timed_expectation timed_expect(double logit);

/* Learns from an answer that took `seconds` of `limit`. False, and nothing
 * changed, where it says nothing: a limit or time that is none, or more than
 * TIMED_DROP_FACTOR limits. */
bool timed_update(struct ability_learner *learner, struct ability_topic *topic,
                  struct ability_template *template,
                  const struct ability_question *question, bool right,
                  double seconds, double limit, double answered);

#endif
