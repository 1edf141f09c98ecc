#include <string.h>

#include "repl/command.h"
#include "repl/repl.h"
#include "store/sittings.h"

void command_note(struct repl *repl, const char *rest)
{
    const struct session *session = &repl->session;
    struct error error = {.code = ERROR_NONE};
    if (!*rest)
        term_text(repl->options.out, TERM_INDENT,
                  "What shall be noted? As in 'note keep the fours'.");
    else if (sittings_note(session->options.db, session->options.learner,
                           session->options.id, session->asked.number,
                           repl->options.clock->now(), rest, strlen(rest),
                           &error))
        term_text(repl->options.out, TERM_INDENT, "Kept.");
    else
        repl_complain(repl, &error);
}
