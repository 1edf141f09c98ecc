/* Logs of answers for 'reckon replay': a table with the columns learner, topic,
 * template, level, time (seconds) and correct (0 or 1), or the program's own
 * history. */
#ifndef RECKON_CLI_REPLAY_LOG_H
#define RECKON_CLI_REPLAY_LOG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/source.h"
#include "model/replay.h"

struct db;

struct replay_log {
    struct arena *arena;
    struct replay_answer *answer;
    const char **learner, **topic, **template; /* names, one for each answer */
    size_t count, capacity;
    struct replay_size size;
    const char **learner_name, **topic_name; /* by number */
};

/* Reads a table; its columns may stand in any order, further ones are left
 * alone. False with the place of the first fault. */
bool replay_log_read(struct replay_log *log, const struct source *source,
                     struct error *error);

/* Takes what the model was told of a learner in untimed practice. */
bool replay_log_history(struct replay_log *log, struct db *db, int64_t learner,
                        const char *name, struct error *error);

/* Numbers the names; after all answers are in. */
void replay_log_number(struct replay_log *log);

#endif
