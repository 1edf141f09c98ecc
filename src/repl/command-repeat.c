#include "repl/command.h"
#include "repl/repl.h"
#include "repl/say.h"

void command_repeat(struct repl *repl, const char *rest)
{
    (void)rest;
    repl_show(repl);
}
