/* Runs the program with one call of it failing (preload.c), and looks at what
 * it has left behind. */
#ifndef RECKON_TESTS_FAULT_TRIAL_H
#define RECKON_TESTS_FAULT_TRIAL_H

#include <stdbool.h>

#include "base/str.h"

/* What fails, as preload.c reads it. */
struct fault {
    const char *what, *how;
    bool always;
    unsigned long at; /* 0: nothing; calls are counted */
};

struct trial {
    const char *folder;       /* HOME, and where it runs */
    const char *const *words; /* the command, NULL behind the last */
    const char *typed;
    const char *terminal; /* program that holds a terminal (ptyrun); or NULL */
    const char *still;    /* FAULT_STILL, or NULL */
};

struct ending {
    int status; /* of exit; 128 + a signal; TRIAL_HANGS */
    struct str out, err;
    unsigned long calls; /* counted; 0 where the program could not say */
};

enum { TRIAL_HANGS = 1000 };

/* To be freed with ending_release. Ends the test where nothing can be run. */
struct ending trial_run(const struct trial *trial, const struct fault *fault);
void ending_release(struct ending *ending);

/* Answers that the screen has acknowledged: verdicts less those not saved. */
int ending_acknowledged(const struct ending *ending);

/* What a database holds; rows -1 where there is none. */
struct kept {
    long rows;
    bool sound; /* integrity, foreign keys, nothing twice */
};

struct kept database_look(const char *path);

/* For served.c: the environment of a trial without its fault; what is typed, in
 * its folder; the ending of what left its output there. */
void trial_set_environment(const struct trial *trial);
void trial_write_typed(const char *folder, const char *typed);
struct ending ending_of(const char *folder, int status);

#endif
