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
#include "base/arena.h"

enum { SET_QUESTIONS_MOST = 1000 };

/* How well a template at a level suits whom the set is for: 0 is best. */
typedef double set_plan_fit(void *context, const struct template *template,
                            int level);

struct set_plan_options {
    const char *const *topic; /* topics, or single templates as BANK/TEMPLATE */
    size_t topics;            /* 0: all topics */
    const char *const *tag;   /* one of these is enough */
    size_t tags;              /* 0: any */
    size_t count;             /* of questions, 1 .. SET_QUESTIONS_MOST */
    int level_low, level_high; /* both 0: any level */
    const char *tools;         /* tools_name; NULL: any */
    uint64_t seed;
    set_plan_fit *fit; /* NULL: levels take turns. In a topic, the best come
                          first, by tenths; chance decides between equals */
    void *fit_context;
};

struct set_pick {
    const struct template *template;
    int level;
    double points;       /* of each part */
    const char *section; /* that begins with it, or NULL; not copied */
};

struct set_plan {
    struct set_pick *pick;
    size_t count, capacity;
    struct arena arena; /* for headings */
};

/* A plan without questions. */
void set_plan_init(struct set_plan *plan);

/* Adds options->count questions of one point to a plan. Templates that it holds
 * already come only when all others were used. False when a topic is unknown or nothing fits the wishes. To be
 * released either way. */
bool set_plan_add(const struct library *library,
                  const struct set_plan_options *options, struct set_plan *plan,
                  struct error *error);

/* The same, as the first of a plan that is overwritten. */
bool set_plan_make(const struct library *library,
                   const struct set_plan_options *options,
                   struct set_plan *plan, struct error *error);

/* Lets the questions `first` .. `end` - 1 change places. */
void set_plan_shuffle(struct set_plan *plan, size_t first, size_t end,
                      uint64_t seed);

void set_plan_release(struct set_plan *plan);

#endif
