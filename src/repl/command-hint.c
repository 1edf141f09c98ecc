#include "repl/command.h"
#include "repl/repl.h"

void command_hint(struct repl *repl, const char *rest)
{
    (void)rest;
    struct term *out = repl->options.out;
    struct session_asked *asked = &repl->session.asked;
    uint32_t hints = asked->shown.part->hints;
    struct error error = {.code = ERROR_NONE};
    const char *text = session_hint(&repl->session, &error);
    if (!text) {
        if (error.code != ERROR_NONE)
            error_list_add(&repl->session.trouble, &error);
        term_text(out, TERM_INDENT,
                  hints && asked->hints
                      ? "There is no further hint. 'show' tells the answer."
                      : "There is no hint here. 'show' tells the answer.");
        return;
    }
    struct str lead = {0};
    if (hints > 1)
        str_add_format(&lead, "Hint %d of %u:", asked->hints, hints);
    else
        str_add(&lead, "Hint:");
    term_led_text(out, TERM_INDENT, TERM_INDENT, STYLE_STRONG, lead.text, text);
    str_release(&lead);
    if (!repl->hinted)
        term_text(out, TERM_INDENT,
                  repl->activity->mode == SESSION_MOCK
                      ? "(That costs a quarter of the question.)"
                      : "(After a hint a right answer counts half.)");
    repl->hinted = true;
}
