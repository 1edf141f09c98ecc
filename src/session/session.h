/* Where questions, the learner model and the store meet: choosing what to ask,
 * judging what is typed, recording it. No terminal and no clock: whoever holds
 * a session prints what it says and tells it the time.
 *
 * One sitting is one session, even if its topics or mode change in between. An
 * answer is on disk before its outcome is returned. If it cannot be saved, the
 * outcome says so, the answer waits in memory, and is tried again with the next
 * one and at the end.
 *
 * What the model is told, once for each part: 1 for right without help, 0.5
 * after a hint or where one more try was offered, 0 for wrong or shown; nothing
 * for skipped, unreadable and open. A second try is a row of its own in the
 * history, without a result. */
#ifndef RECKON_SESSION_SESSION_H
#define RECKON_SESSION_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/rng.h"
#include "model/ability.h"
#include "model/review.h"
#include "quiz/answer.h"
#include "quiz/question.h"
#include "quiz/verdict.h"
#include "session/catalog.h"
#include "session/course.h"
#include "session/wish.h"

struct answer_row;
struct db;
struct record;
struct sitting;

enum {
    SESSION_RECENT = 8,
    SESSION_RUBRIC = 32,
    PLACEMENT_QUESTIONS = 12 /* unless the preset has another count */
};

/* How questions are chosen, and what the model is told by answers. */
enum session_mode {
#define MODE(id, name, about) SESSION_##id,
#include "session/mode.def"
#undef MODE
};

/* When something was done. */
struct moment {
    int64_t now;    /* UTC, seconds */
    int offset;     /* of the local time, minutes east */
    double seconds; /* since the part was asked, by a clock that never jumps */
    bool interrupted; /* the seconds are no measure: suspended, paused */
};

struct session_options {
    struct catalog *catalog; /* outlives the session */
    struct db *db;           /* likewise */
    int64_t learner;         /* learners_find */
    int64_t id;              /* random and never the same twice, seed or not */
    uint64_t seed;           /* of all choices and questions */
    enum session_mode mode;
    const char *track; /* PROGRESS_UNTIMED, or the drill's id */
    double target; /* wanted chance of a right answer in practice; 0: 0.72 */
    bool comma;    /* the learner's decimal mark */
    const struct learner_memory *memory; /* results that answers may use */
};

/* What is known of a topic and what happened to it in this session. */
struct session_topic {
    struct ability_topic ability;
    bool recalled; /* `recent` was read from the store */
    struct {
        uint32_t template; /* of the catalog; CATALOG_NONE: gone */
        int level;
    } recent[SESSION_RECENT]; /* last questions, newest first */
    size_t recents;
    uint32_t asked;                /* questions of this session */
    uint32_t answers;              /* told to the model in it */
    uint32_t right;                /* of them without help */
    struct ability_level from, to; /* before the first, after the last */
};

struct session_template {
    bool wanted; /* may be asked */
    struct ability_template ability;
    struct review review;
    uint32_t missed; /* number of the question that missed it; 0: none */
};

enum session_reason {
    ASKED_FOR_PRACTICE,
    ASKED_FOR_REVIEW, /* it was missed before */
    ASKED_AS_FOLLOW_UP,
    ASKED_BY_COURSE /* of a drill, an interview */
};

/* The part that is asked now. */
struct session_asked {
    bool waiting;             /* for an answer */
    bool drawn;               /* `question` holds something */
    bool reopened;            /* no follow-up comes after it */
    uint32_t number;          /* of the question in the session, from 1 */
    uint32_t part;            /* index; parts follow each other */
    uint32_t template, level; /* of the catalog; index of its level */
    enum session_reason reason;
    bool due; /* as a review */
    struct question question;
    struct question_part shown;
    struct ability_question model;
    double chance;                 /* predicted */
    double confidence;             /* how sure the learner is; NaN: not said */
    int hints;                     /* given */
    bool calculated;               /* with the calculator, where that helps */
    int tries;                     /* judged */
    bool told;                     /* the model knows already: */
    struct ability_level from, to; /* how the topic's level moved by it */
    const char *words;             /* typed to an open question, or NULL */
    size_t words_length;
};

struct session_counts {
    uint32_t asked;    /* parts */
    uint32_t answered; /* told to the model */
    uint32_t right;    /* of them without help */
    uint32_t helped;   /* right in the end, with a hint or on another try */
    uint32_t shown;    /* given up */
    uint32_t skipped;
    uint32_t open;  /* marked by the learner */
    double seconds; /* over all of them */
};

struct session {
    struct arena arena;   /* as long as the session */
    struct arena scratch; /* one call of session_answer */
    struct session_options options;
    struct rng rng;
    struct ability_learner ability;
    struct session_topic *topic;       /* one for each of the catalog */
    struct session_template *template; /* likewise */
    struct wish wish;
    struct course course; /* of a drill, an interview */
    uint32_t placement;   /* questions of a placement */
    uint32_t placed;      /* questions since the mode began */
    bool over;            /* all was asked that this mode asks */
    struct session_asked asked;
    uint32_t questions;    /* so far */
    int64_t sequence;      /* of the last row */
    uint32_t since_review; /* questions */
    uint32_t misses;       /* in a row */
    struct session_counts counts;
    struct record *unsaved;    /* oldest first, or NULL */
    struct error_list trouble; /* with banks, to be told and cleared */
};

enum outcome_kind {
    OUTCOME_UNREAD, /* not an answer: `error` says why; nothing was recorded */
    OUTCOME_RETRY,  /* judged; one more try is offered at no cost */
    OUTCOME_MARKS,  /* open: the rubric is to be marked now (session_mark) */
    OUTCOME_DONE    /* the part is finished */
};

struct outcome {
    enum outcome_kind kind;
    struct verdict verdict;
    struct error error; /* its place: bytes of the line */
    char read_as[200];  /* "read as 5/36 = 0.1389", or "" */
    const char *chosen; /* of options, the text that was named; or NULL */
    bool told;          /* the model learnt from it: asked.from, .to */
    bool saved;
    struct error save_error; /* where it was not */
};

/* Begins. False when the learner's progress cannot be read; to be released
 * either way. Everything is wanted. */
bool session_start(struct session *session,
                   const struct session_options *options, int64_t now,
                   struct error *error);

/* Wants what the wish takes; NULL: everything. Open questions are asked where
 * the wish names something. The question that waits, if any, is left without a
 * row. */
void session_want(struct session *session, const struct wish *wish);

/* The mode's name, as the history has it. */
const char *session_mode_name(enum session_mode mode);

/* Are all parts of a question asked, or only the first? */
bool session_has_follow_ups(enum session_mode mode);

/* Goes on in another of the untimed modes. The question that waits, if any, is
 * left without a row. A placement asks so many questions. */
void session_change_mode(struct session *session, enum session_mode mode);

/* Takes the questions of a preset from now on: of a drill or an interview as
 * session_options.mode says, with so many seconds. Its sitting is written to
 * the store. */
bool session_take_course(struct session *session, const struct preset *preset,
                         double seconds, int64_t now, struct error *error);

/* Goes on with one that was broken off, from the question that waited; the
 * session has its id. False, too, when what it asks is not there any more. */
bool session_resume_course(struct session *session, const struct preset *preset,
                           const struct sitting *sitting, struct error *error);

/* Keeps how far the course is, so that it can be resumed from there. */
bool session_advance_course(struct session *session, struct error *error);

/* The course is over, with a score (NaN: left before its end). */
bool session_end_course(struct session *session, int64_t now, double score,
                        struct error *error);

/* Asks the next part: session->asked. One that waits goes on waiting. False
 * when there is nothing to ask: with an error, or, where all was asked that the
 * mode asks, with `over` set. */
bool session_next(struct session *session, int64_t now, struct error *error);

/* A typed line. What the learner said before of how sure they are
 * (asked.confidence) is recorded with it. */
void session_answer(struct session *session, const char *line, size_t length,
                    const struct moment *moment, struct outcome *outcome);

/* Would this line be an answer to the part that waits? Nothing is recorded. */
bool session_reads(struct session *session, const char *line, size_t length);

/* Keeps an open answer without marks, which session_mark gives it later, after
 * session_reopen. */
void session_said(struct session *session, const struct moment *moment,
                  struct outcome *outcome);

/* Lets a part that was answered in this session wait again, as it was. */
bool session_reopen(struct session *session, const struct answer_row *row,
                    struct error *error);

/* The learner's marks for an open answer: met[i] for rubric point i. */
void session_mark(struct session *session, const bool *met, uint32_t count,
                  const struct moment *moment, struct outcome *outcome);

/* The next hint; NULL (and no error) when there is no further one. */
const char *session_hint(struct session *session, struct error *error);

/* What the calculator is to the part that waits. */
enum session_calculator {
    CALCULATOR_OFF,  /* in drills and interviews, unless the preset has one */
    CALCULATOR_FREE, /* the question is meant to be done with one */
    CALCULATOR_HELP  /* it counts as a hint */
};

enum session_calculator session_calculator(const struct session *session);

/* It was used. */
void session_calculated(struct session *session);

/* Gives up: the part is finished, its solution may be shown. */
void session_show(struct session *session, const struct moment *moment,
                  struct outcome *outcome);

/* Leaves the part. */
void session_skip(struct session *session, const struct moment *moment,
                  struct outcome *outcome);

/* The worked solution with its numbers; NULL (and no error) for none. */
const char *session_solution(struct session *session, struct error *error);

/* Tries once more to save what could not be saved; returns how many answers are
 * still only in memory. */
size_t session_save(struct session *session, struct error *error);

/* Where the learner stands in a topic, or overall for CATALOG_NONE. */
struct ability_level session_level(const struct session *session,
                                   uint32_t topic, int64_t now);

/* The missed templates among what is wanted. */
struct session_reviews {
    uint32_t due;   /* how many may be asked again */
    double seconds; /* that they take */
    uint32_t later; /* the others */
    int64_t next;   /* when the first of those may be asked; 0: none waits */
};

/* As they are now, or, for `next_session`, as a session that began now would
 * see them: what was missed a moment ago is due then. */
struct session_reviews session_reviews(const struct session *session,
                                       int64_t now, bool next_session);

void session_release(struct session *session);

#endif
