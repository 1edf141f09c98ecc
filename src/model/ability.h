/* What the program believes about a learner, and how one answer changes it.
 *
 * The logit of a right answer is a sum of independent normal components:
 *
 *     base + global + topic + form + residual - spacing * (level - 3)
 *
 * global: the learner everywhere; topic: the offset in one topic; form: this
 * sitting; residual: one template's easiness for this learner; spacing: what a
 * level is worth, since authors' levels are only a prior. Each is a mean and a
 * variance. An answer moves all of them in proportion to how unsure each still
 * is: one step of assumed-density filtering, that is of an extended Kalman
 * filter with a logistic likelihood and a diagonal covariance (Opper 1998, "A
 * Bayesian approach to on-line learning"; for ratings Glickman 1999).
 *
 * With n options, a learner who does not know hits with g = 1/n:
 *
 *     q = 1 / (1 + exp(-m / sqrt(1 + C V)))     C = pi/8, V = variance of m
 *     p = g + (1 - g) q                         the chance that is shown
 *     s = (1 - g) q (1 - q);  w = s / (p (1 - p));  I = s w
 *     mean     += a v w (y - p) / (1 + I V)     a = 1, for spacing 3 - level
 *     variance -= a^2 v^2 I / (1 + I V)
 *
 * Constants and their source: model/constants.h. Pure arithmetic: no clock, no
 * memory, no files. Times are UTC in seconds; a clock that went back counts as
 * no time passed, and no pause counts for more than a year. */
#ifndef RECKON_MODEL_ABILITY_H
#define RECKON_MODEL_ABILITY_H

#include <stdbool.h>
#include <stdint.h>

/* One component, in logits. The variance stays above 0. */
struct estimate {
    double mean;
    double variance;
};

/* What all topics of a learner share. */
struct ability_learner {
    struct estimate global;
    struct estimate form;    /* starts anew after a pause of half an hour */
    struct estimate spacing; /* logits per level */
    double last;             /* time of the last answer; unless answers is 0 */
    uint32_t answers;        /* how many the model was told */
};

struct ability_topic {
    struct estimate offset;
    double last;
    uint32_t answers;
};

struct ability_template {
    struct estimate residual;
    double last;
    uint32_t answers;
};

/* What the model must know of a question. */
struct ability_question {
    int level;    /* 1..5, the level that was drawn */
    int options;  /* to choose from; 0 or 1 where the answer is typed freely */
    double asked; /* time */
};

struct ability_prediction {
    double logit;    /* mean of the sum */
    double variance; /* of the sum */
    double known;    /* q: chance to know it, 1e-4 .. 1 - 1e-4 */
    double chance;   /* p: chance of a right answer, guessing included */
};

/* An ability in the authors' own unit: at a question of this level the learner
 * is as likely right as wrong. Who is beyond the last level is shown the last:
 * there are no questions to tell a 7 from an 8. */
struct ability_level {
    double level;     /* 1..5 */
    double band;      /* one standard deviation, in levels */
    double logit;     /* of a right answer at level 3; without bounds */
    double deviation; /* one standard deviation, in logits */
    bool few_answers; /* still too vague to be shown without saying so */
};

/* The state before the first answer. */
struct ability_learner ability_new_learner(void);
struct ability_topic ability_new_topic(void);
struct ability_template ability_new_template(void);

/* The chance of a right answer. */
struct ability_prediction
ability_predict(const struct ability_learner *learner,
                const struct ability_topic *topic,
                const struct ability_template *template,
                const struct ability_question *question);

/* Learns from an answer given at time `answered` to a question that was asked
 * at question->asked. `result` is 1 for right without help, 0.5 after a hint or
 * on the free retry, 0 for wrong or shown. Skipped, unreadable and open
 * questions are no events: do not call this for them, nor for a second try. */
void ability_update(struct ability_learner *learner,
                    struct ability_topic *topic,
                    struct ability_template *template,
                    const struct ability_question *question, double result,
                    double answered);

/* What an answer of any kind says about the sum of the components. */
struct ability_evidence {
    double residual; /* what it was above expectation, in its score's terms */
    double information; /* about the sum, at its mean: 0 or more */
};

/* The step behind ability_update, for answers that are scored in another way:
 * with the scale k = 1 / (1 + I V), the means move by a v k times the residual
 * and the variances lose a^2 v^2 k I. */
void ability_learn(struct ability_learner *learner, struct ability_topic *topic,
                   struct ability_template *template,
                   const struct ability_question *question,
                   struct ability_evidence evidence, double answered);

/* The topic's offset as it stands at time `now`: the variance grows with the
 * days since the last answer in it. */
struct estimate ability_topic_offset(const struct ability_topic *topic,
                                     double now);

/* The level that is shown for a topic, or over all topics where it is NULL. */
struct ability_level ability_shown_level(const struct ability_learner *learner,
                                         const struct ability_topic *topic,
                                         double now);

#endif
