/* Which topic and which question comes next. Pure: chance is an argument, and
 * the same stream gives the same choice.
 *
 * A candidate is a template at one of its levels; the best one is nearest to
 * the wanted chance of a right answer, and one of the six nearest within a band
 * around it is taken, so that practice does not become a routine. Numbers: model/constants.h. */
#ifndef RECKON_MODEL_SELECT_H
#define RECKON_MODEL_SELECT_H

#include <stddef.h>
#include <stdint.h>

#include "base/rng.h"

/* "There is nothing to choose from." */
#define SELECT_NONE SIZE_MAX

enum select_purpose {
    SELECT_PRACTICE,
    SELECT_WARM_UP,
    SELECT_PLACEMENT, /* how good is the learner? as few questions as can be */
};

struct select_goal {
    double target;    /* wanted chance of a right answer */
    double low, high; /* nothing outside, where something inside is to be had */
    double least;     /* nothing below, where something above is to be had */
};

struct select_candidate {
    double chance; /* predicted, guessing included (ability_predict) */
    size_t ago;    /* questions of this topic back to its last use: 1 is the
                      last question asked in it; 0 means never */
};

struct select_topic {
    double variance; /* of the topic's offset (ability_topic_offset) */
    double days;     /* since last seen; SELECT_UNSEEN_DAYS for never */
};

/* What to aim at. After three misses in a row practice turns easy; placement
 * does not. */
struct select_goal select_goal(enum select_purpose purpose,
                               unsigned misses_in_a_row);

/* The index of the question to ask among the `count` candidates of a topic, or
 * SELECT_NONE if there is none. Candidates used within the last
 * min(8, count / 2) questions of the topic are left out; if that leaves none,
 * the one used longest ago is returned. Equal candidates are equally likely:
 * the order of the array decides nothing. */
size_t select_question(const struct select_candidate *candidate, size_t count,
                       struct select_goal goal, struct rng *rng);

/* sqrt(variance) * sqrt(days + 1): what is uncertain or was not seen for long
 * comes sooner. A negative number of days counts as 0. */
double select_topic_weight(const struct select_topic *topic);

/* The index of a topic, chosen with probability proportional to its weight, or
 * SELECT_NONE if there is none. */
size_t select_topic(const struct select_topic *topic, size_t count,
                    struct rng *rng);

#endif
