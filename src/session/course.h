/* A course: the questions of a preset, planned ahead. A drill draws a fixed mix
 * at random, so that two runs can be compared; an interview takes its sections
 * one after the other, each at the learner's own level, and moves on when a
 * section's time is over. */
#ifndef RECKON_SESSION_COURSE_H
#define RECKON_SESSION_COURSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bank/preset.h"
#include "base/arena.h"
#include "base/rng.h"
#include "session/catalog.h"

struct course_item {
    uint32_t template, level; /* of the catalog; index of its level */
    uint32_t section;         /* of the preset */
};

struct course {
    const struct preset *preset; /* NULL: there is no course */
    double seconds;              /* in all */
    double *until;               /* each section ends at, seconds */
    struct course_item *item;
    size_t count;
    size_t next;    /* the first that was not asked */
    double elapsed; /* seconds, kept up by whoever has the clock */
};

/* The chance of a right answer that the model gives. */
typedef double course_chance(const void *context, uint32_t template,
                             uint32_t level);

/* Plans. `seconds` are what there is time for; what is planned lives in the
 * arena. False, with an error, when a section names something that is not
 * there or nothing that can be asked. */
bool course_plan(struct course *course, const struct preset *preset,
                 double seconds, const struct catalog *catalog,
                 course_chance *chance, const void *context, struct rng *rng,
                 struct arena *arena, struct error *error);

/* Sets the end of each section by its share. */
void course_time(struct course *course, const struct preset *preset,
                 double seconds, struct arena *arena);

/* The next item, of the section that it is time for (the first that still has
 * both time and questions), which it then counts as asked; NULL when time or
 * questions are over. */
const struct course_item *course_step(struct course *course);

#endif
