#include "repl/activity.h"

#include "repl/repl.h"
#include "repl/say.h"

void activity_ask_plainly(struct repl *repl)
{
    say_question(repl->options.out, &repl->session, repl->options.clock->now());
}

void activity_tell_verdict(struct repl *repl, const char *line,
                           const struct outcome *outcome, double seconds)
{
    say_outcome(repl->options.out, &repl->session, line, outcome, seconds);
}

bool activity_just_ends(struct repl *repl)
{
    (void)repl;
    return true;
}

void activity_sum_up(struct repl *repl)
{
    say_summary(repl->options.out, &repl->session, repl->options.clock->now());
}
