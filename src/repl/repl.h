/* The conversation: asks, reads lines, obeys commands, hands answers to the
 * session and says what came of them. However it ends (a command, Ctrl-D, the
 * end of a pipe, a signal, a closed output), the summary is the same and
 * nothing is lost. */
#ifndef RECKON_REPL_REPL_H
#define RECKON_REPL_REPL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "repl/clock.h"
#include "repl/term.h"
#include "session/session.h"

struct repl_options {
    struct term *out, *err;
    const struct clock *clock;
    struct catalog *catalog;
    struct db *db;
    int64_t learner;
    uint64_t seed;
    const struct wish *wish; /* NULL: everything */
    const char *progress;    /* path that the greeting names; NULL: not kept */
    const char *history;     /* of typed commands; NULL: none */
};

/* What the next line is. */
enum repl_state {
    REPL_ANSWER, /* an answer to session.asked, or a command */
    REPL_MARK,   /* y or n for rubric point number `point` */
    REPL_OVER    /* the conversation has ended */
};

struct repl {
    struct repl_options options;
    struct session session;
    enum repl_state state;
    double asked;     /* when the part was asked, by clock->seconds */
    bool interrupted; /* suspended since */
    bool leaving;     /* the last key was Ctrl-C on an empty line */
    bool hinted;      /* it was told what a hint costs */
    uint32_t point;   /* of the rubric */
    bool met[SESSION_RUBRIC];
    struct error failure; /* ends the program with status 1 */
};

/* Holds the conversation. False when something failed: the error says what, or
 * has no code where the output was closed. `signal` is the one that ended it,
 * to be raised again once all is put away, or 0. */
bool repl_run(const struct repl_options *options, int *signal,
              struct error *error);

/* For commands: */

/* The moment of an answer. */
struct moment repl_moment(const struct repl *repl);

/* Asks the next part and starts its clock. */
void repl_ask(struct repl *repl);

/* After a part is finished by showing or leaving it. */
void repl_finish(struct repl *repl, const struct outcome *outcome, bool show);

/* An error on standard output, since it is part of the conversation. */
void repl_complain(struct repl *repl, const struct error *error);

#endif
