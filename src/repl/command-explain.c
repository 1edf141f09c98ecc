#include <string.h>

#include "base/numtext.h"
#include "repl/command.h"
#include "repl/repl.h"

void command_explain(struct repl *repl, const char *rest)
{
    struct stats stats = command_look_back(repl);
    struct error error = {.code = ERROR_NONE};
    uint64_t number;
    if (!numtext_integer(rest, strlen(rest), &number) || number > SIZE_MAX)
        number = 0;
    if (!stats_explain(&stats, (size_t)number, &error))
        repl_complain(repl, &error);
}
