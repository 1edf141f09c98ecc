#include <math.h>

#include "repl/command.h"
#include "repl/repl.h"
#include "repl/timer.h"

void command_time(struct repl *repl, const char *rest)
{
    double left = repl_left(repl);
    struct str line = {0};
    (void)rest;
    if (isinf(left))
        str_add(&line, "There is no clock.");
    else {
        timer_add(left, &line);
        str_add(&line, " left.");
    }
    term_text(repl->options.out, TERM_INDENT, line.text);
    str_release(&line);
}
