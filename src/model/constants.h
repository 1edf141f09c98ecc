/* Every number of the learner model, in one place. Logits are natural; a
 * variance is in logits squared.
 *
 * The values are the shipping set of the study that chose the model: fitted by
 * log-loss on six public learners' logs (ASSISTments 2009, 2015 and 2017, KDD
 * Cup 2010 algebra, OLI statics, a Spanish vocabulary course), each left out in
 * turn, then rounded by hand. They belong together: test_ability and
 * test_replay hold the numbers that they must reproduce. */
#ifndef RECKON_MODEL_CONSTANTS_H
#define RECKON_MODEL_CONSTANTS_H

/* The logit of a newcomer at the middle level, and that level. */
#define ABILITY_BASE         0.7
#define ABILITY_LEAST_LEVEL  1
#define ABILITY_MIDDLE_LEVEL 3
#define ABILITY_MOST_LEVEL   5

/* Priors: means are 0 but for the spacing, logits from one level to the next.
 * In turn: the learner everywhere, in one topic, today, with one template. */
#define ABILITY_GLOBAL_VARIANCE   1.3
#define ABILITY_TOPIC_VARIANCE    0.7
#define ABILITY_FORM_VARIANCE     0.5
#define ABILITY_TEMPLATE_VARIANCE 0.6
#define ABILITY_SPACING_MEAN      0.5
#define ABILITY_SPACING_VARIANCE  0.05

/* Time: after a pause of so many seconds form starts anew; a topic's variance
 * grows by the drift times log(1 + days), up to a bound. */
#define ABILITY_SESSION_PAUSE       1800.0
#define ABILITY_TOPIC_DAY_DRIFT     0.01
#define ABILITY_TOPIC_VARIANCE_MOST 4.0

/* Each answer: variance that two components gain (the topic's never above
 * 0.02), the share of form that stays, logits that practice with feedback
 * brings to the topic and to the template. */
#define ABILITY_GLOBAL_DRIFT      0.0008
#define ABILITY_TOPIC_DRIFT       0.005
#define ABILITY_FORM_KEEP         0.96
#define ABILITY_TOPIC_PRACTICE    0.01
#define ABILITY_TEMPLATE_PRACTICE 0.13

/* pi/8 averages the logistic curve over a normal logit (MacKay 1992, the
 * evidence framework applied to classification networks). No prediction is
 * surer than the bound. */
#define ABILITY_AVERAGING    0.39269908169872414
#define ABILITY_CHANCE_LEAST 1e-4

/* An estimate whose sd in logits is above this rests on few answers. */
#define ABILITY_FEW_ANSWERS 0.8

/* Choosing questions: the wanted chance of a right answer. In simulations 0.5
 * measures fastest, 0.8 and above no better than questions at random; 0.72
 * costs a few questions more than 0.5 and keeps courage. EASY is for the
 * warm-up and after so many misses in a row. */
#define SELECT_TARGET_PRACTICE  0.72
#define SELECT_TARGET_PLACEMENT 0.50
#define SELECT_TARGET_EASY      0.85
#define SELECT_TARGET_MOST      0.95 /* however easy somebody wants it */
#define SELECT_MISSES           3

/* A choice at random must not lead far away from the target: so far below and
 * above it at most, if something there is to be had. In practice that is from
 * 0.65 to 0.80. */
#define SELECT_BAND_BELOW 0.07
#define SELECT_BAND_ABOVE 0.08

/* A courtesy: nothing with a smaller chance in practice, if avoidable. */
#define SELECT_COURTESY 0.35

/* One of so many nearest questions is taken at random; this costs 0 to 4 of
 * about 60 questions. */
#define SELECT_NEAREST 6

/* Questions that must lie between two uses of one: for less than 8 answers the
 * feedback still echoes (measured on the Spanish log). */
#define SELECT_RECENT 8

/* A topic that was never seen counts as seen this many days ago. */
#define SELECT_UNSEEN_DAYS 3.0

#endif
