/* The conversation: asks, reads lines, obeys commands, hands answers to the
 * session and says what came of them. However it ends (a command, Ctrl-D, the
 * end of a pipe, a signal, a closed output, the end of time), what it came to
 * is said and nothing is lost. */
#ifndef RECKON_REPL_REPL_H
#define RECKON_REPL_REPL_H

#include <stdbool.h>
#include <stdint.h>

#include "bank/preset.h"
#include "base/error.h"
#include "base/rng.h"
#include "repl/activity.h"
#include "repl/calculator.h"
#include "repl/clock.h"
#include "repl/stats.h"
#include "repl/term.h"
#include "session/session.h"

struct complete;
struct config;
struct help_shell;
struct sitting;

/* The interview that is held where none is named, and how often it asks how
 * sure somebody is. */
#define MOCK_PRESET     "interview"
#define MOCK_CONFIDENCE 0.4

struct repl_options {
    struct term *out, *err;
    const struct clock *clock;
    struct catalog *catalog;
    struct preset_list *presets; /* read when one is first looked for */
    struct db *db;
    int64_t learner;
    uint64_t seed;
    const struct wish *wish; /* NULL: everything */
    const char *progress;    /* path that the greeting names; NULL: not kept */
    const char *history;     /* of typed commands; NULL: none */
    const struct help_shell *shell; /* help on the command line; or NULL */
    struct complete *complete;      /* set by repl_run */
    const struct activity *activity;
    const struct preset *preset;   /* of a drill, an interview */
    const struct sitting *resumed; /* the interview that goes on; or NULL */
    double minutes;                /* of an interview; 0: the preset's */
    double time_scale;             /* factor of times that are given; 0: 1 */
    bool untimed;                  /* a drill without its clock */
    bool still;                    /* no clock in the prompt */
    double confidence;       /* how often to ask how sure somebody is, 0 to 1 */
    uint32_t goal;           /* answers a day; 0: none */
    struct config *config;   /* what 'set' changes */
    const char *config_path; /* where it is kept, "" for nowhere */
    const char *type;        /* of the terminal */
    bool rewraps;            /* as that of line_options */
    bool utf8;               /* the locale has more than ASCII */
};

/* What the next line is. */
enum repl_state {
    REPL_BEGIN,    /* Enter, to begin */
    REPL_ANSWER,   /* an answer to session.asked, or a command */
    REPL_SURE,     /* how sure the learner is of `held` */
    REPL_INTERVAL, /* where the learner thinks that the answer lies */
    REPL_MARK,     /* y or n for rubric point number `point` */
    REPL_OVER      /* the conversation has ended */
};

/* An answer that was typed and is not yet judged: first it is asked how sure
 * the learner is. */
struct repl_held {
    struct str line;
    struct moment moment;
};

struct drill_log;

struct repl {
    struct repl_options options;
    const struct activity *activity;
    struct session session;
    enum repl_state state;
    int signal;       /* that ended it, or 0 */
    double asked;     /* when the part was asked, by clock->seconds */
    bool interrupted; /* suspended since */
    bool leaving;     /* the last key was Ctrl-C on an empty line */
    bool hinted;      /* it was told what a hint costs */
    bool timed_out;   /* time was over before the questions were */
    int time_told;    /* what timer_tell said last */
    bool marking;     /* an interview's questions are over */
    double began;     /* the course, by clock->seconds, less what is resumed */
    struct repl_held held;
    struct rng chance; /* whether to ask how sure somebody is */
    struct calculator calculator;
    const char *typed; /* the line that is handled now */
    uint32_t point;    /* of the rubric */
    bool met[SESSION_RUBRIC];
    uint32_t section;      /* of an interview, that was announced; from 1 */
    struct drill_log *log; /* of a drill */
    struct stats_listed listed; /* mistakes, by the numbers they had */
    struct error failure;       /* ends the program with status 1 */
};

/* Holds the conversation. False when something failed: the error says what, or
 * has no code where the output was closed. `signal` is the one that ended it,
 * to be raised again once all is put away, or 0. */
bool repl_run(const struct repl_options *options, int *signal,
              struct error *error);

/* --- for commands and activities --- */

/* Another conversation inside of this one, which goes on afterwards. */
void repl_interlude(struct repl *repl, const struct repl_options *options);

/* Goes on with another untimed activity. */
void repl_change(struct repl *repl, const struct activity *activity);

/* The moment of an answer. */
struct moment repl_moment(const struct repl *repl);

/* Asks the next part and starts its clock. */
void repl_ask(struct repl *repl);

/* Ends it, as far as it can be ended: an interview is marked first. */
void repl_leave(struct repl *repl);

/* Shows the part that waits once more. */
void repl_show(struct repl *repl);

/* After a part is finished by showing or leaving it. */
void repl_finish(struct repl *repl, const struct outcome *outcome, bool show);

/* An error on standard output, since it is part of the conversation. */
void repl_complain(struct repl *repl, const struct error *error);

/* Seconds of a course that were used, and that are left (infinite without a
 * clock). */
double repl_elapsed(const struct repl *repl);
double repl_left(const struct repl *repl);

/* --- what a typed line is (taking.c, sure.c, marking.c) --- */

void taking_line(struct repl *repl, struct str *line);

/* Judges an answer and says what came of it. */
void taking_answer(struct repl *repl, const struct str *line,
                   const struct moment *moment);

/* Is it time to ask how sure the learner is of this line? Then it is held. */
bool sure_holds(struct repl *repl, const struct str *line);
void sure_take(struct repl *repl, const char *line);
void sure_take_interval(struct repl *repl, const struct str *line);

/* The rubric of an open question, point by point. */
void marking_start(struct repl *repl);
void marking_take(struct repl *repl, const char *line);

/* --- the end --- */

/* "12 of 20 today", where there is a goal. */
void goal_say(struct repl *repl);

/* The questions of a drill that were answered. */
void drill_log_add(struct repl *repl, const struct outcome *outcome,
                   const char *line, double seconds);
void drill_result(struct repl *repl);
void drill_log_release(struct repl *repl);

/* What an interview came to, from its rows. */
bool mock_report(struct repl *repl, int64_t session, struct error *error);

#endif
