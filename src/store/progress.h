/* What the learner model and the review queue hold, and the one way to change
 * it: an answer and all that follows from it are one transaction, on disk
 * before the verdict is shown.
 *
 * States are kept as rows, not worked out from the history: opening costs the
 * same after 100,000 answers as after none. A state that a damaged file gives
 * as impossible (a variance of 0 or below, or infinite) reads as a new one. */
#ifndef RECKON_STORE_PROGRESS_H
#define RECKON_STORE_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "model/ability.h"
#include "model/review.h"
#include "store/answers.h"

struct db;

/* The estimates of untimed practice; a drill has its own under its name. */
#define PROGRESS_UNTIMED ""

/* What one answer may change. */
struct progress_state {
    struct ability_learner learner;
    struct ability_topic topic;
    struct ability_template template;
    struct review review;
};

/* Changes the states in view of an answer. They are fresh from the database,
 * inside the transaction, whatever another program has done meanwhile. False
 * (with an error) takes everything back. Must not use the database. */
typedef bool progress_update(struct progress_state *state, void *context,
                             struct error *error);

/* Saves an answer; with `update` (which may be NULL) also the states of its
 * learner, topic and template in its track. When this returns true all is on
 * disk; when false nothing is, the connection can still be used, and the same
 * call may be made again. The very same answer recorded twice is one: the
 * second call returns true without calling `update`. */
bool progress_record(struct db *db, const struct answer_row *answer,
                     progress_update *update, void *context,
                     struct error *error);

struct progress_topic {
    const char *topic;
    struct ability_topic state;
};

struct progress_template {
    const char *bank, *template;
    struct ability_template state;
    struct review review;
};

/* All that is known of a learner in one track; texts and arrays belong to the
 * arena, sorted by name in byte order. */
struct progress {
    struct ability_learner learner;
    struct progress_topic *topic;
    size_t topic_count;
    struct progress_template *template;
    size_t template_count;
};

/* Reads it as it is at one instant, by three queries that touch no answer. */
bool progress_load(struct db *db, int64_t learner, const char *track,
                   struct progress *progress, struct arena *arena,
                   struct error *error);

/* Whose state a row holds; what does not belong to its kind is not looked at.
 */
struct progress_key {
    int64_t learner;
    const char *track;
    const char *topic;
    const char *bank, *template;
};

/* Inside the caller's transaction (db_begin): removes all states of a learner,
 * in every track; writes one. The history is not touched. */
bool progress_forget(struct db *db, int64_t learner, struct error *error);
bool progress_put_learner(struct db *db, const struct progress_key *key,
                          const struct ability_learner *state,
                          struct error *error);
bool progress_put_topic(struct db *db, const struct progress_key *key,
                        const struct ability_topic *state, struct error *error);
bool progress_put_template(struct db *db, const struct progress_key *key,
                           const struct ability_template *state,
                           const struct review *review, struct error *error);

/* A number for all states of a learner, in every track, the review queue
 * included: equal where all of them are, to the last bit. */
bool progress_digest(struct db *db, int64_t learner, uint64_t *digest,
                     struct error *error);

/* One of them, or the state of something never seen. */
struct ability_topic progress_of_topic(const struct progress *progress,
                                       const char *topic);
struct progress_template progress_of_template(const struct progress *progress,
                                              const char *bank,
                                              const char *template);

#endif
