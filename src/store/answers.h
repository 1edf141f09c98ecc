/* Every answered part, one row each, in the order of answering; nothing is ever
 * changed or removed. Skipped and unreadable-to-the-end parts have rows too
 * (result NaN), so that what was asked is known. Rows are written by
 * progress_record, together with what they change. */
#ifndef RECKON_STORE_ANSWERS_H
#define RECKON_STORE_ANSWERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct db;

/* Texts are UTF-8 and belong to whoever made the struct; none may be NULL but
 * those marked so. NaN stands for "there is none". */
struct answer_row {
    int64_t id; /* its place in the order of all; 0 to be added: the last */
    int64_t learner;  /* learners_find */
    int64_t session;  /* a random number, one for each sitting */
    int64_t sequence; /* of this part in the session, from 1 */
    int64_t question; /* of the question in the session; parts share it */
    int64_t time;     /* UTC, seconds */
    int offset;       /* of the local time, minutes east of UTC */
    const char *bank, *template, *part, *topic;
    int level;
    uint64_t seed;
    const char *kind;  /* of the answer: number, choice, ... */
    const char *typed; /* the line as it was typed, any bytes; or NULL */
    size_t typed_length;
    const char *reading; /* the value it was read as; or NULL */
    const char *verdict; /* right, rounded, near:complement, skipped, ... */
    const char *mistake; /* tag of the misconception; or NULL */
    double credit;       /* share of the marks, 0 .. 1 */
    double result;       /* what the model was told: 0, 0.5, 1; NaN: nothing */
    int tries, hints;
    double seconds;   /* by the monotonic clock */
    bool interrupted; /* the time is no measure: suspended, paused */
    bool assisted;    /* after a hint, or shown */
    bool self_graded;
    const char *mode;  /* practice, placement, review, drill, mock */
    const char *track; /* set of estimates: "" untimed, else a drill's name */
    double confidence; /* that the learner stated, 0 .. 1 */
    double prediction; /* the chance that the model had given, 0 .. 1 */
    int options;       /* to choose from; 0 where the answer was typed */
    double asked;      /* when the part was put: UTC, seconds; NaN: not known */
    double
        allowed; /* seconds that a drill gives; NaN: no clock, or not known */
    int due;     /* as a review: 0 or 1; ANSWERS_UNKNOWN */
};

/* The part was answered before the program kept this. */
#define ANSWERS_UNKNOWN (-1)

/* Gets one row after the other; texts are valid during the call, and nothing
 * may be recorded in it. False ends the reading. */
typedef bool answers_visit(const struct answer_row *answer, void *context);

/* All answers of a learner with an id above `after`, oldest first. */
bool answers_each(struct db *db, int64_t learner, int64_t after,
                  answers_visit *visit, void *context, struct error *error);

/* All answers of one session, in their order. */
bool answers_of_session(struct db *db, int64_t session, answers_visit *visit,
                        void *context, struct error *error);

/* Whose answers: all, or those of one topic, or of one template. */
struct answers_filter {
    int64_t learner;
    const char *topic;           /* NULL: any */
    const char *bank, *template; /* NULL: any; not together with a topic */
};

/* The answers that the filter lets through, newest first. The time does not
 * depend on how many there are beyond those visited. */
bool answers_latest(struct db *db, const struct answers_filter *filter,
                    answers_visit *visit, void *context, struct error *error);

/* Local days of those who answered, counted from 1970-01-01; both ends are
 * included. Of one topic, or (NULL) of all. */
struct answers_span {
    int64_t learner;
    int64_t first, last;
    const char *topic;
};

/* The local day of a moment. */
int64_t answers_day(int64_t time, int offset);

/* The answers of a span that the model was told, oldest first. */
bool answers_told(struct db *db, const struct answers_span *span,
                  answers_visit *visit, void *context, struct error *error);

/* The wrong answers of a span, second tries too, newest first. */
bool answers_wrong(struct db *db, const struct answers_span *span,
                   answers_visit *visit, void *context, struct error *error);

/* As many as choosing the next question may look back (SELECT_RECENT). */
enum { ANSWERS_RECENT = 8 };

/* The last questions of a topic, newest first, parts counted as one. */
struct answers_recent {
    struct {
        const char *bank, *template;
        int level;
    } asked[ANSWERS_RECENT];
    size_t count;
};

/* Texts are copied to `arena`. */
bool answers_last_asked(struct db *db, int64_t learner, const char *topic,
                        struct answers_recent *recent, struct arena *arena,
                        struct error *error);

struct answers_mistake {
    const char *tag;
    int64_t times;
    int64_t last_id; /* of the latest answer with it */
};

/* The misconceptions of a learner, the most frequent first, in `arena`. */
bool answers_mistakes(struct db *db, int64_t learner,
                      struct answers_mistake **mistake, size_t *count,
                      struct arena *arena, struct error *error);

bool answers_count(struct db *db, int64_t learner, int64_t *count,
                   struct error *error);

/* Adds a row inside the caller's transaction. Where this very answer is there
 * already (a retry after a failure that came too late), `known` is set and
 * nothing added; another answer with that session and sequence is an error. */
bool answers_insert(struct db *db, const struct answer_row *answer, bool *known,
                    struct error *error);

#endif
