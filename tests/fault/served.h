/* Trials of one command, one after the other, of a program that is started
 * once: four times as many in the same time. Its descriptors, environment and
 * what its libraries did before main are shared by all of them. Not for a
 * command on a terminal. */
#ifndef RECKON_TESTS_FAULT_SERVED_H
#define RECKON_TESTS_FAULT_SERVED_H

#include <sys/types.h>

#include "trial.h"

struct served {
    const char *folder;
    pid_t process;
    int requests, replies;
};

/* Of a trial its folder, words, clock and chance. */
bool served_start(struct served *served, const struct trial *trial);

/* As trial_run; false where the program does not serve. */
bool served_run(struct served *served, const char *typed,
                const struct fault *fault, struct ending *ending);

void served_stop(struct served *served);

#endif
