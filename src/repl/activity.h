/* Activities: what a conversation is for. */
#ifndef RECKON_REPL_ACTIVITY_H
#define RECKON_REPL_ACTIVITY_H

#include <stdbool.h>

#include "session/session.h"

struct repl;
struct str;

struct activity {
    enum session_mode mode;
    bool course; /* asks a preset's questions, in a session of its own */

    /* Says what it is and gets ready. False when there is nothing to do, which
     * it has said. */
    bool (*open)(struct repl *repl);

    /* Shows the part that is asked now. */
    void (*ask)(struct repl *repl);

    /* Says what came of a line that was typed after so many seconds. */
    void (*told)(struct repl *repl, const char *line,
                 const struct outcome *outcome, double seconds);

    /* Appends what stands before "> " in the prompt, and returns what a
     * line_tick (line.h) returns. NULL: nothing, and no clock. */
    double (*prompt)(struct repl *repl, struct str *out);

    /* All was asked, or time is over. False: there is something left to do (the
     * state says what), and it will be called again after that. */
    bool (*over)(struct repl *repl);

    /* Says what it came to. */
    void (*close)(struct repl *repl);
};

#define ACTIVITY(id) extern const struct activity activity_##id;
#include "repl/activity.def"
#undef ACTIVITY

/* What several of them do: a question with all about it, its verdict and
 * solution, an end without more ado, the summary of the session. */
void activity_ask_plainly(struct repl *repl);
void activity_tell_verdict(struct repl *repl, const char *line,
                           const struct outcome *outcome, double seconds);
bool activity_just_ends(struct repl *repl);
void activity_sum_up(struct repl *repl);

#endif
