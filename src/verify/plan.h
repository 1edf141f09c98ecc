/* What an enumeration has to know of a program before it runs: which variables
 * make up a state, and after each statement which of them may still be read.
 * The others are cleared there, so that states differing in them only are one:
 * this decides how many states there are. */
#ifndef RECKON_VERIFY_PLAN_H
#define RECKON_VERIFY_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "lang/limits.h"
#include "lang/tree.h"

enum { NO_VARIABLE = 0xFFFF };

struct step {
    const struct statement *statement;
    uint32_t variable; /* that is set by an assignment or a `for` */
    uint32_t list;     /* of a `for`: the variable that holds its list */
    uint64_t *after;   /* set of the variables that live behind it */
    uint64_t *head;    /* of a loop: that live where a turn begins */
    uint64_t *reads;   /* of a loop: that its body and head may read */
    bool given;        /* there is a `given` inside */
    bool open;         /* of a `while`: its states are too many for a chain */
    struct step *body;
    struct step *next;
};

struct plan {
    const struct program *program;
    struct step *first;
    uint32_t variables; /* at least 1 */
    uint32_t words;     /* 64 variables each, of one set */
    uint16_t *variable; /* of each slot, or NO_VARIABLE */
    uint32_t *slot;     /* of each variable; UINT32_MAX for a list of a `for` */
};

/* Everything lives in `arena`. */
void plan_make(struct plan *plan, struct arena *arena,
               const struct program *program);

static inline bool plan_lives(const uint64_t *set, uint32_t variable)
{
    return set[variable / 64] >> variable % 64 & 1;
}

#endif
