#include "repl/repl.h"

static bool is_new(const struct repl *repl)
{
    return repl->session.ability.answers == 0;
}

static bool open_practice(struct repl *repl)
{
    struct term *out = repl->options.out;
    if (!out->echoed || repl->session.questions)
        return true;
    term_text(out, 0,
              "Answer, or type 'hint', 'show', 'skip', 'help'; 'quit' or "
              "Ctrl-D ends.");
    if (is_new(repl))
        term_text(out, 0,
                  "New here? 'place' finds your level in 12 questions, 'drill' "
                  "goes against the clock, 'topics' lists what can be asked.");
    return true;
}

const struct activity activity_practice = {
    .mode = SESSION_PRACTICE,
    .open = open_practice,
    .ask = activity_ask_plainly,
    .told = activity_tell_verdict,
    .over = activity_just_ends,
    .close = activity_sum_up,
};
