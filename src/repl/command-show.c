#include "repl/command.h"
#include "repl/repl.h"

void command_show(struct repl *repl, const char *rest)
{
    (void)rest;
    struct moment moment = repl_moment(repl);
    struct outcome outcome;
    session_show(&repl->session, &moment, &outcome);
    repl_finish(repl, &outcome, true);
}
