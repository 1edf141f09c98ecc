#include "repl/command.h"
#include "repl/repl.h"

void command_place(struct repl *repl, const char *rest)
{
    struct wish wish = {.topics = 0};
    if (!command_wish(repl, rest, &wish))
        return;
    session_want(&repl->session, &wish);
    repl_change(repl, &activity_place);
}
