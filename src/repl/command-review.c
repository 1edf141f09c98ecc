#include "repl/command.h"
#include "repl/repl.h"

void command_review(struct repl *repl, const char *rest)
{
    (void)rest;
    repl_change(repl, &activity_review);
}
