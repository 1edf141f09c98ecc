/* Drills and interviews: what was planned, how far it came, what came of it;
 * and what was said beside the answers (notes, intervals). */
#ifndef RECKON_STORE_SITTINGS_H
#define RECKON_STORE_SITTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct db;

struct sitting_item {
    int section;
    const char *bank, *template;
    int level;
};

struct sitting {
    int64_t session; /* also that of its answers */
    int64_t learner;
    const char *mode, *preset;
    uint64_t seed;
    int64_t started; /* UTC, seconds */
    double seconds;  /* that there is time for */
    double elapsed;  /* of them */
    int position;    /* of the item that is asked now */
    int64_t ended;   /* UTC, seconds; 0: not yet */
    double score;    /* NaN: none */
    struct sitting_item *item;
    size_t items;
};

/* Writes a new one with its items. */
bool sittings_begin(struct db *db, const struct sitting *sitting,
                    struct error *error);

/* How far it is: the item that is asked now, and the seconds used. */
bool sittings_advance(struct db *db, int64_t session, int position,
                      double elapsed, struct error *error);

/* It is over. A score that is NaN is none: it was left before its end. */
bool sittings_end(struct db *db, int64_t session, int64_t now, double elapsed,
                  double score, struct error *error);

/* The learner's last one of this mode that has not ended, with its items, in
 * `arena`; `found` tells whether there is one. */
bool sittings_unfinished(struct db *db, int64_t learner, const char *mode,
                         struct sitting *sitting, bool *found,
                         struct arena *arena, struct error *error);

/* The one with the best score among the learner's others of this preset; of
 * equals the last. Without items. */
bool sittings_best(struct db *db, int64_t learner, const char *mode,
                   const char *preset, int64_t except, struct sitting *best,
                   bool *found, struct error *error);

/* Something said aloud while a question waited. */
bool sittings_note(struct db *db, int64_t learner, int64_t session,
                   int64_t question, int64_t now, const char *words,
                   size_t length, struct error *error);

/* A note as a whole; words are any bytes. */
struct sitting_note {
    int64_t id; /* set when read */
    int64_t learner, session, question;
    int64_t time; /* UTC, seconds */
    const char *words;
    size_t length;
};

typedef bool sittings_visit_note(int64_t question, const char *words,
                                 size_t length, void *context);

/* The notes of a session, in their order. */
bool sittings_notes(struct db *db, int64_t session, sittings_visit_note *visit,
                    void *context, struct error *error);

/* An interval that a learner gave for the answer of a question. */
struct stated_interval {
    int64_t id; /* set when read */
    int64_t learner, session, question;
    int64_t time; /* UTC, seconds */
    const char *topic, *bank, *template;
    double stated; /* how sure, 0 to 1 */
    double low, high;
    double truth;
};

bool sittings_interval(struct db *db, const struct stated_interval *interval,
                       struct error *error);

typedef bool sittings_visit_interval(const struct stated_interval *interval,
                                     void *context);

/* All of a learner, or (session not 0) of one session, in their order. */
bool sittings_intervals(struct db *db, int64_t learner, int64_t session,
                        sittings_visit_interval *visit, void *context,
                        struct error *error);

/* --- all of a learner's, from one on; false from `visit` ends it --- */

typedef bool sittings_visit(const struct sitting *sitting, void *context);
typedef bool sittings_visit_whole_note(const struct sitting_note *note,
                                       void *context);

/* Sittings with their items by beginning and session, behind that one
 * (INT64_MIN twice: all). Texts and items are valid during the call. */
bool sittings_each(struct db *db, int64_t learner, int64_t started,
                   int64_t session, sittings_visit *visit, void *context,
                   struct error *error);

/* Notes and intervals with an id above `after`, in their order. */
bool sittings_each_note(struct db *db, int64_t learner, int64_t after,
                        sittings_visit_whole_note *visit, void *context,
                        struct error *error);
bool sittings_each_interval(struct db *db, int64_t learner, int64_t after,
                            sittings_visit_interval *visit, void *context,
                            struct error *error);

#endif
