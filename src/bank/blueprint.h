/* A blueprint in memory: what a set for a class asks, as data. Which templates
 * it means is found out when the set is made (export/set_plan.h). */
#ifndef RECKON_BANK_BLUEPRINT_H
#define RECKON_BANK_BLUEPRINT_H

#include <stdbool.h>
#include <stdint.h>

#include "bank/template.h"

enum { BLUEPRINT_VARIANTS_MOST = 10000000, BLUEPRINT_QUESTIONS_MOST = 1000 };

enum blueprint_questions {
    QUESTIONS_SAME, /* every variant asks the same templates, with its numbers
                     */
    QUESTIONS_EACH  /* every variant has templates of its own */
};

struct blueprint_section {
    const char *name;   /* or NULL */
    const char **topic; /* topics, or templates as BANK/ID; none: any */
    uint32_t topics;
    const char **tag; /* one of these; none: any */
    uint32_t tags;
    int level_low, level_high; /* both 0: any */
    const char *tools;         /* head, paper, calculator; NULL: any */
    uint32_t count;            /* of questions */
    double points;             /* of each part */
    double minutes;            /* 0: not said */
};

/* Shares of a part's points, 0 .. 1, for answers that are not quite right. */
struct blueprint_credit {
    double rounded; /* true as typed, but too coarse */
    double form;    /* the value is right, its form is not */
    double near;    /* a known mistake */
};

struct blueprint {
    struct arena arena;
    struct source source; /* its file; no text where it was made from options */
    const char *id, *title;
    const char *about; /* or NULL */
    uint32_t variants; /* 0: not said */
    double minutes;    /* 0: not said */
    enum blueprint_questions questions;
    bool shuffle; /* questions change places within their section */
    struct blueprint_credit credit;
    struct blueprint_section *section;
    uint32_t sections; /* at least one */
};

/* Reads one file; NULL on errors, all of which are collected. */
struct blueprint *blueprint_load(const char *path, struct error_list *errors);

/* The same from text in memory (copied); `name` is what errors call it. */
struct blueprint *blueprint_read(const char *name, const char *text,
                                 size_t length, struct error_list *errors);

/* One with a single section that asks `count` questions of anything, for those
 * who give options instead of a file. Its texts may be replaced by ones that
 * live longer. */
struct blueprint *blueprint_plain(const char *title, uint32_t count);

void blueprint_free(struct blueprint *blueprint);

#endif
