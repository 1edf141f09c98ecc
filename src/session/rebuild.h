/* Estimates from the history alone: a learner's rows, in the order in which
 * they were given, through the function by which a live session learns
 * (lesson.h). What comes out is what a live session would have, to the last
 * bit, where
 *
 * - the rows say all that is needed. Those from before it was kept lack three
 *   things. `asked`: the time of the answer less its seconds. `due`: worked out
 *   from the review queue and the questions asked since, as a session does,
 *   which errs only where another session was open in between. `allowed`, in a
 *   drill: from the author's time in the catalog; without a catalog, or where
 *   the template is gone, the row teaches nothing;
 * - templates have kept their ids. Under a catalog, a row with a former id
 *   (`formerly` in the bank) counts for the template as it is called now: so a
 *   renamed template gets back what a live session had lost sight of. The rows
 *   themselves stay as they were.
 *
 * Memory: what all states take, whatever the number of rows. */
#ifndef RECKON_SESSION_REBUILD_H
#define RECKON_SESSION_REBUILD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "session/catalog.h"
#include "store/progress.h"

/* A row and what is believed after it. All of it is valid during the call. */
struct rebuild_step {
    const struct answer_row *row; /* as it stands in the history */
    bool learnt; /* the row was a lesson; else `after` is as it was before */
    /* In the row's track, of its learner, topic and template. For an ability
     * over time: ability_shown_level(&after->learner, &after->topic or NULL,
     * row->time), for the rows that were lessons, of one track ("" for untimed
     * practice). */
    const struct progress_state *before, *after;
};

/* False ends the replay. Must not use the database. */
typedef bool rebuild_visit(const struct rebuild_step *step, void *context);

/* Replays all rows of a learner, oldest first, and changes nothing. `catalog`
 * may be NULL. */
bool rebuild_replay(struct db *db, int64_t learner,
                    const struct catalog *catalog, rebuild_visit *visit,
                    void *context, struct error *error);

/* Replaces all states of a learner, in every track, review queue included, by
 * what the history says: in one transaction. Where a session is open in another
 * program, its next answer learns from the new states. */
bool rebuild_states(struct db *db, int64_t learner,
                    const struct catalog *catalog, struct error *error);

/* The same inside the caller's transaction (db_begin). */
bool rebuild_states_within(struct db *db, int64_t learner,
                           const struct catalog *catalog, struct error *error);

/* Are a learner's states what the history says, be it by the names that
 * templates have under the catalog or by those of then? Changes nothing, though
 * it takes the right to write. */
bool rebuild_agrees(struct db *db, int64_t learner,
                    const struct catalog *catalog, bool *agrees,
                    struct error *error);

#endif
