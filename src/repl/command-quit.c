#include "repl/command.h"
#include "repl/repl.h"

void command_quit(struct repl *repl, const char *rest)
{
    (void)rest;
    repl_leave(repl);
}
