/* How trial.c asks a program that has been started once for one trial after the
 * other: the preloaded library stops it before main and forks there, so that
 * the program is linked and its libraries begin once, not for each trial. */
#ifndef RECKON_TESTS_FAULT_SERVE_H
#define RECKON_TESTS_FAULT_SERVE_H

/* FAULT_SERVE is set; these descriptors are open. */
enum { SERVE_REQUESTS = 120, SERVE_REPLIES = 121, SERVE_PATIENCE = 60 };

/* The child goes to HOME, has "typed" as its input, "out" and "err" as its
 * output, and a call failing as FAULT_WHAT and so on would say. */
struct serve_request {
    char what[12], how[12];
    int always;
    unsigned long at;
};

/* As from waitpid. */
struct serve_reply {
    int status;
};

#endif
