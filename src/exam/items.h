/* Item analysis: how each question did its work in a class. An item is a part
 * of a template, whatever its numbers and its place on a paper; where a paper
 * asks a template twice, the second time is another item. Everything is
 * gathered student by student, from sums alone, but for times and unexplained
 * answers, of which each takes a few bytes.
 *
 * Blank and unreadable answers count as no credit, as they do in the marks.
 * Parts in a learner's own words are counted and not analysed. */
#ifndef RECKON_EXAM_ITEMS_H
#define RECKON_EXAM_ITEMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "exam/marking.h"

enum item_flag {
#define ITEM_FLAG(id, name, about) ITEM_##id,
#include "exam/item_flag.def"
#undef ITEM_FLAG
    ITEM_FLAGS
};

enum {
    ITEM_LABELS = 6,        /* kept of those that papers gave it */
    ITEM_ANSWERS = 64,      /* kept of the known answers */
    ITEMS_FLAG_LEAST = 5,   /* students, for any flag */
    ITEMS_STEADY_LEAST = 30 /* students; with fewer, figures are rough */
};

/* Sums by which mean, variance and covariance are known (Welford 1962, in the
 * form of Chan, Golub and LeVeque 1983). */
struct item_sums {
    size_t count;
    double mean_x, mean_y;
    double square_x, square_y, product; /* of deviations from the means */
};

enum item_answer_kind {
    ANSWER_KEY,
    ANSWER_OPTION,
    ANSWER_MISTAKE,
    ANSWER_SLIP,
    ANSWER_OTHERS /* more than there is room for */
};

/* A known answer: an option, a mistake by its tag, a general slip. */
struct item_answer {
    enum item_answer_kind kind;
    const char *name; /* tag, slip, or an option's text */
    const char *text; /* of an option as it was first met, or NULL */
    bool varies;      /* options of that name have different texts */
    size_t count;
};

/* A wrong number that nothing explains, and what it is to the key. */
struct item_stray {
    double value, ratio;
};

struct item {
    const char *template, *id;
    enum part_kind kind;
    const char *label[ITEM_LABELS];
    size_t labels;     /* of them; more were met: ITEM_LABELS + 1 */
    size_t order;      /* by which it was first met, from 0 */
    struct item *next; /* the same part, asked once more on one paper */
    uint32_t paper;    /* the number of the paper that it was last seen on */
    size_t students, right, partly, wrong, unread, blank, open;
    struct item_sums credit; /* x: credit here; y: share of points elsewhere */
    struct item_sums points; /* x: points here */
    struct item_answer *answer;
    size_t answers, answer_capacity;
    float *seconds;
    size_t timed, timed_capacity;
    struct item_stray *stray;
    size_t strays, stray_capacity;

    /* Set by items_finish; NaN: not defined. */
    double right_share, mean_credit, discrimination, median_seconds;
    double stray_value, stray_ratio; /* the commonest; one is not NaN if any */
    size_t stray_count;
    const struct item_answer *most; /* commonest wrong known answer, or NULL */
    bool flag[ITEM_FLAGS];
    size_t flags;
};

struct items {
    struct arena arena;
    struct item **item; /* in the order first met; by items_finish: flagged ones
                         * first */
    size_t count, capacity;
    struct item **by_name; /* sorted, without those that are a `next` */
    size_t names, name_capacity;
    struct item **place; /* of the parts of the paper last seen */
    size_t places;
    uint32_t paper;   /* how many were seen */
    uint32_t variant; /* of the last one */
    size_t students;
    struct item_sums total; /* x: points of a student */

    /* Set by items_finish: Cronbach's alpha, NaN where it is not defined. */
    double alpha;
    bool same_parts; /* every student had all of them */
    size_t judged;   /* items that are marked */
};

void items_init(struct items *items);

/* Adds a student. */
void items_add(struct items *items, const struct marked *marked);

/* Works out what hangs on all students, and sorts. */
void items_finish(struct items *items);

void items_release(struct items *items);

/* "hard" */
const char *item_flag_name(enum item_flag flag);

#endif
