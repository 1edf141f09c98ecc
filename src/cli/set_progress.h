/* How far a long set is: a line on a terminal that is rewritten, with rate and
 * time left. An interrupt stops the work where nothing is half done. */
#ifndef RECKON_CLI_SET_PROGRESS_H
#define RECKON_CLI_SET_PROGRESS_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "cli/cli.h"

struct set_progress {
    struct cli *cli;
    double began, told; /* seconds */
    size_t shown;       /* columns of the line */
    sigset_t usual;     /* signals that were blocked before */
};

/* Begins; from now on an interrupt waits and only ends the work. */
void set_progress_start(struct set_progress *progress, struct cli *cli);

/* An exam_progress (exam/exam.h) whose context is a struct set_progress. */
bool set_progress_tell(void *progress, uint32_t done, uint32_t of);

/* Clears the line, so that something can be told. */
void set_progress_clear(struct set_progress *progress);

/* A signal that came meanwhile now ends the program. */
void set_progress_end(struct set_progress *progress);

#endif
