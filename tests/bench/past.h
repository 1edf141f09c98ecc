/* A learner's past for the benchmarks: a database with so many answers, and
 * what a start makes of it. */
#ifndef RECKON_BENCH_PAST_H
#define RECKON_BENCH_PAST_H

#include "session/choose.h"
#include "session/session.h"
#include "store/db.h"

enum { PAST_START = 1700000000 };

/* Makes a database in which every template has a state and `answers` answers
 * were given; returns the learner. */
int64_t past_fill(const char *path, const struct catalog *catalog, int answers);

/* Begins a session; to be released with session_release. */
void past_begin(struct session *session, struct catalog *catalog, struct db *db,
                int64_t learner);

/* Seconds of the wall clock from opening the database to the first choice. */
double past_open(const char *path, struct catalog *catalog, int64_t learner);

#endif
