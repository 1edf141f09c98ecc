/* What the benchmarks share: CPU time, and the report on pairs of runs. */
#ifndef RECKON_BENCH_BENCH_H
#define RECKON_BENCH_BENCH_H

enum { BENCH_PAIRS = 9 };

struct bench {
    const char *measure;                          /* "simulate two dice" */
    const char *unit;                             /* of the times, "s" */
    double ours[BENCH_PAIRS], limit[BENCH_PAIRS]; /* interleaved runs */
    double target, aim; /* of the ratio ours/limit: at most; 0: no target */
    const char *clock;  /* "wall"; NULL: of the processor */
    const char *our_way, *limit_way;
};

double bench_seconds(void);

/* Seconds of the wall clock, for what waits for a disk. */
double bench_wall(void);

double bench_median(const double *value, int count);

/* A measure that is bounded by a time, not by another program: nine runs, their
 * median, and `most` of it. Prints and returns as bench_report does. */
int bench_bounded(const char *measure, const char *unit,
                  const double ours[BENCH_PAIRS], double most,
                  const char *our_way);

/* The same for what is measured once, such as memory. */
int bench_once(const char *measure, const char *unit, double value, double most,
               const char *our_way);

/* KiB of memory that are in use now; 0 where nobody says. */
double bench_resident(void);

/* Runs a command, its output thrown away, and returns the most KiB of memory
 * that it used; ends the program where the command fails. */
double bench_peak(char *const *command);

/* Prints medians and the median of the pairs' ratios, as text or, with
 * BENCH_FORMAT=json, as one object. 0 where the target is met, else 1. */
int bench_report(const struct bench *bench);

#endif
