#include "repl/command.h"
#include "repl/repl.h"
#include "repl/view.h"

void command_topics(struct repl *repl, const char *rest)
{
    (void)rest;
    const struct session *session = &repl->session;
    struct view_level level = {&session->ability, session->topic,
                               repl->options.clock->now()};
    view_topics(repl->options.out, repl->options.catalog, &level);
    term_text(repl->options.out, 0, "'practice TOPIC' asks about one.");
}
