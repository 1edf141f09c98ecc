/* What the calculator is worth (declared in session.h).
 *
 * A right answer with its help is half a right answer, as after a hint: to
 * leave it out would let somebody choose, question by question, which misses
 * count, and to take it for a whole one would let arithmetic that was not done
 * raise the level. A wrong one stays wrong. */
#include "session/session.h"

enum session_calculator session_calculator(const struct session *session)
{
    const struct session_asked *asked = &session->asked;
    const struct preset *preset = session->course.preset;
    bool course = session->options.mode == SESSION_DRILL ||
                  session->options.mode == SESSION_MOCK;
    if (course && preset && preset->calculator)
        return CALCULATOR_FREE;
    if (asked->waiting && asked->question.template->tools == TOOLS_CALCULATOR)
        return CALCULATOR_FREE;
    if (course)
        return CALCULATOR_OFF;
    return asked->waiting && part_kind_is_judged(asked->shown.part->kind)
               ? CALCULATOR_HELP
               : CALCULATOR_FREE;
}

void session_calculated(struct session *session)
{
    session->asked.calculated |= session_calculator(session) == CALCULATOR_HELP;
}
