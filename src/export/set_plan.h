/* Which questions a set asks: templates and levels, chosen from a seed. The
 * numbers in them are drawn later (sheet.h), so that several papers can ask the
 * same templates with different numbers.
 *
 * No template comes twice before all were used; topics take turns; of what a
 * topic still offers, the level that the set has least of comes first. The
 * order within is chance that hangs on the names: adding a template to a bank
 * does not reshuffle the others. */
#ifndef RECKON_EXPORT_SET_PLAN_H
#define RECKON_EXPORT_SET_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bank/library.h"

enum { SET_QUESTIONS_MOST = 1000 };

struct set_plan_options {
    const char *const *topic; /* topics, or single templates as BANK/TEMPLATE */
    size_t topics;            /* 0: all topics */
    const char *const *tag;   /* one of these is enough */
    size_t tags;              /* 0: any */
    size_t count;             /* of questions, 1 .. SET_QUESTIONS_MOST */
    int level_low, level_high; /* both 0: any level */
    uint64_t seed;
};

struct set_pick {
    const struct template *template;
    int level;
    double points; /* of each part */
};

struct set_plan {
    struct set_pick *pick;
    size_t count;
};

/* Chooses. False when a topic is unknown or nothing fits the levels. On true
 * the plan must be released. */
bool set_plan_make(const struct library *library,
                   const struct set_plan_options *options,
                   struct set_plan *plan, struct error *error);

void set_plan_release(struct set_plan *plan);

#endif
