#include "repl/command.h"
#include "repl/repl.h"

void command_mistakes(struct repl *repl, const char *rest)
{
    (void)rest;
    command_stats(repl, "mistakes");
}
