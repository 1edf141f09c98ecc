/* The rubric of an open question, marked by the learner point by point. */
#include <string.h>

#include "repl/repl.h"
#include "repl/say.h"

static uint32_t rubric_points(const struct repl *repl)
{
    uint32_t points = repl->session.asked.shown.part->rubric_points;
    return points < SESSION_RUBRIC ? points : SESSION_RUBRIC;
}

static void finish(struct repl *repl, uint32_t points)
{
    struct moment moment = repl_moment(repl);
    struct outcome outcome;
    uint32_t met = 0;
    for (uint32_t i = 0; i < points; i++)
        met += repl->met[i];
    session_mark(&repl->session, repl->met, points, &moment, &outcome);
    say_marks(repl->options.out, met, points, &outcome);
    repl_ask(repl);
}

/* Shows the next rubric point, or, past the last, what they come to. */
static void ask_point(struct repl *repl)
{
    struct session_asked *asked = &repl->session.asked;
    struct error error = {.code = ERROR_NONE};
    uint32_t points = rubric_points(repl);
    if (repl->point >= points) {
        finish(repl, points);
        return;
    }
    const char *text = question_text(
        &asked->question, &asked->shown.part->rubric[repl->point], &error);
    struct str lead = {0};
    str_add_format(&lead, "%u of %u:", repl->point + 1, points);
    term_led_text(repl->options.out, TERM_INDENT, TERM_INDENT + 2, STYLE_STRONG,
                  lead.text, text ? text : error.text);
    str_release(&lead);
}

void marking_start(struct repl *repl)
{
    repl->state = REPL_MARK;
    repl->point = 0;
    memset(repl->met, 0, sizeof repl->met);
    ask_point(repl);
}

void marking_take(struct repl *repl, const char *line)
{
    size_t length = strcspn(line, " \t");
    bool yes = length && strncmp(line, "yes", length) == 0;
    bool no = length && strncmp(line, "no", length) == 0;
    if (!yes && !no) {
        term_add(repl->options.out, "  y or n, please ('skip' leaves it).\n");
        return;
    }
    repl->met[repl->point++] = yes;
    ask_point(repl);
}
